"""Words of a sentence that say what is to be worked out, and that nothing came of: they are named as left out.

A rule of `worked.py` uses a word together with others. Where it finds none of them the word would vanish, and another figure
than the one asked for would be given without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import LOST
from bot.question.periods.marks import BEYOND
from bot.question.phrases.work import ENDS
from bot.question.relative import Relative
from bot.question.request import MOST_TOP, TOTAL
from bot.question.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.request import Request
    from bot.verbs.registry import Registry


def unused(plain: str, tokens: Sequence[Token], request: Request, verbs: Registry) -> list[Taken]:
    """What of the operators and of what is left beside them the request does not say."""
    left = [token for token in tokens if token.kind in USED and not USED[token.kind](request, verbs)]
    left = [token for token in left if not _is_of_kind(token, request)]
    if _several_named(request) and any((token.kind, token.value) == EITHER for token in tokens):
        # "was it higher in 2024 or in 2025": side by side
        left = [token for token in left if token.kind not in {"over", "count"}]
    left += [] if _is_apart(tokens, request, verbs) else [token for token in tokens if token.kind == "apart"]
    left += [] if request.against or "balance" in request.flows else [token for token in tokens if _asks_gap(token)]
    left += [token for token in tokens if (token.kind, token.value) == BEHIND or _counts_otherwise(token, request)]
    left += [token for token in tokens if (token.kind, token.value) == GOODS and _lists_countries(request, verbs)]
    summed = request.top is None or request.together or request.work or not verbs[request.verb].ranks
    left += [] if summed else [token for token in tokens if token.kind == "together"]  # 上位3カ国の合計額: a list has no sum
    left += [token for token in tokens if token.kind in MEASURING and BARREL.search(plain, token.start, token.end)]
    words = dict.fromkeys(plain[token.start : token.end].strip() for token in sorted(left, key=lambda one: one.start))
    return [Taken("aside", word) for word in words if word]


def _is_of_kind(token: Token, request: Request) -> bool:
    """`fiscal year?` behind a calendar one: the periods are of that kind."""
    return token.kind == "each" and bool(request.periods) and all(when.kind == token.value for when in request.periods)


def _counts_otherwise(token: Token, request: Request) -> bool:
    """`1000億円以上だった月の数を年ごとに`: months are picked, and not counted for each year."""
    picked = request.amount is not None and request.work in {"above", "below"}
    return picked and token.kind == "each" and bool(token.value) and request.cut not in {"", token.value}


def _is_apart(tokens: Sequence[Token], request: Request, verbs: Registry) -> bool:
    """Whether there are several to be apart: also value and volume, which volumes stand beside."""
    if request.together:
        return False  # «вместе и отдельно»: the sum
    both = bool(request.measure) and any(token.kind == "value" for token in tokens)
    return both or _several_named(request) or _is_cut(request, verbs) or verbs[request.verb].ranks


def _asks_gap(token: Token) -> bool:
    """`how much more LNG than coal`: both are shown, not what lies between them."""
    return (token.kind, token.value) == GAP


def _lists_countries(request: Request, verbs: Registry) -> bool:
    """Whether a list is of countries: goods that lie in those asked for have none."""
    goods = set(request.commodities) - {TOTAL}
    return verbs[request.verb].ranks and bool(goods) and not request.place and not request.detail


def _several(request: Request) -> bool:
    """Whether there is something to set side by side."""
    return request.flows == ("balance",) or _several_named(request)


def _several_named(request: Request) -> bool:
    return max(map(len, (request.partners, request.commodities, request.periods, request.flows))) > 1


def _is_compared(request: Request, verbs: Registry) -> bool:
    worked = request.work not in {"", "highest", "lowest"}  # nothing is set against the highest
    return request.against is not None or _several(request) or verbs[request.verb].ranks or worked or bool(request.order)


def _is_by_price(request: Request, verbs: Registry) -> bool:
    """Whether a list is in the order of prices: how they changed is not shown."""
    return request.order == "price" and verbs[request.verb].ranks


def _blends(request: Request) -> bool:
    """Whether several that are set against each other would become one figure: "Russia + Indonesia against Australia"."""
    apart = [place for place in ("partners", "commodities", "periods", "flows") if place not in request.together]
    one = bool(request.together) and all(len(getattr(request, place)) <= 1 for place in apart)
    return one or (len(request.periods) > 1 and request.work == "average")


def _is_picked(request: Request, verbs: Registry) -> bool:
    """Whether some are picked by their size."""
    if request.work in {"average", "rolling", "growth", "effects"}:
        return False
    return bool(request.work or request.order or request.place or request.smallest) or verbs[request.verb].ranks


def _is_counted(request: Request) -> bool:
    """Whether a period is counted from the data: "last quarter"."""
    return any(isinstance(when, Relative) and when.kind == "recent" for when in request.periods)


def _is_cut(request: Request, verbs: Registry) -> bool:
    """Whether there are several periods, each with its own figure."""
    listed = any(isinstance(when, Relative) and when.kind in {"since", "recent"} for when in request.periods)
    return bool(request.cut or request.work) or len(request.periods) > 1 or listed or verbs[request.verb].each == "month"


# What crude oil is not counted in here.
BARREL = re.compile("バレル|barrel|bbl|баррел")
MEASURING = {"verb", "price_in", "measure"}
EITHER = ("break", "or")
GOODS = ("dim", "commodity")
GAP = ("bigger", "gap")
BEHIND = ("since", BEYOND)  # "after Australia", where no period follows
# What each kind of word is used for; a kind that is not here is used wherever it is known.
USED: dict[str, Callable[[Request, Registry], bool]] = {
    LOST: lambda _, __: False,
    "before": lambda request, verbs: request.against is not None or len(request.periods) > 1 or request.verb == verbs.revisions,
    "count": lambda request, _: bool(request.work),
    "rest": lambda *_: False,
    "next": lambda *_: False,
    "included": lambda *_: False,
    "without": lambda *_: False,  # what stands with it was left out already
    "last": lambda request, _: request.work.startswith("last"),
    "seek": lambda request, _: bool(request.work),
    "change": lambda request, verbs: (request.work not in ENDS or request.order != "") and not _is_by_price(request, verbs),
    "multiple": lambda request, _: request.amount is not None and request.amount.unit == "pct",
    "times": _is_compared,
    "bigger": _is_compared,
    "vs": lambda request, verbs: request.against is not None or (_is_compared(request, verbs) and not _blends(request)),
    "previous": lambda request, _: request.against is not None or bool(request.work) or _is_counted(request),
    "index": lambda request, _: request.against is not None,
    "extreme": _is_picked,
    "order": lambda request, verbs: _is_picked(request, verbs) or _several_named(request),
    "fallen": lambda request, verbs: _is_picked(request, verbs) or _several_named(request),
    "cheap": _is_picked,
    "work": lambda request, verbs: bool(request.work) or verbs[request.verb].averaged,
    "holds": lambda request, verbs: verbs[request.verb].ranks,  # BRICSに含まれる国の順位
    "place": lambda request, verbs: request.place or (request.top == MOST_TOP and verbs[request.verb].ranks),  # of goods
    "swap": lambda *_: False,
    "negated": lambda *_: False,
    "reverse": lambda request, _: bool(request.flows or request.order or request.smallest),
    "ratio": lambda *_: False,
    "nowhere": lambda *_: False,
    "each": _is_cut,
    "cut": _is_cut,
    "over": lambda request, _: request.amount is not None or request.against is not None or bool(request.work),
    "amount": lambda request, _: request.amount is not None,
}
