"""The explorer: the places of a question as form controls, filled from a request. They work without a script, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.codes import is_code
from bot.speech import said, trc
from bot.web.choices import first, shown, views
from bot.web.markup import Html, tag
from bot.web.parts.fields import adding_field, checkbox, chips, fieldset, hint, select_field, text_field
from bot.web.parts.words import CHOICES, PERIODS

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.question.request import Request
    from bot.speech import Message
    from bot.verbs.registry import Registry
    from bot.web.choices import Fields
    from bot.web.visit import Visit

LEAST_TOGETHER = 2
# Which choices need another field to be filled in; for others the style hides it.
LIST = "list"
NAMED_BASES = ("years_before", "average", "period", "index")
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
        fieldset(
            trc("page", "Goods"),
            chips("goods", request.commodities, names) or hint(every),
            adding_field("goods", trc("page", "Name or HS code")),
        ),
        fieldset(
            trc("page", "Countries"),
            chips("who", request.partners, countries) or hint(every),
            adding_field("who", trc("page", "Country or group")),
        ),
        _added_up(request, values),
        fieldset(
            trc("page", "All but"), chips("without", request.without, left_out), adding_field("without", trc("page", "Leave out"))
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
        checkbox("together", key, labels[key], checked=key in values["together"])
        for key, named in several.items()
        if len(named) >= LEAST_TOGETHER
    ]
    return fieldset(trc("page", "Added up"), tag("div", *boxes, class_="chips")) if boxes else Html()


def _way(values: Fields) -> Html:
    boxes = [checkbox("flow", key, said(label), checked=key in values["flow"]) for key, label in CHOICES["flow"].items()]
    return fieldset(trc("page", "Way"), tag("div", *boxes, class_="chips"))


def _when(values: Fields) -> Html:
    pressed = [
        tag("button", said(label), type="submit", name="preset", value=words, class_="preset") for words, label in PERIODS.items()
    ]
    return fieldset(
        trc("page", "Periods"),
        tag("div", *pressed, class_="chips"),
        text_field(
            "periods", trc("page", "Periods in words"), first(values, "periods"), placeholder="fy2024, 2025-03, since 2019"
        ),
        select_field("cut", trc("page", "Cut"), values),
    )


def _what(values: Fields, verbs: Registry) -> Html:
    laid_out: dict[str, Message] = {name: verbs[name].title for name in views(verbs)}
    named = first(values, "share_of")
    wholes = CHOICES["share_of"] | ({} if named in CHOICES["share_of"] else {named: named})
    return fieldset(
        trc("page", "Measure"),
        select_field("measure", trc("page", "Measured"), values),
        select_field("share_of", trc("page", "Share of"), values, wholes),
        select_field("view", trc("page", "Laid out"), values, laid_out, {name: LIST for name in laid_out if verbs[name].ranks}),
        select_field("currency", trc("page", "Currency"), values),
    )


def _compared(values: Fields) -> Html:
    return fieldset(
        trc("page", "Against"),
        select_field("against", trc("page", "Compared with"), values, needs=dict.fromkeys(NAMED_BASES, "against_when")),
        text_field("against_when", trc("page", "Which one"), first(values, "against_when"), placeholder="2021"),
    )


def _more(values: Fields) -> Html:
    return fieldset(
        trc("page", "Worked out"),
        select_field("work", trc("page", "How"), values, needs={**dict.fromkeys(ABOVE_OR_BELOW, "amount"), "rolling": "window"}),
        text_field("amount", trc("page", "Threshold"), first(values, "amount"), placeholder="100bn, 20%"),
        text_field("window", trc("page", "Months of a rolling sum"), first(values, "window"), inputmode="numeric"),
        select_field("order", trc("page", "Order of a list"), values),
        text_field("top", trc("page", "Rows of a list"), first(values, "top"), inputmode="numeric"),
        tag("div", checkbox("smallest", "1", trc("page", "smallest first"), checked=bool(values["smallest"])), class_="chips"),
        select_field("detail", trc("page", "Apart by HS code"), values),
        text_field("as_of", trc("page", "As known on"), first(values, "as_of"), type="date"),
    )
