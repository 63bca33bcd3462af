"""What a share is of, in words: as the label of a figure, and inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.speech import said, tr, tr_later, trc_later
from bot.words.numbers import width

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words
    from bot.speech import Message

ANY_ROOM = 200
# By flow: as a label, and inside a sentence.
OF_PARTNER = {
    "export": (tr_later("Share of exports {partners.to}"), tr_later("of exports {partners.to}")),
    "import": (tr_later("Share of imports {partners.from_}"), tr_later("of imports {partners.from_}")),
}
OF_PARTNER_SHORT = {
    "export": tr_later("Share of exports to {partners.short}"),
    "import": tr_later("Share of imports from {partners.short}"),
}
# The label is that of a country's part; that of a commodity's is below.
OF_JAPAN = {
    "total": (trc_later("of a country", "Share of Japan's trade"), tr_later("of Japan's trade")),
    "export": (trc_later("of a country", "Share of Japan's exports"), tr_later("of Japan's exports")),
    "import": (trc_later("of a country", "Share of Japan's imports"), tr_later("of Japan's imports")),
}
OF_WORLD = {
    "export": (trc_later("of a commodity", "Share of Japan's exports"), tr_later("of Japan's exports")),
    "import": (trc_later("of a commodity", "Share of Japan's imports"), tr_later("of Japan's imports")),
}
OF_GOODS = {
    "export": (tr_later("Share of Japan's exports of {goods.of}"), tr_later("of Japan's exports of {goods.of}")),
    "import": (tr_later("Share of Japan's imports of {goods.of}"), tr_later("of Japan's imports of {goods.of}")),
}
OF_GOODS_SHORT = {
    "export": tr_later("Share of all exports of {goods.of}"),
    "import": tr_later("Share of all imports of {goods.of}"),
}
# The same where the name of the goods has no room.
OF_IT = {"export": tr_later("Share of Japan's exports of it"), "import": tr_later("Share of Japan's imports of it")}

NAMED_WHOLES = {
    "country": tr_later("of all imports from the country, or exports to it"),
    "goods": tr_later("of Japan's trade in the goods"),
    "turnover": tr_later("of exports and imports together"),
    "": tr_later("of Japan's trade in the goods"),
}
# By the whole: the column with the share of it, which says of what it is for one line.
COLUMN_OF = {"country": "share_pct", "goods": "share_of_world_pct", "": "share_of_world_pct"}


@dataclass(frozen=True, slots=True)
class Share:
    """A share, of a column, with the one a year before; what it is of, as a label and inside a sentence."""

    column: str
    label: str
    inline: str
    now: float | None
    before: float | None


def shares_of(row: Row, words: Words, room: int = ANY_ROOM) -> list[Share]:
    """The shares of a row, with labels of at most so many columns."""
    flow = row.flow or "total"
    shares: list[Share] = []
    if row.share_pct is not None and flow in OF_PARTNER:
        label, inline = whole_of(row, "share_pct", words)
        short = tr(OF_PARTNER_SHORT[flow]).format(partners=words.partners_in_words([row.partner or WORLD]))
        fitting = _fitting(room, label, short, tr("Share of the country's trade"), tr("Of its trade"))
        shares.append(Share("share_pct", fitting, inline, row.share_pct, row.share_before_pct))
    if row.share_of_world_pct is not None and flow in OF_JAPAN:
        label, inline = whole_of(row, "share_of_world_pct", words)
        of_goods = row.commodity != TOTAL and flow in OF_GOODS_SHORT
        short = tr(OF_GOODS_SHORT[flow]).format(goods=words.goods([row.commodity or TOTAL])) if of_goods else label
        fitting = _fitting(room, label, short, tr(OF_IT[flow]) if of_goods else label, tr("Of Japan's trade in it"))
        shares.append(Share("share_of_world_pct", fitting, inline, row.share_of_world_pct, row.share_of_world_before_pct))
    return shares


def whole_of(row: Row, column: str, words: Words) -> tuple[str, str]:
    """What a share in a column is of, as a label and inside a sentence."""
    flow = row.flow or "total"
    goods, partners = words.goods([row.commodity or TOTAL]), words.partners_in_words([row.partner or WORLD])
    if column == "share_pct" and flow in OF_PARTNER:
        texts: tuple[Message, str] = OF_WORLD[flow] if row.partner == WORLD else OF_PARTNER[flow]
    else:
        texts = OF_GOODS[flow] if row.commodity != TOTAL and flow in OF_GOODS else OF_JAPAN[flow]
    label, inline = (said(text).format(goods=goods, partners=partners) for text in texts)
    return label, inline


def named_whole(answer: Answer, words: Words) -> str:
    """The whole that a question names: `of fish & seafood`, `of exports and imports together`, `of Japan's imports of LNG`.

    Of volumes it is said that it is one by volume.
    """
    if answer.question.request.measure == "volume":
        return tr("{whole} by volume").format(whole=_named_whole(answer, words))
    return _named_whole(answer, words)


def _named_whole(answer: Answer, words: Words) -> str:
    whole, row = answer.question.request.share_of, answer.rows[0]
    if whole in COLUMN_OF and len(words.flows) == len(words.partners) == len(words.commodities) == 1 and row.flow in OF_JAPAN:
        return whole_of(row, COLUMN_OF[whole], words)[1]
    if whole in NAMED_WHOLES:
        return tr(NAMED_WHOLES[whole])
    return tr("of {name}").format(name=words.goods([whole]).name if whole in words.facts.commodities else words.named(whole))


def _fitting(room: int, *texts: str) -> str:
    return next((text for text in texts if width(text) <= room), texts[-1])
