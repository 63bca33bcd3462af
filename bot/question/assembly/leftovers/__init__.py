"""Words that nothing came of: named as left out, taken to narrow the goods beside them, or refused."""
