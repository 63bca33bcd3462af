"""One official file -> cells, checked. Downloads nothing."""
