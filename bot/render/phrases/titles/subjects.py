"""What is traded which way: `Japan's imports of LNG from Russia`, in values, volumes or numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.speech import tr, trc, trc_later

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

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
