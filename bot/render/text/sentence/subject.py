"""What a sentence is about, as its subject: `Japan's imports of LNG from Russia`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.render.phrases.titles import balance_of, without_of
from bot.speech import tr, tr_later, trc, trc_later

if TYPE_CHECKING:
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
BOTH_WAYS = tr_later("Japan's trade {partners.with_}")


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
