"""Every figure that must come out, through `ask --json` and by the words of a reply."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from bot.__main__ import main
from bot.reply import Context, reply
from tests.official import FIGURES, REFUSALS, VOLUMES, Figure, Volume


def ask_json(question: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    """Exit code, the object printed, and stderr."""
    code = main(["ask", "--json", question])
    printed = capsys.readouterr()
    found: dict[str, Any] = json.loads(printed.out)
    return code, found, printed.err


pytestmark = pytest.mark.usefixtures("asking_what_is_loaded")


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f"{f.question} {f.flow}")
def test_figure_comes_out_of_ask_json(figure: Figure, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, err = ask_json(figure.question, capsys)
    assert (code, err) == (0, "")
    rows = [row for row in answer["rows"] if (row["period"], row["flow"]) == (figure.period, figure.flow)]
    assert len(rows) == 1
    row = rows[0]
    assert row["value_jpy"] == figure.kyen * 1000
    assert (row["partner"], row["basis"]) == ("RU", figure.basis)
    if figure.yoy is not None:
        assert math.isclose(row["value_yoy_pct"], figure.yoy, abs_tol=0.005)
    if figure.tonnes is not None:
        assert (row["quantity"], row["quantity_unit"]) == (figure.tonnes, "t")
    assert figure.shown in answer["text"]
    assert [source["id"] for source in answer["sources"]]


@pytest.mark.parametrize("volume", VOLUMES, ids=lambda v: v.question)
def test_volume_comes_out_of_ask_json(volume: Volume, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, err = ask_json(volume.question, capsys)
    assert (code, err) == (0, "")
    (row,) = answer["rows"]
    assert (row["quantity"], row["quantity_unit"], row["flow"]) == (volume.quantity, volume.unit, "import")
    if volume.kyen is not None:
        assert row["value_jpy"] == volume.kyen * 1000
    if volume.quantity:
        assert math.isclose(row["unit_price"] * row["quantity"], row["value_jpy"], rel_tol=1e-12)
    assert {"mof_hs9_lines", "mof_crude", "mof_world"} & {source["id"] for source in answer["sources"]}


@pytest.mark.parametrize(("question", "code", "says", "offers"), REFUSALS, ids=lambda v: str(v)[:30])
def test_no_answer_says_why_and_what_else(
    question: str, code: str, says: str, offers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, answer, err = ask_json(question, capsys)
    assert exit_code == 1
    assert answer["error"]["code"] == code
    assert says in answer["error"]["message"]
    assert says in err
    assert "Traceback" not in err
    assert offers in answer["error"]["suggestions"]
    assert len(err) < 1000


@pytest.mark.parametrize("question", ["/total 2025-05", "/cars fy2020", "/fy2026", "/lng fy20255"])
def test_what_is_offered_instead_is_answered(question: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert refused.suggestions
    for suggestion in refused.suggestions:
        assert reply(suggestion, context).error is None, suggestion


def test_gap_year_is_an_estimate_and_marked(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = ask_json("/total fy2020", capsys)
    # Imports are official: nine digits to December, the area table behind them.
    assert {row["flow"]: row["basis"] for row in answer["rows"]} == {
        "total": "estimate",
        "export": "estimate",
        "import": "part_fixed",
        "balance": "estimate",
    }
    assert "estimate" in {note["code"] for note in answer["notes"]}
    assert "≈" in answer["text"]
    total = next(row for row in answer["rows"] if row["flow"] == "total")
    # April–December is estimated, January–March 2021 official: between the official years around it.
    assert 1_500_000_000_000 < total["value_jpy"] < 1_900_000_000_000


def test_running_year_says_how_many_months(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = ask_json("/2026", capsys)
    assert [(p["months"], p["months_available"]) for p in answer["request"]["periods"]] == [(12, 3)]
    assert "3 of 12 months" in answer["text"]
    export = next(row for row in answer["rows"] if row["flow"] == "export")
    assert export["value_jpy"] == 89_539_439_000


def test_year_to_come_is_in_the_error_with_its_months(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = ask_json("/fy2026", capsys)
    assert answer["request"]["periods"] == [
        {"label": "FY2026", "first": "2026-04", "last": "2027-03", "months": 12, "months_available": 0}
    ]


def test_without_a_period_latest_month_and_fiscal_year(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = ask_json("/lng", capsys)
    assert [(row["period"], row["quantity"]) for row in answer["rows"]] == [("2026-03", 464_555), ("FY2025", 5_614_400)]
    assert all(row["value_yoy_pct"] is not None for row in answer["rows"])
    assert len(answer["text"].splitlines()) < 16


def test_json_keeps_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer, _ = ask_json("/lng fy2024", capsys)
    assert {"request", "rows", "notes", "sources", "sql", "text"} <= set(answer)
    assert answer["request"] == {
        "verb": "trade",
        "flows": ["import"],
        "commodities": ["lng"],
        "partners": ["RU"],
        "periods": [{"label": "FY2024", "first": "2024-04", "last": "2025-03", "months": 12, "months_available": 12}],
        "together": [],
        "except": [],
        "cut": "",
        "measure": "value",
        "share_of": "",
        "against": "year before",
        "work": "each",
        "amount": "",
        "met_by_amount": False,
        "window": 0,
        "order": "",
        "among": 0,
        "smallest": False,
        "place": False,
        "top": None,
        "currency": "jpy",
        "lang": "en",
        "canonical": "/trade lng ru fy2024",
    }
    assert {"id", "title", "url", "licence", "retrieved"} <= set(answer["sources"][0])
    assert "$periods" in answer["sql"]
