"""Questions that meet the border between what was refreshed and what was not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.ingest.files.incoming import Incoming
from bot.ingest.importing import import_files
from bot.reply import Context, Reply, reply
from bot.settings import read_settings
from tests.copies import little
from tests.ingest.official_files import TOTAL, area_file, consistent, months

LNG = {("RUSSIA", "LNG", 3): -3_000_000}


def imported(folder: Path, files: dict[str, bytes]) -> Context:
    data = little(folder)
    paths = [folder / name for name in files]
    for path in paths:
        path.write_bytes(files[path.name])
    import_files(data, [Incoming(path, path.name) for path in paths], dt.date(2026, 8, 28))
    settings = read_settings()
    return Context(Engine(data, settings.queries_dir, settings.query_seconds))


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """Imports of 2026 to July, with LNG of March revised down."""
    context = imported(tmp_path_factory.mktemp("imports"), {"m.csv": area_file(2026, "import", 7, consistent(LNG, "import"))})
    yield context
    context.engine.close()


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """Exports of 2026 to June."""
    context = imported(tmp_path_factory.mktemp("exports"), {"x.csv": area_file(2026, "export", 6)})
    yield context
    context.engine.close()


def test_a_revised_month_is_not_hidden_by_an_older_nine_digit_file(imports: Context) -> None:
    official = months(2026, "import", 7)["RUSSIA", "LNG", 3] - 3_000_000
    rows = answered("/lng 2026-03", imports)
    assert rows[0].value_jpy == official * 1000
    assert rows[0].series == "monthly"
    assert rows[0].quantity == 464_555
    total = months(2026, "import", 7)["RUSSIA", TOTAL, 3] - 3_000_000
    assert rows[0].share_pct == pytest.approx(100 * official / total)
    # The price is of the file that has both, value and quantity.
    price = answered("/price lng 2026-03", imports)[0]
    assert price.unit_price == pytest.approx((official + 3_000_000) * 1000 / 464_555)


def test_months_add_up_to_their_year(imports: Context) -> None:
    parts = [row.value_jpy or 0 for row in answered("/months lng 2026", imports)]
    assert answered("/lng 2026", imports)[0].value_jpy == sum(parts)


def test_the_last_dollars_are_of_the_last_rate(imports: Context) -> None:
    rows = answered("/lng usd", imports)
    # The figures end in July, the rates in August.
    assert [row.period for row in rows] == ["2026-07", "FY2026"]
    assert all(row.value_usd for row in rows)
    assert "Dollars end" not in reply("/lng usd", imports).text


def test_exports_alone_are_no_balance(exports: Context) -> None:
    refused = reply("/balance 2026-06", exports)
    assert refused.error is not None
    assert "Mar 2026" in refused.text
    assert "balance" not in reply("/total 2026-06", exports).text.splitlines()[0]


def answered(question: str, context: Context) -> tuple[Row, ...]:
    found: Reply = reply(question, context)
    assert found.answer is not None, found.text
    return found.answer.rows


def test_sources_are_of_the_release(imports: Context) -> None:
    found = reply("/coal 2026-07", imports).answer
    assert found is not None
    (source,) = found.sources
    assert source.as_of == "2026-08-28"
    assert source.retrieved == imports.engine.store.release.made.isoformat()
    bundled = reply("/price lng 2026-03", imports).answer
    assert bundled is not None
    assert {one.as_of for one in bundled.sources} == {"2026-04-28"}
