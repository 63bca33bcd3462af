"""Fields of a form: groups, boxes to tick, lists to choose from, places to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import said
from bot.web.choices import first
from bot.web.markup import Html, joined, tag
from bot.web.parts.words import CHOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.speech import Message
    from bot.web.choices import Fields
    from bot.web.markup import Value


def fieldset(title: str, *inside: Html) -> Html:
    """Fields that belong together, under a title."""
    return tag("fieldset", tag("legend", title), *inside)


def hint(text: str) -> Html:
    """Words where there is no field."""
    return tag("p", text, class_="none")


def chips(name: str, codes: Sequence[str], labels: Mapping[str, str]) -> Html:
    """What is named, each to be taken out again."""
    boxes = [checkbox(name, code, labels[code], checked=True) for code in codes]
    return tag("div", *boxes, class_="chips") if boxes else Html()


def checkbox(name: str, value: str, label: str, *, checked: bool) -> Html:
    """One that can be ticked, as a chip."""
    made = tag("input", type="checkbox", name=name, value=value, checked=checked, id=f"{name}-{value}")
    return tag("label", made, tag("span", label), class_="chip")


def adding_field(name: str, label: str) -> Html:
    """A place to type one more name in, with names that are known to choose from."""
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


def text_field(name: str, label: str, value: str, **attributes: Value) -> Html:
    """A place to type in, with what stands there."""
    of: dict[str, Value] = {"type": "text", "name": name, "id": name, "value": value, "autocomplete": "off", **attributes}
    made = tag("input", _of=of)
    return tag("label", tag("span", label), made, class_="field")


def select_field(
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
