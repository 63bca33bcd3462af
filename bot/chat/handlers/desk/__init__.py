"""Commands of a chat's desk: watches, settings, favourites, what is kept of a chat."""
