"""Numbers and money as they are written in each language, and the figures of a row."""
