"""What a sentence is about, as its subject: `Japan's imports of LNG from Russia`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.render.phrases.titles.lists import by_country
from bot.render.phrases.titles.subjects import balance_of
from bot.render.phrases.titles.title import without_of
from bot.speech import tr, tr_later, trc, trc_later

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.render.phrases.subject import Words
    from bot.render.phrases.titles.title import Subject
    from bot.render.text.sentence.told import Told
    from bot.words.nouns import Goods, Partners

# By flow: of all goods, and of some; values, volumes, and numbers of vehicles and machines.
SUBJECTS = {
    "export": (tr_later("Japan's exports {partners.to}"), tr_later("Japan's exports of {goods.of} {partners.to}")),
    "import": (tr_later("Japan's imports {partners.from_}"), tr_later("Japan's imports of {goods.of} {partners.from_}")),
}
VOLUMES = {
    "export": (
        trc_later("volume in a sentence", "Japan's exports {partners.to}"),
        trc_later("volume in a sentence", "Japan's exports of {goods.of} {partners.to}"),
    ),
    "import": (
        trc_later("volume in a sentence", "Japan's imports {partners.from_}"),
        trc_later("volume in a sentence", "Japan's imports of {goods.of} {partners.from_}"),
    ),
}
NUMBERS = {
    "export": (
        trc_later("number in a sentence", "Japan's exports {partners.to}"),
        trc_later("number in a sentence", "Japan's exports of {goods.of} {partners.to}"),
    ),
    "import": (
        trc_later("number in a sentence", "Japan's imports {partners.from_}"),
        trc_later("number in a sentence", "Japan's imports of {goods.of} {partners.from_}"),
    ),
}
# Who, or what, comes first in a list by value: by flow, of all goods, and of some.
COUNTRIES = {
    "export": (
        tr_later("the largest buyers of Japan's exports"),
        tr_later("the largest buyers of {goods.of} from Japan by value"),
    ),
    "import": (
        tr_later("the largest suppliers of Japan's imports"),
        tr_later("the largest suppliers of {goods.of} to Japan by value"),
    ),
    "total": (tr_later("Japan's largest trading partners"), ""),
    "balance": (tr_later("the countries with which Japan had its largest surpluses"), ""),
}
COMMODITIES = {
    "export": tr_later("the largest items of Japan's exports {partners.to}"),
    "import": tr_later("the largest items of Japan's imports {partners.from_}"),
}
OTHER_LIST = tr_later("the first in the list “{subject}”")
BOTH_WAYS = tr_later("Japan's trade {partners.with_}")


def leaders_said(answer: Answer, words: Words, subject: Subject, flow: str) -> str:
    """Who, or what, is largest: `the largest suppliers of LNG to Japan by value`; of another list the first of its `subject`."""
    request = answer.question.request
    some = words.commodities != [TOTAL]
    message = COUNTRIES.get(flow, ("", ""))[some] if by_country(answer) else COMMODITIES.get(flow, "")
    if not message or request.detail or request.without:
        return tr(OTHER_LIST).format(subject=subject)
    return tr(message).format(goods=words.goods(), partners=words.partners_in_words())


def subject_said(told: Told, flow: str, goods: Goods, partners: Partners) -> str:
    """The subject; of both ways where `flow` is neither of them."""
    some = told.words.commodities != [TOTAL]
    if flow == "balance":
        subject = balance_of(partners)
    elif flow not in SUBJECTS:
        subject = tr(BOTH_WAYS).format(goods=goods, partners=partners)
    elif told.figures.volumes:
        messages = NUMBERS if told.figures.counted else VOLUMES
        subject = trc(*messages[flow][some]).format(goods=goods, partners=partners)
    else:
        subject = tr(SUBJECTS[flow][some]).format(goods=goods, partners=partners)
    return without_of(told.answer, told.words, subject)
