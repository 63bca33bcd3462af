"""Facts written here, in the layouts that the compiled facts have; what comes out is reasoned, not copied."""

# ruff: noqa: S608 - the queries are this file's own
from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb
import pytest

from bot.dataset.seal import broken
from bot.engine.engine import Engine
from bot.errors import DataError
from bot.ingest.build import build

CODE_TABLES = (
    "aliases.csv",
    "code_words.csv",
    "codes.parquet",
    "commodities.csv",
    "groups.csv",
    "hs_chapters.csv",
    "hs_retired.csv",
    "narrow_names.csv",
    "partners.csv",
    "sources.csv",
    "words.csv",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEAFOOD_COLUMNS = [
    *("Exp or Imp", "Year", "HS", "Country", "Unit1", "Unit2", "Quantity1-Year", "Quantity2-Year", "Value-Year"),
    *(f"{what}-{month}" for month in MONTHS for what in ("Quantity1", "Quantity2", "Value")),
]
LINE_COLUMNS = (
    "month date, hs9 varchar, country varchar, quantity1 bigint, quantity2 bigint, unit1 varchar, unit2 varchar,"
    " value_kyen bigint"
)
LNG_ADD = "mof_lng_by_origin_monthly_add_2024_2026.csv"
CRUDE = "mof_crude_by_origin_monthly_kl_2021_2025.csv"
CRUDE_SPLIT = "mof_crude_value_pair_split.csv"
WORLD_YEARS = "mof_world_imports_principal_commodity_annual_2021_2025.csv"
ADDED_FACTS = {
    LNG_ADD: ("month", "origin_iso2", "origin", "tonnes", "reliable"),
    CRUDE: ("month", "customs_code", "iso2", "origin", "kl"),
    CRUDE_SPLIT: ("area", "month", "value_kyen"),
    WORLD_YEARS: ("year", "commodity_code", "unit", "quantity", "value_kyen", "goods_label", "label_years_matched"),
}
VINTAGE = "2026-04-28"
LUMPS = (("2019-06", "2019-12"), ("2020-01", "2020-12"))
ANNUAL_2024 = 12_000
# Thousand yen of Russian LNG, 2024-01…12: 100, 200 … 1200.
LNG_2024 = [100 * n for n in range(1, 13)]
# Tonnes and thousand yen of LNG by origin; Australia has no line in May, Russia none in March.
LNG = [
    ("2025-01", "224", "Russia", 10, 1_000),
    ("2025-01", "601", "Australia", 30, 2_500),
    ("2025-03", "601", "Australia", 40, 3_000),
    ("2025-05", "224", "Russia", 11, 700),
    ("2025-06", "224", "Russia", 12, 800),
    ("2025-06", "601", "Australia", 50, 4_000),
]
# Kilograms and thousand yen by month. Two lines of crab, one of them king crab; one of squid.
SEAFOOD = {
    "030614010": {"Jan": (5, 50), "Feb": (6, 61)},
    "030614090": {"Jan": (7, 70)},
    "030743090": {"Mar": (9, 90)},
}
LUMP_KYEN = {
    ("export", "2019-06"): 1_000_001,
    ("export", "2020-01"): 999_999_999,
    ("import", "2019-06"): 7,
    ("import", "2020-01"): 123_456_789,
}

Make = Callable[..., Path]


def rate(month: str) -> float:
    """Yen per dollar: 100 in January, 101 in February …, and a yen more every year from 2009."""
    year, number = map(int, month.split("-"))
    return 100.0 + (number - 1) + (year - 2009)


def months(first: str, last: str) -> list[str]:
    start, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(start, end + 1)]


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def monthly_rows(australia: int) -> list[tuple[Any, ...]]:
    russia = ("import", "RUSSIA")
    rows: list[tuple[Any, ...]] = [
        (*russia, "LNG", f"{month}-01", f"{month}-01", value, "ytd_difference", VINTAGE)
        for month, value in zip(months("2024-01", "2024-12"), LNG_2024, strict=True)
    ]
    rows += [(*russia, "LNG", f"{m}-01", f"{m}-01", 1_000, "ytd_difference", VINTAGE) for m in months("2025-01", "2025-04")]
    # Russia's two months in the 9-digit file are 700 + 800; Australia's are not what its lump is.
    rows.append((*russia, "LNG", "2025-05-01", "2025-06-01", 1_500, "ytd_difference", "2025-07-30"))
    rows.append(("import", "AUSTRAL", "LNG", "2025-05-01", "2025-06-01", australia, "ytd_difference", VINTAGE))
    # A revision that outweighs the month.
    rows += [
        (*russia, "COAL", f"{m}-01", f"{m}-01", v, "ytd_difference", VINTAGE)
        for m, v in (("2026-01", 5), ("2026-02", -3), ("2026-03", 8))
    ]
    # A line that began in April 2017.
    rows += [
        ("export", "RUSSIA", "(CAR)", f"{m}-01", f"{m}-01", 10, "published_month", VINTAGE) for m in months("2017-04", "2017-12")
    ]
    for flow in ("export", "import"):
        for first, last in LUMPS:
            value = LUMP_KYEN[flow, first]
            rows.append((flow, "RUSSIA", "GRAND TOTAL", f"{first}-01", f"{last}-01", value, "annual_minus_months", VINTAGE))
    return rows


