"""Everything that touches the database: verbs, store, time limit."""
