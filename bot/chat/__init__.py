"""The only code that knows Telegram."""
