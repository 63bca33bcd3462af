"""A reply → the parts of the page that show it. Done in a thread, on one release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError, ChartError
from bot.question.request import Request
from bot.render.chart.draw import draw_for_page
from bot.render.phrases.layout import headline
from bot.render.phrases.subject import Words
from bot.render.text.caption import caption
from bot.render.text.next_questions import outputs
from bot.speech import language, trc
from bot.web.markup import Html, joined, tag
from bot.web.parts.controls import controls
from bot.web.parts.document import Parts
from bot.web.parts.files import file_link
from bot.web.parts.source import source
from bot.web.parts.table import tables
from bot.web.parts.talk import exchange

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.facts import Facts
    from bot.reply import Reply
    from bot.web.visit import Visit

FILED = frozenset({"chart", "hd", "csv", "xlsx"})


def built(asked: str, reply: Reply, visit: Visit, engine: Engine) -> Parts:
    """In the language that is spoken. `asked` are the words as they stand in the chat."""
    request = _understood(reply, visit, engine)
    facts = _facts(request, engine)
    plain = request.model_copy(update={"output": ""})
    form = controls(plain, plain.words(engine.vocabulary), facts, engine.registry, visit)
    answered = reply.answer is not None and reply.answer.verb.header.figures
    answer = engine.answer(reply.answer.question) if reply.answer is not None and answered else None
    title = headline(answer, Words(answer, facts))[0] if answer else ""
    warning = reply.warning.text if reply.warning else ""
    filed = answer is not None and request.output in FILED
    under = caption(answer, facts, language(), reply.lead, warning) if answer is not None and filed else None
    talk = exchange(asked, reply, under, visit)
    view = _view(answer, request, engine, visit) if answer else Html()
    return Parts(reply.last, title, form, talk, view)


def _understood(reply: Reply, visit: Visit, engine: Engine) -> Request:
    """What the controls show: the question as it was asked, or where it was not understood the one that it went on from."""
    for words in (reply.canonical, visit.of, visit.after):
        try:
            if words:
                return engine.parse(words)
        except AskError:
            continue
    return Request()


def _facts(request: Request, engine: Engine) -> Facts:
    try:
        return engine.facts_of(request)
    except AskError:
        return engine.store.facts


def _view(answer: Answer, request: Request, engine: Engine, visit: Visit) -> Html:
    """The chart with its table, what can be saved of them, and their source. The chart is that of the button below the answer."""
    charted = next((one.request for one in outputs(answer.question, engine.registry) if one.kind == "chart"), request)
    shown = engine.answer(engine.resolve(charted)) if charted.verb != request.verb else answer
    facts = engine.facts_of(charted)
    command = charted.model_copy(update={"output": ""}).words(engine.vocabulary)
    words = Words(shown, facts)
    title = headline(shown, words)[0]
    chart, why_not = _chart(shown, facts)
    return joined(
        # A chart has its own title.
        tag("h2", title, class_="unseen" if chart else None),
        chart or tag("p", why_not, class_="note"),
        _saving(command, visit, drawn=bool(chart)),
        tables(shown, words),
        source(shown, command, visit),
    )


def _chart(answer: Answer, facts: Facts) -> tuple[Html, str]:
    """The chart as an element of the page; or why there is none."""
    try:
        # Everything that is no markup was escaped where it was drawn.
        return tag("figure", Html(draw_for_page(answer, facts, language())), class_="chart"), ""
    except ChartError as error:
        return Html(), str(error)


def _saving(command: str, visit: Visit, *, drawn: bool) -> Html:
    kinds = {**({"png": "PNG", "svg": "SVG"} if drawn else {}), "xlsx": "Excel", "csv": "CSV"}
    links = [file_link(kind, command, visit, label) for kind, label in kinds.items()]
    return tag("p", trc("page", "Save:"), Html(" "), *(Html(f"{link}\n") for link in links), class_="saving")
