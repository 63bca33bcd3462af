"""Inline mode: ready answers in any chat."""

from __future__ import annotations

import asyncio

from bot.chat.replies.offers import MOST_RESULTS, results
from bot.engine.engine import Engine
from bot.reply import Context
from tests.chat.serving import serving


def test_best_reading_first_with_the_figure_in_the_title(context: Context) -> None:
    found = results("lng fy2024", context).articles
    assert found[0].title == "Japan's imports of LNG from Russia, FY2024: ¥536.1 bn, −8.7% yoy"
    titles = [article.title for article in found]
    assert "Japan's imports of LNG from Russia, FY2023: ¥587.2 bn, −13.0% yoy" in titles
    assert len(titles) == len(set(titles)) <= MOST_RESULTS


def test_without_a_period_month_and_fiscal_year_have_results_of_their_own(context: Context) -> None:
    titles = [article.title for article in results("lng", context).articles]
    assert titles[0] == "Japan's imports of LNG from Russia"
    assert "Japan's imports of LNG from Russia, FY2025: ¥474.9 bn, −11.4% yoy" in titles
    assert "Japan's imports of LNG from Russia, Mar 2026: ¥38.4 bn, −30.2% yoy" in titles


def test_nothing_typed_and_nothing_understood(context: Context) -> None:
    assert len(results("", context).articles) == 4
    assert [article.title for article in results("lng fy20255", context).articles] == [
        "Japan's imports of LNG from Russia, FY2025: ¥474.9 bn, −11.4% yoy"
    ]
    assert results("qqqqqqqq zzzzzzzz", context).articles
    assert len(results("x" * 256, context).articles) <= MOST_RESULTS


def test_inline_query_is_answered_for_that_person_alone(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for number, text in enumerate(("lng fy2024 vs fy2023", "", "<b>&", "balance", "rank lng"), start=1):
                chat.user.inline(text)
                await api.wait_for_call("answerInlineQuery", number)
            answers = api.calls_of("answerInlineQuery")
            assert all(call.params["is_personal"] in (True, "true") for call in answers)
            chosen = answers[0].params["results"][0]
            chat.user.choose(answers[0].params["inline_query_id"], chosen["id"], chat)
            assert chosen["title"] == "Japan's imports of LNG from Russia, FY2024: ¥536.1 bn, −8.7% vs FY2023"

    asyncio.run(scenario())
