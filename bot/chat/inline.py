"""Inline mode: `@bot lng fy2024 vs fy2023` in any chat gives ready answers, the best reading first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot.chat.buttons import keyboard
from bot.engine.variants import variants
from bot.reply import Context, Reply, reply

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_RESULTS = 10
LONGEST_TITLE = 120
EMPTY = ("total", "lng", "cars", "rank russia imports")
# A question without a period is answered for the latest month and the fiscal year together; here each has its own result, too.
PERIODS = ("fytd", "latest")


def results(text: str, context: Context) -> list[InlineQueryResultArticle]:
    """Ready answers, at most ten, each another question. What cannot be answered gives what was offered instead."""
    found: dict[str, InlineQueryResultArticle] = {}
    for answered in _answers(text, context):
        if answered.canonical not in found:
            found[answered.canonical] = _article(answered, context)
        if len(found) == MOST_RESULTS:
            break
    return list(found.values())


def _answers(text: str, context: Context) -> Iterator[Reply]:
    wanted = [text] if text.strip() else list(EMPTY)
    first = reply(wanted[0], context)
    if first.error is not None:
        wanted = list(first.error.suggestions)
    elif first.question is not None and text.strip():
        request = first.question.request
        if not request.periods and request.commodities and request.partners:
            wanted += [f"{first.canonical} {period}" for period in PERIODS]
        vocabulary = context.engine.vocabulary
        wanted += [v.request.words(vocabulary) for v in variants(first.question, context.engine.store.facts)]
    for words in wanted:
        answered = reply(words, context)
        if answered.answer is not None:
            yield answered


def _article(answered: Reply, context: Context) -> InlineQueryResultArticle:
    title, _, rest = answered.text.partition("\n")
    return InlineQueryResultArticle(
        id=hashlib.sha256(answered.canonical.encode()).hexdigest()[:32],
        title=title[:LONGEST_TITLE],
        description=" ".join(rest.split())[:LONGEST_TITLE],
        input_message_content=InputTextMessageContent(answered.html, parse_mode=ParseMode.HTML),
        reply_markup=keyboard(answered, context.engine, inline=True),
    )
