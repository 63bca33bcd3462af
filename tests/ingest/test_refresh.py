"""`tradebot data refresh` whole: a local server stands in for e-Stat, the bundled data become those of a later month."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.__main__ import main
from bot.dataset.checks import data_errors
from bot.dataset.release import current, previous
from bot.dataset.seal import RELEASE_TABLES, broken
from bot.ingest.estat import site
from bot.render.machine import answer_json
from bot.reply import Context, reply
from tests.copies import little
from tests.ingest.estat_server import Always, Cut, Estat, Instead, Redirect, Status, listing, serving
from tests.ingest.line_files import GENUINE
from tests.ingest.official_files import TOTAL, area_file, consistent, hs9_file, months
from tests.ingest.releases import engine_of

NUMBERS = {
    (2019, "export"): "000031907373",
    (2020, "export"): "000032046141",
    (2021, "export"): "000032255223",
    (2022, "export"): "000040117930",
    (2023, "export"): "000040223718",
    (2024, "export"): "000040369342",
    (2025, "export"): "000040425355",
    (2026, "export"): "000040448151",
}
NUMBERS |= {(year, "import"): f"{int(number) + 1:012}" for (year, _), number in dict(NUMBERS).items()}
# How often a refresh is killed; the soak of a release is a hundred times.
KILLS = int(os.environ.get("TRADEBOT_KILLS", "4"))
CHANGED = {("RUSSIA", "COAL", 3): 1000, ("AUSTRAL", "LNG", 2): -77}


# Of the years behind; the running one is published with all of them.
AREAS = ("RUSSIA", "AUSTRAL", TOTAL)


def files() -> dict[str, bytes]:
    """Every area file from 2019 on; the running one up to June, as large as it is."""
    return {
        number: area_file(year, flow, 6) if year == 2026 else area_file(year, flow, areas=AREAS)
        for (year, flow), number in NUMBERS.items()
    }


@pytest.fixture(scope="module")
def published() -> dict[str, bytes]:
    return files()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return little(tmp_path)


@pytest.fixture
def estat(published: dict[str, bytes]) -> Iterator[Estat]:
    with serving(dict(published)) as server:
        yield server


class Done(NamedTuple):
    code: int
    out: str
    err: str


def tradebot(data: Path, estat: Estat | None, *arguments: str) -> Done:
    """The command line in this process, which stays as nice as it is; it waits a moment only before it tries again."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        for name, value in places(data, estat).items():
            patch.setenv(name, value)
        patch.setattr(os, "nice", lambda _: 0)
        patch.setattr(site, "Patience", functools.partial(site.Patience, first_wait=0.01))
        code = main(arguments)
    return Done(code, out.getvalue(), err.getvalue())


def started(data: Path, estat: Estat) -> subprocess.Popen[bytes]:
    """A refresh of the running year as a process of its own, which may be killed."""
    command = [sys.executable, "-m", "bot", "data", "refresh", "--from", "2026"]
    return subprocess.Popen(command, env=os.environ | places(data, estat), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def places(data: Path, estat: Estat | None) -> dict[str, str]:
    return {"TRADEBOT_DATA_DIR": str(data), "TRADEBOT_ESTAT_URL": estat.url if estat else "http://127.0.0.1:9"}


def asked(data: Path, words: str) -> dict[str, Any]:
    """What `ask --json` prints of the release in use."""
    return answered(loaded(data, current(data).name), words)


def answered(context: Context, words: str) -> dict[str, Any]:
    found = reply(words, context)
    assert found.answer is not None, found.text
    facts = context.engine.facts_of(found.answer.question.request)
    return answer_json(found.answer, facts, found.canonical, "en", found.text)


@functools.lru_cache(maxsize=1)
def loaded(data: Path, _release: str) -> Context:
    return Context(engine_of(data))


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory, published: dict[str, bytes]) -> Path:
    """A dataset after one command without any option."""
    data = little(tmp_path_factory.mktemp("refreshed"))
    with serving(dict(published)) as server:
        done = tradebot(data, server, "data", "refresh")
    assert done.code == 0, done.err
    return data


