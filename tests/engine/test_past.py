"""What was known on a day: no dataset of its own for each day, and the same figures as if there were."""

from __future__ import annotations

import datetime as dt
import gc
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest

from bot.engine.answering.kept import KeptAnswers
from bot.engine.engine import Engine
from bot.engine.facts import Facts
from bot.engine.resolving.asked import Question
from bot.engine.sql.database import Database
from bot.engine.sql.past import FIGURES, Past, wanted_of
from bot.engine.sql.read_facts import read_facts
from bot.engine.sql.store import Store
from bot.errors import AskError
from bot.reply import Context, Reply, reply

STATUS = Path("/proc/self/status")
TASKS = Path("/proc/self/task")
DAYS = (dt.date(2025, 7, 15), dt.date(2026, 3, 31))
# Beside the examples of all verbs: all partners, all goods, both, turnover, lines under lines, nothing of it there.
MORE = (
    "/rank russia turnover 2023",
    "/rank russia imports usd 2023 top 40",
    "/rank crab 2025",
    "/share coal oil russia china 2022",
    "/months total world 2023",
    "/compare total 2019..2023",
    "/trade king crab russia australia 2025",
    "/coverage russia",
    "/changes russia",
    "/coal fy2020",
    "/lng 2027",
)
# Of what one day takes while it is loaded, as much would be left behind as four times this.
MANY_DAYS, MOST_MB = 10, 40
# One day is kept, so that each of two in turn is loaded anew, while another thread asks of the other.
TURNS = 4


@pytest.fixture
def fresh(engine: Engine) -> Iterator[Engine]:
    renewed = engine.renewed()
    yield renewed
    renewed.close()


def days_of(engine: Engine) -> list[dt.date]:
    return [row["day"] for row in engine.store.run("select distinct day from release_day order by day", {})]


def megabytes() -> int:
    return int(STATUS.read_text("utf-8").partition("VmRSS:")[2].split()[0]) // 1024


