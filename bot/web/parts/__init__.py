"""The pieces of the page as HTML: each from a reply, and what is behind it. Nothing here asks the engine."""