def test_one_command_fills_the_gaps_and_goes_on_to_a_later_month(refreshed: Path, published: dict[str, bytes]) -> None:
    data = refreshed
    for words in ("/coal fy2020", "/total 2025-05", "/total 2026-06", "/total 2020-05"):
        answer = asked(data, words)
        assert answer["rows"], words
        assert {row["basis"] for row in answer["rows"]} <= {"revised", "first_published", "part_fixed"}, words
        assert not [note for note in answer["notes"] if note["code"] == "estimate"], words
    coal = sum(
        official(published[NUMBERS[year, "import"]], "RUSSIA", "COAL", month)
        for year, months in ((2020, range(4, 13)), (2021, range(1, 4)))
        for month in months
    )
    assert asked(data, "/coal fy2020")["rows"][0]["value_jpy"] == coal * 1000
    assert "2026-06" in asked(data, "/coverage")["last_month"]


def test_changes_are_exactly_the_cells_that_were_changed(data: Path, estat: Estat) -> None:
    assert tradebot(data, estat, "data", "refresh", "--from", "2026").code == 0
    changes = consistent(CHANGED, "import")
    estat.files[NUMBERS[2026, "import"]] = area_file(2026, "import", 6, changes)
    done = tradebot(data, estat, "data", "refresh", "--from", "2026")
    assert done.code == 0, done.err
    found = {
        (row["flow"], row["partner"], row["commodity"], row["first_month"]): row["value_change_jpy"]
        for row in asked(data, "/changes")["rows"]
    }
    names = {"RUSSIA": "RU", "AUSTRAL": "AU", TOTAL: "WORLD"}
    goods = {"COAL": "coal", "LNG": "lng", "MINERAL FUELS": "mineral_fuels", TOTAL: "total"}
    assert found == {
        ("import", names[area], goods[label], f"2026-{month:02}-01"): more * 1000
        for (area, label, month), more in changes.items()
    }
    sizes = [abs(row["value_change_jpy"]) for row in asked(data, "/changes")["rows"]]
    assert sizes == sorted(sizes, reverse=True)
    diff = tradebot(data, estat, "data", "diff")
    assert diff.out.splitlines()[0].endswith(f": {len(changes)} figures revised, 0 new, 0 gone")
    assert "import RU coal 2026-03: " in diff.out


def test_figures_are_reproduced_as_of_a_day(context: Context, refreshed: Path) -> None:
    before = {words: answered(context, words)["rows"] for words in ("/coal 2026-03", "/total 2021-07..2021-08", "/lng 2024")}
    for words, rows in before.items():
        told = asked(refreshed, f"{words} asof 2026-04-28")
        assert told["rows"] == rows, words
        assert told["request"]["as_of"] == "2026-04-28"
    assert tradebot(refreshed, None, "ask", "/cars fy2020 asof 2026-04-28").code == 1


def test_dry_run_names_the_files_and_changes_nothing(data: Path, estat: Estat) -> None:
    done = tradebot(data, estat, "data", "refresh", "--from", "2024", "--flows", "imports", "--dry-run")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()] == [NUMBERS[year, "import"] for year in (2024, 2025, 2026)]
    assert current(data).name == "bundled"
    assert not estat.downloads()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Always(Status(404)), "404"),
        (Always(Cut(5000)), ""),
        (Always(Instead(b"<!DOCTYPE html><html></html>")), "web page"),
        (Always(Redirect("http://other.example/file")), "another"),
    ],
)
def test_a_failed_download_changes_nothing(data: Path, estat: Estat, fault: Any, reason: str) -> None:
    estat.faults[NUMBERS[2026, "import"]] = fault if isinstance(fault, list) else [fault]
    assert_nothing_changes(data, estat, NUMBERS[2026, "import"], reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("\r\n2,", "\r\n1,"), "holds exports, not imports"),
        (lambda text: "\r\n".join(line for line in text.split("\r\n") if not line.startswith("2,RUSSIA,")), "RU"),
        (lambda text: text.replace(",COAL,", ",COLE,"), "COLE"),
        (lambda text: text.replace("2,RUSSIA,", "2,RUSSIA,-", 1), "negative"),
        (lambda text: text.replace("2,RUSSIA,", "2,RUSSIA,9", 1), "add up"),
        (lambda text: text[: len(text) // 2], "cut short"),
    ],
    ids=["wrong flow", "missing area", "renamed goods", "negative", "total", "cut"],
)
def test_a_wrong_file_changes_nothing(data: Path, estat: Estat, change: Any, reason: str) -> None:
    number = NUMBERS[2026, "import"]
    estat.files[number] = change(estat.files[number].decode()).encode()
    assert_nothing_changes(data, estat, number, reason)


