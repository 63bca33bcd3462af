"""What is sent besides words: a picture or a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.render.phrases.shown import Text


@dataclass(frozen=True, slots=True)
class Media:
    """What is sent: a photo or a document, as bytes or by Telegram's id, with the words under it."""

    kind: Literal["photo", "document"]
    name: str
    key: str
    content: bytes | str
    caption: Text
