"""What was typed → what a chat is going to watch, what is said of it, and what it would be told now. In the language spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.speech import language, tr, tr_later
from bot.watch import lines
from bot.watch.alerts import condition_of
from bot.watch.change import alerted, present
from bot.watch.conditions import judge
from bot.watch.figures import taken
from bot.watch.judging import Item
from bot.watch.posts import posts_of
from bot.watch.wanted import is_over, read, watched
from bot.watch.wording import condition_text

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.question.request import Request
    from bot.state.desk.watches import Watch
    from bot.watch.post import Post

FOLLOWED = tr_later("This chat is told the new figures with each release, and what it revised.")
OVER = tr_later("This period is over: this chat is told when a release revises it.")
SO = tr_later("It is so now: this chat is told when that ends, and when it comes again.")
NOT_SO = tr_later("It is not so now: this chat is told when it comes, and when it ends.")


@dataclass(frozen=True, slots=True)
class Wish:
    """A watch or an alert that may be set: its canonical command, what it is called, what it is now and what will be told.

    `told`, `holds` and `release` are as in `Watch`, and the mark of the figures that they are of.
    """

    words: str
    name: str
    now: str
    promise: str
    told: str
    release: str
    holds: bool | None = None


def to_watch(words: str, engine: Engine) -> list[Wish]:
    """Questions to be watched. Raises AskError."""
    return [_watch(watched(one.request, engine), engine) for one in read(words, engine)]


def to_alert(words: str, engine: Engine, earlier: str = "") -> Wish:
    """A condition to be judged; `earlier` is a canonical command that the words go on from, but for its period.

    Raises AskError.
    """
    before = engine.parse(earlier).model_copy(update={"periods": (), "output": "", "as_of": None}) if earlier else None
    request = condition_of(words, engine, before)
    found = judge(request, engine)
    now = lines.line(found.answer, found.row, engine.facts_of(request))
    promise = tr(SO if found.holds else NOT_SO)
    command = request.words(engine.vocabulary)
    return Wish(command, _condition_name(request, engine), now, promise, found.told, engine.store.mark, found.holds)


def name_of(watch: Watch, engine: Engine) -> str:
    """What a watch is called; its command where it cannot be answered now."""
    try:
        request = engine.parse(watch.words)
        if watch.kind == "alert":
            return _condition_name(request, engine)
        return _name(request, engine)
    except AskError:
        return watch.words


def tried(watch: Watch, engine: Engine) -> list[Post]:
    """What would be posted of a watch if its figures were new now. Raises AskError where it cannot be answered."""
    request = engine.parse(watch.words)
    change = (
        alerted(judge(request, engine), request, engine)
        if watch.kind == "alert"
        else present(taken(request, engine), request, engine)
    )
    return posts_of([Item(watch, change)], language(), engine)


def _watch(request: Request, engine: Engine) -> Wish:
    found = taken(request, engine)
    heading, *others = lines.newest(found.answer, engine.facts_of(request))
    now = "\n".join([heading, *others])
    command = request.words(engine.vocabulary)
    promise = tr(OVER if is_over(request, engine) else FOLLOWED)
    return Wish(command, _name(request, engine), now, promise, found.told, engine.store.mark)


def _name(request: Request, engine: Engine) -> str:
    """`Imports of LNG from Russia`; of periods that are over with them, and with its chart."""
    answer = engine.answer(engine.resolve(request))
    name = lines.title(answer, engine.facts_of(request))
    if is_over(request, engine):
        name = tr("{title}, {when}").format(title=name, when=lines.asked_periods(answer))
    return tr("{name} ({detail})").format(name=name, detail=tr("chart")) if request.output else name


def _condition_name(request: Request, engine: Engine) -> str:
    """`Imports of LNG from Russia: below ¥40.0 bn`."""
    found = judge(request, engine)
    title = lines.title(found.answer, engine.facts_of(request))
    return tr("{title}: {condition}").format(title=title, condition=condition_text(request, found))