def is_open(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute("select 1")
    except duckdb.ConnectionException:
        return False
    return True


@pytest.mark.skipif(not STATUS.is_file(), reason="memory and threads are counted in /proc, which is Linux's")
def test_many_days_cost_no_memory_no_threads_and_no_connections(fresh: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[duckdb.DuckDBPyConnection] = []
    connect = duckdb.connect

    def counted(*arguments: Any, **named: Any) -> duckdb.DuckDBPyConnection:
        opened.append(connect(*arguments, **named))
        return opened[-1]

    monkeypatch.setattr(duckdb, "connect", counted)
    days = days_of(fresh)[:MANY_DAYS]
    assert len(days) == MANY_DAYS
    reply(f"/lng fy2024 asof {days[-1]}", Context(fresh))
    gc.collect()
    before, threads = megabytes(), len(list(TASKS.iterdir()))
    replies = [reply(f"/total exports world 2018 asof {day}", Context(fresh)) for day in days]
    assert not any(answered.error for answered in replies)
    assert len(list(TASKS.iterdir())) <= threads
    assert megabytes() - before < MOST_MB
    assert len(opened) >= MANY_DAYS
    assert not any(map(is_open, opened))


def test_a_reply_holds_nothing_that_answered(context: Context) -> None:
    for words in ("/lng fy2024", "/lng fy2024 asof 2025-06-01", "/foo", "/help"):
        answered = reply(words, context)
        for held in everything_in(answered):
            assert not isinstance(held, Engine | Database | Past | Facts | duckdb.DuckDBPyConnection | threading.Thread)


def everything_in(answered: Reply) -> Iterator[object]:
    """What can be reached from a reply, but for classes, modules and functions."""
    seen: set[int] = set()
    waiting: list[object] = [answered]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or type(one).__name__ in {"module", "function", "mappingproxy"}:
            continue
        seen.add(id(one))
        yield one
        waiting += gc.get_referents(one)


@pytest.mark.parametrize("day", DAYS)
def test_facts_are_those_of_a_dataset_of_the_day(engine: Engine, day: dt.date) -> None:
    known = engine.store.version_at(day)
    with patch.object(engine.store.watchdog, "_seconds", 600.0), engine.store.past.figures(known, {}) as database:
        assert engine.store.past.facts(known) == read_facts(database.rows)
    assert engine.store.past.facts(known).last < engine.store.facts.last


def plain(rows: list[dict[str, Any]]) -> list[str]:
    """In one order, without the last digits of dollars, which hang on the order in which they are added up."""
    return sorted(str({name: f"{one:.10g}" if isinstance(one, float) else one for name, one in row.items()}) for row in rows)


def different(engine: Engine, day: dt.date, asked: Iterable[str]) -> tuple[list[str], int]:
    """The questions to which all figures of a day give other rows than those that they may look at; and how many had any."""
    known = engine.store.version_at(day)
    facts = engine.store.past.facts(known)
    found, answered = [], 0
    # Those that may look at the same are asked of figures that are loaded once.
    alike: dict[str, list[tuple[str, Question]]] = {}
    for words in asked:
        with suppress(AskError):
            question = engine.resolve(engine.parse(f"{words} asof {day}"))
            alike.setdefault(repr(wanted_of(question.params, facts)), []).append((words, question))
    # All figures of a day may take longer to load than a question may.
    with patch.object(engine.store.watchdog, "_seconds", 600.0), engine.store.past.figures(known, {}) as everything:
        for together in alike.values():
            with engine.store.past.figures(known, wanted_of(together[0][1].params, facts)) as some:
                for words, question in together:
                    verb = engine.verbs[question.request.verb]
                    params = question.params_of(verb)
                    rows = plain(some.run(verb.sql, params))
                    found += [words] if rows != plain(everything.run(verb.sql, params)) else []
                    answered += bool(rows)
    return found, answered


@pytest.mark.parametrize("number", range(len(DAYS)))
def test_a_verb_looks_at_nothing_but_what_it_may(engine: Engine, number: int) -> None:
    """Each question on one of the days, the next one on the next."""
    asked = (*(example for verb in engine.verbs.values() for example in verb.header.example), *MORE)[number :: len(DAYS)]
    wrong, answered = different(engine, DAYS[number], asked)
    assert wrong == []
    assert answered > len(asked) / 2


def test_the_mark_is_in_the_schema(engine: Engine) -> None:
    assert (engine.store.data / "schema.sql").read_text("utf-8").count(f"\n{FIGURES}") == 1


def test_days_that_know_the_same_are_answered_once(fresh: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    # Releases of 2025-04-28 and 2025-05-29: nothing in between.
    first = fresh.answer(fresh.resolve(fresh.parse("/coal 2024 asof 2025-05-01")))
    monkeypatch.setattr(Engine, "answer_anew", lambda *_: pytest.fail("asked anew"))
    second = fresh.answer(fresh.resolve(fresh.parse("/coal 2024 asof 2025-05-20")))
    assert first.rows == second.rows
    assert second.question.request.as_of == dt.date(2025, 5, 20)


def test_a_day_after_the_last_release_knows_what_is_known_now(engine: Engine) -> None:
    for day in ("2026-04-28", "2026-05-01"):
        assert engine.facts_of(engine.parse(f"/lng asof {day}")) is engine.store.facts


def test_two_chats_that_ask_of_two_days_get_their_own(fresh: Engine) -> None:
    def last(day: str) -> tuple[str, int | None]:
        answered = reply(f"/total exports latest asof {day}", Context(fresh))
        assert answered.answer is not None
        fresh._kept = KeptAnswers()
        return day, answered.answer.rows[0].value_jpy

    days = ["2024-03-31", "2025-06-30"]
    alone = dict(map(last, days))
    with ThreadPoolExecutor(4) as pool:
        assert all(alone[day] == value for day, value in pool.map(last, days * TURNS))
    assert len(set(alone.values())) == 2


def test_before_the_first_release_nothing_is_known(engine: Engine) -> None:
    with pytest.raises(AskError, match="19 Jul 2019"):
        engine.resolve(engine.parse("/lng asof 2019-07-18"))


def test_a_figure_is_the_one_of_the_day(context: Context) -> None:
    # As first published; the annual table came with the release of 2026-04-28.
    told = reply("/total exports 2024 asof 2025-12-31", context)
    assert told.answer is not None
    assert told.answer.rows[0].value_jpy == 327_678_282_000
    assert told.answer.rows[0].basis == "first_published"
    assert "as known on 31 Dec 2025" in told.text
    now = reply("/total exports 2024", context)
    assert now.answer is not None
    assert now.answer.rows[0].value_jpy == 327_662_267_000
    assert told.canonical.endswith("asof 2025-12-31")


def test_loading_the_past_ends_at_its_time(engine: Engine) -> None:
    hasty = Store(engine.store.data, 0.01)
    with pytest.raises(AskError) as found, hasty.past.figures(DAYS[0], {}):
        pass
    assert found.value.code == "timeout"
    hasty.close()


def test_what_a_day_of_the_past_took_is_given_back(engine: Engine) -> None:
    with patch("bot.engine.sql.past.give_back") as given:
        assert engine.answer_anew(engine.resolve(engine.parse("/months lng ru 2024 asof 2025-07-15"))).rows
    assert given.called


def test_cells_that_are_alike_are_one_object(engine: Engine) -> None:
    facts = engine.store.facts
    cells = {cell: cell for cell in facts.extent}
    assert all(cells[cell] is cell for cell in (*facts.usual, *facts.measured) if cell in cells)
    assert len({id(partner) for _, partner, _ in facts.extent}) == len({partner for _, partner, _ in facts.extent})
