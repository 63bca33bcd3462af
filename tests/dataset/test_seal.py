from __future__ import annotations

import csv
import hashlib
import shutil
from pathlib import Path

import pytest

from bot.dataset.seal import SEAL, TABLES, broken, seal
from bot.engine.engine import Engine
from bot.engine.sql.store import Store
from bot.errors import DataError


@pytest.fixture
def data(engine: Engine, tmp_path: Path) -> Path:
    for name in (*TABLES, SEAL, "schema.sql", "lines.sql"):
        shutil.copy(engine.store.data / name, tmp_path / name)
    return tmp_path


def test_the_dataset_is_sealed(engine: Engine) -> None:
    assert broken(engine.store.data) == []


def test_every_table_is_in_the_seal(engine: Engine) -> None:
    tables = {path.name for path in engine.store.data.iterdir() if path.suffix in {".csv", ".parquet"}}
    # What is known of file numbers only helps to find files; a wrong one is noticed when the file comes.
    assert tables - {"files.csv"} == {*TABLES, SEAL}
    with (engine.store.data / SEAL).open(encoding="utf-8", newline="") as file:
        sealed = {row["table"]: row["sha256"] for row in csv.DictReader(file)}
    assert sealed == {name: hashlib.sha256((engine.store.data / name).read_bytes()).hexdigest() for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_one_changed_byte_is_noticed(data: Path, name: str) -> None:
    content = bytearray((data / name).read_bytes())
    content[len(content) // 2] ^= 1
    (data / name).write_bytes(content)
    (error,) = broken(data)
    assert error.path == data / name
    assert name in str(error)
    assert "changed since it was sealed" in str(error)
    line = [line.split(",")[0] for line in (data / SEAL).read_text("utf-8").splitlines()].index(name) + 1
    assert f"{SEAL} line {line} " in str(error)


@pytest.mark.parametrize("name", TABLES)
def test_a_byte_more_or_less_is_noticed(data: Path, name: str) -> None:
    content = (data / name).read_bytes()
    (data / name).write_bytes(content + b"\n")
    assert [error.path for error in broken(data)] == [data / name]
    (data / name).write_bytes(content[:-1])
    assert [error.path for error in broken(data)] == [data / name]
    (data / name).write_bytes(content)
    assert broken(data) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_not_there_is_named(data: Path, name: str) -> None:
    (data / name).unlink()
    (error,) = broken(data)
    assert error.path == data / name
    assert "cannot be read" in str(error)


def test_all_that_is_wrong_is_named(data: Path) -> None:
    (data / "words.csv").unlink()
    (data / "rates.csv").write_text("month,jpy_per_usd\n", encoding="utf-8")
    assert {error.path.name for error in broken(data)} == {"words.csv", "rates.csv"}


def test_sealing_again_is_clean(data: Path) -> None:
    with (data / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("frozen gas,en,commodity,lng\n")
    assert broken(data)
    before = (data / SEAL).read_text("utf-8")
    seal(data)
    assert broken(data) == []
    changed = [
        pair
        for pair in zip(before.splitlines(), (data / SEAL).read_text("utf-8").splitlines(), strict=True)
        if pair[0] != pair[1]
    ]
    assert [old.split(",")[0] for old, _ in changed] == ["aliases.csv"]


def test_sealing_what_is_sealed_changes_nothing(data: Path) -> None:
    before = (data / SEAL).read_bytes()
    seal(data)
    assert (data / SEAL).read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"nothing,here\n1,2\n", b"\xff\xfe\n", b"table,sha256\n"])
def test_a_seal_that_cannot_be_read_is_no_seal(data: Path, content: bytes | None) -> None:
    if content is None:
        (data / SEAL).unlink()
    else:
        (data / SEAL).write_bytes(content)
    assert broken(data)


def test_a_table_that_the_seal_does_not_name_is_refused(data: Path) -> None:
    lines = (data / SEAL).read_text("utf-8").splitlines(keepends=True)
    (data / SEAL).write_text("".join(line for line in lines if not line.startswith("rates.csv")), encoding="utf-8")
    assert [error.path.name for error in broken(data)] == ["rates.csv"]


def test_a_broken_seal_stops_the_store(data: Path) -> None:
    with (data / "observations.parquet").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(DataError) as found:
        Store(data, 5)
    assert found.value.path == data / "observations.parquet"
