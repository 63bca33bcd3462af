"""Question → Answer: what was known on its day, its rows in order, and answers kept for who asks the same."""
