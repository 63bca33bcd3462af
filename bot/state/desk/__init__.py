"""A chat's desk: what it watches, what it is to be told, its settings, and its own names for questions."""
