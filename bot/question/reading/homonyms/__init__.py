"""Words that are another word beside these: each rule says of one kind when it is."""
