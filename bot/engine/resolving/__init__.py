"""Request → Question: what the words leave open, which periods and cells are looked at, and what each is set against."""
