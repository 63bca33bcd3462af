"""Numbers as they are written: ranges, several that share a unit, parts in words."""
