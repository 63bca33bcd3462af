"""What a chat sets: one message with buttons, typed settings, and what answers take from them."""
