"""Numbers of cars without a unit: `186,583 used vehicles`, «186 583 подержанных автомобиля», "took more, 253,814"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = r"(?<![\d.,¥$])(?P<number>\d{1,3}(?:[, ]\d{3})+)(?![\d%]|[.,]\d)"
OF_CARS = re.compile(
    rf"{NUMBER}(?= (?:(?:used|second-hand|secondhand|new|passenger|japanese|motor|such)[ -]){{0,3}}(?:cars|vehicles)\b"
    r"| (?:[а-я]+(?:ых|их|ый|ая) ){0,2}(?:легков|автомобил|автомашин|машин)\w*)"
)
ALONE = re.compile(rf"(?:\bto |\bдо |[,—–-] ?){NUMBER}(?=[.,;)]|$| in\b| in \d| в\b| [—–-])")


def cars_in(plain: str, *, counted: bool) -> Iterator[tuple[float, int, int]]:
    """The number, and where each stands; one alone where `counted` cars, which have numbers only, are told of."""
    for found in OF_CARS.finditer(plain):
        yield _number(found["number"]), found.start("number"), found.end("number")
    if counted:
        for found in ALONE.finditer(plain):
            yield _number(found["number"]), found.start("number"), found.end("number")


def _number(said: str) -> float:
    return float(re.sub(r"\D", "", said))
