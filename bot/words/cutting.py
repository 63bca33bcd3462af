"""Where a text may be cut."""

from __future__ import annotations


def whole_words(text: str, letters: int) -> str:
    """At most so many letters of a text that has more, no word cut in the middle unless little would be left."""
    cut = text[:letters]
    if text[letters : letters + 1].strip() and " " in cut:
        before = cut.rpartition(" ")[0]
        cut = before if 2 * len(before) >= letters else cut
    return cut.rstrip()
