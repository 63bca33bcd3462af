"""The reply to a search for HS codes: the codes with their names, and a button for each."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.question.codes import written
from bot.question.request import Request
from bot.render.phrases.shown import Text
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.preferred import Preferred

LONGEST_LABEL = 28


def codes_reply(words: Sequence[str], codes: Sequence[str], facts: Facts) -> Text:
    """What was found; of nothing it says how to search."""
    if not codes:
        said = tr("No name of an HS code has “{words}”.").format(words=" ".join(words)) if words else ""
        how = tr("Search by words of a name, like /find crab, or name a code, like /hs2711.")
        return _marked([line for line in (said, how) if line])
    head = tr("HS codes for “{words}”:").format(words=" ".join(words))
    return _marked([head, *(tr("{code}: {meaning}").format(code=written(code), meaning=meaning(code, facts)) for code in codes)])


def code_labels(codes: Sequence[str], facts: Facts, wanted: Preferred) -> list[tuple[str, Request]]:
    """A button for each code: its digits, and as many words of its name as fit; for the country that is meant unnamed."""
    partners, currency = (wanted.partner,), wanted.currency
    return [(_label(code, facts), Request(commodities=(code,), partners=partners, currency=currency)) for code in codes]


def meaning(code: str, facts: Facts) -> str:
    """What a code stands for; some have a name in the tables."""
    found = facts.commodities[code]
    return str(found.meaning or found.listed)


def _label(code: str, facts: Facts) -> str:
    label, said = written(code), meaning(code, facts).partition(";")[2].strip() or meaning(code, facts)
    for word in said.split():
        longer = f"{label} {word}"
        if len(longer) > LONGEST_LABEL:
            return f"{label} …"
        label = longer
    return label


def _marked(lines: Sequence[str]) -> Text:
    text = "\n".join(lines)
    return Text(html.escape(text, quote=False), text)
