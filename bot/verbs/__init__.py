"""What a verb's file says of itself, and which verb does what. No SQL, no words of a language."""
