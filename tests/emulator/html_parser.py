"""A strict parser for Telegram's HTML parse mode.

Stricter than the server in three places where the server stays silent and something is
lost: a bare ``&``, formatting inside or around code, and a link whose address is unusable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .entities import utf16_length
from .errors import ApiError, bad_request
from .table import Json

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
_ATTRIBUTES: dict[str, set[str]] = {
    "span": {"class"},
    "a": {"href"},
    "code": {"class"},
    "blockquote": {"expandable"},
    "tg-emoji": {"emoji-id"},
}
_TAGS = {*_SIMPLE, *_ATTRIBUTES}
_TOKEN = re.compile(r"[<&]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^<>]*?)?)\s*>")
_ATTRIBUTE = re.compile(r"\s+([A-Za-z-]+)(?:=(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LINK = re.compile(r"(?:(?:https?|ftp|tg|ton|mailto|tel):\S+|[\w.-]+\.[a-z]{2,}(?:[/?#]\S*)?)$")
_MENTION = re.compile(r"tg://user\?id=(\d+)$")
_MAX_CODE_POINT = 0x10FFFF


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities in UTF-16 units; raises Telegram's 400."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.length = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        position = 0
        while match := _TOKEN.search(self.source, position):
            self._append(self.source[position : match.start()])
            take = self._reference if match[0] == "&" else self._tag
            position = take(match.start())
        self._append(self.source[position:])
        if self.stack:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self._top()}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.text), self.entities

    def _append(self, text: str) -> None:
        self.text.append(text)
        self.length += utf16_length(text)

    def _top(self) -> str:
        return self.stack[-1].tag

    def _error(self, problem: str, at: int | None = None) -> ApiError:
        where = ""
        if at is not None:
            where = f" at byte offset {len(self.source[:at].encode())}"
        return bad_request(f"can't parse entities: {problem}{where}")

    def _reference(self, at: int) -> int:
        match = _REFERENCE.match(self.source, at)
        if not match:
            raise self._error('Bare "&" or unsupported character reference', at)
        self._append(self._character(match, at))
        return match.end()

    def _character(self, match: re.Match[str], at: int) -> str:
        if match[1]:
            return _NAMED[match[1]]
        code = int(match[2]) if match[2] else int(match[3], 16)
        if not 0 < code <= _MAX_CODE_POINT or 0xD800 <= code <= 0xDFFF:
            raise self._error("Invalid character reference", at)
        return chr(code)

    def _tag(self, at: int) -> int:
        match = _TAG.match(self.source, at)
        if not match:
            name = re.match(r"</?[^\s>]*", self.source[at:])
            found = name[0][1:] if name else ""
            if ">" in self.source[at:]:
                raise self._error(f'Unsupported start tag "{found}"', at)
            raise self._error("Unclosed start tag", at)
        tag = match[2].lower()
        if match[1]:
            self._close(tag, at)
        else:
            self._open(tag, match[3], at)
        return match.end()

    def _open(self, tag: str, rest: str, at: int) -> None:
        if tag not in _TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', at)
        attributes: dict[str, str] = {}
        position = 0
        while match := _ATTRIBUTE.match(rest, position):
            attributes[match[1].lower()] = (match[2] or "").strip("\"'")
            position = match.end()
        if rest[position:].strip() or set(attributes) - _ATTRIBUTES.get(tag, set()):
            raise self._error(f'Unsupported attributes of tag "{tag}"', at)
        self._check_nesting(tag, attributes, at)
        self.stack.append(_Open(tag, attributes, self.length))

    def _check_nesting(self, tag: str, attributes: dict[str, str], at: int) -> None:
        tags = [opened.tag for opened in self.stack]
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', at)
        if tag == "blockquote" and "blockquote" in tags:
            raise self._error('Tag "blockquote" can\'t be nested', at)
        if tag == "code" and tags[-1:] == ["pre"] and self.stack[-1].offset == self.length:
            return
        around = [outer for outer in tags if outer != "blockquote"]
        if {"code", "pre"} & set(around) or (tag in ("code", "pre") and around):
            raise self._error(f'Tag "{tag}" can\'t be nested with code or pre', at)

    def _close(self, tag: str, at: int) -> None:
        if not self.stack:
            raise self._error("Unexpected end tag", at)
        opened = self.stack.pop()
        if opened.tag != tag:
            raise self._error(
                f"Unmatched end tag at byte offset {len(self.source[:at].encode())}, "
                f'expected "</{opened.tag}>", found "</{tag}>"',
            )
        if self.stack and self._top() == "pre":
            language = opened.attributes.get("class", "").removeprefix("language-")
            self.stack[-1].attributes["language"] = language
            return
        entity = self._entity(opened, at)
        if self.length > opened.offset:
            length = self.length - opened.offset
            self.entities.append({**entity, "offset": opened.offset, "length": length})

    def _entity(self, opened: _Open, at: int) -> Json:
        values = opened.attributes
        if opened.tag == "a":
            return self._link(values.get("href", ""), at)
        if opened.tag == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in values else "blockquote"}
        if opened.tag == "tg-emoji":
            if not values.get("emoji-id", "").isdigit():
                raise self._error("Invalid custom emoji identifier specified", at)
            return {"type": "custom_emoji", "custom_emoji_id": values["emoji-id"]}
        if values.get("language"):
            return {"type": "pre", "language": values["language"]}
        return {"type": _SIMPLE.get(opened.tag, "spoiler")}

    def _link(self, href: str, at: int) -> Json:
        if "&" in _REFERENCE.sub("", href):
            raise self._error('Bare "&" or unsupported character reference in href', at)
        href = _REFERENCE.sub(lambda match: self._character(match, at), href)
        mention = _MENTION.match(href)
        if mention:
            user = {"id": int(mention[1]), "is_bot": False, "first_name": ""}
            return {"type": "text_mention", "user": user}
        if not _LINK.match(href):
            raise self._error(f'Tag "a" must have a usable href, not "{href}"', at)
        return {"type": "text_link", "url": href}
