"""From and to where goods went: "from Russia", "to Japan", `во все страны`, ロシア産, 対日輸出."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.reading.ways.buyers import OPPOSITE, PAY, subject
from bot.question.request import WORLD

if TYPE_CHECKING:
    from bot.question.reading.ways.said import Said

SELL = {"sell", PAY}
IN = "で"
MOVED = {"move", "sell"}  # went, came, was sent: where to and where from say which way
AT = re.compile(r"\bу\s+$")  # «покупает у России»
ON = "на"
PURCHASES = {"purchases", "purchase", "procurement"}
SHARED = re.compile(r"\b(?:дол[яюией]+|процент\w*|част[ьи]|приходи\w+)\b|%")
EVERYWHERE = re.compile(r"(?P<to>куда\b|во все страны$)|изо\b|от")  # «во все страны», «куда угодно», «отовсюду»


def ways_moved(said: Said) -> set[str]:
    """From and to where the goods went."""
    return {flow for at in range(len(said.tokens)) if (flow := _way(said, at))}


def _way(said: Said, at: int) -> str:
    way = _moved(said, at)
    paid = any(token.kind == "trade_verb" and token.value == PAY for token in said.tokens)
    # What is paid to a country is for goods from there.
    behind = said.kind(_behind_count(said, at + 1))
    to_partner = way == "export" and (said.kind(at) in {"into", "toward", "range"} or behind in {"bound", "ni"})
    return "import" if paid and to_partner else way


def _moved(said: Said, at: int) -> str:
    kind = said.kind(at)
    if kind == "origin" and said.kind(at - 1) == "home" and " " in said.text(at):
        return "import"  # "the countries Japan bought from"
    if kind == "origin":
        return {"partner": "import", "home": "export"}.get(said.kind(at + 1), "")
    if kind == "toward" or (kind == "range" and said.tokens[at].value == "to"):
        return {"partner": "export", "home": "import"}.get(said.kind(at + 1), "")
    if kind == "into":
        return _into(said, at + 1)
    if kind in {"partner", "home"}:
        return _dealt(said, at) or _everywhere(said, at) or _followed(said, at, own=kind == "home")
    return _named_home(said, at) if kind == "toward_home" else ""


def _everywhere(said: Said, at: int) -> str:
    """`во все страны`, `отовсюду`; `у русских берут`."""
    way = EVERYWHERE.match(said.text(at)) if said.tokens[at].value == WORLD else None
    if way is not None and way["to"]:
        return "export"
    return "import" if way is not None or (said.kind(at) == "partner" and _is_bought_from(said, at)) else ""


def _into(said: Said, at: int) -> str:
    """`в Россию`; what is bought in Russia comes from there.

    In «замени Россию на Австралию», «какая доля приходится на США» nothing goes anywhere.
    """
    if any(token.kind == "swap" for token in said.tokens[:at]) or _falls_to(said, at):
        return ""
    if _is_goal(said, at) or _is_reached(said, at):
        return {"partner": "export", "home": "import"}.get(said.kind(at), "")
    bought = said.kind(at) == "partner" and any(t.kind == "trade_verb" and t.value == "buy" for t in said.tokens)
    return "import" if bought and subject(said, at) != "partner" else ""


def _falls_to(said: Said, at: int) -> bool:
    """`сколько процентов приходится на Германию`: whose share it is, where nothing is said to move."""
    moved = any(token.kind in {"trade_verb", "flow"} for token in said.tokens[: at - 1])
    return not moved and said.text(at - 1) == ON and SHARED.search(said.plain[: said.tokens[at - 1].start]) is not None


def _dealt(said: Said, at: int) -> str:
    """`уходили русским`, `купили у Японии`: to whom or from whom, by the verb beside it."""
    if _is_given(said, at):
        return "export" if said.kind(at) == "partner" else "import"
    return "export" if said.kind(at) == "home" and _is_bought_from(said, at) else ""


def _is_given(said: Said, at: int) -> bool:
    """`уходили русским`: to whom, right behind what moved, where no goods are named by it."""
    moved = said.kind(at - 1) == "trade_verb" and said.tokens[at - 1].value in MOVED
    return moved and said.kind(at + 1) != "commodity" and said.morphology.is_dative(said.text(at).split()[-1])


def _is_bought_from(said: Said, at: int) -> bool:
    """`у русских берут`."""
    bought = any(token.kind == "trade_verb" and token.value == "buy" for token in said.tokens)
    return bought and AT.search(said.plain[: said.tokens[at].start]) is not None


def _followed(said: Said, at: int, *, own: bool) -> str:
    """`ロシアから`, `ロシア向け`, `Russian coal`."""
    follows = said.kind(at + 1)
    if follows == "made" or (follows == "range" and said.tokens[at + 1].value == "from"):
        return "export" if own else "import"
    if follows == "bound":
        return "import" if own else "export"
    if said.kind(_behind_count(said, at + 1)) == "ni" and _does(said, SELL, at):
        return "import" if own else "export"
    if follows == "trade_verb" and said.tokens[at + 1].value in MOVED and said.plain.startswith(IN, said.tokens[at].end):
        return "import" if own else "export"  # アメリカで売る
    goods = follows == "dim" and said.tokens[at + 1].value == "commodity"  # "Russian goods"
    made_there = (goods or follows in {"commodity", "absent"}) and said.is_adjective(at)
    if own:
        return "export" if made_there and not _is_bought_by(said, at) else ""
    return "import" if made_there else ""


def _is_bought_by(said: Said, home: int) -> bool:
    """`Japanese coal imports`, `Japanese crude purchases`, `Japanese LNG from Qatar`; but "Japanese cars" are made there."""
    behind = said.kind(home + 2)
    bought = behind == "trade_verb" and said.text(home + 2) in PURCHASES
    from_abroad = any(said.kind(n) == "origin" and said.kind(n + 1) == "partner" for n in range(home + 2, len(said.tokens)))
    return behind == "flow" or bought or from_abroad


def _behind_count(said: Said, at: int) -> int:
    """The place behind 三国 in 豪州、カタールの三国に支払った."""
    counted = [said.kind(at), said.kind(at + 1)] == ["number", "dim"]
    return at + 2 if counted else at


def _does(said: Said, values: set[str], start: int) -> bool:
    return any(token.kind == "trade_verb" and token.value in values for token in said.tokens[start:])


def _named_home(said: Said, at: int) -> str:
    """対日輸出 is what others sell to Japan."""
    flow = next((token for token in said.tokens[at + 1 : at + 3] if token.kind == "flow"), None)
    return OPPOSITE.get(flow.value, "") if flow is not None else ""


def _is_goal(said: Said, at: int) -> bool:
    """`into Japan`, `в Россию`; not `в России`, nor `на российский уголь`."""
    if at >= len(said.tokens):
        return False
    word = said.text(at).split()[-1]
    return word.isascii() or (said.morphology.is_goal(word) and not said.morphology.is_adjective(word))


def _is_reached(said: Said, at: int) -> bool:
    """`уехало в РФ`: a name without cases is where things go, where a verb moves them and no flow is named."""
    moved = any(token.kind == "trade_verb" and token.value in MOVED for token in said.tokens)
    named = any(token.kind == "flow" for token in said.tokens)
    return moved and not named and at < len(said.tokens) and said.morphology.is_without_cases(said.text(at).split()[-1])
