"""Russian words: their dictionary, and what it knows of each."""
