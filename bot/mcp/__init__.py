"""A door for assistants that speak MCP: tools and resources over `reply()`. The only code that knows its SDK."""
