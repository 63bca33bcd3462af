"""A request as the values of controls: closed sets, and words that the grammar of questions reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.relative import words_of
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from bot.question.request import Request
    from bot.verbs.registry import Registry

    Fields: TypeAlias = Mapping[str, tuple[str, ...]]

# What one control shows that stands in two places of a request.
PRICE, SHARE, VOLUME, VALUE = "price", "share", "volume", "value"
PLACES = {"goods": "commodities", "who": "partners", "when": "periods"}


def is_view(verbs: Registry, name: str) -> bool:
    """Whether a verb lays values out: measures, and what is worked out, have controls of their own."""
    header = verbs[name]
    return header.figures and not header.works and header.measure == ["value"]


def views(verbs: Registry) -> list[str]:
    """All of those, the plainest first."""
    return [name for name in reversed(verbs.order) if is_view(verbs, name)]


def measure_of(request: Request, verbs: Registry) -> str:
    """What is measured: value, volume, price or share."""
    if request.verb == verbs.price or (verbs[request.verb].ranks and request.order == PRICE):
        return PRICE
    if request.verb == verbs.share:
        return SHARE
    return request.measure or VALUE


def shown(request: Request, verbs: Registry) -> dict[str, tuple[str, ...]]:
    """The values of all controls for a request; none where a control is empty."""
    against = request.against
    texts = {
        "view": request.verb if is_view(verbs, request.verb) else DEFAULT_VERB,
        "measure": measure_of(request, verbs),
        "periods": words_of(request.periods),
        "share_of": request.share_of,
        "cut": request.cut,
        "against": against.kind if against else "",
        "against_when": str(against.when or against.years or "") if against else "",
        "work": request.work,
        "amount": str(request.amount or ""),
        "window": str(request.window or ""),
        "order": "" if request.order == PRICE else request.order,
        "top": str(request.top or ""),
        "currency": request.currency,
        "detail": request.detail,
        "as_of": str(request.as_of or ""),
        "smallest": "1" if request.smallest else "",
    }
    lists = {"goods": request.commodities, "who": request.partners, "flow": request.flows, "without": request.without}
    together = tuple(name for name, place in PLACES.items() if place in request.together)
    return {**{key: (text,) if text else () for key, text in texts.items()}, **lists, "together": together}


def first(given: Fields, key: str) -> str:
    """The one value of a control; empty where it has none."""
    return next(iter(given.get(key, ())), "").strip()
