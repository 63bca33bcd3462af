"""Tests of `bot.render.text.help`."""
