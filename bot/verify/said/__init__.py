"""What a text says: sentences → figures → claims, each with all that it is said of. Nothing here asks the data."""
