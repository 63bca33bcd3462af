"""UTF-16 arithmetic and the entities Telegram finds by itself in what people write."""

from __future__ import annotations

import re

from .table import Json

_AUTOMATIC = re.compile(
    r"(?<![\w/<>])(?P<bot_command>/\w{1,64}(?:@\w{3,32})?)(?![\w/<>])|(?<!\w)(?P<mention>@\w{3,32})",
    re.ASCII,
)
_SPACE = " \t\r\n"


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, the unit of every limit and offset of the Bot API."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text an entity covers."""
    data = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return data.decode("utf-16-le", "replace")


def automatic_entities(text: str) -> list[Json]:
    """bot_command and mention entities; note that ``/fy2024-25`` gives ``/fy2024``."""
    return [
        {
            "type": str(match.lastgroup),
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in _AUTOMATIC.finditer(text)
    ]


def text_of(message: Json) -> str:
    """Text or caption of a message."""
    return str(message.get("text") or message.get("caption") or "")


def covered(message: Json) -> list[tuple[str, str]]:
    """(type, text) of every entity of a message: handy in assertions."""
    text = text_of(message)
    entities: list[Json] = message.get("entities") or message.get("caption_entities") or []
    return [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in entities]


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Drop blank first lines and white space at the end, as Telegram does before storing."""
    body = text.lstrip(_SPACE)
    first_line = text.rfind("\n", 0, len(text) - len(body)) + 1
    cut, end = first_line, utf16_length(text[first_line:].rstrip(_SPACE))
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > begin:
            kept.append({**entity, "offset": begin, "length": stop - begin})
    return text[first_line:].rstrip(_SPACE), kept
