"""What the pictures of the guide show, and how each says of which reply it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, PngImagePlugin

from bot.chat.replies.buttons import keyboard
from bot.reply import Context, reply
from bot.speech import Lang, speaking, tr
from bot.verify.check import checked
from bot.verify.pages import pages
from tests.phone.bubble import ANSWERED, MARGIN, WIDTH, bubble, conversation
from tests.phone.letters import DEJAVU, Face, face
from tests.phone.message import FIXED, Line, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent.parent / "docs" / "phone"
FONTS_PICTURE, TABLE, KEY, COLOURS = "fonts.png", "/rank lng fy2025", "reply", 48
# A narrow letter is 0.602 of its size. Those of phones have no wide ones beside them: they come from a font where a letter is its
# size, 1.66 narrow ones, or are scaled; a terminal makes two columns of them.
NARROW = 0.602
FONTS = {
    f"a wide letter is {columns} narrow ones": Face(DEJAVU / "DejaVuSansMono.ttf", FIXED, scale=columns * NARROW)
    for columns in (1.66, 1.83, 2)
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A question in a language, and the file that shows it answered; a text that is checked is no question."""

    name: str
    lang: Lang
    question: str
    is_text: bool = False


PICTURES = (
    Picture("en_figure.png", "en", "What did Japan pay for LNG from Russia in 2025?"),
    Picture("en_table.png", "en", "Japan's trade with Russia, March 2025"),
    Picture("en_drivers.png", "en", "What drove exports to Russia in 2025 vs 2021?"),
    Picture(
        "en_check.png",
        "en",
        "Japan's imports of LNG from Russia fell 8.2% to ¥502 billion in 2025. Exports to Russia rose 15% to ¥366 billion.",
        is_text=True,
    ),
    Picture("ja_figure.png", "ja", "2025年度のロシアからのLNG輸入額は？"),
    Picture("ja_table.png", "ja", "ロシアからの魚介類の輸入 2021年度～2025年度"),
    Picture("ja_rank.png", "ja", "中国への輸出の上位品目 2024年度"),
    Picture(
        "ja_check.png",
        "ja",
        "2025年のロシアからのLNG輸入額は前年比8.2%減の5,020億円だった。対ロ輸出は15%増の3,665億円。",
        is_text=True,
    ),
    Picture("ru_figure.png", "ru", "Импорт СПГ из России в 2025 финансовом году"),
    Picture("ru_table.png", "ru", "Товарооборот с Россией за 2021–2025 годы"),
    Picture("ru_rank.png", "ru", "Откуда Япония импортирует СПГ, 2025 финансовый год"),
    Picture("ru_average.png", "ru", "Средний месячный импорт СПГ из России в 2025 году"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A question, its reply in Telegram's HTML, and the labels of its buttons."""

    question: str
    marked: str
    buttons: tuple[tuple[str, ...], ...]

    def drawn(self) -> Image.Image:
        """The conversation."""
        return conversation(self.question, self.marked, self.buttons)


def digest_of(shown: object) -> str:
    """Of all that a picture shows."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def answered(picture: Picture, context: Context) -> Shown:
    """What a picture is to show."""
    with speaking(picture.lang):
        if picture.is_text:
            page = pages(picture.question, checked(picture.question, context.engine), context.engine)[0]
            return Shown(picture.question, page.shown.html, (tuple(number for number, _ in page.commands), (tr("Source"),)))
        answer = reply(picture.question, context)
        markup = keyboard(answer).markup
    rows = markup.inline_keyboard if markup else ()
    return Shown(picture.question, answer.html, tuple(tuple(button.text for button in row) for row in rows))


def table(context: Context) -> str:
    """The lines of a table with wide letters."""
    return reply(TABLE, context).html.partition("<pre>")[2].partition("</pre>")[0]


def in_fonts(text: str, fonts: Mapping[str, Face]) -> Image.Image:
    """A table in fonts, each under its name."""
    image = Image.new("RGB", (WIDTH, 3000), ANSWERED)
    draw, y = ImageDraw.Draw(image), 0.0
    for name, letters in fonts.items():
        lines = [Line([Piece(name, face(FIXED, bold=True))]), *(Line([Piece(line, letters)]) for line in text.splitlines())]
        y = bubble(draw, y, lines, ANSWERED)
    return image.crop((0, 0, WIDTH, round(y) + MARGIN))


def save(image: Image.Image, path: Path, digest: str) -> None:
    """A small file that says of what it is."""
    said = PngImagePlugin.PngInfo()
    said.add_text(KEY, digest)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True, pnginfo=said)
