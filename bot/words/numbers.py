"""Numbers as each language writes them: separators, the minus sign, per cent; and the widths of texts in a table."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.speech import Lang, language, locale, tr, trc
from bot.words.number_signs import decimal_sign, separated

MINUS = "\u2212"
BIG_PERCENT = 1000
MANY_TIMES = 100
TO_NOTHING = -100
# From three times the figure before on, a rise is said as a multiple.
LEAST_MULTIPLE = 200


def decimal(value: float, places: int) -> str:
    """`1,175.7` with a real minus sign. What is not zero is never written as zero: `<0.1`."""
    if value == 0:
        return "0"
    text = f"{abs(value):,.{places}f}"
    sign = MINUS if value < 0 else ""
    if not text.strip("0.,"):
        text, sign = f"{10**-places:.{places}f}", f"{'>' if value < 0 else '<'}{sign}"
    return sign + separated(text)


@cache
def _percent(lang: Lang) -> str:
    """The sign of per cent, with the space before it where the language has one."""
    return str(locale(lang).percent_formats[None].pattern).rpartition("0")[2]


def not_available() -> str:
    """What stands for a figure that there is not."""
    return tr("n/a")


def change(percent: float | None, places: int = 1) -> str:
    """`+8.6%`, `−12.7%`, `0%`, `n/a`; with `places` decimals."""
    if percent is None:
        return not_available()
    rounded = round(percent, places)
    # decimal() would write the smallest changes as less than 0.1.
    text = decimal(rounded, places if abs(percent) < BIG_PERCENT else 0) if rounded or not percent else _nearly_none()
    return f"{'+' if rounded > 0 else ''}{text}{_percent(language())}"


def _nearly_none() -> str:
    """`0.0`, without a sign: which way it went is more than the rounded figure says."""
    return decimal(1, 1).replace("1", "0")


def growth(percent: float | None) -> str:
    """A change as people say it: `−12.7%`, from three times on `×4.2`; in Japanese there is a word for the loss of all."""
    if percent is None or percent < LEAST_MULTIPLE:
        return _fall_to_nothing() if percent == TO_NOTHING else change(percent)
    return times(percent / 100 + 1)


def _fall_to_nothing() -> str:
    return trc("nothing is left", "{n}").format(n=change(TO_NOTHING))


def growth_in_words(percent: float) -> str:
    """The same inside a line of words: in Russian `в 4,2 раза`."""
    if percent < LEAST_MULTIPLE:
        return growth(percent)
    # Translators: a multiple inside a line of words; the second one has no decimals.
    message = trc("in words", "×{number}") if percent < MANY_TIMES * 100 else trc("in words, whole", "×{number}")
    return message.format(number=multiple(percent))


def times_said(percent: float) -> str:
    """How many times the figure before a figure is, for its change, in a sentence: `4.2 times`, `в 4,2 раза`, `в 320 раз`."""
    message = trc("in a sentence", "{number} times")
    if percent >= MANY_TIMES * 100:
        message = trc("in a sentence, whole", "{number} times")
    return message.format(number=multiple(percent))


def multiple(percent: float) -> str:
    """The same as a number."""
    return _decimals(percent / 100 + 1)


def signed(value: float) -> str:
    """`+3.8`, `−5.4`, `0`."""
    return ("+" if value > 0 else "") + decimal(value, 1)


def as_asked(text: str) -> str:
    """A round amount without the zeros that nobody said: `¥50 bn` for `¥50.0 bn`."""
    sign = re.escape(decimal_sign())
    return re.sub(rf"(?<=\d)(?:{sign}0+|({sign}\d*[1-9])0+)(?!\d)", r"\1", text)


def points(value: float) -> str:
    """A difference of shares: `+3.8 points`."""
    return tr("{number} points").format(number=signed(value))


def times(value: float) -> str:
    """`×3.2`, `×320`."""
    return tr("×{number}").format(number=_decimals(value))


def _decimals(value: float) -> str:
    return decimal(value, 1 if abs(value) < MANY_TIMES else 0)


def part(percent: float | None, places: int = 1) -> str:
    """A share: `63.9%`; `<0.1%` when there is something but little."""
    return not_available() if percent is None else decimal(percent, places) + _percent(language())


def width(text: str) -> int:
    """Columns in a fixed-width font: wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))
