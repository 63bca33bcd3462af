"""The explorer: the places of a question as form controls, filled from a request. They work without a script, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.codes import is_code
from bot.speech import said, trc
from bot.web.choices import first, shown, views
from bot.web.markup import Html, joined, tag
from bot.web.parts.words import CHOICES, PERIODS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.engine.facts import Facts
    from bot.question.request import Request
    from bot.speech import Message
    from bot.verbs.registry import Registry
    from bot.web.choices import Fields
    from bot.web.markup import Value
    from bot.web.visit import Visit

LEAST_TOGETHER = 2
# Which choices need another field to be filled in; for others the style hides it.
LIST = "list"
NAMED_BASES = ("years_before", "period", "index")
ABOVE_OR_BELOW = ("above", "below", "last_above", "last_below", "first_above", "first_below")


def controls(request: Request, canonical: str, facts: Facts, verbs: Registry, visit: Visit) -> Html:
    """The form. Sent off without a script it leads to the page of what was changed."""
    values = shown(request, verbs)
    kept = [("of", canonical), ("lang", visit.lang or ""), ("near", visit.near), ("theme", visit.theme)]
    return tag(
        "form",
        # Enter presses the first button of a form: this one, and none that changes something.
        tag("button", trc("page", "Show"), type="submit", class_="unseen", tabindex=-1, aria_hidden="true"),
        *(tag("input", type="hidden", name=name, value=value) for name, value in kept if value),
        *_goods_and_countries(request, values, facts),
        _way(values),
        _when(values),
        _what(values, verbs),
        _compared(values),
        _more(values),
        tag("button", trc("page", "Show"), type="submit", class_="go"),
        id="controls",
        method="get",
        action="./",
    )


def _goods_and_countries(request: Request, values: Fields, facts: Facts) -> list[Html]:
    names = {code: _goods_name(code, facts) for code in (*request.commodities, *request.without)}
    countries = {code: facts.partners[code].listed for code in (*request.partners, *request.without) if code in facts.partners}
    left_out = {code: countries.get(code) or names[code] for code in request.without}
    every = trc("page", "all of them")
    return [
        _group(
            trc("page", "Goods"),
            _chips("goods", request.commodities, names) or _none(every),
            _adding("goods", trc("page", "Name or HS code")),
        ),
        _group(
            trc("page", "Countries"),
            _chips("who", request.partners, countries) or _none(every),
            _adding("who", trc("page", "Country or group")),
        ),
        _added_up(request, values),
        _group(
            trc("page", "All but"), _chips("without", request.without, left_out), _adding("without", trc("page", "Leave out"))
        ),
    ]


def _goods_name(code: str, facts: Facts) -> str:
    """HS codes with what they mean."""
    if code in facts.partners:
        return ""
    name = facts.commodities[code].listed
    meaning = facts.commodities.meaning_of(code) if is_code(code) else None
    return f"{name} {meaning}" if meaning else name


def _added_up(request: Request, values: Fields) -> Html:
    """Boxes that put several together into their sum; only where there are several."""
    several = {"goods": request.commodities, "who": request.partners, "when": request.periods}
    labels = {"goods": trc("page", "goods"), "who": trc("page", "countries"), "when": trc("page", "periods")}
    boxes = [
        _box("together", key, labels[key], checked=key in values["together"])
        for key, named in several.items()
        if len(named) >= LEAST_TOGETHER
    ]
    return _group(trc("page", "Added up"), tag("div", *boxes, class_="chips")) if boxes else Html()


def _way(values: Fields) -> Html:
    boxes = [_box("flow", key, said(label), checked=key in values["flow"]) for key, label in CHOICES["flow"].items()]
    return _group(trc("page", "Way"), tag("div", *boxes, class_="chips"))


def _when(values: Fields) -> Html:
    pressed = [
        tag("button", said(label), type="submit", name="preset", value=words, class_="preset") for words, label in PERIODS.items()
    ]
    return _group(
        trc("page", "Periods"),
        tag("div", *pressed, class_="chips"),
        _text("periods", trc("page", "Periods in words"), first(values, "periods"), placeholder="fy2024, 2025-03, since 2019"),
        _select("cut", trc("page", "Cut"), values),
    )


def _what(values: Fields, verbs: Registry) -> Html:
    laid_out: dict[str, Message] = {name: verbs[name].title for name in views(verbs)}
    named = first(values, "share_of")
    wholes = CHOICES["share_of"] | ({} if named in CHOICES["share_of"] else {named: named})
    return _group(
        trc("page", "Measure"),
        _select("measure", trc("page", "Measured"), values),
        _select("share_of", trc("page", "Share of"), values, wholes),
        _select("view", trc("page", "Laid out"), values, laid_out, {name: LIST for name in laid_out if verbs[name].ranks}),
        _select("currency", trc("page", "Currency"), values),
    )


def _compared(values: Fields) -> Html:
    return _group(
        trc("page", "Against"),
        _select("against", trc("page", "Compared with"), values, needs=dict.fromkeys(NAMED_BASES, "against_when")),
        _text("against_when", trc("page", "Which one"), first(values, "against_when"), placeholder="2021"),
    )


def _more(values: Fields) -> Html:
    return _group(
        trc("page", "Worked out"),
        _select("work", trc("page", "How"), values, needs={**dict.fromkeys(ABOVE_OR_BELOW, "amount"), "rolling": "window"}),
        _text("amount", trc("page", "Threshold"), first(values, "amount"), placeholder="100bn, 20%"),
        _text("window", trc("page", "Months of a rolling sum"), first(values, "window"), inputmode="numeric"),
        _select("order", trc("page", "Order of a list"), values),
        _text("top", trc("page", "Rows of a list"), first(values, "top"), inputmode="numeric"),
        tag("div", _box("smallest", "1", trc("page", "smallest first"), checked=bool(values["smallest"])), class_="chips"),
        _select("detail", trc("page", "Apart by HS code"), values),
        _text("as_of", trc("page", "As known on"), first(values, "as_of"), type="date"),
    )


def _group(title: str, *inside: Html) -> Html:
    return tag("fieldset", tag("legend", title), *inside)


def _none(text: str) -> Html:
    return tag("p", text, class_="none")


def _chips(name: str, codes: Sequence[str], labels: Mapping[str, str]) -> Html:
    """What is named, each to be taken out again."""
    boxes = [_box(name, code, labels[code], checked=True) for code in codes]
    return tag("div", *boxes, class_="chips") if boxes else Html()


def _box(name: str, value: str, label: str, *, checked: bool) -> Html:
    made = tag("input", type="checkbox", name=name, value=value, checked=checked, id=f"{name}-{value}")
    return tag("label", made, tag("span", label), class_="chip")


def _adding(name: str, label: str) -> Html:
    field = tag(
        "input",
        type="text",
        name=f"{name}_add",
        id=f"{name}_add",
        autocomplete="off",
        placeholder=label,
        aria_label=label,
        _of={"data-suggest": name},
    )
    return tag("div", field, class_="adding")


def _text(name: str, label: str, value: str, **attributes: Value) -> Html:
    of: dict[str, Value] = {"type": "text", "name": name, "id": name, "value": value, "autocomplete": "off", **attributes}
    made = tag("input", _of=of)
    return tag("label", tag("span", label), made, class_="field")


def _select(
    name: str,
    label: str,
    values: Fields,
    choices: Mapping[str, Message] | None = None,
    needs: Mapping[str, str] | None = None,
) -> Html:
    """`needs`: by a choice the field that says more of it."""
    chosen = first(values, name)
    needs = needs or {}
    options = [
        tag("option", said(text), value=key, selected=key == chosen, _of={"data-needs": needs.get(key)})
        for key, text in (choices or CHOICES[name]).items()
    ]
    return tag("label", tag("span", label), tag("select", joined(*options), name=name, id=name), class_="field")
