"""The seal of the lines on disk: what start sees, what `check` sees."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.check import problems
from bot.dataset.lines import broken_lines, folders, sealed, years
from bot.dataset.lines import whole_digest as digest_of
from bot.dataset.release import current
from bot.dataset.seal import SEAL
from bot.engine.engine import Engine
from bot.engine.sql.store import Store
from bot.errors import DataError
from bot.ingest import publish
from bot.settings import read_settings
from tests.copies import DATA, copied, little
from tests.ingest.line_files import Line, bring, file_of
from tests.ingest.releases import AUGUST, JULY

ONE = "import-2009.parquet"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The bundled lines of some years, sealed as they are in the whole."""
    folder = tmp_path / "lines"
    folder.mkdir()
    wanted = (ONE, "import-2010.parquet", "chapters.csv")
    text = (DATA / "lines" / SEAL).read_text("utf-8").splitlines(keepends=True)
    (folder / SEAL).write_text("".join(line for line in text if line.startswith(("table", *wanted))), "utf-8")
    for name in wanted:
        shutil.copy(DATA / "lines" / name, folder / name)
    return folder


def flip(path: Path, place: int) -> None:
    """Change one bit."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_the_bundled_lines_are_sealed_to_the_last_byte() -> None:
    assert broken_lines(DATA / "lines", whole=True) == []
    assert list(years(folders(DATA, DATA))) == [("import", year) for year in range(2009, 2021)]
    assert sum(path.stat().st_size for path in (DATA / "lines").iterdir()) < 50_000_000


@pytest.mark.parametrize("place", [0, 4, 1_000_000, 2_000_001, -9, -1])
def test_check_sees_every_changed_byte(lines: Path, place: int) -> None:
    flip(lines / ONE, place)
    (error,) = broken_lines(lines, whole=True)
    assert error.path == lines / ONE
    assert "changed since it was sealed (3,518,525 bytes, SHA-256 " in str(error)


@pytest.mark.parametrize("place", [-1, -6, -9, -5000])
def test_start_sees_a_changed_end(lines: Path, place: int) -> None:
    flip(lines / ONE, place)
    assert [error.path for error in broken_lines(lines)] == [lines / ONE]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda path: path.write_bytes(path.read_bytes() + b"\0"), ONE),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), ONE),
        (lambda path: path.write_bytes(b""), ONE),
        (lambda path: path.unlink(), ONE),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"i022", b"i021", 1)), "chapters.csv"),
    ],
    ids=["longer", "shorter", "empty", "gone", "chapters"],
)
def test_start_sees_another_size_and_another_table(lines: Path, change: Callable[[Path], object], name: str) -> None:
    change(lines / name)
    assert [error.path for error in broken_lines(lines)] == [lines / name]
    assert [error.path for error in broken_lines(lines, whole=True)] == [lines / name]


def test_a_file_that_nobody_sealed_is_named_by_check(lines: Path) -> None:
    shutil.copy(lines / ONE, lines / "import-2031.parquet")
    assert broken_lines(lines) == []
    (error,) = broken_lines(lines, whole=True)
    assert str(error).endswith("import-2031.parquet:1: is not in tables.csv")


@pytest.mark.parametrize(
    "content", [None, b"", b"nothing,here\n1,2\n", b"\xff\xfe\n", b"table,bytes,end_sha256,sha256\na,b,c,d\n"]
)
def test_a_seal_that_cannot_be_read(lines: Path, content: bytes | None) -> None:
    if content is None:
        (lines / SEAL).unlink()
    else:
        (lines / SEAL).write_bytes(content)
    errors = broken_lines(lines)
    if content == b"":
        # A seal of nothing: the files are strangers.
        assert errors == []
        assert {error.path.name for error in broken_lines(lines, whole=True)} == {ONE, "import-2010.parquet", "chapters.csv"}
        return
    (error,) = errors
    assert "cannot be read" in str(error)
    with pytest.raises(DataError):
        sealed(lines)


@pytest.fixture
def files_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check without the examples and the data tests, which are not about files."""
    monkeypatch.setattr("bot.check.data_errors", lambda *_: [])
    monkeypatch.setattr("bot.check.reply", lambda *_: SimpleNamespace(error=None))


def test_without_lines_all_else_is_there(tmp_path: Path, engine: Engine) -> None:
    store = Store(copied(tmp_path), 5)
    assert store.facts == engine.store.facts
    assert store.run("select count(*) as n from lines_of('import')", {}) == [{"n": 0}]
    assert store.run("select count(*) as n from line_chapter", {}) == [{"n": 0}]
    store.close()


@pytest.mark.usefixtures("files_alone")
def test_a_changed_end_stops_the_start_and_a_changed_byte_the_check(tmp_path: Path) -> None:
    data = little(tmp_path)
    shutil.copytree(DATA / "lines", data / "lines")
    settings = read_settings().model_copy(update={"data_dir": data})
    flip(data / "lines" / ONE, 1_000_000)
    assert [error.path.name for error in problems(settings)] == [ONE]
    Store(data, 5).close()
    flip(data / "lines" / ONE, -1)
    with pytest.raises(DataError, match=r"import-2009.parquet:1: changed since it was sealed"):
        Store(data, 5)
    assert [error.path.name for error in problems(settings)] == [ONE]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with a release that has lines of its own, and cells that gave way."""
    data = little(tmp_path_factory.mktemp("imported"))
    first = Line("271111000", "224", {1: (0, 5, 50)}, ("  ", "MT"))
    newer = Line("271111000", "224", {1: (0, 5, 51), 2: (0, 1, 9)}, ("  ", "MT"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "data_errors", lambda *_: [])
        bring(data, file_of(first), released=JULY)
        bring(data, file_of(newer), released=AUGUST)
    return data


@pytest.mark.parametrize(
    "name",
    [
        "lines/import-2019.parquet",
        "lines/chapters.csv",
        "lines/codes.parquet",
        "lines/totals.parquet",
        "lines/tables.csv",
        "line_changes.parquet",
        "line_chapters.csv",
    ],
)
@pytest.mark.usefixtures("files_alone")
def test_check_names_the_file_with_one_changed_byte(imported: Path, name: str) -> None:
    """Of each kind of file that the store is made of."""
    settings = read_settings().model_copy(update={"data_dir": imported})
    assert problems(settings) == []
    path = current(imported).folder / name
    whole = path.read_bytes()
    flip(path, len(whole) // 2)
    try:
        assert path in [error.path for error in problems(settings)]
    finally:
        path.write_bytes(whole)


def test_a_start_reads_no_file_of_lines_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes and footers are looked at: of the large files a fortieth."""
    read: list[Path] = []

    def reading(path: Path) -> str:
        read.append(path)
        return digest_of(path)

    monkeypatch.setattr("bot.dataset.lines.whole_digest", reading)
    assert broken_lines(DATA / "lines") == []
    assert {path.suffix for path in read} == {".csv"}
