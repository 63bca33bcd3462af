"""Replies as a phone shows them: letters, bubbles, and the pictures of the guide that are drawn of them."""
