"""Answer → Picture: what a chart shows, in exact figures and in words of one language; no drawing, no chart library."""
