"""What a reply says before its figures: how a question was taken that may be taken in another way; and its other readings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.question.relative import Relative
from bot.question.request import WORLD
from bot.render.phrases.quantities.figures import VOLUMES
from bot.render.phrases.subject import Words
from bot.speech import together, tr, tr_later
from bot.words.nouns import partners_of
from bot.words.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.sql.verb import Verb
    from bot.question.request import Request
    from bot.question.taken import Other, Taken, Understood

OF_WHOLE = "share_of_whole_pct"
MIRRORED = {
    "import": tr_later("Exports to Japan are, in Japan's statistics, its imports {partners.from_}."),
    "export": tr_later("Imports from Japan are, in Japan's statistics, its exports {partners.to}."),
}
TAKEN = {
    "resumed": tr_later("Goes on from {said}."),
    "unchanged": tr_later("Nothing in this message changes {said}, so the answer is as before."),
    "word": tr_later("“{said}” is read as “{meant}”."),
    "aside": tr_later("Left out: “{said}”."),
    "wider": tr_later("“{said}” is not told apart here: the figures are of all {meant}."),
    "operation": tr_later("Not worked out: “{said}”. These are the parts."),
    "month": tr_later("“{said}” is read as the last month in the data, {period}."),
    "current": tr_later("“{said}” is read as {period}, the latest in the data."),
    "undated": tr_later("No year is named: taken as {period}, the latest in the data."),
    "event": tr_later("“{said}” is read as {period}."),
    "changed_since": tr_later("“{said}”: set against {period}, the last whole year before."),
    "code": tr_later("“{said}” is read as the year; the goods of that HS heading are /{meant}."),
    "as_of": tr_later("“{said}” is read as the figures known on {meant}."),
    "both_years": tr_later("The year may be the calendar or the fiscal one, so both are given."),
    "partner": tr_later("No country is named: taken as Russia."),
    "preferred": tr_later("No country is named: taken as {partners}, as set by /settings."),
    "world": tr_later("No country is named: taken as all countries."),
    "currency": tr_later("Two currencies are named: one is shown here, the other one is offered below."),
    "later": tr_later("I answered the first question; please ask the other one separately: “{said}”."),
}
LABELS = {
    "chart": tr_later("Chart"),
    "hd": tr_later("Chart"),
    "xlsx": tr_later("Excel"),
    "csv": tr_later("CSV"),
    "say": tr_later("Sentence"),
    "jpy": tr_later("In yen"),
    "usd": tr_later("In dollars"),
    "eur": tr_later("In euros"),
    "cny": tr_later("In yuan"),
}


def reading_line(understood: Understood, answer: Answer, facts: Facts) -> str:
    """One line; empty where the question can be taken in one way only."""
    kinds = groupby(understood.taken, key=lambda one: one.code)
    read = [text for code, some in kinds for text in _all_of(code, list(some), answer, facts)]
    return together([*read, *_unmeasured(answer, facts)])


def _all_of(code: str, some: Sequence[Taken], answer: Answer, facts: Facts) -> list[str]:
    """What was taken in one way: words that were left out, or read as others, are named together."""
    if code == "aside":
        return [tr(TAKEN[code]).format(said=tr("”, “").join(one.said for one in some))]
    if code == "word" and len(some) > 1:
        pairs = [tr("“{said}” as “{meant}”").format(said=one.said, meant=one.meant) for one in some]
        return [tr("Read: {pairs}.").format(pairs=tr(", ").join(pairs))]
    return [_taken(one, answer, facts) for one in some]


def _taken(taken: Taken, answer: Answer, facts: Facts) -> str:
    message = MIRRORED[taken.meant] if taken.code == "mirrored" else TAKEN[taken.code]
    period = _period(taken, answer)
    if taken.code == "current" and period.last > answer.last_month:
        return ""  # it is still running: there is nothing to be said
    partners = partners_of(answer.question.request.partners or (WORLD,), facts.partners)
    told = tr(message).format(said=taken.said, meant=taken.meant, period=period_name(period), partners=partners)
    return told.removesuffix(".") if told.endswith("..") else told  # «2021 г.» ends a sentence by itself


def _period(taken: Taken, answer: Answer) -> Period:
    """The period that is meant, where the data decide it."""
    running = {"fiscal": Relative("fytd"), "calendar": Relative("cytd")}
    when = running.get(taken.meant) if taken.code == "current" else taken.when
    if isinstance(when, Relative):
        return when.resolve(answer.last_month)[0]
    if isinstance(when, Period):
        return when
    # What asks for no period (what was revised) is about the data as far as they go.
    return answer.question.periods[-1] if answer.question.periods else Period.span(answer.last_month, answer.last_month)


def _unmeasured(answer: Answer, facts: Facts) -> Iterator[str]:
    """A volume was asked for, and there are only values."""
    measured = any(row.quantity is not None or row.average_quantity is not None for row in answer.rows)
    if answer.question.request.measure and answer.verb.header.measure[0] == OF_WHOLE:
        if all(row.share_of_whole_pct is None for row in answer.rows):
            yield tr("There are no volumes of the whole here, so there is no share by volume.")
        return
    if answer.question.request.measure and not measured:
        if answer.verb.header.measure[0] not in VOLUMES:
            yield tr("Volumes have no part in this: it is worked out from values.")
            return
        if answer.verb.header.ranks:
            yield tr("Rankings are by value.")
            return
        goods = Words(answer, facts).goods()
        yield tr("This dataset has no volumes of {goods.of} here, so these are values.").format(goods=goods)


def other_labels(understood: Understood, verbs: dict[str, Verb], facts: Facts) -> list[tuple[str, Request]]:
    """The other readings, each with a label that fits a button."""
    return [(_label(other, verbs, facts), other.request) for other in understood.others]


def _label(other: Other, verbs: dict[str, Verb], facts: Facts) -> str:
    """Where it differs from the first reading; where that place is empty, what is asked."""
    request = other.request
    match other.kind:
        case "world" | "partner" if request.partners:
            return facts.partners[request.partners[0]].label
        case "output" if request.output:
            return tr(LABELS[request.output])
        case "currency":
            return tr(LABELS[request.currency])
        case "code" if request.commodities:
            return facts.commodities[request.commodities[0]].label
        case "fiscal" | "calendar" | "period" if request.periods:
            return _period_label(request.periods[0], facts)
        case _:
            return tr(verbs[request.verb].header.title)


def _period_label(when: Period | Relative, facts: Facts) -> str:
    return period_name(when.resolve(facts.last)[0] if isinstance(when, Relative) else when)
