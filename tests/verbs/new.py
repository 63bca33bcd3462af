"""Verbs that somebody may add, one of each shape, in a copy of the queries and of the words; the program is as it is."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

from bot.dataset.seal import seal
from bot.engine.engine import Engine
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

HIGHEST = """\
-- title = "Highest month"
-- summary = "the month with the largest figure among those that are asked for"
-- periods = "last 120m"
-- precedence = 31
-- each = "month"
-- balance = false
-- answers = "some"
-- heading = "{subject}: the highest month of {asked}"
-- sentence = "Of the months {asked}, {subject.inside} were highest in {period}: {figure}"
-- example = ["/highest lng 2015..2025", "/highest imports 2015..2025"]
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_shown, value_yoy_pct,
       value_change_jpy, basis, stage, series, base_series, longest, has_negative
from trade($periods, $flows, $partners, $commodities, $currency)
qualify row_number() over (partition by flow, partner, commodity order by shown desc, first_month desc) = 1
"""
GROWTH = """\
-- title = "Growth"
-- summary = "countries for a commodity, or commodities for a country, the fastest growing first"
-- periods = "fytd"
-- precedence = 32
-- direction = "as_traded"
-- open = "partner_or_commodity"
-- top = 10
-- layout = "ranking"
-- measure = ["value_yoy_pct"]
-- heading = "{subject}, by growth"
-- sentence = "{subject}, {period}: the fastest growing were {names}"
-- example = ["/growth cars 2024", "/growth russia imports 2024 top 5"]
with grown as (
    select *, pct_change(shown, shown_before) as growth
    from figures($periods, $flows, case when len($commodities) = 0 then $partners else []::varchar[] end, $commodities, $currency)
    where case when len($commodities) = 0 then level = 'item' else not is_group end
),
ranked as (
    select *, rank() over (
        partition by period, flow, case when len($commodities) = 0 then partner::varchar else commodity::varchar end
        order by growth desc) as rank
    from grown where growth is not null
)
select period, flow, partner, commodity, rank::integer as rank, months as months_available, jpy as value_jpy, usd as value_usd,
       growth as value_yoy_pct, basis, stage, series, base_series, longest, lowest < 0 as has_negative
from ranked
where rank <= $top or (len($commodities) > 0 and list_contains($partners, partner::varchar))
"""
AVERAGE = """\
-- title = "Monthly average"
-- summary = "what came in an average month of each period"
-- periods = "fytd"
-- precedence = 33
-- measure = ["average"]
-- averaged = true
-- balance = false
-- heading = "{subject}, a month on average"
-- sentence = "{subject} averaged {figure} a month in {period}"
-- example = ["/average lng fy2024", "/average cars 2022..2025"]
select period, flow, partner, commodity, months_available, value_jpy, value_usd,
       value_jpy / months_available as average_jpy, value_usd / months_available as average_usd, value_yoy_pct as average_yoy_pct,
       basis, stage, series, base_series, longest, has_negative
from trade($periods, $flows, $partners, $commodities, $currency)
"""
NEW = {"highest": HIGHEST, "growth": GROWTH, "average": AVERAGE}
# What the words meant before, and what they mean now.
WORDS = {
    "highest": "verb,highest",
    "growth": "verb,growth",
    "average": "verb,average",
    "monthly average": "verb,average",
}


Row = dict[str, str]


def with_new_verbs(folder: Path) -> Engine:
    """The program on the same figures, with three more verbs and with words for them."""
    queries = {path.name: path.read_text("utf-8") for path in read_settings().queries_dir.glob("*.sql")}

    def reworded(row: Row) -> Row:
        kind, value = WORDS.get(row["word"], f"{row['kind']},{row['value']}").split(",", 1)
        return row | {"kind": kind, "value": value}

    return with_verbs(folder, queries | {f"{name}.sql": sql for name, sql in NEW.items()}, reworded)


def with_verbs(folder: Path, queries: Mapping[str, str], reworded: Callable[[Row], Row], more: Sequence[Row] = ()) -> Engine:
    """The program on the same figures with other verbs, file by file, and with other words; `more` words come last."""
    settings = read_settings()
    data = folder / "data"
    for path in (data, folder / "queries"):
        path.mkdir()
    for name, sql in queries.items():
        (folder / "queries" / name).write_text(sql, "utf-8")
    for path in settings.data_dir.iterdir():
        if path.name not in {"words.csv", "tables.csv"} and not path.name.startswith("."):
            # Links to folders are not looked into by what reads all files of a kind.
            shutil.copytree(path, data / path.name) if path.is_dir() else (data / path.name).symlink_to(path)
    with (settings.data_dir / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = [*map(reworded, csv.DictReader(file)), *more]
    with (data / "words.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("word", "lang", "kind", "value"), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    seal(data)
    return Engine(data, folder / "queries", settings.query_seconds)
