"""How many answers a second the Telegram front gives, beside the chat library's own ways of echoing text.

Each bot is a process of its own, polling the emulator in this one: 50 ms latency on every call, 256 chats that ask in turn.
Printed, never asserted. Counted are answers, their order inside each chat, and the time from question to answer.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests import emulator as emu
from tests.bench import mixed_questions

ROOT = Path(__file__).parent.parent
CHATS = 256
LATENCY = 0.05
SECONDS = 60
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


def start(api: emu.BotApi, arguments: list[str]) -> subprocess.Popen[bytes]:
    """A bot that polls the emulator."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "TRADEBOT_TOKEN": api.token,
        "TRADEBOT_API_URL": api.url,
        "TRADEBOT_LOG_LEVEL": "ERROR",
        "GLIBC_TUNABLES": os.environ.get("GLIBC_TUNABLES", ""),
    }
    return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def measure(name: str, arguments: list[str], questions: list[str]) -> str:
    """Ask all questions over 256 chats at once and count what comes back."""
    with emu.BotApi.in_thread() as api:
        process = start(api, [argument.format(url=api.url, token=api.token) for argument in arguments])
        chats = [api.private_chat(first_name=f"P{n}") for n in range(CHATS)]
        warm = chats[0].say(chats[0].user, "/lng fy2024")
        api.blocking(api.wait_for_message(chats[0].id, after=warm, timeout=30))
        api.latency = LATENCY
        before = len(api.calls_of("sendMessage"))
        begin = time.monotonic()
        for number, question in enumerate(questions):
            chat = chats[number % CHATS]
            chat.say(chat.user, question)
        while len(api.calls_of("sendMessage")) - before < len(questions) and time.monotonic() - begin < SECONDS:
            time.sleep(0.05)
        calls = api.calls_of("sendMessage")[before:]
        process.terminate()
        process.wait(timeout=20)
    spent = (max(call.at for call in calls) - begin) if calls else SECONDS
    waits = sorted(call.at - begin for call in calls)
    half = statistics.median(waits) if waits else 0.0
    return f"| {name} | {len(calls) / spent:.0f} | {len(calls)} of {len(questions)} | {half:.1f} s | {disorder(calls)} |"


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
    """Print the table."""
    print("| | answers/s | answered | half of them within | out of order |")
    print("|---|---|---|---|---|")
    bot = ["-m", "bot", "run"]
    different = list(dict.fromkeys(mixed_questions()))
    print(measure("tradebot, every question differs", bot, different[:800]), flush=True)
    print(measure("tradebot, few questions from many chats", bot, [FEW[n % len(FEW)] for n in range(2560)]), flush=True)
    echo = ["-c", ECHO, "{url}", "{token}"]
    print(measure("the library as it comes, echo", [*echo, "0"], ["x"] * 256), flush=True)
    print(measure("the library at its best, echo", [*echo, "16"], ["x"] * 1024), flush=True)


if __name__ == "__main__":
    main()
