"""What a reply is about, without the period: its title, in the grammar of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.render.phrases.quantities.figures import Figures
from bot.speech import tr, tr_later, trc, trc_later, trn
from bot.words.cases import made
from bot.words.nouns import partners_of
from bot.words.periods import day_name, in_running_text, joined, sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.phrases.subject import Words
    from bot.words.nouns import Partners

    Subjects: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]

# By flow: of all goods, and of some; values, volumes, and numbers of vehicles and machines.
SUBJECTS = {
    "export": (
        trc_later("value in a title", "Japan's exports {partners.to}"),
        trc_later("value in a title", "Japan's exports of {goods.of} {partners.to}"),
    ),
    "import": (
        trc_later("value in a title", "Japan's imports {partners.from_}"),
        trc_later("value in a title", "Japan's imports of {goods.of} {partners.from_}"),
    ),
}
NUMBERS = {
    "export": (
        trc_later("number in a title", "Japan's exports {partners.to}"),
        trc_later("number in a title", "Japan's exports of {goods.of} {partners.to}"),
    ),
    "import": (
        trc_later("number in a title", "Japan's imports {partners.from_}"),
        trc_later("number in a title", "Japan's imports of {goods.of} {partners.from_}"),
    ),
}
VOLUMES = {
    "export": (
        trc_later("volume in a title", "Japan's exports {partners.to}"),
        trc_later("volume in a title", "Japan's exports of {goods.of} {partners.to}"),
    ),
    "import": (
        trc_later("volume in a title", "Japan's imports {partners.from_}"),
        trc_later("volume in a title", "Japan's imports of {goods.of} {partners.from_}"),
    ),
}
# By flow: of what is worked out of prices.
PRICES = {
    "export": tr_later("Price of {goods.of} that Japan exported {partners.to}"),
    "import": tr_later("Price of {goods.of} {partners.from_}"),
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

SUBJECT_ALONE = "{subject}"


class Subject(str):
    """Words that may stand first or inside a sentence."""

    __slots__ = ()

    @property
    def inside(self) -> str:
        """With a small first letter, unless it begins with a name."""
        return in_running_text(self)

    @property
    def made(self) -> str:
        """The verb behind it, in Russian."""
        return made(self)


def title_of(answer: Answer, words: Words, figures: Figures | None = None) -> str:
    """What a reply is about, without the period: `Japan's imports of LNG from Russia`; the verb's header says in which words.

    `figures` are those that are shown, where these are not what a text shows.
    """
    header = answer.verb.header
    message = (header.heading_of_several if len(answer.rows) > 1 else "") or header.heading
    subject = Subject(without_of(answer, words, _subject(answer, words, figures or Figures(answer))))
    if message == SUBJECT_ALONE:
        return subject
    partners = words.partners_in_words()
    return tr(message).format(subject=subject, goods=words.goods(), partners=partners, asked=asked_of(answer))


def asked_of(answer: Answer) -> str:
    """The months that a question asks for, from the first to the last: `Jan 2015 – Mar 2026`."""
    periods = answer.question.periods
    return span_name(min(period.first for period in periods), max(period.last for period in periods))


def by_country(answer: Answer) -> bool:
    """Whether a list is of countries, or of goods."""
    each = answer.question.each
    request = answer.question.request
    return each == "partner" if each else bool(request.commodities) and not request.detail


def without_of(answer: Answer, words: Words, subject: str) -> str:
    """The subject, with what is left out of it."""
    left = [words.in_sentence(code) for code in answer.question.request.without]
    return tr("{subject} without {names}").format(subject=subject, names=joined(left)) if left else subject


def _subject(answer: Answer, words: Words, figures: Figures) -> str:
    if answer.verb.header.ranks and answer.question.request.detail:
        return by_code(answer, words)
    if answer.verb.header.ranks:
        title = ranked(words, by_country=by_country(answer))
        groups = answer.question.request.partners if answer.question.within else ()
        named = partners_of(groups, words.facts.partners).bare
        return sentence(tr("{group}: {title}").format(group=named, title=title)) if groups else title
    if answer.question.priced and figures.column.kind == "price" and len(words.flows) == 1:
        return tr(PRICES[words.flows[0]]).format(goods=words.goods(), partners=words.partners_in_words())
    only_balance = answer.question.request.flows == ("balance",)
    messages = (NUMBERS if figures.counted else VOLUMES) if figures.volumes else SUBJECTS
    return balance_of(words.partners_in_words()) if only_balance else subject_of(words, messages)


def by_code(answer: Answer, words: Words) -> str:
    """`Japan's imports of HS 27 from Russia by HS code`."""
    named = answer.question.request.commodities
    flow = words.flows[0] if len(words.flows) == 1 else ""
    goods = words.goods(named) if set(named) - {TOTAL} else None
    flows = joined([tr(IN_SENTENCE[one]) for one in words.flows])
    return tr(BY_CODE[flow][goods is not None]).format(goods=goods, partners=words.partners_in_words(), flows=flows)


def subject_of(words: Words, messages: Subjects = SUBJECTS) -> str:
    """`Japan's imports of LNG from Russia`, `Japan–Russia trade`, `Japan's trade in machinery with China and Taiwan`."""
    partners, goods = words.partners_in_words(), words.goods()
    all_goods = words.commodities == [TOTAL]
    if len(words.flows) == 1 and words.flows[0] in SUBJECTS:
        return trc(*messages[words.flows[0]][not all_goods]).format(goods=goods, partners=partners)
    if not all_goods:
        return tr("Japan's trade in {goods} {partners.with_}").format(goods=goods, partners=partners)
    if words.partners == [WORLD]:
        return tr("Japan's trade with the world")
    pair = len(words.partners) == 1
    message = tr("Japan–{partners.bare} trade") if pair else tr("Japan's trade {partners.with_}")
    return message.format(partners=partners)


def balance_of(partners: Partners) -> str:
    """`Japan's trade balance with Russia`; both ways are shown with it."""
    return tr("Japan's trade balance {partners.with_}").format(partners=partners)


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
