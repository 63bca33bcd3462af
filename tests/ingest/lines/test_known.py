"""Questions on HS codes after releases of lines: as known on a day, what was revised, and of which stage a figure is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bot.engine.engine import Engine
from bot.ingest import publish
from bot.render.phrases.query import shell_script
from bot.reply import Context, reply
from bot.speech import Lang
from tests import shell
from tests.copies import little
from tests.day import day
from tests.ingest.line_files import Line, bring, file_of
from tests.ingest.releases import AUGUST, JULY, engine_of, rows_of

GAS = Line("271111000", "224", {1: (0, 5, 50), 2: (0, 6, 60)}, ("  ", "MT"))
QATAR = Line("271111000", "140", {1: (0, 9, 90)}, ("  ", "MT"))
COAL = Line("270112099", "601", {1: (0, 7, 70)}, ("  ", "MT"))
CARS = Line("870323929", "213", {1: (3, 4500, 9000)}, ("NO", "KG"))
REVISED = Line("271111000", "224", {1: (0, 4, 51), 2: (0, 6, 60), 3: (0, 8, 80)}, ("  ", "MT"))
DECEMBER = Line("271111000", "224", {12: (0, 1, 2)}, ("  ", "MT"))
CRUDE = Line("270900900", "137", {2: (9, 8, 90)}, ("KL", "KG"))
# What every chapter has, so that there is a total.
REST = tuple(Line(f"{chapter:02}0000000", "105", {1: (0, 0, 1)}) for chapter in range(98) if chapter not in {27, 77})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines of 2019 in July; in August gas from Russia is another, coal is gone, crude oil and a month are new."""
    folder = little(tmp_path_factory.mktemp("known"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "data_errors", lambda *_: [])
        first = (file_of(GAS, QATAR, COAL), file_of(*REST), file_of(CARS, flow="export"))
        bring(folder, *first, file_of(REVISED, QATAR, year=2026), file_of(REVISED, year=2018), released=JULY)
        bring(folder, file_of(DECEMBER, year=2024), file_of(GAS, year=2025), released=JULY)
        bring(folder, file_of(REVISED, QATAR, CRUDE), file_of(CARS, year=2025), released=AUGUST)
    return folder


@pytest.fixture(scope="module")
def engine(data: Path) -> Iterator[Engine]:
    one = engine_of(data)
    with day(dt.date(2026, 9, 15)):
        yield one
    one.store.close()


def only(engine: Engine, words: str) -> dict[str, Any]:
    (row,) = rows_of(engine, words)
    return row


@pytest.mark.parametrize(
    ("words", "value", "quantity"),
    [
        ("/hs271111000 ru 2019-01", 51, 4),
        ("/hs271111000 ru 2019-01 asof 2026-08-31", 51, 4),
        ("/hs271111000 ru 2019-01 asof 2026-07-31", 50, 5),
        ("/hs2711 world 2019-01 asof 2026-07-31", 140, 14),
        ("/hs2711 world 2019-01", 141, 13),
        ("/hs27 world 2019-01 asof 2026-07-01", 210, 21),
        ("/hs2701 au 2019-01 asof 2026-07-01", 70, 7),
        ("/hs2701 au 2019-01", 0, None),
        ("/hs2709 sa 2019-02 asof 2026-07-31", 0, None),
        ("/hs2709 sa 2019-02", 90, 9),
    ],
)
def test_figures_as_of_a_day(engine: Engine, words: str, value: int, quantity: int | None) -> None:
    row = only(engine, words)
    assert (row["value_jpy"], row.get("quantity")) == (value * 1000, quantity)


def test_shares_are_of_what_was_known(engine: Engine) -> None:
    assert only(engine, "/hs271111000 ru 2019-01 asof 2026-07-31")["share_of_world_pct"] == pytest.approx(5000 / 140)
    assert only(engine, "/share hs2711 world 2019-01 asof 2026-07-31")["share_pct"] == pytest.approx(100 * 140 / (210 + 96))
    assert only(engine, "/share hs2711 world 2019-01")["share_pct"] == pytest.approx(100 * 141 / (141 + 96))


def test_what_a_country_bought_by_code_then(engine: Engine) -> None:
    ranked = [(row["commodity"], row["value_jpy"]) for row in rows_of(engine, "/rank imports au 2019-01 by line asof 2026-07-31")]
    assert ("hs270112099", 70_000) in ranked


@pytest.mark.parametrize(
    "words",
    ["/hs271111000 ru 2019-03 asof 2026-07-31", "/hs8703 ru imports 2025 asof 2026-07-31", "/hs2711 ru 2019 asof 2026-06-30"],
)
def test_what_came_later_was_not_there(engine: Engine, words: str) -> None:
    error = reply(words, Context(engine)).error
    assert error is not None
    assert error.code in {"not_imported", "not_published", "no_such_flow", "unknown_word", "no_data"}


def revised(engine: Engine, words: str) -> set[tuple[str, str, str, int, int]]:
    answer = reply(words, Context(engine)).answer
    assert answer is not None, words
    return {
        (
            row.commodity or "",
            row.partner or "",
            f"{row.first_month:%Y-%m}",
            (row.value_before_jpy or 0) // 1000,
            (row.value_jpy or 0) // 1000,
        )
        for row in answer.rows
    }


AUSTRALIA = ("hs270112099", "AU", "2019-01", 70, 0)
RUSSIA = ("hs271111000", "RU", "2019-01", 50, 51)
SAUDI = ("hs270900900", "SA", "2019-02", 0, 90)
WORLD = {("hs270112099", "WORLD", "2019-01", 70, 0), ("hs271111000", "WORLD", "2019-01", 140, 141)}
WORLD |= {("hs270900900", "WORLD", "2019-02", 0, 90)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("/changes hs27", {AUSTRALIA, RUSSIA, SAUDI} | WORLD),
        ("/changes by line", {AUSTRALIA, RUSSIA, SAUDI} | WORLD),
        ("/changes hs271111000 ru", {RUSSIA}),
        ("/changes hs27 hs2711 ru", {RUSSIA}),
        ("/changes hs2709 2019-02 sa", {SAUDI}),
        ("/changes hs2709 2019-01", set()),
        ("/changes hs87", set()),
        ("/changes hs27 asof 2026-08-31", {AUSTRALIA, RUSSIA, SAUDI} | WORLD),
        ("/changes hs27 asof 2026-07-31", set()),
    ],
)
def test_what_a_release_revised(engine: Engine, words: str, found: set[tuple[str, str, str, int, int]]) -> None:
    assert revised(engine, words) == found


