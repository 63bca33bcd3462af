"""A data folder of its own, and imports into it, for the tests of releases."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bot.__main__ import main
from bot.engine.engine import Engine
from bot.ingest.files.hs9 import Keep
from bot.ingest.files.incoming import Incoming
from bot.ingest.importing import Imported, import_files
from bot.reply import Context, open_engine, reply
from bot.settings import read_settings
from tests.ingest.official_files import hs9_file

KING, RUSSIA = "030614010", "224"
JULY, AUGUST, SEPTEMBER = (dt.date(2026, month, 1) for month in (7, 8, 9))


def take(data: Path, day: dt.date, *contents: bytes, keep: Keep | None = None) -> Imported:
    """Import files as of a day of release."""
    files = []
    for number, content in enumerate(contents):
        path = data.parent / f"file{number}.csv"
        path.write_bytes(content)
        files.append(Incoming(path, path.name, released=day))
    return import_files(data, files, day, keep or Keep())


def crab(value: int, quantity: int = 5, month: int = 1) -> bytes:
    """King crab from Russia in a month of 2026, of which nothing is known before."""
    return hs9_file(2026, {(KING, RUSSIA): {month: (quantity, value)}})


def engine_of(data: Path) -> Engine:
    settings = read_settings()
    return open_engine(settings.model_copy(update={"data_dir": data}))


def rows_of(engine: Engine, words: str) -> list[dict[str, Any]]:
    found = reply(words, Context(engine))
    assert found.answer is not None, found.text
    return [row.model_dump(exclude_none=True) for row in found.answer.rows]


def tree(data: Path) -> dict[str, bytes]:
    """Everything that lies in a data folder, locks apart."""
    return {
        str(path.relative_to(data)): path.read_bytes() if path.is_file() else b""
        for path in sorted(data.rglob("*"))
        if path.suffix != ".lock" and path.name != "releases"
    }


def table(path: Path, columns: str = "*", where: str = "true") -> list[tuple[Any, ...]]:
    return duckdb.execute(f"select {columns} from read_parquet('{path}') where {where} order by all").fetchall()  # noqa: S608 - names of the test's own


def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str]:
    """The command line in this process: its exit code and what it says where it fails, else what it prints."""
    monkeypatch.setenv("TRADEBOT_DATA_DIR", str(data))
    capsys.readouterr()
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, err or out


def pointer(data: Path) -> dict[str, str]:
    return dict(json.loads((data / "releases" / "current").read_text("utf-8")))
