"""Lines of a page of the help, with commands and questions to copy, and the questions that its buttons ask."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from bot.render.phrases.shown import Text

GAP = "  "


@dataclass(slots=True)
class Page:
    """Filled line by line. `asks`: what a button says, and the command that it asks."""

    asks: tuple[tuple[str, str], ...] = ()
    _plain: list[str] = field(default_factory=list)
    _marked: list[str] = field(default_factory=list)

    def say(self, *paragraphs: str) -> None:
        """Prose."""
        for text in paragraphs:
            self._plain.append(text)
            self._marked.append(html.escape(text, quote=False))

    def title(self, text: str) -> None:
        """The first line."""
        self._plain.append(text)
        self._marked.append(f"<b>{html.escape(text, quote=False)}</b>")

    def show(self, *words: str, after: str = "") -> None:
        """What can be asked in these words, all in one line; what it does stands after it."""
        self._plain.append(GAP.join(words) + after)
        marked = GAP.join(f"<code>{html.escape(one, quote=False)}</code>" for one in words)
        self._marked.append(marked + html.escape(after, quote=False))

    def gap(self) -> None:
        """An empty line."""
        self.say("")

    @property
    def shown(self) -> Text:
        """All of it."""
        return Text("\n".join(self._marked), "\n".join(self._plain))
