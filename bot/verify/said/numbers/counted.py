"""Tons in short; cars without a unit: `186,583 used vehicles`, «186 583 подержанных автомобиля», "took more, 253,814"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.lexicon.amounts import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = r"(?<![\d.,¥$])(?P<number>\d{1,3}(?:[, ]\d{3})+)(?![\d%]|[.,]\d)"
SCALED = r"(?<![\d.,¥$])(?P<scaled>\d+(?:[.,]\d{1,2})?)(?P<scale> (?:thousand|million|тыс(?:\.|ячи?)?|млн\.?|миллион(?:а|ов)?))"
OF_CARS = re.compile(
    rf"(?:{NUMBER}|{SCALED})(?= (?:(?:used|second-hand|secondhand|new|passenger|japanese|motor|such)[ -]){{0,3}}"
    r"(?:cars|vehicles)\b"
    r"| (?:[а-я]+(?:ых|их|ый|ая) ){0,2}(?:легков|автомобил|автомашин|машин)\w*)"
)
ALONE = re.compile(rf"(?:^|[\s(,—–-]){NUMBER}(?=[.,;)]|$| in\b| in \d| в\b| [—–-])")
ROUND = "000"

# "64.4 mt" are million tons, "5,614 mt" metric ones.
TONS = re.compile(r"(?<![\d.,¥$])(?:(?P<whole>\d{1,3}(?:,\d{3})+)|(?P<number>\d{1,3}(?:\.\d{1,3})?)) ?(?:mm?t|mtpa)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of cars, the size of its last digit, and where it stands."""

    value: float
    step: float
    start: int
    end: int


def cars_in(plain: str, *, counted: bool) -> Iterator[Counted]:
    """Each number; one alone where `counted` cars, which have numbers only, are told of."""
    for found in OF_CARS.finditer(plain):
        yield _scaled(found) if found["scaled"] else _printed(found)
    if counted:
        for found in ALONE.finditer(plain):
            yield _printed(found)


def tons_in(plain: str) -> Iterator[Counted]:
    """Tons as the trade writes them: `64.4 mt`."""
    for found in TONS.finditer(plain):
        if found["whole"]:
            yield Counted(_number(found["whole"]), 1.0, *found.span())
        else:
            step = 10.0 ** (6 - len(found["number"].partition(".")[2]))
            yield Counted(float(found["number"]) * 1e6, step, *found.span())


def _printed(found: re.Match[str]) -> Counted:
    """`119,000` is rounded to thousands."""
    step = 1000.0 if found["number"].endswith(ROUND) else 1.0
    return Counted(_number(found["number"]), step, *found.span("number"))


def _scaled(found: re.Match[str]) -> Counted:
    """«199 тыс. подержанных машин»."""
    number, size = found["scaled"].replace(",", "."), SCALES[found["scale"].strip(" .")]
    step = size * 10.0 ** -len(number.partition(".")[2])
    return Counted(float(number) * size, step, found.start("scaled"), found.end("scale"))


def _number(said: str) -> float:
    return float(re.sub(r"\D", "", said))
