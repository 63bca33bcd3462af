"""What is given back is less, and nothing is lost by it."""

from __future__ import annotations

import asyncio
import mmap
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bot.memory import let_go_of_files
from bot.serving import chores

MEGABYTE = 2**20
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there it is told which pages of a file are in memory")


def resident_of_files() -> int:
    """In bytes."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(status["RssFile"].split()[0]) * 1024


@LINUX
def test_pages_of_a_file_that_is_only_read_are_let_go_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "dictionary"
    content = random.Random(5).randbytes(MEGABYTE) * 32  # noqa: S311 - a file, no secret
    path.write_bytes(content)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as mapped:
        assert mapped[:] == content
        before = resident_of_files()
        let_go_of_files()
        assert resident_of_files() < before - 30 * MEGABYTE
        assert mapped[:] == content


@LINUX
def test_what_may_be_written_to_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_bytes(b"." * MEGABYTE)
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as copied:
        copied[0:5] = b"noted"
        let_go_of_files()
        assert copied[0:5] == b"noted"
    assert path.read_bytes()[:5] == b"....."


def test_libraries_go_on_working() -> None:
    program = (
        "import duckdb, matplotlib.ft2font, sudachipy.dictionary; from bot.memory import let_go_of_files;"
        "split = sudachipy.dictionary.Dictionary(dict='small').tokenizer(); let_go_of_files();"
        "print(duckdb.sql('select sum(range) from range(10)').fetchall()[0][0], split.tokenize('カニ')[0].normalized_form())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["45", "蟹"]


class EnoughError(Exception):
    """Ends what goes on for ever."""


def test_what_is_not_needed_is_let_go_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def freed() -> None:
        done.append("freed")
        if len(done) == len(("files", "freed") * 2):
            raise EnoughError

    monkeypatch.setattr(chores, "TIDY_SECONDS", 0.0)
    monkeypatch.setattr(chores, "let_go_of_files", lambda: done.append("files"))
    monkeypatch.setattr(chores, "give_back", freed)
    with pytest.raises(EnoughError):
        asyncio.run(chores.tidy())
    assert done == ["files", "freed", "files", "freed"]
