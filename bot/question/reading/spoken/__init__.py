"""How people speak around a question: what they take back, what they quote, what they say it is for."""