def assert_nothing_changes(data: Path, estat: Estat, number: str, reason: str) -> None:
    done = tradebot(data, estat, "data", "refresh", "--from", "2025")
    assert done.code == 1
    (line,) = done.err.strip().splitlines()
    assert number in line
    assert reason in line, line
    assert current(data).name == "bundled"
    assert [path.name for path in (data / "releases").glob("*") if path.is_dir()] == []


def test_a_good_answer_after_500_is_taken(data: Path, estat: Estat) -> None:
    estat.faults[NUMBERS[2026, "export"]] = [Status(500)]
    done = tradebot(data, estat, "data", "refresh", "--from", "2026")
    assert done.code == 0, done.err


def test_shift_jis_is_taken(data: Path, estat: Estat) -> None:
    number = NUMBERS[2026, "export"]
    text = estat.files[number].decode()
    title, _, rest = text.partition("\r\n")
    estat.files[number] = f"{title} 貿易統計\r\n{rest}".encode("cp932")
    assert tradebot(data, estat, "data", "refresh", "--from", "2026").code == 0
    assert current(data).name != "bundled"


def test_killed_at_any_moment_the_dataset_is_one_of_the_two_whole_ones(data: Path, estat: Estat) -> None:
    for flow in ("import", "export"):
        estat.files[NUMBERS[2026, flow]] = area_file(2026, flow, 6, areas=AREAS)
    begun = time.monotonic()
    assert started(data, estat).wait(240) == 0
    whole = time.monotonic() - begun
    chance = random.Random(6)  # noqa: S311 - moments of a test
    seen = set()
    for turn in range(KILLS):
        estat.files[NUMBERS[2026, "import"]] = area_file(
            2026, "import", 6, consistent({("RUSSIA", "COAL", 3): turn + 1}, "import"), areas=AREAS
        )
        process = started(data, estat)
        # Half of the moments lie where the releases change.
        time.sleep(chance.uniform(0, whole) if turn % 2 else chance.uniform(0.8, 1.1) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        release = current(data)
        assert broken(release.folder, RELEASE_TABLES) == []
        before = previous(data)
        assert before is not None
        assert before.folder.is_dir()
        seen.add(release.name)
    assert data_errors(data, current(data).folder) == []
    assert seen


def official(content: bytes, area: str, goods: str, month: int) -> int:
    """A cell of an area file, thousand yen."""
    lines = content.decode().split("\r\n")
    heads = [n for n, line in enumerate(lines) if line.startswith("Exp or Imp")]
    block = lines[heads[month - 1] :]
    row = next(line for line in block if line.split(",")[1:2] == [area])
    columns = next(csv.reader([block[0]]))
    return int(row.split(",")[columns.index(goods)])


def test_nine_digit_files_bring_volumes(data: Path, published: dict[str, bytes]) -> None:
    world = {month: months(2026, "import", 6)[TOTAL, "LNG", month] for month in range(1, 7)}
    lng = {
        ("271111000", "224"): {month: (400_000 + month, 30_000_000 + month) for month in range(1, 7)},
        ("271111000", "601"): {month: (2_000_000 + month, world[month] - 30_000_000 - month) for month in range(1, 7)},
        ("270112000", "224"): {1: (5, 7)},
    }
    number = "000040499001"
    page = listing({number: "2026 June, Section 5 (Chapter 25 - 27) 2026-07-30"})
    with serving(published | {number: hs9_file(2026, lng)}, hs9=page) as server:
        done = tradebot(data, server, "data", "refresh", "--from", "2026", "--hs9", "27,03")
        assert done.code == 0, done.err
    row = asked(data, "/price lng 2026-06")["rows"][0]
    assert (row["quantity"], row["value_jpy"]) == (400_006, 30_000_006_000)
    assert row["unit_price"] == 30_000_006_000 / 400_006
    all_of_it = asked(data, "/price lng world 2026-06")["rows"][0]
    assert (all_of_it["quantity"], all_of_it["value_jpy"]) == (2_400_012, world[6] * 1000)
    # The file is complete: a country without a line imported none.
    assert asked(data, "/lng qatar 2026-06")["rows"][0]["quantity"] == 0


def keep_known(data: Path, year: int) -> None:
    """Of the numbers of files that are known those of a year only."""
    path = data / "files.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(head + "".join(row for row in rows if row.split(",")[2] == str(year)), "utf-8")


ARMS = {"import": "000040499101", "export": "000040499102"}


def genuine(flow: str) -> bytes:
    """The ministry's own file of arms and ammunition, 2020; as exports it says so in its first column."""
    with zipfile.ZipFile(GENUINE / "later" / "ik-100h2020i019.zip") as packed:
        content = packed.read(packed.namelist()[0])
    head, _, rows = content.partition(b"\n")
    return content if flow == "import" else head + b"\n" + b"\n".join(b"1" + row[1:] for row in rows.splitlines()) + b"\n"


def test_whole_releases_of_both_flows(data: Path, published: dict[str, bytes]) -> None:
    """`--hs9 all`, from genuine bytes: every line is there; what is had already is not fetched again.

    Of the area files the years behind are left out, which are in the other tests.
    """
    keep_known(data, 2020)
    files = {ARMS[flow]: genuine(flow) for flow in ARMS}
    with serving(published | files) as server:
        for flow, table in (("export", "000001013181"), ("import", "000001013182")):
            page = listing({ARMS[flow]: "2020 December, Section 19 (Chapter 93) 2021-03-12"})
            server.pages[f"tclass2={table}"] = page
        planned = tradebot(data, server, "data", "refresh", "--from", "2020", "--hs9", "all", "--dry-run")
        assert {line.split()[0] for line in planned.out.splitlines()} >= set(ARMS.values())
        server.faults[ARMS["import"]] = [Cut(5000)]
        done = tradebot(data, server, "data", "refresh", "--from", "2020", "--hs9", "all")
        assert done.code == 0, done.err
        assert [asked.headers.get("range") for asked in server.downloads(ARMS["import"])] == [None, "bytes=5000-"]
        again = tradebot(data, server, "data", "refresh", "--from", "2020", "--hs9", "all")
        assert again.code == 0, again.err
        assert server.downloads(ARMS["export"])[-1].headers.get("if-none-match") == server.etag(ARMS["export"])
    rows = list(csv.reader(genuine("import").decode().splitlines()))[1:]
    states = [row for row in rows if row[3] == "304"]
    for flow in ARMS:
        answer = asked(data, f"/hs93 us {flow}s 2020")["rows"]
        assert [row["value_jpy"] for row in answer] == [1000 * sum(int(row[8]) for row in states)]
        line = asked(data, f"/rank hs93 us {flow}s 2020 by line top 60")["rows"]
        assert {row["commodity"]: row["value_jpy"] for row in line} == {
            f"hs{row[2].strip(chr(39))}": 1000 * int(row[8]) for row in states if int(row[8])
        }
