"""HTML, written so that what is not markup is escaped, whatever it holds."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

VOID = frozenset({"img", "input", "link", "meta", "br", "source"})


class Html(str):
    """Text that is markup already. Only this module and what Telegram's markup is made by may make one of words."""

    __slots__ = ()


Child: TypeAlias = str | None
# A name with its value; True is a name alone, None and False leave it out.
Value: TypeAlias = str | int | bool | None


def tag(_name: str, /, *children: Child, _of: Mapping[str, Value] | None = None, **attributes: Value) -> Html:
    """An element. Attributes are named as in Python: `class_`, `aria_label`; those of other names come in `_of`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()} | dict(_of or {})
    shown = "".join(_attribute(key, value) for key, value in named.items() if value is not None and value is not False)
    if _name in VOID:
        return Html(f"<{_name}{shown}>")
    return Html(f"<{_name}{shown}>{joined(*children)}</{_name}>")


def joined(*children: Child) -> Html:
    """One after the other."""
    return Html("".join(escaped(child) for child in children if child))


def escaped(text: str) -> Html:
    """Text as markup; markup as it is."""
    return text if isinstance(text, Html) else Html(html.escape(text, quote=False))


def _attribute(name: str, value: Value) -> str:
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
