"""Many chats that watch something, as benches and long runs want them: put into a state at once, with figures that were told."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

from sqlalchemy import insert

from bot.clock import now
from bot.errors import AskError
from bot.speech import HOME, speaking
from bot.state.tables import watches
from bot.watch.figures import taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.engine import Engine
    from bot.state.store import State

GOODS = ("lng", "coal", "oil", "cars", "fish", "wood", "parts", "metals", "machinery", "food", "total", "crab")
PARTNERS = ("ru", "au", "us", "cn", "kr", "de", "ca", "id", "my", "th", "world", "in", "br", "za")
SHAPES = ("/trade {goods} {partner} latest", "/trade {goods} {partner} fytd", "/months {goods} {partner} last 12m")
ROWS_AT_ONCE = 5_000


def told_now(words: str, engine: Engine) -> str:
    """The figures of a watched question as they are, as JSON. Raises AskError where there are none."""
    with speaking(HOME):
        return taken(engine.parse(words), engine).told


def figures(engine: Engine, most: int) -> dict[str, str]:
    """Canonical commands that have figures, at most so many, each with the figures as no release had them."""
    found: dict[str, str] = {}
    for shape, goods, partner in itertools.product(SHAPES, GOODS, PARTNERS):
        try:
            words = engine.parse(shape.format(goods=goods, partner=partner)).words(engine.vocabulary)
            told = told_now(words, engine)
        except AskError:
            continue
        found[words] = json.dumps({name: value * 2 for name, value in json.loads(told).items()})
        if len(found) == most:
            break
    return found


async def watching(state: State, chats: Sequence[int], told: dict[str, str], each: int) -> None:
    """Have each chat watch so many of the questions, never one twice."""
    questions = itertools.cycle(told)
    rows = ((chat, next(questions)) for chat in chats for _ in range(each))
    while some := list(itertools.islice(rows, ROWS_AT_ONCE)):
        async with state._engine.begin() as connection:
            await connection.execute(insert(watches), list(_rows(some, told)))


def _rows(pairs: Iterable[tuple[int, str]], told: dict[str, str]) -> Iterable[dict[str, object]]:
    made_at = int(now().timestamp())
    for chat, words in pairs:
        yield {
            "chat_id": chat,
            "kind": "watch",
            "words": words,
            "language": "en",
            "made_at": made_at,
            "told": told[words],
        }
