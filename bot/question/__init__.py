"""Words → Request: periods, vocabulary, and the grammar of a question."""
