"""Golden replies: one file for a question and a language, as Telegram gets it.

`python -m tests.golden_replies` writes them anew; read the diff.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from bot.speech import LANGUAGES, Lang
from tests.day import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.sql.verb import Verb

FOLDER = Path(__file__).parent / "golden"
# Beside the examples of every verb: what is easily wrong.
QUESTIONS = (
    "/lng",
    "/total",
    "/crab",
    "/balance fy2024",
    "/fy2026",
    "/2026",
    "/total fy2020",
    "/total 2020-05",
    "/total 2025-05",
    "/coal fy2020",
    "/lng 2025-05",
    "/oil fy2024",
    "/lng coal oil fy2024",
    "/total fy2019..fy2025",
    "/semiconductors taiwan 2024",
    "/world fy2024",
    "/cars 2024-10 usd",
    "/months total 2025 usd",
    "/rank china fy2024",
    "/price coal",
    "/cars imports",
    "/lng fy20255",
    "/foo",
    "/help",
    "/help commands",
    "/help lng",
    "/help shares",
    "/say lng fy2024",
    "/say total fy2024",
    "/say balance fy2024",
    "/say share lng fy2024",
    "/say price lng 2026-03 usd",
    "/lng fy2024 eur",
    "/months lng 2025 cny",
    "/say lng 2024 cny",
    "/say rank lng fy2024",
    "/lng 2026-03 volume",
    # A month that has a volume and no value, numbers that others counted, and how either is said.
    "/lng 2026-04",
    "/lng 2026-04 volume",
    "/used_vehicles ru 2024",
    "/used_vehicles ru 2025 vs 2023",
    "/say used_vehicles ru 2024",
    "/coal 2024 volume",
    "/lng dec",
    # Volumes of principal commodities, the months of 2019 and 2020, and where either ends.
    "/coal australia fy2018",
    "/months coal australia fy2020",
    "/imports 2020-03",
    "/lng 2019-08",
    "/price coal 2009..2020",
    "/crude oil russia 2022",
    "/compare coal australia 2018..2023",
    "/coal world 2022",
    "/lng malaysia 2024",
    "/total china fy2020",
    # HS codes, and a country that the area table does not list.
    "/hs271111000 fy2018",
    "/hs2701 au fy2015",
    "/hs2709 sa 2012 volume",
    "/hs8703 de 2016",
    "/price hs2711 2015..2018",
    "/months hs271111000 2018",
    "/rank hs2711 2018 top 5",
    "/rank hs27 2018 by heading top 5",
    "/hs27 ru 2018 by line drivers",
    "/share hs27 2018",
    "/hs27 highest since 2010",
    "/hs6908 italy 2015..2017",
    "/hs2711 exports 2018",
    "/hs2711 2022",
    "/total kz 2018",
    "/rank kz 2018 top 5",
    "/find crab",
    # A code that is new, one as it was known, what was revised of one, and a year that is a heading, too.
    "/hs030489 ru 2015",
    "/hs2711 ru 2018 asof 2026-01-31",
    "/changes hs27",
    "/2009",
    "/2008",
)
# The thirty questions that the program was made for, each in the language it is asked in.
ASKED = Path(__file__).parent / "question" / "thirty.csv"


def asked() -> list[tuple[Lang, str]]:
    """Language and words of every one of them."""
    with ASKED.open(encoding="utf-8", newline="") as file:
        return [(cast("Lang", row["lang"]), row["question"]) for row in csv.DictReader(file)]


def questions(verbs: Iterable[Verb]) -> list[str]:
    """All golden questions."""
    return [*QUESTIONS, *(example for verb in verbs for example in verb.header.example if example not in QUESTIONS)]


def path_of(question: str, lang: Lang) -> Path:
    """Its file."""
    return FOLDER / lang / (re.sub(r"[^a-z0-9.]+", "_", question.casefold()).strip("_") + ".html")


def content(question: str, context: Context) -> str:
    """What is in it: the question, then the reply's HTML."""
    return f"{question}\n\n{reply(question, context).html}\n"


def asked_path(number: int, lang: Lang) -> Path:
    """The file of one of the thirty questions, counted from 1."""
    return FOLDER / lang / f"asked_{number:02}.html"


def main() -> None:
    """Write them all."""
    engine = open_engine(read_settings())
    for number, (lang, question) in enumerate(asked(), start=1):
        asked_path(number, lang).write_text(content(question, Context(engine, lang)), "utf-8")
    for lang in LANGUAGES:
        (FOLDER / lang).mkdir(parents=True, exist_ok=True)
        for question in questions(engine.verbs.values()):
            path_of(question, lang).write_text(content(question, Context(engine, lang)), "utf-8")


if __name__ == "__main__":
    with day():
        main()
