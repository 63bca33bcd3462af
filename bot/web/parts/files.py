"""Links to pictures and files, which are those of the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.web.markup import Html, tag

if TYPE_CHECKING:
    from bot.speech import Lang
    from bot.web.visit import Visit

DARK = "(prefers-color-scheme: dark)"


def address(kind: str, words: str, lang: Lang, theme: str = "") -> str:
    """Where a file is, seen from the page."""
    named = {"q": words, "lang": lang, "theme": theme}
    return f"file/{kind}?{urlencode({key: value for key, value in named.items() if value})}"


def file_link(kind: str, words: str, visit: Visit, label: str) -> Html:
    """A link that saves a file."""
    return tag("a", label, href=address(kind, words, visit.near, visit.theme), download=True, class_="file")


def picture(words: str, title: str, visit: Visit) -> Html:
    """The chart as the chat shows it, light or dark as the reader's screen is, if nothing else was chosen."""
    light = address("png", words, visit.near, visit.theme)
    dark = address("png", words, visit.near, visit.theme or "dark")
    shown = tag("img", src=light, alt=title, width=1080, class_="picture")
    return tag("picture", tag("source", srcset=dark, media=DARK), shown) if not visit.theme else shown
