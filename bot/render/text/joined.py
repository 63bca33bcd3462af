"""Answers to the questions of one message, in one message."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.render.phrases.shown import MOST_UNITS, Text, units
from bot.speech import tr
from bot.words.cutting import whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "\n\n"
SEPARATORS = " ,;:-"
MOST_QUOTED = 100
MOST_NAMED = 600  # of the last line, which names what did not fit


def joined(answers: Sequence[Text], asked: Sequence[str], left: Sequence[str]) -> Text:
    """As many as Telegram takes, at least the first; the questions without an answer are named."""
    room = MOST_UNITS - MOST_NAMED
    fit = next((n for n in range(len(answers), 1, -1) if units(GAP.join(one.html for one in answers[:n])) <= room), 1)
    told = list(answers[:fit])
    if apart := [*asked[fit:], *left]:
        said = "”, “".join(shortened(one, MOST_QUOTED) for one in apart[:4])
        note = tr("Please ask separately: “{said}”.").format(said=said)
        told.append(Text(html.escape(note, quote=False), note))
    return Text(GAP.join(one.html for one in told), GAP.join(one.text for one in told))


def refused(asked: str, answer: Text) -> Text:
    """What is said of a question that has no answer, with its words, as it stands among others."""
    words = f"“{shortened(asked, MOST_QUOTED)}”\n"
    return Text(f"<i>{html.escape(words, quote=False)}</i>{answer.html}", words + answer.text)


def shortened(words: str, most: int) -> str:
    """Words of a question, cut where they are long, between two of them."""
    plain = " ".join(words.split()).strip(SEPARATORS)
    return plain if len(plain) <= most else whole_words(plain, most - 1) + "…"
