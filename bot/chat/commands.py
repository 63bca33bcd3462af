"""The command menu and the profile texts: the verbs from their files, and the nouns that people ask for most."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import BotCommand

if TYPE_CHECKING:
    from bot.engine.engine import Engine

MENU = Path(__file__).parent / "menu.csv"
LONGEST_DESCRIPTION = 256
# Those that ask for no figures.
BARE = {"help", "lang", "say"}
ADD = {"": "add a period or a country", "ja": "期間や国を加えて", "ru": "добавьте период или страну"}


@dataclass(frozen=True, slots=True)
class Texts:
    """What a person reads before the first question: `description` in an empty chat, `short` in the profile."""

    description: str
    short: str


TEXTS = {
    "": Texts(
        "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics: every "
        "figure with its unit, period, basis and source. Try /lng fy2024, /total 2025-03 or /rank lng.",
        "Japan's trade, first of all with Russia, from the official statistics. /lng fy2024",
    ),
    "ja": Texts(
        "財務省貿易統計をもとに、日本の貿易(とくに対ロシア)についての質問に答えます。数字には単位・期間・区分・出典を付けます。"
        "例: /lng fy2024 /total 2025-03 /rank lng",
        "財務省貿易統計で日本の貿易(とくに対ロシア)に答えます。例: /lng fy2024",
    ),
    "ru": Texts(
        "Отвечаю на вопросы о торговле Японии, прежде всего с Россией, по официальной статистике Министерства финансов Японии: "
        "у каждой цифры есть единица, период, вид данных и источник. Например: /lng fy2024, /total 2025-03, /rank lng.",
        "Торговля Японии, прежде всего с Россией, по официальной статистике. Например: /lng fy2024",
    ),
}


def texts(language: str) -> Texts:
    """The profile texts in a language."""
    return TEXTS[language]


def menu(engine: Engine, language: str = "", *, group: bool = False) -> list[BotCommand]:
    """What Telegram shows when a person types a slash; in groups, where several bots share the list, the chief ones."""
    with MENU.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] == "yes" or not group]
    return [BotCommand(row["command"], _description(row, engine, language)) for row in rows]


def _description(row: dict[str, str], engine: Engine, language: str) -> str:
    """What a command does, in the language, with an example; a verb says in its own file what it does."""
    command, verb = row["command"], engine.verbs.get(row["command"])
    if verb is not None:
        return f"{row[language] if language else verb.header.summary}: {verb.header.example[0]}"[:LONGEST_DESCRIPTION]
    said = row[language or "en"]
    return said if command in BARE else f"{said} ({ADD[language]}: /{command} fy2024)"
