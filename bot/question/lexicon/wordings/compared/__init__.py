"""English that sets figures and their owners beside each other, as the phrases that the tables have."""
