"""The whole program on one screen: words in, Reply out. Every front (Telegram, terminal, JSON) goes through here."""

from __future__ import annotations

import html
import re
import secrets
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from bot.clock import today
from bot.engine.engine import Engine
from bot.engine.several import each_asked, resumed_by
from bot.errors import AskError
from bot.logs import get_logger
from bot.preferred import STANDARD, Preferred, preferring
from bot.question.code_search import searched
from bot.question.declined import declined
from bot.question.lexicon.spelling import as_typed
from bot.question.request import EXAMPLES, Output
from bot.render.notes.stale import stale_note
from bot.render.phrases.shown import Text
from bot.render.text.codes import code_labels, codes_reply
from bot.render.text.help.asked import help_page
from bot.render.text.joined import joined, refused, shortened
from bot.render.text.message import MOST_SUGGESTIONS, render, render_error
from bot.render.text.next_questions import outputs, variants
from bot.render.text.sentence.said import render_said, said
from bot.render.text.taken import other_labels, reading_line
from bot.render.text.topics import topic_reply
from bot.speech import Lang, speaking, tr
from bot.verify.check import checked
from bot.verify.pages import NO_TEXT, pages
from bot.verify.wanted import text_behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from bot.engine.answer import Answer
    from bot.engine.resolving.asked import Question
    from bot.engine.several import Asked
    from bot.question.request import Request, Understood
    from bot.render.notes.note import Note
    from bot.settings import Settings

    Commands: TypeAlias = tuple[tuple[str, str], ...]

logger = get_logger(__name__)
HALF = re.compile("[\ud800-\udfff]")
HELP_WORDS = {"start", "help", "?"}
HELP = re.compile(r"\s*/help(?:@\w+)?\s+(?P<words>\S.*)", re.DOTALL | re.IGNORECASE)
NEXT = re.compile(r"\s*/next(?:@\w+)?\s*", re.IGNORECASE)
SHOWN_BESIDE = set(get_args(Output)) - {"", "say"}
MOST_LABEL = 40
# What Telegram sends for a link such as t.me/BOT?start=lng.
STARTED = re.compile(r"\s*/start\s+(?P<payload>\S.*)", re.DOTALL | re.IGNORECASE)
# What is kept for a chat on Telegram: see `bot.chat.handlers.desk`. “Watches” with other words are goods.
ONLY_IN_CHATS = re.compile(
    r"\s*/(?:(?:watch|unwatch|alert|save|unsave|settings|mydata|forget)(?:\s.*)?|watches\s*|saved\s*)", re.DOTALL | re.IGNORECASE
)
# Of figures: an answer of more takes a second, and many megabytes while it is made.
MOST_SMALL = 4_000


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


def open_engine(settings: Settings) -> Engine:
    """Load and check everything. Raises FileError with file and line."""
    return Engine(settings.data_dir, settings.queries_dir, settings.query_seconds)


def reply(text: str, context: Context, earlier: str = "", *, resumed: bool = False) -> Reply:
    """Answer a question; with the canonical command of an earlier one, the words change that.

    Where the earlier one was not pointed at (`resumed`: it is the last of a conversation) it counts only for words that go on
    from it, and the reply says so. Never raises: what goes wrong is logged, and the person gets a number to quote.
    """
    with speaking(context.lang), preferring(context.wanted):
        # Half a letter, which no text may hold, is one that nobody knows.
        return _reply(HALF.sub("\ufffd", text), context, earlier, resumed=resumed)


def _reply(text: str, context: Context, earlier: str, *, resumed: bool) -> Reply:
    engine = context.engine
    try:
        if started := STARTED.fullmatch(text):
            text = started["payload"] if _understood(started["payload"], engine) else "/start"
            # A link means what it says to whoever follows it, as a button does.
            context = replace(context, wanted=context.wanted.of_canonical)
        if (told := _commanded(text, context)) is not None:
            return told
        resume = resumed_by if resumed else each_asked
        asked, left = resume(text, engine, engine.parse(earlier) if earlier else None, context.wanted)
    except AskError as error:
        return _refused(error, context, text)
    except Exception:
        number = secrets.token_hex(3)
        logger.exception("not read", error=number, characters=len(text))
        return _broken(number, context)
    replies = [_answered(one, context, several=len(asked) > 1) for one in asked]
    if any(one.large for one in replies):
        return next(one for one in replies if one.large)
    return replies[0] if len(replies) == 1 else _together(replies, [one.text for one in asked], left)


