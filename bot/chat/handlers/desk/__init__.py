"""Commands of a chat's desk: watches, names for questions, the calendar of releases, and who may change things."""
