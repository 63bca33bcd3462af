"""A new release is whole and in use, or nothing has changed; what was known is never lost."""

from __future__ import annotations

import datetime as dt
import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.dataset.checks import data_errors
from bot.dataset.lock import locked
from bot.dataset.release import BUNDLED, current
from bot.dataset.seal import seal
from bot.errors import DataError, ImportRefusedError, PublishError, TradebotError
from bot.ingest import publish
from bot.ingest.files.hs9 import Keep
from tests.copies import little
from tests.ingest.official_files import area_file, hs9_file
from tests.ingest.releases import AUGUST, JULY, RUSSIA, SEPTEMBER, crab, pointer, table, take, told, tree

CRAB = "commodity = 'king_crab' and first_month = '2026-01-01'"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return little(tmp_path)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = little(tmp_path_factory.mktemp("first's"))
    take(data, JULY, crab(10))
    return data


@pytest.fixture
def imported(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one release. The data tests, half of the time of an import, are left out."""
    monkeypatch.setattr(publish, "data_errors", lambda *_: [])
    return Path(shutil.copytree(first, tmp_path / "data"))


def release(data: Path) -> Path:
    return current(data).folder


def test_the_same_file_again_changes_nothing_but_when_it_was_seen(imported: Path) -> None:
    columns = "count(*), bit_xor(hash(columns(* exclude (seen))))"
    before = table(release(imported) / "observations.parquet", columns)
    done = take(imported, AUGUST, crab(10)).published
    assert (done.added, done.replaced, done.unchanged) == (0, 0, 3)
    assert table(release(imported) / "observations.parquet", columns) == before
    assert table(release(imported) / "observations.parquet", "distinct vintage, seen", CRAB) == [(JULY, AUGUST)]
    assert table(release(imported) / "history.parquet") == []


def test_the_same_release_again_is_no_new_one(imported: Path) -> None:
    take(imported, AUGUST, crab(20))
    before = tree(imported)
    done = take(imported, AUGUST, crab(20)).published
    assert (done.release.name, done.added, done.replaced, done.unchanged) == ("2026-08-01-2", 0, 0, 3)
    assert tree(imported) == before


def test_another_file_of_the_same_day_is_a_release_of_its_own(imported: Path) -> None:
    file = crab(10, month=2)
    take(imported, JULY, file)
    assert current(imported).name == "2026-07-01-2"
    take(imported, JULY, file)
    assert current(imported).name == "2026-07-01-2"


def test_a_rate_that_comes_later_is_taken(data: Path) -> None:
    rates = (data / "rates.csv").read_text("utf-8")
    (data / "rates.csv").write_text(rates.partition("2026-07")[0], "utf-8")
    seal(data)
    take(data, JULY, area_file(2026, "import", 7))
    where = "commodity = 'coal' and partner = 'RU' and first_month = '2026-07-01'"
    assert table(release(data) / "observations.parquet", "jpy_per_usd", where) == [(None,)]
    with (data / "rates.csv").open("a", encoding="utf-8") as file:
        file.write("2026-07,150.5,,,boj_fx\n")
    seal(data)
    take(data, AUGUST, crab(10, month=4))
    assert table(release(data) / "observations.parquet", "jpy_per_usd", where) == [(150.5,)]
    assert data_errors(data, release(data)) == []


def test_history_is_only_added_to(imported: Path) -> None:
    for day, value in ((AUGUST, 20), (SEPTEMBER, 10)):
        before = table(release(imported) / "history.parquet")
        take(imported, day, crab(value))
        after = table(release(imported) / "history.parquet")
        assert [row for row in before if row not in after] == []
    columns = "value_kyen, vintage, release, replaced_by"
    assert table(release(imported) / "history.parquet", columns, CRAB) == [(10, JULY, 1, 2), (20, AUGUST, 2, 3)]
    assert table(release(imported) / "observations.parquet", "value_kyen, vintage, release", CRAB) == [(10, SEPTEMBER, 3)]


def test_a_revised_quantity_alone_is_a_new_version(imported: Path) -> None:
    done = take(imported, AUGUST, crab(10, quantity=6)).published
    assert (done.added, done.replaced, done.unchanged) == (0, 3, 0)
    assert table(release(imported) / "history.parquet", "value_kyen, quantity", CRAB) == [(10, 5)]


def test_an_import_of_the_past_does_not_change_the_past(imported: Path) -> None:
    """What is imported today was not known before today, whatever the file's own day."""
    take(imported, dt.date(2026, 5, 1), crab(20))
    assert current(imported).name == "2026-07-01-2"
    assert table(release(imported) / "observations.parquet", "value_kyen, vintage", CRAB) == [(20, JULY)]


def test_the_release_before_is_kept_and_older_ones_are_not(imported: Path) -> None:
    assert pointer(imported) == {"current": "2026-07-01-1", "previous": BUNDLED}
    take(imported, JULY, crab(20))
    take(imported, AUGUST, crab(30))
    assert pointer(imported) == {"current": "2026-08-01-3", "previous": "2026-07-01-2"}
    folders = {path.name for path in (imported / "releases").iterdir() if path.is_dir()}
    assert folders == {"2026-08-01-3", "2026-07-01-2"}


def test_what_a_killed_import_left_is_removed(imported: Path) -> None:
    for name in (".next", "2026-08-01-2", "2026-07-15-9"):
        (imported / "releases" / name).mkdir()
        (imported / "releases" / name / "half").touch()
    take(imported, AUGUST, crab(20))
    assert {path.name for path in (imported / "releases").iterdir() if path.is_dir()} == {"2026-08-01-2", "2026-07-01-1"}
    assert not (release(imported) / "half").exists()


@pytest.mark.parametrize("step", ["_load", "data_errors", "json.dumps"])
def test_a_full_disk_changes_nothing(imported: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = tree(imported)
    name, _, method = step.partition(".")
    monkeypatch.setattr(getattr(publish, name) if method else publish, method or name, full)
    with pytest.raises(PublishError, match=r"releases: No space left on device; nothing was changed$"):
        take(imported, AUGUST, crab(20))
    assert tree(imported) == before


def test_a_disk_that_is_full_at_the_pointer_changes_nothing(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_text

    def full(self: Path, *arguments: Any, **named: Any) -> int:
        if self.name.startswith("current"):
            self.touch()
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(self, *arguments, **named)

    before = tree(imported)
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(PublishError, match="No space left"):
        take(imported, AUGUST, crab(20))
    assert tree(imported) == before


def test_a_data_test_that_fails_changes_nothing(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coal is more than the section that it is a part of."""
    monkeypatch.setattr(publish, "data_errors", data_errors)
    before = tree(imported)
    file = area_file(2024, "import", changes={("RUSSIA", "COAL", 3): 10**10})
    with pytest.raises(PublishError, match=r"the data test .*parts_within_whole.sql:1: .* wrong rows: .*; nothing was changed$"):
        take(imported, AUGUST, file)
    assert tree(imported) == before


def test_what_is_damaged_is_said_in_a_line(
    imported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = imported.parent / "source.csv"
    source.write_bytes(crab(20))
    for table_name in ("observations.parquet", "history.parquet", "imports.csv"):
        path = release(imported) / table_name
        whole = path.read_bytes()
        for content in (b"", whole[: len(whole) // 2], None):
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
            for words in (["import", str(source)], ["diff"], ["status"]):
                code, said = told(monkeypatch, capsys, imported, "data", *words)
                assert (words, code, len(said.splitlines())) == (words, 1, 1), said
            path.write_bytes(whole)
    assert told(monkeypatch, capsys, imported, "data", "diff")[0] == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b'"x"', b"null", b'{"current": null}', b'{"current": "gone"}', b'{"current": ""}', b"\xff\xfe"],
)
def test_a_damaged_pointer_is_said_in_a_line(
    imported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (imported / "releases" / "current").write_bytes(content)
    before = tree(imported)
    source = imported.parent / "source.csv"
    source.write_bytes(crab(20))
    for words in (["data", "import", str(source)], ["data", "diff"], ["data", "status"], ["ask", "/lng 2025"], ["check"]):
        code, said = told(monkeypatch, capsys, imported, *words)
        assert (words, code, len(said.splitlines())) == (words, 1, 1), said
        assert f"{imported / 'releases'}" in said
    assert tree(imported) == before


def test_one_import_at_a_time(imported: Path) -> None:
    before = tree(imported)
    with (
        locked(imported),
        pytest.raises(PublishError, match="another import is running in this data folder; nothing was changed"),
    ):
        take(imported, AUGUST, crab(20))
    assert tree(imported) == before
    take(imported, AUGUST, crab(20))


def test_a_folder_that_cannot_be_written(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source = data.parent / "source.csv"
    source.write_bytes(crab(20))
    (data / "releases").touch()
    code, said = told(monkeypatch, capsys, data, "data", "import", str(source))
    assert code == 1
    assert said == f"{data / 'releases'} cannot be written: File exists; nothing was changed\n"


def test_two_files_with_the_same_figures_are_refused(imported: Path) -> None:
    before = tree(imported)
    with pytest.raises(ImportRefusedError, match=r"file1.csv: holds the same figures as file0.csv: the line 030614010"):
        take(imported, AUGUST, crab(20), crab(30))
    assert tree(imported) == before


def test_two_files_of_the_same_name_are_two_files(
    imported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = []
    for folder, value in (("a", 20), ("b", 30)):
        (imported.parent / folder).mkdir()
        paths.append(imported.parent / folder / "file.csv")
        paths[-1].write_bytes(crab(value))
    code, said = told(monkeypatch, capsys, imported, "data", "import", *map(str, paths))
    assert (code, said) == (
        1,
        "file.csv: holds the same figures as file.csv: the line 030614010 of the country 224; nothing was changed\n",
    )


def test_several_files_are_one_release(data: Path) -> None:
    done = take(data, JULY, area_file(2026, "import", 3), area_file(2026, "export", 3), crab(10)).published
    assert done.release.name == "2026-07-01-1"
    assert len((done.release.folder / "imports.csv").read_text("utf-8").splitlines()) == 4


def test_one_wrong_file_of_several_stops_all(data: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"file1.csv"):
        take(data, JULY, crab(10), area_file(2026, "export", 3)[:-100])
    assert current(data).name == BUNDLED


def test_a_file_without_a_named_line_is_a_release_of_its_lines(data: Path) -> None:
    done = take(data, JULY, hs9_file(2026, {("999999999", RUSSIA): {1: (1, 1)}})).published
    assert (done.added, done.replaced, done.unchanged) == (0, 0, 0)
    assert current(data).name == "2026-07-01-1"
    assert table(release(data) / "lines" / "import-2026.parquet", "hs9, country, value_kyen") == [("999999999", RUSSIA, 1)]


def test_partners_that_are_kept_must_be_known(imported: Path) -> None:
    with pytest.raises(TradebotError, match=r"^there is no partner 'RUS' in partners.csv; nothing was changed$"):
        take(imported, AUGUST, crab(20), keep=Keep(partners=("RU", "RUS")))
    # What is kept in memory is no part of the lines on disk, which are taken whole.
    done = take(imported, AUGUST, crab(20), keep=Keep(partners=("US",))).published
    assert (done.added, done.replaced) == (0, 0)
    assert table(release(imported) / "lines" / "import-2026.parquet", "value_kyen") == [(20,)]


def test_a_missing_release_names_its_folder(imported: Path) -> None:
    (release(imported) / "observations.parquet").unlink()
    with pytest.raises(DataError, match="there is no release"):
        current(imported)