def _commanded(text: str, context: Context) -> Reply | None:
    """What a command asks for that asks no question of the data: help, the calendar, a search for codes, a text to be checked.

    Raises AskError for commands of chats.
    """
    engine = context.engine
    if text.strip().lstrip("/").casefold() in HELP_WORDS:
        return _help("", context)
    if (asked := HELP.fullmatch(text)) is not None:
        return _help(asked["words"], context)
    if ONLY_IN_CHATS.fullmatch(text):
        raise AskError("only_in_chats", tr("That is for a chat with me on Telegram, where it is kept; here I answer questions."))
    if NEXT.fullmatch(text):
        return _about("release", context)
    if (words := searched(text)) is not None:
        return _found(words, context)
    behind = text_behind(text)
    return _verified(behind, engine) if behind is not None else None


def _answered(asked: Asked, context: Context, *, several: bool) -> Reply:
    """The answer to one question; of several they are all text, and what shows them is a button."""
    engine, understood = context.engine, asked.read
    if isinstance(understood, AskError):
        return _refused(understood, context, asked.text)
    question, canonical = None, ""
    clock = Clock()
    try:
        if understood.topic:
            logger.info("told", topic=understood.topic)
            return _about(understood.topic, context)
        canonical = understood.request.words(engine.vocabulary)
        if several and understood.request.output in SHOWN_BESIDE:
            understood = replace(understood, request=understood.request.model_copy(update={"output": ""}))
        question = engine.resolve(_answerable(understood, engine))
        clock.mark("parse_ms")
        if context.only_small and question.cells > MOST_SMALL:
            return Reply("", "", question=question, canonical=canonical, large=True)
        answer = engine.answer(question)
        clock.mark("query_ms")
        shown = _shown(asked, understood, answer, engine)
        clock.mark("render_ms")
        logger.info("answered", verb=understood.request.verb, rows=len(answer.rows), **clock.marks)
        return replace(shown, answer=answer, question=question, canonical=canonical)
    except AskError as error:
        # A year that is not in the data may have been meant as goods.
        codes = (engine.short_words(other.request) for other in understood.others if other.kind == "code")
        error.suggestions = (*codes, *error.suggestions)
        return replace(_refused(error, context, asked.text), question=question, canonical=canonical)
    except Exception:
        number = secrets.token_hex(3)
        logger.exception("reply failed", error=number, characters=len(asked.text), request=canonical)
        return replace(_broken(number, context), question=question, canonical=canonical)


def _together(replies: Sequence[Reply], asked: Sequence[str], left: Sequence[str]) -> Reply:
    """One reply to several questions; each of them is a button, with all that can be asked next."""
    told = [refused(text, one) if one.error else one for one, text in zip(replies, asked, strict=True)]
    shown = joined(told, asked, left)
    first = next((one for one in replies if one.answer is not None), replies[0])
    return replace(
        first,
        html=shown.html,
        text=shown.text,
        others=tuple(
            (shortened(text, MOST_LABEL), one.canonical) for one, text in zip(replies, asked, strict=True) if one.answer
        ),
        variants=(),
        outputs=(),
        copy="",
        more=tuple(one for one in replies if one is not first),
    )


def _refused(raised: AskError, context: Context, typed: str) -> Reply:
    """A "no", without the traceback of its error, which holds the engine."""
    error = AskError(raised.code, as_typed(raised.message, typed), (*_by_code(raised.goods, context.engine), *raised.suggestions))
    logger.info("refused", code=error.code)
    return _told(error, context)


def _by_code(goods: str, engine: Engine) -> tuple[str, ...]:
    """A search for HS codes, where goods that no table of the ministry has for themselves are among them."""
    words = searched(f"/find {goods}") if goods else None
    return (f"/find {goods}",) if words and engine.search.named(words) else ()


