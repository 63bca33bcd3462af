"""The title of a reply: its subject in the words of the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.quantities.figures import Figures
from bot.render.phrases.titles.lists import by_code, by_country, ranked, whole_of_list
from bot.render.phrases.titles.subjects import NUMBERS, SUBJECTS, VOLUMES, balance_of, subject_of
from bot.speech import tr, tr_later
from bot.words.cases import made
from bot.words.nouns import partners_of
from bot.words.periods import in_running_text, joined, sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from bot.engine.answer import Answer
    from bot.render.phrases.subject import Words

    Subjects: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]

# By flow: of what is worked out of prices.
PRICES = {
    "export": tr_later("Price of {goods.of} that Japan exported {partners.to}"),
    "import": tr_later("Price of {goods.of} {partners.from_}"),
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


def without_of(answer: Answer, words: Words, subject: str) -> str:
    """The subject, with what is left out of it."""
    left = [words.in_sentence(code) for code in answer.question.request.without]
    return tr("{subject} without {names}").format(subject=subject, names=joined(left)) if left else subject


def _subject(answer: Answer, words: Words, figures: Figures) -> str:
    if answer.verb.header.ranks and answer.question.request.detail:
        return by_code(answer, words)
    if answer.verb.header.ranks:
        title = ranked(words, by_country=by_country(answer))
        if whole := whole_of_list(answer):
            return sentence(tr("{group}: {title}").format(group=words.in_sentence(whole), title=title))
        groups = answer.question.request.partners if answer.question.within else ()
        named = partners_of(groups, words.facts.partners).bare
        return sentence(tr("{group}: {title}").format(group=named, title=title)) if groups else title
    if answer.question.priced and figures.column.kind == "price" and len(words.flows) == 1:
        return tr(PRICES[words.flows[0]]).format(goods=words.goods(), partners=words.partners_in_words())
    only_balance = answer.question.request.flows == ("balance",)
    messages = (NUMBERS if figures.counted else VOLUMES) if figures.volumes else SUBJECTS
    return balance_of(words.partners_in_words()) if only_balance else subject_of(words, messages)
