"""The page: the same answers in a browser, in words and through controls. Asks as the chat does, and computes nothing."""