def _broken(number: str, context: Context) -> Reply:
    """An error of the program, which is logged with a number that the person gets to quote."""
    message = tr("That went wrong on our side (error {number}, noted). Please ask another way.")
    return _told(AskError("internal", message.format(number=number)), context)


def _told(error: AskError, context: Context) -> Reply:
    error.suggestions = tuple(s for s in dict.fromkeys(error.suggestions) if _understood(s, context.engine)) or EXAMPLES
    shown = render_error(error)
    tries = tuple((s, _canonical(s, context)) for s in error.suggestions[:MOST_SUGGESTIONS])
    return Reply(shown.html, shown.text, error=error, tries=tries)


def _canonical(suggestion: str, context: Context) -> str:
    """A command that is offered to be typed, as a button carries it: it means the same to whoever presses that."""
    if not _is_question(suggestion):
        return suggestion
    return context.engine.understand(suggestion, wanted=context.wanted).request.words(context.engine.vocabulary)


def _answerable(understood: Understood, engine: Engine) -> Request:
    """The request. Raises AskError for what is not computed here."""
    if understood.declined:
        raise declined(understood.declined, understood.request, engine.registry, engine.short_words)
    return understood.request


def _shown(asked: Asked, understood: Understood, answer: Answer, engine: Engine) -> Reply:
    """What is read, and what is beside it."""
    facts = engine.facts_of(answer.question.request)
    lead = as_typed(reading_line(understood, answer, facts), asked.text)
    copy = said(answer, facts) if understood.request.output == "say" else ""
    warning = None if understood.request.as_of or facts.of_lines else stale_note(facts, today())
    shown = render_said(copy, lead) if copy else render(answer, facts, lead, warning)
    others = other_labels(understood, engine.verbs, facts)
    near = variants(answer.question, facts, engine.registry)
    wanted = outputs(answer.question, engine.registry) if answer.verb.header.figures else []
    return Reply(
        shown.html,
        shown.text,
        lead=lead,
        others=_commands(others, engine),
        variants=_commands([(one.label, one.request) for one in near], engine),
        outputs=_commands([(one.label, one.request) for one in wanted], engine),
        copy=copy,
        warning=warning,
    )


def _commands(labelled: Iterable[tuple[str, Request]], engine: Engine) -> Commands:
    return tuple((label, request.words(engine.vocabulary)) for label, request in labelled)


def _help(words: str, context: Context) -> Reply:
    """The help, or a page of it."""
    page = help_page(words, context.engine)
    shown = page.shown
    return Reply(shown.html, shown.text, topic="guide" if words else "help", tries=page.asks)


def _found(words: list[str], context: Context) -> Reply:
    """HS codes by words of their names."""
    engine, facts = context.engine, context.engine.store.facts
    codes = engine.search.found(words)
    shown = codes_reply(words, codes, facts)
    logger.info("found", codes=len(codes))
    return Reply(shown.html, shown.text, topic="find", others=_commands(code_labels(codes, facts, context.wanted), engine))


def _verified(text: str, engine: Engine) -> Reply:
    """A verdict on each figure of a text; its first page."""
    if not text:
        return Reply(tr(NO_TEXT), tr(NO_TEXT), topic="verify")
    page = pages(text, checked(text, engine), engine)[0]
    return Reply(page.shown.html, page.shown.text, topic="verify", others=page.commands)


def _about(topic: str, context: Context) -> Reply:
    engine = context.engine
    if topic == "help":
        return _help("", context)
    shown = topic_reply(topic, engine.store.facts, engine.registry)
    return Reply(shown.html, shown.text, topic=topic)


class Clock:
    """Milliseconds of each stage, for the log."""

    def __init__(self) -> None:
        self.marks: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """A stage has ended."""
        now = time.perf_counter()
        self.marks[stage] = round((now - self._last) * 1000, 2)
        self._last = now


def _is_question(command: str) -> bool:
    """Whether a command asks for figures, and not for help or a search."""
    return command.lstrip("/") not in HELP_WORDS and HELP.fullmatch(command) is None and searched(command) is None


def _understood(suggestion: str, engine: Engine) -> bool:
    """Whether a command that is offered can be read."""
    if not _is_question(suggestion):
        return True
    try:
        engine.parse(suggestion)
    except AskError:
        return False
    return True
