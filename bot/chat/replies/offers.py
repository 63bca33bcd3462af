"""What an inline query offers: ready answers, the best reading first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from telegram import InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot.chat.replies.buttons import NOWHERE, keyboard
from bot.chat.replies.notices import in_text
from bot.reply import Context, Reply, reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.chat.replies.exploring import Exploring

MOST_RESULTS = 10
LONGEST_TITLE = 120
EMPTY = ("total", "lng", "cars")
RANKED = "russia imports"
# A question without a period is answered for the latest month and the fiscal year together; here each has its own result, too.
PERIODS = ("fytd", "latest")


@dataclass(slots=True)
class Offered:
    """Ready answers, and the short ids in their buttons that are to be stored before they are shown."""

    articles: list[InlineQueryResultArticle] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def results(text: str, context: Context, named: Mapping[str, str] | None = None, exploring: Exploring = NOWHERE) -> Offered:
    """Ready answers, at most ten, each another question. What cannot be answered gives what was offered instead.

    `named`: canonical commands by the names that the person has given them; they come first.
    """
    offered, seen = Offered(), set()
    own = ((f"/{name}: ", reply(words, _canonical(context))) for name, words in (named or {}).items())
    typed = (("", answered) for answered in _answers(text, context))
    for name, answered in chain((one for one in own if one[1].answer is not None), typed):
        if answered.canonical not in seen:
            seen.add(answered.canonical)
            shown = keyboard(answered, inline=True, exploring=exploring)
            offered.links |= shown.links
            offered.articles.append(article(answered, shown.markup, name))
        if len(seen) == MOST_RESULTS:
            break
    return offered


def _answers(text: str, context: Context) -> Iterator[Reply]:
    wanted = [text] if text.strip() else [*EMPTY, f"{context.engine.registry.ranking} {RANKED}"]
    first = reply(wanted[0], context)
    canonical = _canonical(context)
    near: list[str] = []
    if first.error is not None:
        wanted = list(first.error.suggestions)
    elif first.question is not None and text.strip():
        request = first.question.request
        if not request.periods and request.commodities and request.partners:
            near += [f"{first.canonical} {period}" for period in PERIODS]
        near += [words for _, words in first.variants]
    for words, read in [*((typed, context) for typed in wanted), *((words, canonical) for words in near)]:
        answered = reply(words, read)
        if answered.answer is not None:
            yield answered


def _canonical(context: Context) -> Context:
    """The same for canonical commands that were kept."""
    return replace(context, wanted=context.wanted.of_canonical)


def article(answered: Reply, markup: InlineKeyboardMarkup | None, name: str = "") -> InlineQueryResultArticle:
    """An answer that can be sent into any chat; `name` stands before its title."""
    title, _, rest = f"{name}{answered.text}".partition("\n")
    return InlineQueryResultArticle(
        id=hashlib.sha256(answered.canonical.encode()).hexdigest()[:32],
        title=title[:LONGEST_TITLE],
        description=" ".join(rest.split())[:LONGEST_TITLE],
        input_message_content=InputTextMessageContent(in_text(answered).html, parse_mode=ParseMode.HTML),
        reply_markup=markup,
    )
