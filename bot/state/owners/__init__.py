"""Which process answers for an update: who is alive, and what a dead one had sent before it could say so."""