def test_quantities_are_revised_in_the_unit_of_the_line(engine: Engine) -> None:
    by_partner = {row["partner"]: row for row in rows_of(engine, "/changes hs27")}
    quantities = {code: (row.get("quantity_before"), row["quantity"], row["quantity_unit"]) for code, row in by_partner.items()}
    assert quantities["RU"] == (5, 4, "t")
    assert quantities["SA"] == (0, 9, "kl")
    said = reply("/changes hs271111000 ru", Context(engine)).text
    assert "5 t → 4 t" in said
    assert "HS 271111000: Liquefied natural gas" in said


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("/changes", "en", "6 figures of lines by HS code were revised: /changes by line"),
        ("/changes", "ja", "/changes by line"),
        ("/changes", "ru", "/changes by line"),
        ("/changes hs27 asof 2026-07-31", "en", "The release of 1 Jul 2026 has no such revisions"),
    ],
)
def test_where_revisions_of_lines_are(engine: Engine, words: str, lang: Lang, said: str) -> None:
    assert said.replace("6 figures", "3 figures") in reply(words, Context(engine, lang)).text


@pytest.mark.parametrize(
    ("words", "basis", "stage"),
    [
        ("/hs2711 ru 2026-03", "first_published", "9-digit monthly file"),
        ("/hs2711 ru 2026-02", "released", "9-digit monthly file, as last published"),
        ("/hs2711 ru 2026q1", "released", "9-digit monthly file, as last published"),
        ("/hs2711 ru 2018-01", "fixed", "9-digit months, fixed"),
        ("/hs8703 us 2025-01", "revised", "9-digit monthly file, revised"),
        ("/hs2711 ru 2018q1", "fixed", "9-digit months, fixed"),
        ("/hs2711 ru 2024-12..2025-01", "part_fixed", "9-digit months as published, those of older years fixed"),
    ],
)
def test_the_stage_is_that_of_the_release_and_the_year(engine: Engine, words: str, basis: str, stage: str) -> None:
    found = reply(words, Context(engine))
    assert found.answer is not None, found.text
    assert {row.basis for row in found.answer.rows} == {basis}
    assert f"; {stage} ·" in found.text


@pytest.mark.parametrize("words", ["/hs2711 ru 2019-01 asof 2026-07-31", "/changes hs27", "/hs2711 ru 2019-01"])
def test_the_shell_gives_the_same(engine: Engine, data: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = reply(words, Context(engine)).answer
    assert answer is not None
    monkeypatch.chdir(data.parent)
    with duckdb.connect() as connection:
        rows = shell.run(shell_script(answer), connection)
    values = sorted(row["value_jpy"] for row in rows)
    assert values == sorted(row.value_jpy or 0 for row in answer.rows)
