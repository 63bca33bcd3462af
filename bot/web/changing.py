"""What somebody changed in the controls, as another request.

Only what differs from the values that the request itself shows is taken over: what the controls do not say stays. What is typed
is read by the grammar of questions, of which there is one, in the frame of a whole command.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_args

from bot.errors import AskError
from bot.question.request import Currency, Cut, Detail, Flow, Order, Request, Work
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB
from bot.web.choices import PLACES, PRICE, SHARE, VOLUME, first, is_view, shown, views
from bot.web.parts.words import CHOICES
from bot.web.visit import LONGEST_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.engine import Engine
    from bot.web.choices import Fields

# For each place the command that a piece is read in, and a piece that fits it.
FRAMES = {
    "commodities": ("/{} world", "lng"),
    "partners": ("/total {}", "us"),
    "periods": ("/total {}", "2024"),
    "amount": ("/total above {} by month", "1bn"),
}
AGAINST = {
    "period": ("/total 2024 vs {}", "2021"),
    "years_before": ("/total 2024 vs {}y", "3"),
    "average": ("/total 2024 vs {}y average", "5"),
    "index": ("/total 2020..2024 index {}", "2020"),
    "previous": ("/total 2024 vs previous", ""),
    "nothing": ("/total 2024 vs nothing", ""),
}
CLOSED: dict[str, tuple[str, ...]] = {
    "cut": get_args(Cut),
    "work": get_args(Work),
    "order": get_args(Order),
    "currency": get_args(Currency),
    "detail": get_args(Detail),
}
# In this order: a view takes back what only another one has.
CHANGES = (
    *("goods", "who", "without", "flow", "together", "view", "measure", "share_of", "periods", "cut", "work", "amount", "window"),
    *("against", "against_when", "order", "smallest", "top", "currency", "detail", "as_of"),
)
READ_IN_FRAMES = {"periods", "amount"}
ADDED = {"goods_add": "commodities", "who_add": "partners"}
MOST_COUNT = 999


def applied(request: Request, given: Fields, engine: Engine) -> Request:
    """The request with what was changed. Raises AskError for what cannot be read."""
    return _Change(engine, given).applied(request)


class _Change:
    """What was given; a control that is not among it is empty."""

    def __init__(self, engine: Engine, given: Fields) -> None:
        self._engine = engine
        self._given = {key: tuple(one[:LONGEST_FIELD] for one in values if one.strip()) for key, values in given.items()}

    def applied(self, request: Request) -> Request:
        before = shown(request, self._engine.registry)
        for key in CHANGES:
            if (values := self._given.get(key, ())) != before[key]:
                request = request.model_copy(update=self._update(request, key, values))
        return self._with_added(request)

    def _update(self, request: Request, key: str, values: tuple[str, ...]) -> dict[str, Any]:
        value = values[0] if values else ""
        if key in READ_IN_FRAMES:
            return {key: self._read(key, value) if value else getattr(Request(), key)}
        if key in CLOSED:
            return {key: value if value in CLOSED[key] else getattr(Request(), key)}
        updates: dict[str, Callable[[], dict[str, Any]]] = {
            **dict.fromkeys(("goods", "who", "without"), lambda: self._named(key, values)),
            **dict.fromkeys(("against", "against_when"), lambda: {"against": self._against()}),
            **dict.fromkeys(("window", "top"), lambda: {key: _count(value) or getattr(Request(), key)}),
            "flow": lambda: {"flows": tuple(one for one in values if one in get_args(Flow))},
            "together": lambda: {key: tuple(PLACES[one] for one in values if one in PLACES)},
            "view": lambda: self._viewed(request, value),
            "measure": lambda: self._measured(request, value),
            # Words of the grammar, or a wider line or group.
            "share_of": lambda: {key: value} if value in CHOICES[key] else {key: self._named(key, values)[key][0]},
            "smallest": lambda: {key: bool(value)},
            "as_of": lambda: {key: _day(value)},
        }
        return updates[key]()

    def _named(self, key: str, codes: tuple[str, ...]) -> dict[str, Any]:
        """Codes of either kind. Raises AskError for one that is none."""
        for code in codes:
            try:
                self._engine.vocabulary.named(code)
            except KeyError:
                raise _unread(code) from None
        return {PLACES.get(key, key): codes}

    def _viewed(self, request: Request, value: str) -> dict[str, Any]:
        verbs = self._engine.registry
        verb = value if value in views(verbs) else DEFAULT_VERB
        return {"verb": verb, "order": request.order if verbs[verb].ranks else "", "top": None, "place": False}

    def _measured(self, request: Request, value: str) -> dict[str, Any]:
        verbs = self._engine.registry
        view = request.verb if is_view(verbs, request.verb) else DEFAULT_VERB
        ranked_by_price = value == PRICE and verbs[view].ranks
        verb = view if ranked_by_price else {PRICE: verbs.price, SHARE: verbs.share}.get(value, view)
        order = PRICE if ranked_by_price else "" if request.order == PRICE or not verbs[verb].ranks else request.order
        whole = request.share_of if value == SHARE else ""
        return {"verb": verb, "measure": VOLUME if value == VOLUME else "", "order": order, "share_of": whole}

    def _against(self) -> Any:  # noqa: ANN401 - whatever the grammar reads
        kind, when = first(self._given, "against"), first(self._given, "against_when")
        frame, sample = AGAINST.get(kind, ("", ""))
        if not frame or (sample and not when):
            return None
        return self._engine.parse(frame.format(when)).against

    def _with_added(self, request: Request) -> Request:
        """With what was typed into the fields that add goods and countries, or leave some out; with a period that was pressed."""
        for key, place in ADDED.items():
            if words := first(self._given, key):
                named = tuple(dict.fromkeys([*getattr(request, place), *self._read(place, words)]))
                request = request.model_copy(update={place: named})
        if words := first(self._given, "without_add"):
            request = request.model_copy(update={"without": (*request.without, *self._left_out(words))})
        if words := first(self._given, "preset"):
            request = request.model_copy(update={"periods": self._read("periods", words)})
        return request

    def _left_out(self, words: str) -> tuple[str, ...]:
        try:
            return tuple(self._read("commodities", words))
        except AskError:
            return tuple(self._read("partners", words))

    def _read(self, place: str, words: str) -> Any:  # noqa: ANN401 - a value of that place
        frame, sample = FRAMES[place]
        read = self._engine.parse(frame.format(words))
        # Nothing but that place may come of it.
        alone = self._engine.parse(frame.format(sample)).model_copy(update={place: getattr(read, place)})
        if not getattr(read, place) or read != alone:
            raise _unread(words)
        return getattr(read, place)


def _unread(words: str) -> AskError:
    return AskError("unknown_word", tr("“{words}” is more, or something else, than this field is for.").format(words=words))


def _count(value: str) -> int:
    return int(value) if value.isdecimal() and value.isascii() and int(value) <= MOST_COUNT else 0


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise _unread(value) from None
