"""Official files → the dataset."""
