"""A page as the elements that hold its file numbers: what is written in an element, and in the text before a link.

A number may stand in any attribute of any element. An element that holds the numbers of one file only tells about that file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

NUMBER = re.compile(r"statinfid=(\d{1,20})(?!\d)", re.IGNORECASE)
FORMAT = re.compile(r"filekind=(\d+)", re.IGNORECASE)
CSV = "1"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNREAD = frozenset({"script", "style", "template", "noscript"})
# An element that a new one of its kind ends, unless one of these stands between.
ENDED_BY = {
    "li": {"ul", "ol"},
    "tr": {"table"},
    "td": {"tr", "table"},
    "th": {"tr", "table"},
    "dt": {"dl"},
    "dd": {"dl"},
    "p": set(),
}


@dataclass(eq=False, slots=True)
class Element:
    """Texts from `start` to before `end` of the page, and the numbers of all files within."""

    tag: str
    start: int
    end: int
    files: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mark:
    """A file number, and the elements it stands in, outermost first. `csv` is false where another format is told."""

    file: str
    csv: bool
    within: tuple[Element, ...]


class Outline(HTMLParser):
    """Texts, file numbers (`marks`) and the addresses of links (`links`), in the order of the page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.marks: list[Mark] = []
        self.links: list[str] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        while self._open:
            self._leave()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; its attributes may hold a number."""
        self._end_like(tag)
        self._open.append(Element(tag, len(self.texts), len(self.texts)))
        for name, value in attrs:
            if value and name == "href":
                self.links.append(value)
            if value:
                self._note(value)
        if tag in VOID:
            self._leave()

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and all that were left open in it."""
        if any(element.tag == tag for element in self._open):
            while self._open[-1].tag != tag:
                self._leave()
            self._leave()

    def handle_data(self, data: str) -> None:
        """Text that a reader sees."""
        if data.strip() and not (self._open and self._open[-1].tag in UNREAD):
            self.texts.append(data)

    def _note(self, value: str) -> None:
        number = NUMBER.search(value)
        if number:
            kind = FORMAT.search(value)
            for element in self._open:
                element.files.add(number[1])
            self.marks.append(Mark(number[1], kind is None or kind[1] == CSV, tuple(self._open)))

    def _end_like(self, tag: str) -> None:
        for element in reversed(self._open if tag in ENDED_BY else []):
            if element.tag == tag:
                self.handle_endtag(tag)
                return
            if element.tag in ENDED_BY[tag]:
                return

    def _leave(self) -> None:
        self._open.pop().end = len(self.texts)


def texts_near(outline: Outline, mark: Mark) -> list[str]:
    """What is written near a number, nearest first: in the elements that hold no other file, then back to the last one."""
    own = [element for element in reversed(mark.within) if len(element.files) == 1]
    near = [" ".join(outline.texts[element.start : element.end]) for element in own]
    shared = next((element for element in reversed(mark.within) if len(element.files) > 1), None)
    if shared:
        end = own[-1].start if own else mark.within[-1].end
        last = (other.within[-1].end for other in outline.marks if other.file != mark.file and other.within[-1].end <= end)
        near.append(" ".join(outline.texts[max([shared.start, *last]) : end]))
    return near
