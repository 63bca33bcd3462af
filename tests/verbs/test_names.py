"""No module of the program decides by a verb's name: what a verb does differently stands in its header."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.question.request import Cut, Measured, Order, Work
from bot.settings import PACKAGE, read_settings
from bot.verbs.header import DEFAULT_VERB
from tests.verbs.names import named_verbs

VERBS = {path.stem for path in read_settings().queries_dir.glob("*.sql")} - {DEFAULT_VERB}
# Words of a question that may be a verb's name, too: what is measured, worked out, in which order, cut into what.
AMBIGUOUS = {str(word) for place in (Cut, Measured, Order, Work) for word in get_args(place)}


def test_no_module_names_a_verb() -> None:
    paths = {str(path.relative_to(PACKAGE)): path for path in PACKAGE.rglob("*.py")}
    assert len(paths) > 200
    found = [
        f"{name}:{one.line}: {one.verb}"
        for name, path in paths.items()
        for one in named_verbs(path.read_text("utf-8"), VERBS, AMBIGUOUS)
    ]
    assert found == []


@pytest.mark.parametrize(
    "decision",
    [
        'if verb.name == "rank": pass',
        'if "rank" != name: pass',
        'if answer.verb.name in ("share", "rank"): pass',
        'if name in {"rank"}: pass',
        'if name not in ["rank"]: pass',
        'RANKED = frozenset({"rank"})',
        'BY_PLACE = "rank"',
        'NAMES: tuple[str, ...] = ("rank",)',
        'TITLES = {"rank": "Ranking"}',
        'title = TITLES["rank"]',
        'title = TITLES.get("rank")',
        'if name.startswith("rank"): pass',
        'name = name.removeprefix("/rank ")',
        'Request(verb="rank")',
        'request.model_copy(update={"verb": "rank"})',
        'raise AskError("no_data", message, ("/rank lng",))',
        'suggestion = f"/rank {goods}"',
        'EXAMPLES = ("lng", "rank russia imports")',
        'match verb:\n    case "rank":\n        pass',
        'match verb:\n    case "share" | "rank":\n        pass',
        'match request:\n    case Request(verb="rank"):\n        pass',
        'def ranked(verb: str = "rank") -> None: ...',
        'ranks = [v for v in verbs if v == "rank"]',
        'title = "Ranking" if verb == "rank" else ""',
    ],
)
def test_naming_one_is_found(decision: str) -> None:
    assert "rank" in {one.verb for one in named_verbs(decision, VERBS)}


@pytest.mark.parametrize(
    "innocent",
    [
        '"""The reply to rank: rank by rank."""',
        'def ranked() -> int:\n    """rank"""\n    return 1',
        'text = tr("rank")',
        'LABEL = tr_later("months")',
        'Order = Literal["", "rank"]',
        "ranked = row.rank",
        "verb = verbs.ranking",
        'column = "ranked"',
        'if verb == "trade": pass',
    ],
)
def test_what_names_none_is_not_found(innocent: str) -> None:
    assert named_verbs(innocent, VERBS) == []


def test_a_word_that_may_mean_something_else_counts_where_verbs_are_spoken_of() -> None:
    for decision in (
        'if request.verb == "price": pass',
        'Request(verb="price")',
        'request.model_copy(update={"verb": "price"})',
        'match token:\n    case Token("verb", "price"):\n        pass',
    ):
        assert named_verbs(decision, VERBS, {"price"}), decision
    assert not named_verbs('if request.order == "price": pass', VERBS, {"price"})
