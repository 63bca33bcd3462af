"""Known words near what is typed: for a slip of the pen, and for a name that is begun."""
