"""The tables of a reply: their columns, lines and details, and those of holdings and of revisions."""
