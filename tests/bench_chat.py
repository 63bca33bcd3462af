"""How many answers a second the Telegram front gives, beside the chat library's own ways of echoing text.

Each bot is a process of its own, polling the emulator in this one: 50 ms latency on every call, 256 chats that ask in turn.
Printed, never asserted. Counted are answers, their order inside each chat, and the time from question to answer.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests import emulator as emu
from tests.bench import mixed_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
CHATS = 256
LATENCY = 0.05
SECONDS = 60
BOT = ["-m", "bot", "run"]
FEW = ("/lng", "/total 2026-03", "/cars", "/coal", "/fish", "/latest", "/rank lng", "/ytd cars")
ECHO = """
import asyncio, sys
from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters
from telegram.request import HTTPXRequest
url, token, concurrent = sys.argv[1], sys.argv[2], int(sys.argv[3])
async def echo(update, context):
    await update.message.reply_text(update.message.text)
builder = ApplicationBuilder().token(token).base_url(url + "/bot").base_file_url(url + "/file/bot")
if concurrent:
    builder = builder.concurrent_updates(concurrent).connection_pool_size(concurrent).pool_timeout(60)
app = builder.build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.run_polling(allowed_updates=[Update.MESSAGE])
"""


@contextmanager
def started(api: emu.BotApi, arguments: list[str]) -> Iterator[list[emu.Chat]]:
    """A bot that polls the emulator and has answered once; yields 256 chats."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PATH": "/usr/bin:/bin",
            "TRADEBOT_TOKEN": api.token,
            "TRADEBOT_API_URL": api.url,
            "TRADEBOT_LOG_LEVEL": "ERROR",
            "TRADEBOT_STATE_URL": f"sqlite:///{folder}/state.sqlite",
        }
        named = [argument.format(url=api.url, token=api.token) for argument in arguments]
        process = subprocess.Popen([sys.executable, *named], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        try:
            chats = [api.private_chat(first_name=f"P{n}") for n in range(CHATS)]
            warm = chats[0].say(chats[0].user, "/lng fy2024")
            api.blocking(api.wait_for_message(chats[0].id, after=warm, timeout=30))
            time.sleep(1)
            api.latency = LATENCY
            yield chats
        finally:
            process.terminate()
            process.wait(timeout=30)


def at_once(name: str, arguments: list[str], questions: list[str]) -> str:
    """Ask all questions over 256 chats at once and count what comes back."""
    with emu.BotApi.in_thread() as api, started(api, arguments) as chats:
        before = len(api.calls_of("sendMessage"))
        begin = time.monotonic()
        for number, question in enumerate(questions):
            chat = chats[number % CHATS]
            chat.say(chat.user, question)
        calls = answers(api, before, len(questions))
    spent = (max(call.at for call in calls) - begin) if calls else SECONDS
    half = statistics.median(call.at - begin for call in calls) if calls else 0.0
    return f"| {name} | {len(calls) / spent:.0f} | {len(calls)} of {len(questions)} | {half:.1f} s | {disorder(calls)} |"


def in_turn(name: str, rate: float, questions: list[str]) -> str:
    """Ask so many questions a second, one after the other, and time each from question to answer."""
    with emu.BotApi.in_thread() as api, started(api, BOT) as chats:
        before = len(api.calls_of("sendMessage"))
        asked: dict[tuple[int, int], float] = {}
        begin = time.monotonic()
        for number, question in enumerate(questions):
            time.sleep(max(0.0, begin + number / rate - time.monotonic()))
            chat = chats[number % CHATS]
            asked[chat.id, chat.say(chat.user, question)["message_id"]] = time.monotonic()
        calls = answers(api, before, len(questions))
    waits = [call.at - asked[int(call.chat_id or 0), int(call.params["reply_parameters"]["message_id"])] for call in calls]
    p50, p99 = (statistics.quantiles(waits, n=100, method="inclusive")[n - 1] for n in (50, 99))
    return f"| {name} | {rate:.0f} | {len(calls)} of {len(questions)} | {p50:.2f} s | {p99:.2f} s | {disorder(calls)} |"


def answers(api: emu.BotApi, before: int, wanted: int) -> list[emu.Call]:
    """The answers that came, all of them or those of a minute."""
    begin = time.monotonic()
    while len(api.calls_of("sendMessage")) - before < wanted and time.monotonic() - begin < SECONDS:
        time.sleep(0.05)
    return api.calls_of("sendMessage")[before:]


def disorder(calls: list[emu.Call]) -> int:
    """Answers that came before the answer to an earlier question of the same chat."""
    last: dict[int, int] = {}
    wrong = 0
    for call in calls:
        asked = int((call.params.get("reply_parameters") or {}).get("message_id", 0))
        chat = int(call.chat_id or 0)
        wrong += 0 < asked < last.get(chat, 0)
        last[chat] = max(last.get(chat, 0), asked)
    return wrong


def main() -> None:
    """Print the tables."""
    different = list(dict.fromkeys(mixed_questions()))
    few = [FEW[n % len(FEW)] for n in range(2560)]
    print("| all at once | answers/s | answered | half of them within | out of order |")
    print("|---|---|---|---|---|")
    print(at_once("tradebot, every question differs", BOT, different), flush=True)
    print(at_once("tradebot, few questions from many chats", BOT, few), flush=True)
    echo = ["-c", ECHO, "{url}", "{token}"]
    print(at_once("the library as it comes, echo", [*echo, "0"], ["x"] * 256), flush=True)
    print(at_once("the library at its best, echo", [*echo, "16"], ["x"] * 1024), flush=True)
    print("\n| one after the other | questions/s | answered | p50 | p99 | out of order |")
    print("|---|---|---|---|---|---|")
    print(in_turn("every question differs, 80% of 150/s", 0.8 * 150, different), flush=True)
    print(in_turn("few questions from many chats, 80% of 500/s", 0.8 * 500, few), flush=True)


if __name__ == "__main__":
    main()
