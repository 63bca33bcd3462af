"""What people read, in their language: messages by gettext, numbers' signs and months by the Unicode locale data.

The English text in the code is the message; `bot/locale/<language>/<layer>.po` holds the others, one file for each part of
the program. A reply is written in one language, which is set around the writing: `with speaking("ja"): …`.
"""

from __future__ import annotations

import gettext
import io
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Lang = Literal["en", "ja", "ru"]
# One that waits in a table until it is shown: as `tr_later` or `trc_later` gave it.
Message = str | tuple[str, str]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
HOME: Lang = "en"
CATALOGUES = Path(__file__).parent / "locale"
_language: ContextVar[Lang] = ContextVar("language", default=HOME)


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Everything that is written inside is in this language."""
    token = _language.set(lang)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> Lang:
    """The language of what is being written."""
    return _language.get()


def spoken(code: str | None) -> Lang | None:
    """The language for a code such as `ja-JP`; None when it is none of ours."""
    short = (code or "").replace("_", "-").partition("-")[0].casefold()
    return short if short in LANGUAGES else None


def tr(message: str) -> str:
    """A message in the language; names in braces are filled in by whoever asked."""
    return catalogue(language()).gettext(message)


def trn(one: str, many: str, number: int) -> str:
    """A message that counts something, in the form for the number."""
    return catalogue(language()).ngettext(one, many, number)


def trc(context: str, message: str) -> str:
    """A message that says the same in English whatever it stands for, and not elsewhere: `context` tells which it is."""
    return catalogue(language()).pgettext(context, message)


def trc_later(context: str, message: str) -> tuple[str, str]:
    """The same message with its context, for the catalogues: it is translated with `trc` where it is shown."""
    return context, message


def said(message: Message) -> str:
    """A message from a table in the language."""
    return tr(message) if isinstance(message, str) else trc(*message)


def tr_later(message: str) -> str:
    """The same message, for the catalogues: it is translated with `tr` where it is shown."""
    return message


@cache
def catalogue(lang: Lang) -> gettext.NullTranslations:
    """All messages of a language; English is what the code says. Read once, from text."""
    found = gettext.NullTranslations()
    for path in sorted((CATALOGUES / lang).glob("*.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale=lang)
        binary = io.BytesIO()
        write_mo(binary, messages)
        binary.seek(0)
        one = gettext.GNUTranslations(binary)
        one.add_fallback(found)
        found = one
    return found


@cache
def locale(lang: Lang) -> Locale:
    """The Unicode locale data of a language."""
    return Locale.parse(lang)


def together(sentences: Iterable[str]) -> str:
    """Sentences one after the other; between Japanese ones there is no space."""
    return ("" if language() == "ja" else " ").join(filter(None, sentences))
