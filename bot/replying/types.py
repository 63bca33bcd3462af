"""What goes in beside the words, and what comes out."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.preferred import STANDARD
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from bot.engine.answer import Answer
    from bot.engine.engine import Engine
    from bot.engine.resolving.asked import Question
    from bot.errors import AskError
    from bot.preferred import Preferred
    from bot.question.request import Request
    from bot.render.notes.note import Note
    from bot.speech import Lang

    Commands: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reply(Text):
    """What a person reads, and the answer, or else the error, behind it.

    `lead` is how the question was taken, where it may be taken in another way. What else may be asked is labels and canonical
    commands: `others` are its other readings, `variants` questions near it, `outputs` the same as a picture, a file or a
    sentence; `tries` are what the help, or an error, shows to be tried, answered beside it. `copy` is a sentence to be quoted.
    `topic` is what a question about the figures was about. `warning` says that the
    data are older than they should be. `large` is set where a question of many figures was not answered (see `Context`).
    `more` are the replies to the next questions of a message: the text is that of all, `others` asks each alone, the rest is of
    the first one that has figures.
    Data only: nothing here holds what answered.
    """

    answer: Answer | None = None
    error: AskError | None = None
    question: Question | None = None
    canonical: str = ""
    lead: str = ""
    others: Commands = ()
    variants: Commands = ()
    outputs: Commands = ()
    tries: Commands = ()
    copy: str = ""
    topic: str = ""
    warning: Note | None = None
    large: bool = False
    more: tuple[Reply, ...] = ()

    @property
    def last(self) -> str:
        """The canonical command that the next words may go on from: of several questions the last; empty without figures."""
        return self.others[-1][1] if self.more and self.others else self.canonical if self.answer is not None else ""

    @property
    def watchable(self) -> bool:
        """Whether a release may change what is answered."""
        answer = self.answer
        return answer is not None and answer.verb.header.figures and answer.question.request.as_of is None

    def without_warning(self) -> Reply:
        """Without the line that the data are older than they should be, for who was told so before."""
        if self.warning is None:
            return self
        line = self.warning.text
        marked = self.html.removesuffix(f"\n{html.escape(line, quote=False)}")
        return replace(self, html=marked, text=self.text.removesuffix(f"\n{line}"), warning=None)

    def without_tries(self) -> Reply:
        """An error without the line that says what to try, which stands on its buttons."""
        if self.error is None or not self.tries:
            return self
        return replace(self, html=html.escape(self.error.message, quote=False), text=self.error.message)

    def without_rows(self) -> Reply:
        """What is to be shown and asked next, without the figures in rows, which may be many."""
        more = tuple(one.without_rows() for one in self.more)
        return replace(self, answer=replace(self.answer, rows=(), missing=()), more=more) if self.answer else self


@dataclass(frozen=True, slots=True)
class Context:
    """What an answer depends on besides the words.

    `only_small`: a question of many figures is read, and not answered. `wanted` is what a question means that does not name it,
    and how figures are written; canonical commands that were kept are to be read with `wanted.of_canonical`.
    """

    engine: Engine
    lang: Lang = "en"
    only_small: bool = False
    wanted: Preferred = STANDARD


def as_commands(labelled: Iterable[tuple[str, Request]], engine: Engine) -> Commands:
    """Labels, each with the canonical command of its request."""
    return tuple((label, request.words(engine.vocabulary)) for label, request in labelled)
