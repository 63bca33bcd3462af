"""Ways of writing that become the phrases of the tables: phrases with a gap, signs, shorthand; of sentences alone."""
