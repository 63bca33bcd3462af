"""What there is of goods or of a country: the newest figures, volumes or not, from when to when, and three questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.measured import together
from bot.engine.missing.volumes import spans
from bot.errors import AskError
from bot.preferred import preferred
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.layout import headline
from bot.render.phrases.subject import Words
from bot.render.text.help.layout import Page
from bot.speech import tr, tr_later
from bot.words.periods import sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine

EXTENTS = {"export": tr_later("Exports: {span}"), "import": tr_later("Imports: {span}")}


def page_of_goods(code: str, engine: Engine, within: str = "") -> Page:
    """What can be asked of goods; `within`: words for some of them, which have no line of their own."""
    facts, verbs = engine.store.facts, engine.registry
    word, own = engine.vocabulary.canonical("commodity", code), preferred().partner
    last = _price_or_share(code, engine)
    asks = (
        (tr("By country"), f"/{verbs.ranking} {word}"),
        (tr(verbs[last].title), f"/{last} {word}"),
        (tr("Chart"), f"/{verbs.by_month} {word} last 24m chart"),
    )
    page = Page(asks)
    page.title(sentence(facts.commodities[code].listed))
    if within:
        page.say(tr("“{word}” has no line of its own in this dataset: it is counted in this one.").format(word=within))
    country, world = (engine.vocabulary.canonical("partner", one) for one in (own, WORLD))
    wanted = [f"/{word} {one} latest" for one in dict.fromkeys((country, world))]
    beside = dict.fromkeys((last, verbs.share))
    page.say(*_newest([*wanted, *(f"/{verb} {word} {country} latest" for verb in beside)], engine))
    page.gap()
    page.say(*_extents(WORLD, code, engine), _measures(code, engine), *_part_of(code, engine))
    return _shown(page)


def page_of_country(code: str, engine: Engine) -> Page:
    """What can be asked of a country."""
    facts, verbs = engine.store.facts, engine.registry
    word = engine.vocabulary.canonical("partner", code)
    asks = (
        (tr("What Japan imports"), f"/{verbs.ranking} {word} imports"),
        (tr("What Japan exports"), f"/{verbs.ranking} {word} exports"),
        (tr("Chart"), f"/{verbs.by_month} total {word} last 24m chart"),
    )
    page = Page(asks)
    page.title(sentence(facts.partners[code].listed))
    page.say(*_newest([f"/total {flow} {word} latest" for flow in ("exports", "imports")], engine))
    page.gap()
    page.say(*_extents(code, TOTAL, engine))
    return _shown(page)


def _shown(page: Page) -> Page:
    page.gap()
    page.say(tr("Ask, for example:"))
    for _, words in page.asks:
        page.show(words)
    return page


def _newest(commands: Iterable[str], engine: Engine) -> Iterator[str]:
    """The first line of each answer; where none has figures, why there are none of the first."""
    lines: list[str] = []
    refused = ""
    for command in commands:
        try:
            answer = engine.answer(engine.resolve(engine.parse(command)))
        except AskError as error:
            refused = refused or error.message
        else:
            lines += _each(answer, engine)
    yield from dict.fromkeys(lines) if lines else [refused]


def _each(answer: Answer, engine: Engine) -> Iterator[str]:
    """A line a row: where nothing says which way goods go, exports and imports."""
    facts = engine.facts_of(answer.question.request)
    rows = [row for row in answer.rows if row.flow in ONE_WAY] if len(answer.rows) > 1 else answer.rows
    for row in rows:
        alone = replace(answer, rows=(row,))
        yield headline(alone, Words(alone, facts))[0]


def _extents(partner: str, goods: str, engine: Engine) -> Iterator[str]:
    """From when to when there are figures, by flow."""
    for flow in ONE_WAY:
        span = engine.store.facts.extent.get((flow, partner, goods))
        if span is not None:
            yield tr(EXTENTS[flow]).format(span=span_name(*span))


def _measures(code: str, engine: Engine) -> str:
    """Whether there are volumes and prices, and when."""
    measured = [known for cell, known in engine.store.facts.measured.items() if cell[2] == code]
    if not measured:
        return tr("Values only: there are no volumes and no prices.")
    return tr("Volumes and prices: {spans}").format(spans=spans(together(measured)))


def _part_of(code: str, engine: Engine) -> Iterator[str]:
    names = engine.store.facts.commodities
    parent = names[code].parent
    if parent:
        yield tr("A part of: {whole}").format(whole=names[parent].listed)


def _price_or_share(code: str, engine: Engine) -> str:
    """The verb for a price where there is one now, or that for a share."""
    facts, verbs = engine.store.facts, engine.registry
    priced = any(cell[2] == code and known.months and known.last_run[1] == facts.last for cell, known in facts.measured.items())
    return verbs.price if priced else verbs.share
