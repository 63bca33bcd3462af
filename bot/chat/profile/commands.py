"""The command menu and the profile texts: the verbs from their files, and the nouns that people ask for most."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import BotCommand

from bot.speech import HOME, speaking, spoken, tr, tr_later

if TYPE_CHECKING:
    from bot.engine.engine import Engine

MENU = Path(__file__).parent / "menu.csv"
LONGEST_DESCRIPTION = 256
# Those that ask for no figures.
BARE = {
    "alert",
    "find",
    "forget",
    "help",
    "lang",
    "mydata",
    "next",
    "save",
    "saved",
    "say",
    "settings",
    "unsave",
    "unwatch",
    "verify",
    "watch",
    "watches",
}
DESCRIPTION = tr_later(
    "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics: every "
    "figure with its unit, period, basis and source. Try /lng fy2024, /total 2025-03 or /rank lng."
)
SHORT = tr_later("Japan's trade, first of all with Russia, from the official statistics. /lng fy2024")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a person reads before the first question: `description` in an empty chat, `short` in the profile."""

    description: str
    short: str


def texts(language: str) -> Texts:
    """The profile texts in a language; of an empty one, which stands for all others, in English."""
    with speaking(spoken(language) or HOME):
        return Texts(tr(DESCRIPTION), tr(SHORT))


def menu(engine: Engine, language: str = "", *, group: bool = False) -> list[BotCommand]:
    """What Telegram shows when a person types a slash; in groups, where several bots share the list, the chief ones."""
    with MENU.open(encoding="utf-8", newline="") as file:
        rows = [(row["command"], row["says"]) for row in csv.DictReader(file) if row["group"] == "yes" or not group]
    with speaking(spoken(language) or HOME):
        nouns = [_noun(command, says) for command, says in rows if command not in BARE]
        bare = [BotCommand(command, tr(says)) for command, says in rows if command in BARE]
        return [*nouns, *_verbs(engine, group=group), *bare]


def _verbs(engine: Engine, *, group: bool) -> list[BotCommand]:
    """What a verb does says its own file, with an example; the plainest first."""
    shown = {"all"} if group else {"all", "private"}
    named = [(name, engine.verbs[name].header) for name in reversed(engine.registry.order)]
    return [
        BotCommand(name, f"{tr(header.summary)}: {header.example[0]}"[:LONGEST_DESCRIPTION])
        for name, header in named
        if header.menu in shown
    ]


def _noun(command: str, says: str) -> BotCommand:
    message = tr("{what} (add a period or a country: /{command} fy2024)")
    return BotCommand(command, message.format(what=tr(says), command=command))
