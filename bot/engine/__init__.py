"""Request → Answer: the dataset in DuckDB, the verbs, and what is missing."""
