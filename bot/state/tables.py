"""The tables of the state. Times are seconds since 1970 by the database's clock; chats and messages have Telegram's numbers."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, String, Table, Text, text

metadata = MetaData()
IS_OPEN = text("done_at is null")

# Every update that was taken. `origin` stands for the bot and its server, which number the updates; `identity` tells an update
# from another one with the same number, since Telegram counts anew after a quiet week. The payload is what people wrote: it
# is there until the update is done, and not longer. `chat_id` is whose order it keeps. `attempts` counts how often it was begun
# without an end: a process died with it. What could not be delivered since `first_failed` is tried again at `next_try`; `parts`
# are the messages of its answer that went out before that, as a JSON list of their ids, 0 for one that cannot be edited.
inbox = Table(
    "inbox",
    metadata,
    Column("origin", String(32), primary_key=True),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("identity", String(32), nullable=False),
    Column("payload", Text, nullable=False),
    Column("owner", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("chat_id", BigInteger),
    Column("next_try", BigInteger),
    Column("first_failed", BigInteger),
    Column("parts", Text),
    Column("outcome", String(16)),
    Index("inbox_done_at", "done_at"),
    Index("inbox_open", "origin", "chat_id", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
)

# Processes on this database, and when each said last that it lives. Beside a SQLite file they lock files instead.
leases = Table(
    "leases",
    metadata,
    Column("owner", BigInteger, primary_key=True, autoincrement=False),
    Column("renewed_at", BigInteger, nullable=False),
)

# Which message answers which question, so that an edited question gets its answer edited. 0: nothing that can be edited.
answers = Table(
    "answers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("question_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answer_id", BigInteger, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Index("answers_sent_at", "sent_at"),
)

# Requests that do not fit into a button.
links = Table(
    "links",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("words", Text, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Index("links_used_at", "used_at"),
)

# Chats the bot was in. An inactive one has kicked or blocked it. Without a language, whoever asks decides.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("language", String(2)),
)

# Pictures and files that Telegram has, by what is in them.
files = Table(
    "files",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("file_id", Text, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Index("files_used_at", "used_at"),
)
