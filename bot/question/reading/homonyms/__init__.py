"""Words that are another word beside these, or several words: each rule says of one kind when it is."""
