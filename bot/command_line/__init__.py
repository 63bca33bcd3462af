"""The commands of `tradebot`: how each is typed, and what it does."""
