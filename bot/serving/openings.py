"""How a question stands in what opens the page at it: in the page's address, or in the one parameter that a link to it takes."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.speech import LANGUAGES, language

if TYPE_CHECKING:
    from bot.speech import Lang

# As much as any client passes on: of an address, and of the parameter, which is of letters, digits, _ and -.
LONGEST_ADDRESS, LONGEST_START = 512, 512
COMMAND, LINK = "c", "l"
START = re.compile(rf"({'|'.join(LANGUAGES)})([{COMMAND}{LINK}])([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page is opened at: a canonical command, or the short id of a stored one; in a language."""

    lang: Lang
    words: str = ""
    link: str = ""

    @property
    def query(self) -> str:
        """As it stands behind the address of the page."""
        named = {"q": self.words, "link": self.link, "lang": self.lang}
        return f"?{urlencode({key: value for key, value in named.items() if value})}"

    @property
    def start(self) -> str:
        """As the parameter of a link."""
        return self.lang + (LINK + self.link if self.link else COMMAND + _packed(self.words))


def opening(words: str) -> Opening:
    """For a canonical command, in the language that is spoken."""
    return Opening(language(), words)


def started(parameter: str) -> Opening | None:
    """What such a parameter stands for; None when it is none of ours."""
    read = START.fullmatch(parameter)
    if read is None:
        return None
    lang = next(lang for lang in LANGUAGES if lang == read[1])
    if read[2] == LINK:
        return Opening(lang, link=read[3])
    words = _unpacked(read[3])
    return Opening(lang, words) if words else None


def _packed(words: str) -> str:
    return base64.urlsafe_b64encode(words.removeprefix("/").encode()).decode().rstrip("=")


def _unpacked(text: str) -> str:
    try:
        return f"/{base64.urlsafe_b64decode(text + '=' * (-len(text) % 4)).decode()}"
    except (binascii.Error, ValueError):
        return ""
