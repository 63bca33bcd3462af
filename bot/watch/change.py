"""What one watch or alert has to say, in the language that is spoken: made once for all who are told the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.source_line import source_line
from bot.render.text.joined import shortened
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB
from bot.watch import lines
from bot.watch.conditions import newest
from bot.watch.wording import state_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.question.request import Request
    from bot.watch.conditions import Judged
    from bot.watch.figures import Snapshot

MOST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Change:
    """Lines without markup, of which the first is the heading of what follows; where the figures come from.

    `label` is of a button that asks `command`, a canonical one, and `dated` the same with the period; `chart` is the command of
    a picture, where one is wanted. `is_new` says that there is a figure of a new month, and no revision alone.
    """

    lines: tuple[str, ...]
    source: str
    label: str
    dated: str
    command: str
    chart: str = ""
    is_new: bool = False


def changed(found: Snapshot, told: Mapping[str, float], request: Request, engine: Engine) -> Change | None:
    """What a release has changed of the figures that were told; None where it changed none."""
    is_new, revised = found.is_new(told), found.revised(told)
    if not is_new and not revised:
        return None
    facts = engine.facts_of(request)
    said = [*lines.newest(found.answer, facts), *lines.revisions(revised, found.answer, facts)]
    return _change(said, found.answer, request, engine, is_new=is_new)


def present(found: Snapshot, request: Request, engine: Engine) -> Change:
    """The figures as they are, whatever was told before."""
    return _change(lines.newest(found.answer, engine.facts_of(request)), found.answer, request, engine, is_new=True)


def alerted(found: Judged, request: Request, engine: Engine) -> Change:
    """What an alert says when its condition has come or ended, or is asked for."""
    facts = engine.facts_of(request)
    figure = lines.line(found.answer, found.row, facts)
    state = tr("Alert: {state}") if found.holds else tr("Alert ended: {state}")
    said = [figure, state.format(state=state_text(request, found))]
    return _change(said, found.answer, newest(request, engine), engine, is_new=True)


def _change(said: list[str], answer: Answer, request: Request, engine: Engine, *, is_new: bool) -> Change:
    plain = request.model_copy(update={"output": ""})
    command = plain.words(engine.vocabulary)
    verb = tr(engine.registry[request.verb].title) if request.verb != DEFAULT_VERB else ""
    name = lines.label(answer, engine.facts_of(request), verb)
    label, dated = (shortened(one, MOST_LABEL) for one in (name, f"{name} · {lines.asked_periods(answer)}"))
    chart = request.words(engine.vocabulary) if request.output else ""
    return Change(tuple(said), source_line(answer), label, dated, command, chart, is_new)
