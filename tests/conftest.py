"""The engine is loaded once for all tests: it is read-only."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog
from cachetools import LRUCache
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

import bot.check
import bot.logs
import bot.reply
import bot.terminal.conversation
from bot.engine.answering.kept import KeptAnswers
from bot.reply import Context, open_engine
from bot.settings import Settings, read_settings
from bot.state.database import address
from tests import tables
from tests.day import day
from tests.order import shares
from tests.postgres import MISSING, Server, programs, server

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from bot.engine.engine import Engine


HERE = Path(__file__).parent
NUMBERS = itertools.count()
# Databases that no test uses now.
EMPTY: list[str] = []
OTHERS = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
TOKEN = "123456:SECRET-secret"
SetUp = Callable[..., None]
# The form in which the next version of the chat library gives times; without it, it warns.
os.environ["PTB_TIMEDELTA"] = "true"
# Of answers, in rows: of the figures, which do not change, the same is asked in many files and in every language.
MOST_KEPT = 20_000
# Of what there was on a day of the past, which takes half a second to load.
MOST_DAYS = 12
# A query may take long where other work goes on beside; what happens when it takes too long is tried with a limit of its own.
os.environ["TRADEBOT_QUERY_SECONDS"] = "60"


# Tests that start servers or other processes, search long or read every question, and of those that run the whole bot all but a
# few (a conversation, whom a message is addressed to, inline): `make quick` leaves them out.
SLOW = (
    "chat/api/test_sender",
    "chat/handlers/desk/",
    "chat/handlers/owner/",
    "chat/handlers/settings/",
    "chat/handlers/test_greeting",
    "chat/handlers/test_groups",
    "chat/handlers/test_language",
    "chat/handlers/test_silence",
    "chat/handlers/test_texts",
    "chat/posts/",
    "chat/profile/test_profile.py::test_menu_that_could_not_be_set",
    "chat/replies/test_buttons",
    "chat/replies/test_media",
    "chat/replies/test_otherwise",
    "chat/test_fuzz",
    "chat/test_live",
    "chat/test_memory",
    "chat/test_nothing_refused",
    "chat/updates/",
    "dataset/test_checks",
    "dataset/test_lines",
    "engine/nine_digits/test_codes",
    "engine/sql/test_limits",
    "engine/sql/test_several_lists",
    "engine/sql/test_store",
    "engine/sql/test_verbs",
    "engine/test_live",
    "engine/test_past",
    "ingest/codes",
    "ingest/files/test_area",
    "ingest/files/test_hs9",
    "ingest/lines/test_agree",
    "ingest/lines/test_bundled",
    "ingest/lines/test_forms",
    "ingest/lines/test_known",
    "ingest/lines/test_releases",
    "ingest/test_after_refresh",
    "ingest/test_build",
    "ingest/test_publish",
    "ingest/test_refresh.py",
    "ingest/test_vintages",
    "mcp/test_figures.py::test_random",
    "mcp/test_http",
    "mcp/test_stdio",
    "question/test_commands_read_back",
    "question/test_nothing_vanishes",
    "question/test_request",
    "question/test_understanding",
    "question/test_unseen",
    "question/test_ways.py",
    "render/chart/test_chart",
    "render/files/test_delimited.py::test_read_back",
    "render/files/test_delimited.py::test_with_decimal",
    "render/files/test_rows.py::test_cells_are",
    "render/files/test_rows.py::test_headings_are",
    "render/files/test_rows.py::test_kinds_of",
    "render/files/test_sheet.py::test_no_cell",
    "render/files/test_sheet.py::test_read_back",
    "serving/test_heartbeat",
    "state/",
    "terminal/test_streams",
    "test_cli",
    "test_container",
    "test_contributing",
    "test_docs",
    "test_emulator",
    "test_fuzz",
    "test_golden",
    "test_packaging",
    "test_paste",
    "test_preferred.py::test_canonical",
    "test_preferred.py::test_no_number",
    "test_project_files",
    "test_readings",
    "test_redaction",
    "test_reply",
    "test_said_well",
    "test_sbom",
    "verbs/test_called_by_name",
    "verbs/test_new_verbs",
    "verbs/test_renamed",
    "verify/test_check.py::test_broken",
    "verify/test_check.py::test_long",
    "verify/test_of_kinds",
    "verify/test_texts",
    "verify/test_unseen",
    "watch/test_alerts",
    "watch/test_judging",
    "web/mini/test_browser",
    "web/test_browser",
    "web/test_serve",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays until the end, as the dataset does: it is not looked through again and again for what is free."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_sessionfinish() -> None:
    """What native code made is looked for at exit, and what is frozen would be taken for lost."""
    gc.unfreeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if f"{item.path.relative_to(HERE).as_posix()}::{item.name}".startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    items[:] = shares(items, HERE, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


@pytest.fixture(autouse=True, scope="session")
def on_the_same_day() -> Iterator[None]:
    with day():
        yield


@pytest.fixture(autouse=True, scope="session")
def with_tables_that_are_copied() -> Iterator[None]:
    with tables.copied():
        yield


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    loaded = open_engine(read_settings())
    loaded._kept = KeptAnswers(MOST_KEPT)
    loaded.store.past._facts = LRUCache(MOST_DAYS)
    gc.collect()
    gc.freeze()
    yield loaded
    loaded.store.close()


@pytest.fixture(scope="session")
def context(engine: Engine) -> Context:
    return Context(engine)


@pytest.fixture
def asking_what_is_loaded(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ask`, `chat` and `check`, called in this process, answer from the dataset that is loaded already."""
    for where in (bot.reply, bot.terminal.conversation, bot.check):
        monkeypatch.setattr(where, "open_engine", lambda _: context.engine)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server; where none can be had the test is skipped, with the reason."""
    folder = programs()
    if folder is None:
        pytest.skip(MISSING)
    with server(folder) as started:
        yield started.address


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """A PostgreSQL database of its own, empty: rows of another test would be taken for those of this one."""
    if not EMPTY:
        EMPTY.append(f"state{next(NUMBERS)}")
        asyncio.run(_told(postgres, [f"create database {EMPTY[-1]}"]))
    name = EMPTY.pop()
    url = f"{postgres.rpartition('/')[0]}/{name}"
    yield url
    # Three hundred files are not made and removed for each test.
    asyncio.run(_told(url, [OTHERS, "drop schema public cascade", "create schema public"]))
    EMPTY.append(name)


async def _told(server: str, commands: Iterable[str]) -> None:
    engine = create_async_engine(address(server), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for command in commands:
            await connection.execute(text(command))
    await engine.dispose()


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """A PostgreSQL server of one test, which may stop and start it."""
    folder = programs()
    if folder is None:
        pytest.skip(MISSING)
    with server(folder) as started:
        yield started


@pytest.fixture
def set_up_logs() -> Iterator[SetUp]:
    """Logs as a server writes them, to stderr, for one test."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def set_up(form: str = "text", wanted: str = "INFO") -> None:
        bot.logs.set_up_logs(Settings.model_validate({"token": TOKEN, "log_format": form, "log_level": wanted}))

    yield set_up
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.contextvars.clear_contextvars()
