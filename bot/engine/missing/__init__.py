"""Which figures are not there, and why."""
