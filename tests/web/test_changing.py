"""Controls write commands: what is changed in them becomes the question, and what is not stays."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.sql.verbs import load_verbs
from bot.errors import AskError
from bot.settings import read_settings
from bot.web.changing import applied
from bot.web.choices import shown

OF = "/trade lng ru fy2024"
EXAMPLES = {name: verb.header.example for name, verb in load_verbs(read_settings().queries_dir).items()}
CHANGED: list[tuple[str, dict[str, str], str]] = [
    (OF, {"goods": "lng coal"}, "/trade lng, coal ru fy2024"),
    ("/trade lng, coal ru fy2024", {"together": "goods"}, "/trade lng+coal ru fy2024"),
    (OF, {"goods_add": "石炭"}, "/trade lng, coal ru fy2024"),
    (OF, {"goods_add": "уголь"}, "/trade lng, coal ru fy2024"),
    (OF, {"goods_add": "hs2711.11"}, "/trade lng, hs271111 ru fy2024"),
    (OF, {"who_add": "EU"}, "/trade lng ru, eu fy2024"),
    (OF, {"who": "RU asean"}, "/trade lng ru, asean fy2024"),
    ("/trade imports total ru 2025", {"without_add": "lng"}, "/trade total imports ru -lng 2025"),
    ("/trade lng WORLD 2025", {"without_add": "Russia"}, "/trade lng world -ru 2025"),
    (OF, {"flow": "export"}, "/trade lng exports ru fy2024"),
    (OF, {"periods": "2019..2024"}, "/trade lng ru 2019..2024"),
    (OF, {"preset": "last 12m"}, "/trade lng ru last 12m"),
    (OF, {"cut": "quarter"}, "/trade lng ru fy2024 by quarter"),
    (OF, {"view": "rank"}, "/rank lng ru fy2024"),
    (OF, {"view": "months"}, "/months lng ru fy2024"),
    (OF, {"measure": "price"}, "/price lng ru fy2024"),
    (OF, {"measure": "share"}, "/share lng ru fy2024"),
    ("/share crab 2025", {"share_of": "fish"}, "/share crab ru 2025 of fish"),
    ("/share lng fy2024", {"share_of": "goods"}, "/share lng ru fy2024 of goods"),
    (OF, {"measure": "volume"}, "/trade lng ru fy2024 volume"),
    ("/rank lng fy2024", {"measure": "price"}, "/rank lng fy2024 by price"),
    ("/rank lng fy2024 by price", {"measure": "value"}, "/rank lng fy2024"),
    ("/price lng ru fy2024", {"measure": "value"}, "/trade lng ru fy2024"),
    (OF, {"against": "previous"}, "/trade lng ru fy2024 vs previous"),
    (OF, {"against": "period", "against_when": "fy2021"}, "/trade lng ru fy2024 vs fy2021"),
    ("/trade lng ru 2019..2024", {"against": "index", "against_when": "2019"}, "/trade lng ru 2019..2024 index 2019"),
    ("/trade lng ru fy2024 vs fy2021", {"against": ""}, OF),
    (OF, {"work": "above", "amount": "50bn", "cut": "month"}, "/trade lng ru fy2024 by month above 50bn"),
    ("/exports rolling 12m last 24m", {"window": "6"}, "/trade total exports ru last 24m rolling 6m"),
    ("/rank lng fy2024", {"top": "5", "order": "growth", "smallest": "1"}, "/rank lng fy2024 by growth smallest top 5"),
    (OF, {"currency": "usd"}, "/trade lng ru fy2024 usd"),
    (OF, {"as_of": "2026-01-31"}, "/trade lng ru fy2024 asof 2026-01-31"),
    ("/trade hs27 ru 2025", {"detail": "heading"}, "/trade hs27 ru 2025 by heading"),
]
UNREADABLE = [
    {"goods_add": "xyzzy"},
    {"goods_add": "coal 2024"},
    {"goods_add": "russia"},
    {"who_add": "coal"},
    {"who": "NOWHERE"},
    {"measure": "share", "share_of": "nothing_known"},
    {"goods": "<b>"},
    {"periods": "coal"},
    {"periods": "2024 usd"},
    {"amount": "many"},
    {"as_of": "tomorrow"},
    {"against": "period", "against_when": "xyzzy"},
]


def form(engine: Engine, of: str, changes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What a browser would send for the controls of a question in which somebody changed something."""
    values = shown(engine.parse(of), engine.registry)
    typed = {"periods", "amount", "against_when", "preset", "goods_add", "who_add", "without_add"}
    return values | {key: (value,) if key in typed else tuple(value.split()) for key, value in changes.items()}


@pytest.mark.parametrize(("of", "changes", "command"), CHANGED)
def test_a_change_is_written_into_the_command(engine: Engine, of: str, changes: dict[str, str], command: str) -> None:
    request = applied(engine.parse(of), form(engine, of, changes), engine)
    assert request.words(engine.vocabulary) == command
    # What is cut, or apart by HS code, may be said in another way from then on.
    assert engine.parse(command).commodities == request.commodities


@pytest.mark.parametrize("changes", UNREADABLE)
def test_what_a_field_is_not_for_is_refused(engine: Engine, changes: dict[str, str]) -> None:
    with pytest.raises(AskError):
        applied(engine.parse(OF), form(engine, OF, changes), engine)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_controls_that_nobody_touched_change_nothing(engine: Engine, name: str) -> None:
    for of in EXAMPLES[name]:
        assert applied(engine.parse(of), form(engine, of, {}), engine) == engine.parse(of), of
