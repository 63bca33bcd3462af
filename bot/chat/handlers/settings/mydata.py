"""`/mydata`: all that is kept of a chat, in plain words; as a file, too, where it is long or is asked for so."""

from __future__ import annotations

import datetime as dt
import html
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.chat.api.content import Media
from bot.chat.handlers.settings.pages import Set, has, present
from bot.chat.handlers.settings.places import LANGUAGE, PLACES
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.render.phrases.shown import Text
from bot.reply import Reply
from bot.speech import spoken, tr, tr_later, trn
from bot.state.desk.preferences import DEFAULTS, read_preferences
from bot.words.numbers import decimal
from bot.words.periods import day_name

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.desk.rights import Rights
    from bot.engine.engine import Engine
    from bot.engine.live import Live
    from bot.state.store import State

    Rows = dict[str, list[dict[str, Any]]]

FILE = ("file", "json")
NAME = "mydata.json"
MOST_LISTED = 10
ITEM = "· {words}"
HEAD = tr_later("What is kept of this chat")
NOTHING = tr_later(
    "Nothing else is kept of it: no names of people, and no text of a question once it is answered. What buttons ask is kept up "
    "to half a year, without a chat."
)
MORE = tr_later("/mydata file gives all of it as JSON, /forget deletes it.")
# What stands for the program alone, and says nothing of a chat.
INTERNAL = {"origin", "identity", "owner"}
JSON_COLUMNS = {"payload", "preferences", "told", "parts"}
TIMES = ("_at", "_try", "_failed", "_before")


class MyData:
    """Shows it to the person, or to an administrator of the group."""

    def __init__(self, live: Live, state: State, rights: Rights) -> None:
        self._live = live
        self._state = state
        self._rights = rights

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """In plain words. Raises StateError."""
        if words and words.casefold() not in FILE:
            return None
        refusal = await self._rights.refusal(message, asker, opened=False)
        if refusal is not None:
            return Shown(notice(refusal))
        found = await self._state.kept.of(message.chat_id)
        with self._live.lease() as engine:
            told = _told(message, found, engine)
        long = words or any(len(rows) > MOST_LISTED for rows in (found["watches"], found["favourites"]))
        return Shown(Reply(html.escape(told, quote=False), told), file=_file(found) if long else None)

    def changes(self, words: str) -> bool:  # noqa: ARG002 - as all of a desk
        """Nothing; who may look is asked here."""
        return False


def _told(message: Message, found: Rows, engine: Engine) -> str:
    """A line for each kind of what is kept."""
    posts = [row["stage"] for row in found["outbox"]]
    ended = [stage for stage in posts if stage in {"sent", "perhaps", "dropped"}]
    watches = len(found["watches"])
    lines = [
        tr(HEAD),
        *_chat(message, found, engine),
        trn("{n} watch or alert", "{n} watches and alerts", watches).format(n=watches),
        *_listed([row["words"] for row in found["watches"]]),
        trn("{n} named question", "{n} named questions", len(found["favourites"])).format(n=len(found["favourites"])),
        *_listed([f"/{row['name']}  {row['words']}" for row in found["favourites"]]),
        tr("Posts: {waiting} to be sent; of {ended} only how they ended, for 30 days").format(
            waiting=_count(len(posts) - len(ended)), ended=_count(len(ended))
        ),
        tr("Releases that this chat was told of: {n}, for a year").format(n=_count(len(found["takeovers"]))),
        tr("Answers that an edited question still changes: {n}, as numbers of messages, for two days").format(
            n=_count(len(found["answers"]))
        ),
        tr("Messages that are being answered: {n}, with their text until then").format(n=_count(len(found["inbox"]))),
        "",
        tr(NOTHING),
        tr(MORE),
    ]
    return "\n".join(lines)


def _chat(message: Message, found: Rows, engine: Engine) -> list[str]:
    """The chat itself, and what it has set."""
    if not found["chats"]:
        return []
    row = found["chats"][0]
    of = Set(message.chat, read_preferences(row["preferences"]), spoken(row["language"]), engine)
    chosen = [
        tr("{name}: {value}").format(name=tr(place.title), value=present(place, of))
        for place in PLACES
        if has(of.chat, place)
        and (of.language if place.name == LANGUAGE else getattr(of.preferences, place.field) != getattr(DEFAULTS, place.field))
    ]
    since = dt.datetime.fromtimestamp(row["changed_at"], dt.UTC).date()
    number = tr("Its number, {number}, and that the bot is in it, noted on {day}").format(
        number=row["chat_id"], day=day_name(since)
    )
    return [number, tr("Settings: {settings}").format(settings="; ".join(chosen) or tr("none"))]


def _listed(items: list[str]) -> list[str]:
    """The first of them; how many there are stands above."""
    return [ITEM.format(words=item) for item in items[:MOST_LISTED]] + (["…"] if len(items) > MOST_LISTED else [])


def _count(number: int) -> str:
    return decimal(number, 0)


def _file(found: Rows) -> Media:
    """All rows, by table; times in UTC."""
    told = {name: [_row(row) for row in rows] for name, rows in found.items()}
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Media("document", NAME, "", content, Text(tr(HEAD), tr(HEAD)))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items() if name not in INTERNAL}


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - as the columns are
    if name in JSON_COLUMNS and value:
        with suppress(ValueError):  # what another version of the bot wrote is shown as it is
            return json.loads(value)
    if name.endswith(TIMES) and value:
        return dt.datetime.fromtimestamp(value, dt.UTC).isoformat()
    return value