def annual_rows() -> list[tuple[Any, ...]]:
    return [
        ("import", "RUSSIA", "LNG", 2024, ANNUAL_2024),
        ("import", "RUSSIA", "LNG", 2025, 9_999),
        ("import", "RUSSIA", "COAL", 2026, 11),
        ("export", "RUSSIA", "(CAR)", 2017, 90),
        # A year of which there are no months at all.
        ("import", "RUSSIA", "COAL", 2012, 77),
    ]


def write_parquet(path: Path, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"create table t ({columns})")
        if rows:
            connection.executemany(f"insert into t values ({', '.join('?' * len(rows[0]))})", rows)
        connection.execute(f"copy t to '{path}'")


@pytest.fixture
def make(engine: Engine, tmp_path: Path) -> Make:
    """A folder of facts and one of code tables; returns the latter, built."""
    facts, data = tmp_path / "facts", tmp_path / "data"
    facts.mkdir()
    data.mkdir()
    for name in CODE_TABLES:
        shutil.copy(engine.store.data / name, data / name)

    def build_it(
        *,
        monthly: Sequence[tuple[Any, ...]] = (),
        annual: Sequence[tuple[Any, ...]] = (),
        australia: int = 4_001,
        without: str = "",
        lines: Sequence[tuple[Any, ...]] = (),
        principal: Sequence[tuple[Any, ...]] = (),
        added: Mapping[str, Sequence[tuple[Any, ...]]] = MappingProxyType({}),
    ) -> Path:
        if lines:
            (data / "lines").mkdir()
            write_parquet(data / "lines" / "import-2019.parquet", LINE_COLUMNS, lines)
        write_csv(facts / "hs9_to_principal_commodity_import.csv", ("goods", "hs9", "edition"), principal)
        for name, columns in ADDED_FACTS.items():
            write_csv(facts / name, columns, added.get(name, ()))
        write_parquet(
            facts / "mof_area_goods_monthly.parquet",
            "flow varchar, area varchar, goods varchar, first_month date, last_month date,"
            " value_kyen bigint, basis varchar, vintage date",
            [*monthly_rows(australia), *monthly],
        )
        write_parquet(
            facts / "mof_area_goods_annual.parquet",
            "flow varchar, area varchar, goods varchar, year smallint, value_kyen bigint",
            [*annual_rows(), *annual],
        )
        write_csv(facts / "mof_lng_by_origin_monthly.csv", ("month", "customs_code", "origin", "tonnes", "value_kyen"), LNG)
        write_csv(facts / "mof_seafood_russia_hs9_2025.csv", SEAFOOD_COLUMNS, map(seafood_row, SEAFOOD))
        write_csv(
            facts / "imf_dots_japan_russia_monthly.csv",
            ("month", "reporter", "flow", "partner", "value_musd"),
            [
                (month, reporter, flow, partner, 100 + 7 * n + (flow == "export"))
                for n, month in enumerate(months("2019-01", "2020-12"))
                for reporter, partner in (("Japan", "Russia"), ("Russia", "Japan"))
                for flow in ("export", "import")
            ],
        )
        write_csv(
            facts / "fx_jpy_usd_monthly.csv", ("month", "jpy_per_usd"), [(m, rate(m)) for m in months("2009-01", "2026-06")]
        )
        write_csv(
            facts / "fx_cross_jpy_monthly_fed_2009_2026_06.csv",
            ("month", "jpy_per_usd", "jpy_per_eur", "jpy_per_cny", "jpy_per_krw"),
            [(m, rate(m), rate(m) + 20, rate(m) / 7, 1) for m in months("2009-01", "2026-06")],
        )
        write_csv(
            facts / "fx_boj_jpy_usd_monthly_2009_2026_08.csv",
            ("month", "jpy_per_usd_boj"),
            [(m, rate(m) + 0.1) for m in months("2009-01", "2026-08")],
        )
        write_csv(
            facts / "vehicle_exports_units_by_country_monthly_2024_2026.csv",
            ("month", "country", "vehicle_condition", "body_scope", "units"),
            [
                (month, country, "Used", scope, units)
                for month in months("2024-01", "2024-12")
                for country, scope, units in (
                    ("RUSSIA", "All Vehicles", 10),
                    ("RUSSIA", "Van Only", 4),
                    ("TOTAL", "All Vehicles", 10),
                )
            ],
        )
        write_csv(
            facts / "jumv_used_vehicle_exports_by_country.csv",
            ("period", "type", "type_ja", "country_ja", "units"),
            [
                ("2023", "ordinary car", "普通車", "ロシア", 90),
                ("2023", "truck", "トラック", "ロシア", 9),
                ("2024", "ordinary car", "普通車", "ロシア", 120),
                ("2026-05", "ordinary car", "普通車", "ロシア", 7),
            ],
        )
        reported = (
            "outlet",
            "published_date",
            "url",
            "period_type",
            "period_start",
            "period_end",
            "partner",
            "flow",
            "commodity",
        )
        write_csv(
            facts / "reported_figures.csv",
            (*reported, "measure", "value", "exactness", "note"),
            [
                (
                    "Agency",
                    "",
                    "https://a.example/1",
                    "month",
                    "2019-01",
                    "2019-01",
                    "Russia",
                    "import",
                    "lng",
                    "volume_t",
                    "617000",
                    "617 kt",
                    "",
                ),
                (
                    "Agency",
                    "",
                    "https://a.example/2",
                    "year",
                    "2024",
                    "2024",
                    "Atlantis",
                    "export",
                    "auto_parts",
                    "value_jpy",
                    "1.5",
                    "",
                    "x",
                ),
            ],
        )
        if without:
            (facts / without).unlink()
        build(facts, data)
        return data

    return build_it


