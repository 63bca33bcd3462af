"""A header whose traits contradict each other or its SQL stops the program, with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.resolving.sample import SAMPLE
from bot.engine.sql.verbs import check_query, load_verbs
from bot.errors import QueryError
from bot.settings import read_settings
from bot.verbs.header import DEFAULT_VERB

QUERIES = read_settings().queries_dir
FIGURES = """\
-- title = "Test"
-- summary = "a test"
-- example = ["/lng 2024"]
-- precedence = 1000
{traits}
select period, flow, partner, commodity, {columns}months_available, value_jpy, value_usd, basis, stage, series
from trade($periods, $flows, $partners, $commodities, $currency){end}
"""
TELLS = '-- sentence = "{subject} came to {figure} in {period}"\n'
RANKS = f'-- layout = "ranking"\n-- open = "partner_or_commodity"\n-- top = 5\n{TELLS}'
PICKS = f'-- answers = "some"\n{TELLS}'
HOLDINGS = '-- layout = "holdings"\n-- open = "everything"\n'
NO_FIGURES = '-- chart = "none"\n-- dollars = false\n-- say = false\n'
RANKED = ("1 as rank, ", "\nwhere $top > 0")


def of(traits: str, columns: str = "", end: str = "") -> str:
    return FIGURES.replace("{traits}\n", traits).replace("{columns}", columns).replace("{end}", end)


def refusal(engine: Engine, folder: Path, sql: str) -> QueryError | None:
    """What is said of a file beside the default verb, as at start."""
    shutil.copy(QUERIES / f"{DEFAULT_VERB}.sql", folder)
    (folder / "zz.sql").write_text(sql, "utf-8")
    try:
        verb = load_verbs(folder)["zz"]
        check_query(verb, engine.store, SAMPLE.params_of(verb))
    except QueryError as error:
        assert error.path == folder / "zz.sql"
        return error
    return None


@pytest.mark.parametrize(
    "sql",
    [
        of(""),
        of(TELLS),
        of(RANKS, *RANKED),
        of(PICKS, end="\nqualify row_number() over (order by value_jpy desc) = 1"),
        of(PICKS, end="\nlimit 1"),
        of('-- measure = ["value_yoy_pct"]\n' + RANKS, "1 as rank, value_yoy_pct, ", "\nwhere $top > 0"),
        of('-- measure = ["quantity"]\n-- needs = "quantity"\n' + TELLS, "quantity, quantity_unit, "),
        of('-- heading = "{subject}: {asked}"\n'),
        # No keyword: a name, a text, a comment.
        of("", end="\nwhere 'limit' <> '' -- qualify"),
        of(HOLDINGS + NO_FIGURES).replace(", $currency", ", 'jpy'"),
    ],
)
def test_what_fits_together_is_taken(engine: Engine, sql: str, tmp_path: Path) -> None:
    assert refusal(engine, tmp_path, sql) is None


@pytest.mark.parametrize(
    ("sql", "key", "says"),
    [
        pytest.param(
            of(RANKS, end=RANKED[1]), "layout", "ranking, but the result has no column 'rank'", id="ranks without a rank"
        ),
        pytest.param(of("", RANKED[0]), "", "table, but the result has a column 'rank'", id="a rank that nobody asked for"),
        pytest.param(of(RANKS, RANKED[0]), "top", "the query has no $top", id="a list that cannot be cut"),
        pytest.param(
            of(RANKS.replace("-- top = 5\n", ""), *RANKED), "layout", "how many rows it has: top", id="a list without a length"
        ),
        pytest.param(of("", end="\nlimit 1"), "", "answers: the query picks rows (limit)", id="every cell, but a limit"),
        pytest.param(
            of("", end="\nqualify row_number() over (order by value_jpy) = 1"),
            "",
            "answers: the query picks rows (qualify)",
            id="every cell, but qualify",
        ),
        pytest.param(
            of(TELLS.replace("came", "{names} came")), "sentence", "there is no {names} here", id="names of what is no ranking"
        ),
        pytest.param(of('-- sentence = "{part}"\n'), "sentence", "there is no {part} here", id="a part of what is no share"),
        pytest.param(of('-- heading = "{figure}"\n'), "heading", "there is no {figure} here", id="a figure in the heading"),
        pytest.param(
            of('-- heading_of_several = "{goodies}"\n'), "heading_of_several", "there is no {goodies} here", id="a misspelt name"
        ),
        pytest.param(
            of('-- heading = "{partners.fromm}"\n'), "heading", "there is no {partners.fromm} here", id="a form that there is not"
        ),
        pytest.param(of('-- heading = "{asked.first}"\n'), "heading", "there is no {asked.first} here", id="a form of a text"),
        pytest.param(of('-- heading = "{goods!r}"\n'), "heading", "there is no {goods!r} here", id="a conversion"),
        pytest.param(of('-- heading = "{}"\n'), "heading", "there is no {} here", id="no name"),
        pytest.param(of('-- heading = "{goods"\n'), "heading", "expected '}'", id="an open brace"),
        pytest.param(
            of('-- measure = ["basis"]\n' + TELLS), "measure", "a column of the kind text is no figure", id="a text for a figure"
        ),
        pytest.param(of(RANKS.replace(TELLS, ""), *RANKED), "", "sentence: missing", id="a ranking without its sentence"),
        pytest.param(of(PICKS.replace(TELLS, "")), "", "sentence: missing", id="a pick without its sentence"),
        pytest.param(of('-- measure = ["value_yoy_pct"]\n'), "", "sentence: missing", id="a measure without its sentence"),
        pytest.param(of('-- measure = ["values"]\n'), "measure", "Row has no column 'values'", id="an unknown measure"),
        pytest.param(
            of('-- measure = ["value", "value_yoy_pct"]\n'), "measure", "several kinds: change, money", id="apples and pears"
        ),
        pytest.param(
            of('-- measure = ["average"]\n' + TELLS, "1.0 as average_jpy, "),
            "measure",
            "the result has no column 'average_usd'",
            id="a measure that is not there in dollars",
        ),
        pytest.param(
            of('-- measure = ["quantity"]\n' + TELLS, "quantity, quantity_unit, "),
            "",
            "needs: quantity is answered only where",
            id="quantities of what may have none",
        ),
        pytest.param(of('-- needs = "quantity"\n'), "needs", "no columns 'quantity'", id="needs what is not in the result"),
        pytest.param(of('-- chart = "parts"\n'), "chart", "only shares of a whole", id="parts of no whole"),
        pytest.param(of("-- dollars = false\n"), "dollars", "the query has $currency", id="no dollars, but a currency"),
        pytest.param(
            of("").replace("value_usd, ", "").replace("$currency", "'jpy'"),
            "",
            "result has no column 'value_usd'",
            id="no dollars",
        ),
        pytest.param(
            of('-- measure = ["value_yoy_pct"]\n' + TELLS, "value_yoy_pct, ")
            .replace("value_usd, ", "")
            .replace("$currency", "'jpy'"),
            "",
            "dollars: the result has no dollars, and the query no $currency",
            id="percent of yen only",
        ),
        pytest.param(of("").replace("$partners", "[]"), "", "layout: the query has no $partners", id="a noun that is not heard"),
        pytest.param(of("").replace(", basis", ""), "", "no column 'basis'", id="figures without a basis"),
        pytest.param(of("").replace(", stage", ""), "", "no column 'stage'", id="figures without a stage"),
        pytest.param(of("").replace(", series", ""), "", "no column 'series'", id="figures without a source"),
        pytest.param(of("").replace("months_available, ", ""), "", "no column 'months_available'", id="months unknown"),
        pytest.param(
            of('-- each = "month"\n-- to_date = true\n'), "to_date", "a month cannot stand for the years", id="months of years"
        ),
        pytest.param(
            of(HOLDINGS + NO_FIGURES.replace('-- chart = "none"\n', "")),
            "",
            "chart: holdings are no figures",
            id="a chart of words",
        ),
        pytest.param(
            of(HOLDINGS + NO_FIGURES.replace("-- say = false\n", "")),
            "",
            "say: holdings are no figures",
            id="words in a sentence",
        ),
        pytest.param(
            of(HOLDINGS + NO_FIGURES.replace("-- dollars = false\n", "")), "", "dollars: holdings are no", id="words in dollars"
        ),
        pytest.param(of(HOLDINGS + NO_FIGURES + TELLS), "sentence", "holdings are no figures to say", id="a sentence of words"),
    ],
)
def test_a_contradiction_is_named_with_its_line(engine: Engine, sql: str, key: str, says: str, tmp_path: Path) -> None:
    found = refusal(engine, tmp_path, sql)
    assert found is not None
    assert says in str(found)
    lines = sql.splitlines()
    assert found.line == (next(n for n, line in enumerate(lines, start=1) if line.startswith(f"-- {key} =")) if key else 1)


def test_start_judges_header_and_result(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.engine.Store", lambda _data, _seconds: engine.store)
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES, queries)
    for sql, says in ((of('-- chart = "parts"\n'), "only shares of a whole"), (of("", RANKED[0]), "has a column 'rank'")):
        (queries / "zz.sql").write_text(sql, "utf-8")
        with pytest.raises(QueryError, match=says):
            Engine(engine.store.data, queries, engine.store.seconds)
