"""Pieces of a question that belong together: what is added up or left out, set against, worked out, put in order."""
