"""Answer → Reply: text for Telegram and the terminal, and JSON."""
