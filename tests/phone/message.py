"""The text of a message as lines of styled pieces, broken where a phone breaks them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.phone.letters import Face, face, is_wide

TEXT, FIXED = 27.0, 27.0
NEVER_FIRST, NEVER_LAST = "、。，．）」』】〉》！？：；・ー％", "（「『【〈《"
WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that look alike."""

    text: str
    face: Face
    colour: str = "#000000"

    @property
    def width(self) -> float:
        """In pixels."""
        return self.face.width(self.text)


@dataclass(slots=True)
class Line:
    """What stands beside each other; `fixed` is a line of a block of code."""

    pieces: list[Piece]
    fixed: bool = False

    @property
    def width(self) -> float:
        """In pixels, without spaces at its end."""
        return sum(piece.width for piece in self.pieces[:-1]) + sum(
            Piece(one.text.rstrip(), one.face).width for one in self.pieces[-1:]
        )


class Parser(HTMLParser):
    """Telegram's HTML as lines that are not broken yet."""

    def __init__(self) -> None:
        super().__init__()
        self.open: set[str] = set()
        self.lines = [Line([])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its name is that of the base
        """A style begins."""
        self.open.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """A style ends."""
        self.open.discard(tag)

    def handle_data(self, data: str) -> None:
        """Text in the styles that are open."""
        fixed = "pre" in self.open
        mono = fixed or "code" in self.open
        style = face(FIXED if fixed else TEXT, "Mono" if mono else "", bold="b" in self.open, italic="i" in self.open)
        colour = "#2f6ea5" if mono and not fixed else "#000000"
        for number, part in enumerate(data.split("\n")):
            if number:
                self.lines.append(Line([], fixed))
            self.lines[-1].fixed |= fixed and bool(part)
            if part:
                self.lines[-1].pieces.append(Piece(part, style, colour))


def lines_of(marked: str, room: float) -> list[Line]:
    """The lines of a message, at most so many pixels wide; those of a block of code are as wide as they are."""
    parser = Parser()
    parser.feed(marked)
    return [line for one in parser.lines for line in ([one] if one.fixed else broken(one, room))]


def broken(line: Line, room: float) -> list[Line]:
    """One line as several."""
    made, left = [Line([])], room
    for piece in line.pieces:
        for unit in units_of(piece.text):
            part = Piece(unit, piece.face, piece.colour)
            if Piece(unit.rstrip(), piece.face).width > left and made[-1].pieces:
                made.append(Line([]))
                left = room
            made[-1].pieces.append(part)
            left -= part.width
    return made


def units_of(text: str) -> list[str]:
    """What is not parted: words, and single Japanese letters with the signs that belong to them."""
    units: list[str] = []
    for word in WORDS.findall(text):
        for letter in word:
            joined = not is_wide(letter) and units and not is_wide(units[-1][-1]) and not units[-1].endswith(" ")
            if units and (joined or letter in NEVER_FIRST or units[-1][-1] in NEVER_LAST or letter == " "):
                units[-1] += letter
            else:
                units.append(letter)
    return units
