"""What a reply is about, without the period: its title, in the grammar of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.speech import tr, tr_later, trn
from bot.words.periods import day_name, in_running_text, joined

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.phrases.subject import Words

# By flow: of all goods, and of some.
SUBJECTS = {
    "export": (tr_later("Exports {partners.to}"), tr_later("Exports of {goods.of} {partners.to}")),
    "import": (tr_later("Imports {partners.from_}"), tr_later("Imports of {goods.of} {partners.from_}")),
}
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


def title_of(answer: Answer, words: Words) -> str:
    """What a reply is about, without the period: `Imports of LNG from Russia`."""
    header = answer.verb.header
    if header.ranks:
        return ranked(words, by_country=bool(answer.question.request.commodities))
    if header.needs == "quantity":
        return _priced(words)
    if header.chart == "parts":
        several = tr("Shares: {subject}")
        return subject_of(words) if len(answer.rows) == 1 else several.format(subject=in_running_text(subject_of(words)))
    return _balance(words) if answer.question.request.flows == ("balance",) else subject_of(words)


def subject_of(words: Words) -> str:
    """`Imports of LNG from Russia`, `Japan–Russia trade`, `Trade in machinery with China and Taiwan`."""
    partners, goods = words.partners_in_words(), words.goods()
    all_goods = words.commodities == [TOTAL]
    if len(words.flows) == 1 and words.flows[0] in SUBJECTS:
        return tr(SUBJECTS[words.flows[0]][not all_goods]).format(goods=goods, partners=partners)
    if not all_goods:
        return tr("Trade in {goods} {partners.with_}").format(goods=goods, partners=partners)
    if words.partners == [WORLD]:
        return tr("Japan's trade with the world")
    pair = len(words.partners) == 1
    message = tr("Japan–{partners.bare} trade") if pair else tr("Japan's trade {partners.with_}")
    return message.format(partners=partners)


def _balance(words: Words) -> str:
    """`Japan's trade balance with Russia`; both ways are shown with it."""
    return tr("Japan's trade balance {partners.with_}").format(partners=words.partners_in_words())


def _priced(words: Words) -> str:
    """`Price of LNG from Russia`, `Price of crab and LNG from Russia and Australia`."""
    return tr("Price of {goods.of} {partners.from_}").format(goods=words.goods(), partners=words.partners_in_words())


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
