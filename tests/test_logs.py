"""Logs: text or JSON, timings per stage, chats hashed, no words of people at INFO and no token ever."""

from __future__ import annotations

import json
import logging

import pytest
import structlog

import bot.logs
from bot.logs import hashed
from bot.reply import Context, reply
from bot.settings import Settings
from tests.conftest import TOKEN, SetUp


def test_answer_is_logged_as_json_with_its_stages(
    context: Context, set_up_logs: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs("json")
    structlog.contextvars.bind_contextvars(update=7, chat=hashed(5001))
    reply("/lng fy2011", context)
    entry = json.loads(capsys.readouterr().err)
    assert entry["event"] == "answered"
    assert (entry["verb"], entry["rows"], entry["update"], entry["level"]) == ("trade", 1, 7, "info")
    assert {"parse_ms", "query_ms", "render_ms", "timestamp", "logger"} <= set(entry)
    assert "5001" not in entry["chat"]


def test_words_of_people_are_not_logged(context: Context, set_up_logs: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("text")
    reply("/my-very-private-words", context)
    logged = capsys.readouterr().err
    assert "unknown_word" in logged
    assert "private" not in logged


@pytest.mark.parametrize("form", ["text", "json"])
def test_token_is_struck_out_of_messages_arguments_and_tracebacks(
    form: str, set_up_logs: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs(form, "DEBUG")
    logging.getLogger("library").warning("calling /bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"https://example.org/bot{TOKEN}/sendMessage")  # noqa: TRY301 - the traceback is what is tested
    except ValueError:
        logging.getLogger("library").exception("failed")
        structlog.stdlib.get_logger("own").exception("failed", address=f"/bot{TOKEN}")
    logged = capsys.readouterr().err
    assert TOKEN not in logged
    assert logged.count("<secret>") >= 4
    assert "ValueError" in logged


def test_other_secrets_are_struck_out_too(capsys: pytest.CaptureFixture[str], set_up_logs: SetUp) -> None:
    set_up_logs()
    derived = Settings.model_validate({"token": TOKEN}).hook_secret
    bot.logs.set_up_logs(Settings.model_validate({"token": TOKEN, "state_url": "postgresql://me:sesame@localhost/x"}))
    logging.getLogger("library").warning("secret_token=%s password=%s", derived, "sesame")
    logged = capsys.readouterr().err
    assert derived not in logged
    assert "sesame" not in logged
    assert logged.count("<secret>") == 2


def test_chat_keeps_its_hash() -> None:
    assert hashed(1) == hashed(1) != hashed(2)


def test_last_errors_are_kept_without_tracebacks_values_and_secrets(set_up_logs: SetUp) -> None:
    set_up_logs("text")
    own = structlog.stdlib.get_logger("own")
    own.warning("no error")
    try:
        raise ValueError("what Ann wrote")  # noqa: TRY301 - its kind alone is to be kept
    except ValueError:
        own.exception("reply failed", error="a1b2c3", request="/lng of Ann")
    own.error("the site is away", reason=f"https://example.org/bot{TOKEN}/getMe")
    logging.getLogger("library").error("what %s wrote\nand more", "Ann")
    kept = [one.said for one in bot.logs.ERRORS.last[:3]]
    assert kept == [
        "library: what %s wrote",
        "own: the site is away, reason: https://example.org/bot<secret>/getMe",
        "own: reply failed, error: a1b2c3, ValueError",
    ]
    for number in range(2 * bot.logs.MOST_ERRORS):
        own.error("again and again", code=number, reason="x" * 1_000)
    assert len(bot.logs.ERRORS.last) == bot.logs.MOST_ERRORS
    assert max(len(one.said) for one in bot.logs.ERRORS.last) == bot.logs.LONGEST_ERROR
