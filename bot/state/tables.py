"""The tables of the state. Times are seconds since 1970 by the database's clock; chats and messages have Telegram's numbers."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, text

metadata = MetaData()
IS_OPEN = text("done_at is null")

# Every update that was taken. `origin` stands for the bot and its server, which number the updates; `identity` tells an update
# from another one with the same number, since Telegram counts anew after a quiet week. The payload is what people wrote: it
# is there until the update is done, and not longer, and so is `chat_id`: whose order it keeps. `attempts` counts how often it was
# begun without an end: a process died with it. What could not be delivered since `first_failed` is tried again at `next_try`;
# `parts` are the messages of its answer that went out before that, as a JSON list of their ids, 0 for one that cannot be edited.
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

# Chats the bot was in. An inactive one has kicked or blocked it. Without a language, whoever asks decides. `preferences` are
# what else was set, as JSON: `desk.preferences.Preferences`.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("language", String(2)),
    Column("preferences", Text),
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

# Questions that a chat wants to be told of, by kind: `watch`, whenever a release changes their figures, or `alert`, when a
# condition becomes true and when it ends. `words` is a canonical command. `told` are the figures that were told last, as JSON.
# `holds` says of an alert whether its condition was true then. One that is `paused` has the reason there. `place` is its number
# in the chat's list, which stays the same while others go; `made_by` the message that asked for it, where one was typed.
watches = Table(
    "watches",
    metadata,
    Column("watch_id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("direct_topic", BigInteger),
    Column("kind", String(8), nullable=False),
    Column("words", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("paused", String(16)),
    Column("told", Text),
    Column("holds", Boolean),
    Column("place", Integer),
    Column("made_by", BigInteger),
    Index("watches_chat_id", "chat_id"),
    sqlite_autoincrement=True,
)

# Which release was taken over for which chat: written in one transaction with the posts that it led to: there are no others.
takeovers = Table(
    "takeovers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("release", String(64), primary_key=True),
    Column("taken_at", BigInteger, nullable=False),
    Index("takeovers_taken_at", "taken_at"),
)

# What is sent without being asked. `occasion` says what for, and is there once a chat and topic (0: none). `payload` is the
# message, as JSON. `stage`: waiting, sending, sent, perhaps (sent by a process that died in that moment: not sent again), paused
# (with the reason; sent when the chat is back), dropped (with the reason). `not_before` holds it back: quiet hours, or what
# Telegram asked for.
outbox = Table(
    "outbox",
    metadata,
    Column("post_id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("topic", BigInteger, nullable=False),
    Column("direct_topic", BigInteger, nullable=False),
    Column("occasion", String(96), nullable=False),
    Column("part", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("stage", String(8), nullable=False),
    Column("reason", String(64)),
    Column("owner", BigInteger, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    UniqueConstraint("chat_id", "topic", "direct_topic", "occasion", "part"),
    Index("outbox_stage", "stage", "not_before"),
    Index("outbox_ended_at", "ended_at"),
    sqlite_autoincrement=True,
)

# What one process at a time does for all: `until` is when another may take it over.
roles = Table(
    "roles",
    metadata,
    Column("role", String(16), primary_key=True),
    Column("owner", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)

# Processes that serve, for those who look after them: what each runs, and when it said so last.
replicas = Table(
    "replicas",
    metadata,
    Column("owner", BigInteger, primary_key=True, autoincrement=False),
    Column("version", String(32), nullable=False),
    Column("release", String(64), nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)

# Questions that a chat has given a name.
favourites = Table(
    "favourites",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("words", Text, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
)