def seafood_row(hs9: str) -> list[object]:
    line = SEAFOOD[hs9]
    row: list[object] = ["2", "2025", f"'{hs9}", "224", "  ", "KG", 0]
    row += [sum(quantity for quantity, _ in line.values()), sum(value for _, value in line.values())]
    for month in MONTHS:
        quantity, value = line.get(month, (0, 0))
        row += [0, quantity, value]
    return row


def select(data: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        connection.read_parquet(str(data / "observations.parquet")).create_view("o")
        return connection.execute(sql).fetchall()


def day(month: str) -> dt.date:
    return dt.date.fromisoformat(f"{month}-01")


def test_series_and_spans(make: Make) -> None:
    data = make()
    found = dict(select(data, "select series, count(*) from o group by all"))
    assert set(found) == {"annual", "hs9", "monthly", "estimate", "tabulated"}
    # 12 + 4 of LNG and two instead of the lump, Australia's lump, coal, cars, and two lumps of two flows.
    assert found["monthly"] == 12 + 4 + 2 + 1 + 3 + 9 + 4
    assert found["annual"] == 3
    assert found["estimate"] == 2 * (7 + 12)
    spans = "datediff('month', first_month, last_month) + 1"
    lengths = select(
        data, f"select {spans} as n, count(*) from o where series = 'monthly' and commodity = 'total' group by all order by n"
    )
    assert lengths == [(7, 2), (12, 2)]
    assert select(data, f"select distinct {spans} from o where series in ('hs9', 'estimate')") == [(1,)]
    assert select(data, "select count(*) from o where day(first_month) <> 1 or day(last_month) <> 1") == [(0,)]


def test_values_of_months_are_as_they_were(make: Make) -> None:
    data = make()
    lng = "from o where series = 'monthly' and partner = 'RU' and commodity = 'lng' and year(first_month) = 2024"
    assert [value for (value,) in select(data, f"select value_kyen {lng} order by first_month")] == LNG_2024
    assert select(data, f"select distinct origin, vintage, quantity {lng}") == [("ytd_difference", dt.date(2026, 4, 28), None)]
    assert select(data, "select value_kyen from o where commodity = 'coal' and series = 'monthly' order by first_month") == [
        (5,),
        (-3,),
        (8,),
    ]


def test_the_annual_table(make: Make) -> None:
    """The running year is left out, and a line that began in April has a year of nine months."""
    data = make()
    assert select(
        data, "select flow, commodity, first_month, last_month, value_kyen from o where series = 'annual' order by all"
    ) == [
        ("export", "cars", day("2017-04"), day("2017-12"), 90),
        ("import", "lng", day("2024-01"), day("2024-12"), ANNUAL_2024),
        ("import", "lng", day("2025-01"), day("2025-06"), 9_999),
    ]


def test_a_month_without_a_line_of_lng_is_zero(make: Make) -> None:
    data = make()
    lng = "from o where series = 'hs9' and commodity = 'lng'"
    russia = select(data, f"select first_month, quantity, value_kyen {lng} and partner = 'RU' order by 1")
    assert russia == [
        (day("2025-01"), 10, 1_000),
        (day("2025-03"), 0, 0),
        (day("2025-05"), 11, 700),
        (day("2025-06"), 12, 800),
    ]
    # Every country of the area table, in every month that the file has; no groups of countries but the world.
    with (data / "partners.csv").open(encoding="utf-8", newline="") as file:
        countries = {row["code"] for row in csv.DictReader(file) if row["customs_code"] and row["mof_label"]}
    assert {code for (code,) in select(data, f"select distinct partner {lng}")} == countries | {"WORLD"}
    assert select(data, f"select count(*) {lng}") == [(4 * (len(countries) + 1),)]
    assert select(
        data, f"select count(*) {lng} and partner not in ('RU', 'AU', 'WORLD') and (value_kyen <> 0 or quantity <> 0)"
    ) == [(0,)]


def test_the_world_of_lng_is_the_sum_of_origins(make: Make) -> None:
    data = make()
    world = select(data, "select first_month, quantity, value_kyen from o where series = 'hs9' and partner = 'WORLD' order by 1")
    assert world == [
        (day("2025-01"), 10 + 30, 1_000 + 2_500),
        (day("2025-03"), 40, 3_000),
        (day("2025-05"), 11, 700),
        (day("2025-06"), 12 + 50, 800 + 4_000),
    ]


def test_a_lump_gives_way_to_months_that_add_up_to_it(make: Make) -> None:
    data = make()
    lump = "from o where series = 'monthly' and commodity = 'lng' and first_month >= '2025-05-01'"
    assert select(data, f"select first_month, last_month, value_kyen, origin, vintage {lump} and partner = 'RU' order by 1") == [
        (day("2025-05"), day("2025-05"), 700, "hs9_months_of_lump", dt.date(2025, 7, 30)),
        (day("2025-06"), day("2025-06"), 800, "hs9_months_of_lump", dt.date(2025, 7, 30)),
    ]
    # Australia's 0 + 4,000 are not 4,001.
    assert select(data, f"select first_month, last_month, value_kyen, origin {lump} and partner = 'AU'") == [
        (day("2025-05"), day("2025-06"), 4_001, "ytd_difference"),
    ]


def test_a_month_of_nothing_is_part_of_a_lump_too(make: Make) -> None:
    """Australia's lump of exactly 4,000 is nothing in May and 4,000 in June."""
    data = make(australia=4_000)
    found = select(
        data,
        "select first_month, last_month, value_kyen from o where series = 'monthly' and partner = 'AU' order by 1",
    )
    assert found == [(day("2025-05"), day("2025-05"), 0), (day("2025-06"), day("2025-06"), 4_000)]


def spans_of(data: Path, commodity: str, partner: str = "RU") -> list[tuple[Any, ...]]:
    return select(
        data,
        "select first_month, last_month, value_kyen, quantity, origin from o where series = 'monthly' and flow = 'import'"
        f" and commodity = '{commodity}' and partner = '{partner}' order by first_month",
    )


STEEL = "IRON AND STEEL PRODUCTS"
NICKEL_GRAMS, NICKEL_KILOGRAMS = "740000001", "740000002"
PRINCIPAL = (
    ("COAL", "270119010", "2017-2020"),
    ("COAL", "270119090", "2017-2020"),
    ("NONFERROUS METALS", NICKEL_GRAMS, "2017-2020"),
    ("NONFERROUS METALS", NICKEL_KILOGRAMS, "2017-2020"),
    ("WOOD", "440000000", "2017-2020"),
    (STEEL, "720000000", "2017-2020"),
    (STEEL, "720000001", "2017-2020"),
)


def two_years(goods: str, year_before: int, year: int) -> dict[str, Sequence[tuple[Any, ...]]]:
    """Russia's 2019 and 2020 of some goods as the bundled table has them: January to May, and two lumps."""
    russia = ("import", "RUSSIA", goods)
    first = [(*russia, f"2019-{m:02d}-01", f"2019-{m:02d}-01", 1, "published_month", "2019-07-19") for m in range(1, 6)]
    lumps = [
        (*russia, "2019-06-01", "2019-12-01", year_before - 5, "annual_minus_months", VINTAGE),
        (*russia, "2020-01-01", "2020-12-01", year, "annual", VINTAGE),
    ]
    return {"monthly": [*first, *lumps], "annual": [(*russia, 2019, year_before), (*russia, 2020, year)]}


def line(month: str, hs9: str, value: int, main: tuple[int, str], first: tuple[int, str] | None = None) -> tuple[Any, ...]:
    """A month of a line from Russia: its value, its main quantity, and the other one."""
    quantity1, unit1 = first or (None, None)
    return (day(month), hs9, "224", quantity1, main[0], unit1, main[1], value)


def test_months_of_nine_digits_take_the_place_of_lumps(make: Make) -> None:
    """Two lines make coal; a month without either is none. Every month is there, with tonnes, and adds up to the year."""
    lines = [line("2019-02", "270119010", 70, (7, "MT")), line("2019-02", "270119090", 30, (2, "MT"))]
    lines += [line("2019-08", "270119010", 50, (5, "MT")), line("2020-12", "270119010", 40, (4, "MT"))]
    data = make(lines=lines, principal=PRINCIPAL, **two_years("COAL", 150, 40))
    found = [one for one in spans_of(data, "coal") if one[0].year < 2026]
    figures = {"2019-02": (100, 9), "2019-08": (50, 5), "2020-12": (40, 4)}
    assert found == [(day(month), day(month), *figures.get(month, (0, 0)), "hs9_fixed") for month in months("2019-01", "2020-12")]
    years = select(data, "select year(first_month), quantity from o where series = 'annual' and commodity = 'coal' order by 1")
    assert years == [(2019, 14), (2020, 4)]


def test_lumps_stay_where_the_lines_do_not_add_up_to_the_year(make: Make) -> None:
    data = make(lines=[line("2019-02", "270119010", 149, (7, "MT"))], principal=PRINCIPAL, **two_years("COAL", 150, 40))
    found = [one for one in spans_of(data, "coal") if one[0].year < 2026]
    assert [origin for *_, origin in found] == ["published_month"] * 5 + ["annual_minus_months", "annual"]
    assert {quantity for *_, quantity, _ in found} == {None}


def test_grams_are_added_up_before_they_are_rounded(make: Make) -> None:
    """Three times 400 g and 1 kg a month: no month is off by a kilogram, nor is the sum of them all."""
    lines = [
        one
        for month in ("2019-01", "2019-02", "2019-03")
        for one in (line(month, NICKEL_GRAMS, 10, (400, "GR")), line(month, NICKEL_KILOGRAMS, 10, (1, "KG")))
    ]
    data = make(
        lines=[*lines, line("2020-01", NICKEL_GRAMS, 5, (400, "GR"))],
        principal=PRINCIPAL,
        **two_years("NONFERROUS METALS", 60, 5),
    )
    quantities = {month: quantity for month, _, _, quantity, _ in spans_of(data, "nonferrous_metals") if quantity}
    # 1.4, 2.8, 4.2 kg in all: 1, 3, 4. A year begins anew: 0.4 kg are none.
    assert quantities == {day("2019-01"): 1, day("2019-02"): 2, day("2019-03"): 1}


def test_lines_of_other_units_have_no_quantity_together(make: Make) -> None:
    lines = [
        line("2019-01", "720000000", 10, (3, "KG")),
        line("2019-01", "720000001", 10, (3, "NO")),
        line("2020-01", "720000000", 5, (1, "KG")),
    ]
    data = make(lines=lines, principal=PRINCIPAL, **two_years(STEEL, 20, 5))
    assert {origin for *_, origin in spans_of(data, "iron_steel")} == {"hs9_fixed"}
    assert {quantity for *_, quantity, _ in spans_of(data, "iron_steel")} == {None}


def test_the_first_quantity_counts_where_the_second_is_of_another_kind(make: Make) -> None:
    """Crude oil: kilolitres first, kilograms second."""
    lines = [line("2019-01", "270900100", 10, (850, "KG"), (1, "KL")), line("2020-01", "270900100", 5, (1_700, "KG"), (2, "KL"))]
    data = make(lines=lines, principal=[("PETROLEUM", "270900100", "2017-2020")], **two_years("PETROLEUM", 10, 5))
    assert {month: quantity for month, _, _, quantity, _ in spans_of(data, "crude_oil") if quantity} == {
        day("2019-01"): 1,
        day("2020-01"): 2,
    }


def test_tonnes_of_lng_by_origin_are_taken_where_they_are_reliable(make: Make) -> None:
    rows = [(f"2024-{m:02d}", "RU", "Russia", 10 * m, 1 if m < 12 else 0) for m in range(1, 13)]
    data = make(added={LNG_ADD: rows})
    quantities = [quantity for month, _, _, quantity, _ in spans_of(data, "lng") if month.year == 2024]
    assert quantities == [*(10 * m for m in range(1, 12)), None]
    (year,) = select(data, "select quantity from o where series = 'annual' and commodity = 'lng' and first_month = '2024-01-01'")
    assert year == (None,)
    with (data / "unreliable.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [["RU", "lng", "2024-12", "2024-12"]]


def test_crude_oil_of_two_months_is_split_where_they_add_up(make: Make) -> None:
    pair = ("import", "RUSSIA", "PETROLEUM", "2021-07-01", "2021-08-01", 30, "ytd_difference", "2021-09-30")
    litres = [("2021-07", "224", "RU", "Russia", 5), ("2021-08", "224", "RU", "Russia", 6)]
    split = [("RUSSIA", "2021-07", 10), ("RUSSIA", "2021-08", 20)]
    data = make(monthly=[pair], added={CRUDE: litres, CRUDE_SPLIT: split})
    july, august = day("2021-07"), day("2021-08")
    assert spans_of(data, "crude_oil") == [(july, july, 10, 5, "months_of_lump"), (august, august, 20, 6, "months_of_lump")]


def test_crude_oil_of_two_months_stays_together_where_they_do_not(make: Make) -> None:
    pair = ("import", "RUSSIA", "PETROLEUM", "2021-07-01", "2021-08-01", 31, "ytd_difference", "2021-09-30")
    litres = [("2021-07", "224", "RU", "Russia", 5), ("2021-08", "224", "RU", "Russia", 6)]
    split = [("RUSSIA", "2021-07", 10), ("RUSSIA", "2021-08", 20)]
    data = make(monthly=[pair], added={CRUDE: litres, CRUDE_SPLIT: split})
    assert spans_of(data, "crude_oil") == [(day("2021-07"), day("2021-08"), 31, 11, "ytd_difference")]


def test_tonnes_of_the_world_s_table_are_kilograms_where_the_goods_are(make: Make) -> None:
    world = ("import", "GRAND TOTAL")
    goods = {"COAL": 100, "MEAT AND MEAT PREPARATION": 200}
    monthly = [(*world, label, "2022-01-01", "2022-12-01", value, "annual", VINTAGE) for label, value in goods.items()]
    annual = [(*world, label, 2022, value) for label, value in goods.items()]
    rows = [(2022, "30101", "MT", 7, 100, "COAL", 5), (2022, "003", "MT", 8, 200, "MEAT AND MEAT PREPARATION", 5)]
    data = make(monthly=monthly, annual=annual, added={WORLD_YEARS: rows})
    found = select(data, "select commodity, quantity from o where series = 'annual' and partner = 'WORLD' order by 1")
    assert found == [("coal", 7), ("meat", 8_000)]


def test_groups_are_the_sums_of_their_lines(make: Make) -> None:
    data = make()
    found = select(
        data,
        "select commodity, strftime(first_month, '%b'), quantity, value_kyen from o where series = 'hs9' and commodity <> 'lng'"
        " and value_kyen > 0 order by commodity, first_month",
    )
    assert found == [
        ("crab", "Jan", 5 + 7, 50 + 70),
        ("crab", "Feb", 6, 61),
        ("hs030614010", "Jan", 5, 50),
        ("hs030614010", "Feb", 6, 61),
        ("hs030614090", "Jan", 7, 70),
        ("hs030743090", "Mar", 9, 90),
        ("king_crab", "Jan", 5, 50),
        ("king_crab", "Feb", 6, 61),
        ("molluscs", "Mar", 9, 90),
        ("squid", "Mar", 9, 90),
    ]
    assert select(data, "select distinct partner, flow from o where commodity = 'crab'") == [("RU", "import")]
    assert select(data, "select count(*) from o where commodity = 'crab'") == [(12,)]


def test_estimates_add_up_to_the_official_lump(make: Make) -> None:
    data = make()
    found = select(
        data,
        "select flow, if(first_month < '2020-01-01', '2019-06', '2020-01') as lump, sum(value_kyen)::bigint, count(*)"
        " from o where series = 'estimate' group by all order by all",
    )
    assert found == [
        ("export", "2019-06", 1_000_001, 7),
        ("export", "2020-01", 999_999_999, 12),
        ("import", "2019-06", 7, 7),
        ("import", "2020-01", 123_456_789, 12),
    ]
    assert select(data, "select distinct partner, commodity, origin from o where series = 'estimate'") == [
        ("RU", "total", "imf_dollars")
    ]


def test_an_estimate_is_dollars_at_the_rate_of_the_month(make: Make) -> None:
    """Each month is its part of dollars x rate, but for less than a thousand yen of rounding."""
    data = make()
    all_months = months("2019-01", "2020-12")
    weights = {month: (100 + 7 * all_months.index(month) + 1) * rate(month) for month in months("2020-01", "2020-12")}
    found = select(
        data,
        "select strftime(first_month, '%Y-%m'), value_kyen from o"
        " where series = 'estimate' and flow = 'export' and year(first_month) = 2020",
    )
    assert len(found) == 12
    for month, value in found:
        assert abs(value - 999_999_999 * weights[month] / sum(weights.values())) <= 1


def test_rates_of_spans(make: Make) -> None:
    data = make()
    month = select(
        data, "select jpy_per_usd from o where series = 'monthly' and commodity = 'lng' and first_month = '2024-05-01'"
    )
    assert month == [(rate("2024-05"),)]
    lump = select(
        data, "select distinct jpy_per_usd from o where series = 'monthly' and commodity = 'total' and first_month = '2019-06-01'"
    )
    seven = [rate(m) for m in months("2019-06", "2019-12")]
    assert lump == [(pytest.approx(sum(seven) / 7, abs=1e-6),)]
    # The revised year at the rate that its own months give: their yen divided by their dollars.
    (year,) = select(
        data, "select jpy_per_usd from o where series = 'annual' and commodity = 'lng' and first_month = '2024-01-01'"
    )
    dollars = sum(value / rate(m) for value, m in zip(LNG_2024, months("2024-01", "2024-12"), strict=True))
    assert year == (pytest.approx(sum(LNG_2024) / dollars, abs=1e-6),)
    (euros,) = select(
        data, "select jpy_per_eur from o where series = 'annual' and commodity = 'lng' and first_month = '2024-01-01'"
    )
    sold = sum(value / (rate(m) + 20) for value, m in zip(LNG_2024, months("2024-01", "2024-12"), strict=True))
    assert euros == (pytest.approx(sum(LNG_2024) / sold, abs=1e-6),)
    assert select(data, "select count(*) from o where jpy_per_usd is null or jpy_per_eur is null or jpy_per_cny is null") == [
        (0,)
    ]


def test_vehicles_are_counted_by_others(make: Make) -> None:
    data = make()
    russia = "from o where series = 'tabulated' and partner = 'RU'"
    assert select(data, f"select commodity, quantity, value_kyen {russia} and first_month <> last_month order by all") == [
        ("used_passenger_cars", 90, None),
        ("used_passenger_cars", 120, None),
        ("used_vehicles", 99, None),
    ]
    assert select(data, f"select count(*), min(quantity), max(quantity) {russia} and first_month = last_month") == [(12, 10, 10)]


def test_reported_figures_in_our_codes(make: Make) -> None:
    with (make() / "reported.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["url"][-1]: row for row in csv.DictReader(file)}
    assert (rows["1"]["partner"], rows["1"]["commodity"], rows["1"]["commodity_as_reported"]) == ("RU", "lng", "lng")
    assert float(rows["1"]["value"]) == 617_000
    assert (rows["2"]["partner"], rows["2"]["commodity"], rows["2"]["commodity_as_reported"]) == ("", "car_parts", "auto_parts")
    assert (rows["2"]["exactness"], rows["2"]["note"]) == ("", "x")


def test_what_is_built_is_sealed_and_counted(make: Make) -> None:
    data = make()
    assert broken(data) == []
    with (data / "counts.csv").open(encoding="utf-8", newline="") as file:
        counted = {(row["series"], row["year"]): int(row["observations"]) for row in csv.DictReader(file)}
    assert counted["estimate", "2019"] == 14
    assert counted["estimate", "2020"] == 24
    assert counted["annual", "2024"] == 1
    assert [(sum(counted.values()),)] == select(data, "select count(*) from o")
    rates = (data / "rates.csv").read_text("utf-8").splitlines()
    assert rates[0] == "month,jpy_per_usd,jpy_per_eur,jpy_per_cny,source"
    assert rates[1].startswith("2009-01,100.0,120.0,14.28")
    assert [line.rpartition(",")[2] for line in rates[-3:]] == ["fed_fx", "boj_fx", "boj_fx"]
    assert rates[-1] == f"2026-08,{rate('2026-08') + 0.1},,,boj_fx"
    assert len(rates) == 1 + len(months("2009-01", "2026-08"))


def test_the_number_of_observations_is_returned(make: Make, tmp_path: Path) -> None:
    data = make()
    assert [(build(tmp_path / "facts", data),)] == select(data, "select count(*) from o")


def test_the_same_facts_give_the_same_bytes(make: Make, tmp_path: Path) -> None:
    data = make()
    first = {path.name: path.read_bytes() for path in data.iterdir()}
    build(tmp_path / "facts", data)
    assert {path.name: path.read_bytes() for path in data.iterdir()} == first


@pytest.mark.parametrize(
    ("row", "table", "label"),
    [
        (("import", "ATLANTS", "LNG", 2024, 1), "partners.csv", "ATLANTS"),
        (("import", "RUSSIA", "UNOBTAINIUM", 2024, 1), "commodities.csv", "UNOBTAINIUM"),
        # Known, but not in this flow.
        (("export", "RUSSIA", "COAL", 2024, 1), "commodities.csv", "COAL"),
    ],
)
def test_a_label_without_a_code_is_refused(make: Make, tmp_path: Path, row: tuple[Any, ...], table: str, label: str) -> None:
    with pytest.raises(DataError, match=f"'{label}'") as found:
        make(annual=[row])
    assert found.value.path == tmp_path / "data" / table
    assert not (tmp_path / "data" / "observations.parquet").exists()


@pytest.mark.parametrize(
    "name",
    [
        "mof_area_goods_monthly.parquet",
        "mof_area_goods_annual.parquet",
        "mof_lng_by_origin_monthly.csv",
        "mof_seafood_russia_hs9_2025.csv",
        "imf_dots_japan_russia_monthly.csv",
        "reported_figures.csv",
        "fx_jpy_usd_monthly.csv",
    ],
)
def test_a_file_of_facts_that_is_not_there_is_named(make: Make, tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="no such file of facts") as found:
        make(without=name)
    assert found.value.path == tmp_path / "facts" / name
    assert not (tmp_path / "data" / "observations.parquet").exists()
