"""What a question means when it is watched: its period stays relative, so that it moves with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.several import each_asked
from bot.errors import AskError
from bot.preferred import preferred
from bot.question.period import Period
from bot.question.relative import Relative
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.engine import Engine
    from bot.question.request import Request
    from bot.question.taken import Understood

LATEST = Relative("latest")
DRAWN = {"chart", "hd"}
EXAMPLES = ("/lng", "/russia imports by country")
# Of figures: whoever watches reads them all.
MOST_FIGURES = 200


def watched(request: Request, engine: Engine) -> Request:
    """The request as it is watched. Raises AskError for what has no figures, too many, or none that can change."""
    header = engine.registry[request.verb]
    if not header.figures:
        raise AskError("no_figures", tr("Only figures can be watched."), EXAMPLES)
    if request.as_of is not None:
        plain = engine.short_words(request.model_copy(update={"as_of": None}))
        message = tr("What was known on a day does not change: watch the question without it.")
        raise AskError("no_change", message, (plain,))
    output = "chart" if request.output in DRAWN else ""
    request = request.model_copy(update={"output": output, "periods": request.periods or _newest(request, engine)})
    question = engine.resolve(request)
    count = question.cells if question.cells > MOST_FIGURES else len(engine.answer(question).rows)
    if count > MOST_FIGURES:
        message = tr("That is {count} figures at once: a watch has at most {most}.")
        raise AskError("too_much", message.format(count=count, most=MOST_FIGURES), EXAMPLES)
    return request


def is_over(request: Request, engine: Engine) -> bool:
    """Whether all periods of a watched request are over, so that only revisions are left to be told."""
    last = engine.store.facts.last
    return bool(request.periods) and all(isinstance(when, Period) and when.last <= last for when in request.periods)


def read(words: str, engine: Engine, earlier: Request | None = None) -> list[Understood]:
    """The questions in what was typed behind a command, or carried by a button; with an `earlier` one they may go on from it.

    Raises AskError.
    """
    command = canonical(words, engine)
    if command is not None:
        return [command]
    asked, _ = each_asked(words, engine, earlier, preferred())
    found: list[Understood] = []
    for one in asked:
        if isinstance(one.read, AskError):
            raise one.read
        if one.read.topic or one.read.declined:
            raise AskError("no_figures", tr("That asks for no figures."), EXAMPLES)
        found.append(one.read)
    return found


def canonical(words: str, engine: Engine) -> Understood | None:
    """The question where the words are a canonical command, or one as it is suggested; None where they are a person's own."""
    plain = " ".join(words.removeprefix("/").split())
    try:
        command = engine.understand(f"/{plain}", wanted=preferred())
    except AskError:
        return None
    if command.topic or command.declined:
        return None
    written = {command.request.words(engine.vocabulary), engine.short_words(command.request)}
    return command if f"/{plain}".casefold() in written else None


def offered(name: str, commands: Sequence[str], engine: Engine) -> tuple[str, ...]:
    """Commands that are suggested instead, each behind the name of the one that was typed; what is no question as it is."""
    return tuple(f"/{name} {one.removeprefix('/')}" if _is_question(one, engine) else one for one in commands)


def _is_question(command: str, engine: Engine) -> bool:
    try:
        engine.parse(command)
    except AskError:
        return False
    return True


def _newest(request: Request, engine: Engine) -> tuple[Relative, ...]:
    """The latest month, where a question without a period is answered for it and for more."""
    shown = engine.registry[engine.query_of(request)].periods.split()
    return (LATEST,) if str(LATEST) in shown else ()
