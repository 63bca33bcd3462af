"""One message that is sent without being asked, as it is kept until it goes out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.speech import HOME, spoken

if TYPE_CHECKING:
    from bot.speech import Lang


@dataclass(frozen=True, slots=True)
class Post:
    """A message within Telegram's limits: `html` and, the same words, `text`.

    `buttons` are labels with the canonical commands that they ask. With a `chart`, a canonical command, the message is that
    command's picture, and the words, at most 1,024 units then, stand under it.
    """

    language: Lang
    html: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    chart: str = ""

    def to_json(self) -> str:
        """All of it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, kept: str) -> Post:
        """What `to_json` gave. Raises ValueError, KeyError or TypeError for anything else."""
        read = json.loads(kept)
        buttons = tuple((str(label), str(words)) for label, words in read["buttons"])
        return cls(spoken(read["language"]) or HOME, read["html"], read["text"], buttons, read["chart"])
