"""An answer as a message: tables, sentence, help, topics, refusals, what one asks next."""
