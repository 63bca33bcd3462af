"""Imported only by the process from which bots are forked: all that a bot imports sooner or later, and what it loads first."""

from __future__ import annotations

import threading
from importlib import import_module

from bot.question.lexicon.english import lemma
from bot.question.lexicon.russian.mapped import analyzer
from tests import tables

PROGRAM = ("bot.__main__", "bot.chat.updates.polling", "bot.chat.updates.webhook", "bot.daily", "bot.web.mini.app")
# What it imports only where it is needed, as its libraries do.
LATER = ("_strptime", "aiosqlite", "alembic.command", "asyncpg", "dotenv", "pydantic_settings")

for name in (*PROGRAM, *LATER):
    import_module(name)
lemma("goods")
analyzer()
tables.make()
# Only the thread that forks is in the fork.
assert threading.active_count() == 1
