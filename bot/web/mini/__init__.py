"""The page as a Mini App of Telegram: opened from a chat, for whom Telegram names, as they have set it."""
