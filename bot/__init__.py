"""A Telegram bot that answers questions on Japan's trade from the official statistics that ship with it."""

__version__ = "0.1.0"
