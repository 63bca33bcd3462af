"""Lists of HS codes → the names of codes that are bundled."""
