"""The help: how one asks, what there is of goods, of a country, of a command, and what the bot does besides."""
