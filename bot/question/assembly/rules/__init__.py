"""What is worked out, set against and put in order: each rule looks at all the words of a sentence and changes one thing."""
