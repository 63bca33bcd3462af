"""The command line's side of answers: the conversation in a terminal, and the standard streams of every command."""
