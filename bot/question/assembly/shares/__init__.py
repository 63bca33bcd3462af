"""What a share is of, and what of it is asked for."""
