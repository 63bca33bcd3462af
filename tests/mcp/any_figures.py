"""Requests at random as arguments of `figures`, and whether their answers are those of `ask --json`.

`python -m tests.mcp.any_figures 1000` asks so many over stdio and says what is not equal; the suite asks a few in memory.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import random
import sys
from typing import Any, get_args

from jsonschema import Draft202012Validator

from bot.as_json import reply_json
from bot.engine.engine import Engine
from bot.question.period import Period
from bot.question.relative import Relative, When
from bot.question.request import Currency, Request
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from tests.mcp.clients import STDIO, Connected, connected
from tests.question.any_request import Requests

SEED = 20
GOODS = ("total", "lng", "coal", "crude_oil", "fish", "wood", "cars", "mineral_fuels", "nonferrous_metals")
PARTNERS = ("RU", "WORLD", "AU", "US", "CN", "QA", "KR", "asean", "g7", "opec")
MOST_SAID = 200
BESIDE = {"quote", "units"}


class Common(Requests):
    """Of goods, countries and periods that are traded: most have an answer."""

    def _goods(self, least: int = 1, most: int = 3) -> tuple[str, ...]:
        return self._some(GOODS, least, most)

    def _partners(self, least: int = 1, most: int = 3) -> tuple[str, ...]:
        return self._some(PARTNERS, least, most)

    def _shown(self) -> dict[str, Any]:
        rng = self.rng
        return {
            "flows": rng.choice(((), ("import",))),
            "periods": tuple(dict.fromkeys(self._when() for _ in range(rng.choice((0, 1, 1, 2))))),
            "currency": rng.choice(get_args(Currency)),
            "measure": "volume" if rng.random() < 0.1 else "",
            "as_of": dt.date(2021, 1, 1) + dt.timedelta(days=rng.randrange(1_800)) if rng.random() < 0.1 else None,
        }

    def _ranked(self) -> dict[str, Any]:
        return {**super()._ranked(), "flows": ("import",), "detail": ""}

    def _shared(self) -> dict[str, Any]:
        return {**super()._shared(), "flows": ("import",)}

    def _when(self) -> When:
        named = Period.of(self.rng.choice(("month", "quarter", "half", "year", "fiscal")), self.rng.randint(2016, 2024))
        relative = (
            Relative("latest", back=self.rng.randint(0, 12)),
            Relative("last", months=self.rng.randint(2, 24)),
            Relative("since", start=Period.of("year", 2020)),
            Relative("recent", form=self.rng.choice(("fiscal", "year", "quarter")), number=3),
        )
        return self.rng.choice((named, named, *relative))


def drawn(engine: Engine, number: int, seed: int = SEED) -> list[Request]:
    """The same ones every time, one of ten of anything there is; `figures` shows nothing but figures."""
    rng = random.Random(seed)  # noqa: S311 - the same requests every time
    common, any_ = Common(engine, rng), Requests(engine, rng)
    return [(any_ if one % 10 == 0 else common).draw().model_copy(update={"output": ""}) for one in range(number)]


def arguments(request: Request) -> dict[str, Any]:
    """A request place by place, without those that say nothing."""
    given = {
        **request.model_dump(mode="json", exclude={"output", "periods", "against", "amount", "without", "measure"}),
        "periods": [str(when) for when in request.periods],
        "except": list(request.without),
        "against": str(request.against) if request.against else "year before",
        "amount": str(request.amount) if request.amount else "",
        "met_by_amount": request.amount is not None and request.amount.met_by_itself,
        "measure": request.measure or "value",
        "work": request.work or "each",
    }
    return {name: value for name, value in given.items() if value not in ([], "", None)}


def differs(client: Connected, request: Request, context: Context) -> str:
    """What is not as `ask --json` has it; empty where all is."""
    words = request.words(context.engine.vocabulary)
    given = arguments(request)
    tool = client.tools["figures"]
    wrong = [error.message for error in Draft202012Validator(tool.input_schema).iter_errors(given)]
    result = client.call("figures", **given)
    body = {name: value for name, value in result.structured_content.items() if name not in BESIDE}
    wanted = json.loads(json.dumps(reply_json(reply(words, context), context)))
    wrong += [error.message for error in Draft202012Validator(tool.output_schema).iter_errors(result.structured_content)]
    wrong += apart(body, wanted)
    if result.is_error != ("error" in wanted):
        wrong.append("is_error")
    return f"{words}: {wrong}" if wrong else ""


def apart(one: Any, other: Any, where: str = "") -> list[str]:
    """Where two objects are not the same; sums of fractions that were added up in another order are."""
    if isinstance(one, float) and isinstance(other, float) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9):
        return []
    if isinstance(one, dict) and isinstance(other, dict) and set(one) == set(other):
        return [found for name in one for found in apart(one[name], other[name], f"{where}.{name}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [found for at in range(len(one)) for found in apart(one[at], other[at], f"{where}[{at}]")]
    return [] if one == other else [f"{where}: {one!r}, not {other!r}"[:MOST_SAID]]


def main() -> None:
    number = int(sys.argv[1])
    os.environ |= STDIO.env or {}  # a busy machine is no difference
    with connected(STDIO) as client:
        context = Context(open_engine(read_settings()))
        found = [told for request in drawn(context.engine, number) if (told := differs(client, request, context))]
    print(*found, f"{number} asked, {len(found)} not equal", sep="\n")


if __name__ == "__main__":
    main()
