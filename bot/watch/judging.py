"""What a release means for one watch or alert: its figures compared with those that were told, its condition judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.errors import AskError
from bot.logs import get_logger
from bot.preferred import preferred
from bot.speech import speaking
from bot.watch.change import Change, alerted, changed
from bot.watch.conditions import judge
from bot.watch.figures import read_told, taken

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.preferred import Preferred
    from bot.question.request import Request
    from bot.state.desk.watches import Watch
    from bot.watch.conditions import Judged
    from bot.watch.figures import Snapshot

    # Kind, words, language, how figures are written, what was told, whether it held.
    _Key = tuple[str, str, str, Preferred, str | None, bool | None]

logger = get_logger(__name__)
MOST_ANSWERS, MOST_OUTCOMES = 4_096, 16_384


@dataclass(frozen=True, slots=True)
class Item:
    """What one watch or alert has to say; `change` is the same for all who watch the same, were told the same, and read it."""

    watch: Watch
    change: Change


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be kept of a watch from now on, `told` as JSON and whether an alert `holds`; an item where there is news."""

    told: str
    holds: bool | None
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class _Outcome:
    told: str
    holds: bool | None = None
    change: Change | None = None


class Kept:
    """What was worked out of one engine for other watches of the same words. For one thread at a time."""

    def __init__(self) -> None:
        self.snapshots: LRUCache[str, Snapshot] = LRUCache(MOST_ANSWERS)
        self.conditions: LRUCache[str, Judged] = LRUCache(MOST_ANSWERS)
        self.outcomes: LRUCache[_Key, _Outcome] = LRUCache(MOST_OUTCOMES)


def judged(watch: Watch, engine: Engine, kept: Kept) -> Judgement:
    """Compare, or judge the condition; a watch that was told nothing yet has no news.

    Never raises: what cannot be answered now is as it was.
    """
    key = watch.kind, watch.words, watch.language, preferred().of_canonical, watch.told, watch.holds
    outcome = kept.outcomes.get(key)
    if outcome is None:
        outcome = kept.outcomes[key] = _outcome(watch, engine, kept)
    item = Item(watch, outcome.change) if outcome.change is not None else None
    return Judgement(outcome.told, outcome.holds, item)


def _outcome(watch: Watch, engine: Engine, kept: Kept) -> _Outcome:
    try:
        with speaking(watch.language):
            request = engine.parse(watch.words)
            return (_condition if watch.kind == "alert" else _figures)(watch, request, engine, kept)
    except AskError as error:
        logger.info("not judged", code=error.code)
    except Exception:
        logger.exception("judging failed", request=watch.words)
    return _Outcome(watch.told or "", watch.holds)


def _figures(watch: Watch, request: Request, engine: Engine, kept: Kept) -> _Outcome:
    found = kept.snapshots.get(watch.words)
    if found is None:
        found = kept.snapshots[watch.words] = taken(request, engine)
    told = read_told(watch.told)
    if told is None:
        return _Outcome(found.told)
    return _Outcome(found.told, None, changed(found, told, request, engine))


def _condition(watch: Watch, request: Request, engine: Engine, kept: Kept) -> _Outcome:
    found = kept.conditions.get(watch.words)
    if found is None:
        found = kept.conditions[watch.words] = judge(request, engine)
    news = watch.holds is not None and watch.holds != found.holds
    return _Outcome(found.told, found.holds, alerted(found, request, engine) if news else None)
