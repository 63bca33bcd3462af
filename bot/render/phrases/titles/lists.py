"""What a list is of: `Japan's imports of LNG by country`, `… by HS code`; and revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import COUNTRY, GOODS, TURNOVER
from bot.question.request import TOTAL, WORLD
from bot.speech import tr, tr_later, trn
from bot.words.names import OTHERS, PLUS
from bot.words.periods import day_name, joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.phrases.subject import Words

    Subjects: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]

IN_SENTENCE = {
    "total": tr_later("total"),
    "export": tr_later("exports"),
    "import": tr_later("imports"),
    "balance": tr_later("trade balance"),
}
# By flow, the last for several: of all goods, and of some.
BY_COUNTRY = {
    "export": (tr_later("Japan's exports by country"), tr_later("Japan's exports of {goods.of} by country")),
    "import": (tr_later("Japan's imports by country"), tr_later("Japan's imports of {goods.of} by country")),
    "total": (tr_later("Japan's trade by country"),),
    "balance": (tr_later("Japan's trade balance by country"),),
    "": (tr_later("Japan's {flows} by country"), tr_later("Japan's {flows} of {goods.of} by country")),
}
BY_COMMODITY = {
    "export": (tr_later("Japan's exports {partners.to} by commodity"),),
    "import": (tr_later("Japan's imports {partners.from_} by commodity"),),
    "": (tr_later("{partners.bare}: Japan's {flows} by commodity"),),
}
# By flow, the last for both: of all goods, and of some.
BY_CODE = {
    "export": (
        tr_later("Japan's exports {partners.to} by HS code"),
        tr_later("Japan's exports of {goods.of} {partners.to} by HS code"),
    ),
    "import": (
        tr_later("Japan's imports {partners.from_} by HS code"),
        tr_later("Japan's imports of {goods.of} {partners.from_} by HS code"),
    ),
    "": (
        tr_later("{partners.bare}: Japan's {flows} by HS code"),
        tr_later("{partners.bare}: Japan's {flows} of {goods.of} by HS code"),
    ),
}


def by_country(answer: Answer) -> bool:
    """Whether a list is of countries, or of goods."""
    each = answer.question.each
    request = answer.question.request
    return each == "partner" if each else bool(request.commodities) and not request.detail


def whole_of_list(answer: Answer) -> str:
    """The wider line or the group whose parts are listed, where the question names one: `drivers of asean`."""
    whole = answer.question.request.share_of
    return whole if answer.question.each and whole not in {"", COUNTRY, GOODS, TURNOVER} else ""


def asked_in_list(answer: Answer) -> set[str]:
    """The rows of a list that the question names, with their sum where they are added up."""
    request = answer.question.request
    named = request.partners if by_country(answer) else request.commodities
    return {*named, PLUS.join(named)}


def sums_of_list(answer: Answer) -> set[str]:
    """The rows of a list that are no places in it: the rest, the whole, and what HS codes are taken apart of."""
    lines = asked_in_list(answer) if answer.question.request.detail else set()
    return {OTHERS, WORLD, TOTAL, whole_of_list(answer)} | lines


def by_code(answer: Answer, words: Words) -> str:
    """`Japan's imports of HS 27 from Russia by HS code`."""
    named = answer.question.request.commodities
    flow = words.flows[0] if len(words.flows) == 1 else ""
    goods = words.goods(named) if set(named) - {TOTAL} else None
    flows = joined([tr(IN_SENTENCE[one]) for one in words.flows])
    return tr(BY_CODE[flow][goods is not None]).format(goods=goods, partners=words.partners_in_words(), flows=flows)


def ranked(words: Words, *, by_country: bool) -> str:
    """`Japan's imports of LNG by country`, `Japan's imports from Russia by commodity`."""
    partners, goods = words.partners_in_words(), words.goods()
    flow = words.flows[0] if len(words.flows) == 1 else ""
    messages = BY_COUNTRY if by_country else BY_COMMODITY
    message = messages.get(flow, messages[""])[by_country and words.commodities != [TOTAL]]
    flows = joined([tr(IN_SENTENCE[one]) for one in words.flows])
    return tr(message).format(goods=goods, partners=partners, flows=flows)


def changes_title(answer: Answer, facts: Facts) -> str:
    """`Revised in the release of 28 May 2026: 6 figures`."""
    if not answer.rows:
        message = (
            tr("The release of {day} has no such revisions")
            if facts.imported
            else tr("No revisions are known after the release of {day}")
        )
        return message.format(day=day_name(facts.released))
    first = answer.rows[0]
    message = trn(
        "Revised in the release of {day}: {n} figure", "Revised in the release of {day}: {n} figures", first.revisions or 0
    )
    return message.format(day=day_name(first.released) if first.released else "", n=first.revisions)
