"""Tokens -> periods."""
