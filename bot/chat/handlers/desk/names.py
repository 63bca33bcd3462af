"""Names that a chat may give to questions: one name space with the words of questions and with commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.lexicon.spelling import normalise
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.engine.live import Live

LONGEST = 32
NAME = re.compile(rf"[^\W\d_]\w{{0,{LONGEST - 1}}}")
# Commands that are none of the desk's, and no words of questions.
OTHERS = frozenset({"find", "help", "lang", "start", "verify"})
NOTHING = {"unknown", "dash"}


def name_of(word: str) -> str:
    """A word as a name, with or without its slash: in one form for what is typed in many."""
    return normalise(word.removeprefix("/")) if word else ""


class Names:
    """Tells which names are free. `commands` are those of the desk, which may be filled later."""

    def __init__(self, live: Live, commands: Collection[str]) -> None:
        self._live = live
        self._commands = commands

    def is_free(self, name: str) -> bool:
        """Whether a name can be given: it is one word, no command, and does not consist of words of questions."""
        return NAME.fullmatch(name) is not None and not self._is_command(name) and not self._is_read(name)

    def refusal(self, name: str) -> str | None:
        """Why a name cannot be given, in the language that is spoken; None where it can."""
        if self.is_free(name):
            return None
        if NAME.fullmatch(name) is None:
            message = tr(
                "A name is one word of at most {n} letters, digits and “_”, and begins with a letter: /save desk lng fy2024"
            )
            return message.format(n=LONGEST)
        if self._is_command(name):
            return tr("/{name} is a command already: please choose another name.").format(name=name)
        asks = self._asked_by(name)
        if asks:
            message = tr("/{name} is a question already, {asks}: please choose another name.")
            return message.format(name=name, asks=asks)
        return tr("“{name}” is a word of questions already: please choose another name.").format(name=name)

    def _is_command(self, name: str) -> bool:
        return name in OTHERS or name in self._commands

    def _is_read(self, name: str) -> bool:
        """Whether all of a name means something in questions, in any language."""
        tokens = self._live.engine.vocabulary.tokens(name, command=True)
        return all(token.kind not in NOTHING for token in tokens)

    def _asked_by(self, name: str) -> str:
        """The canonical command that the name alone asks already; empty where it is none."""
        with self._live.lease() as engine:
            try:
                return engine.parse(f"/{name}").words(engine.vocabulary)
            except AskError:
                return ""
