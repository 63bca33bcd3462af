"""One file for each kind of update, and what decides whether and in which language it is answered."""
