"""Text -> tokens: code tables, inflections, spelling, near words."""
