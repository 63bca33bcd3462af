"""Commands of those who look after the bot, in their private chats; for all others there are none of them."""
