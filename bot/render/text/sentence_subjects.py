"""What a sentence to quote is about: exports or imports, and where volumes are said, a name of theirs, as Japanese has."""

from __future__ import annotations

from bot.speech import tr, tr_later, trc

SUBJECTS = {
    "export": (tr_later("Japan's exports {partners.to}"), tr_later("Japan's exports of {goods.of} {partners.to}")),
    "import": (tr_later("Japan's imports {partners.from_}"), tr_later("Japan's imports of {goods.of} {partners.from_}")),
}
BOTH_WAYS = tr_later("Japan's trade {partners.with_}")


def subject_of(flow: str, unit: str | None, *, of_goods: bool) -> str:
    """Words with {goods} and {partners}; `unit` is that of the volumes, None for values."""
    if flow not in SUBJECTS:
        return tr(BOTH_WAYS)
    if unit is None:
        return tr(SUBJECTS[flow][of_goods])
    if unit == "units":
        return _number(flow)
    if flow == "export":
        return trc("volume", "Japan's exports of {goods.of} {partners.to}")
    return trc("volume", "Japan's imports of {goods.of} {partners.from_}")


def _number(flow: str) -> str:
    """Of machines and vehicles."""
    if flow == "export":
        return trc("number", "Japan's exports of {goods.of} {partners.to}")
    return trc("number", "Japan's imports of {goods.of} {partners.from_}")
