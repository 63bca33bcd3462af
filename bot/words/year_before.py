"""The same time a year before, as columns, lines and marks name it: Japanese tells months, years and parts of them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import trc, trc_later

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeAlias

    # What is compared: months, calendar years, fiscal years, parts of a year or several; mixed, where rows differ.
    Compared: TypeAlias = Literal["month", "year", "fiscal", "part", "mixed"]
    Messages: TypeAlias = Mapping[Compared, tuple[str, str]]

# The head of a column of changes.
HEADS: Messages = {
    "month": trc_later("month", "yoy"),
    "year": trc_later("year", "yoy"),
    "fiscal": trc_later("fiscal year", "yoy"),
    "part": trc_later("part of a year, or several", "yoy"),
    "mixed": trc_later("of several kinds", "yoy"),
}
# The same where a table has no room for it.
SHORT_HEADS: Messages = {
    "month": trc_later("month, in little room", "yoy"),
    "year": trc_later("year, in little room", "yoy"),
    "fiscal": trc_later("fiscal year, in little room", "yoy"),
    "part": trc_later("part of a year, or several, in little room", "yoy"),
    "mixed": trc_later("of several kinds, in little room", "yoy"),
}
# The label of the change of an amount.
CHANGES: Messages = {
    "month": trc_later("month", "Year-on-year change"),
    "year": trc_later("year", "Year-on-year change"),
    "fiscal": trc_later("fiscal year", "Year-on-year change"),
    "part": trc_later("part of a year, or several", "Year-on-year change"),
    "mixed": trc_later("of several kinds", "Year-on-year change"),
}
# The label of the change of a volume.
VOLUME_CHANGES: Messages = {
    "month": trc_later("month", "Volume, change"),
    "year": trc_later("year", "Volume, change"),
    "fiscal": trc_later("fiscal year", "Volume, change"),
    "part": trc_later("part of a year, or several", "Volume, change"),
    "mixed": trc_later("of several kinds", "Volume, change"),
}
# The label of a figure under the one that it is set against.
LABELS: Messages = {
    "month": trc_later("month", "  a year earlier"),
    "year": trc_later("year", "  a year earlier"),
    "fiscal": trc_later("fiscal year", "  a year earlier"),
    "part": trc_later("part of a year, or several", "  a year earlier"),
    "mixed": trc_later("of several kinds", "  a year earlier"),
}
# In charts.
NAMES: Messages = {
    "month": trc_later("month", "a year before"),
    "year": trc_later("year", "a year before"),
    "fiscal": trc_later("fiscal year", "a year before"),
    "part": trc_later("part of a year, or several", "a year before"),
    "mixed": trc_later("of several kinds", "a year before"),
}
# Behind a change, in brackets or in the first line of a reply.
BEHIND_CHANGES: Messages = {
    "month": trc_later("month", "{change} yoy"),
    "year": trc_later("year", "{change} yoy"),
    "fiscal": trc_later("fiscal year", "{change} yoy"),
    "part": trc_later("part of a year, or several", "{change} yoy"),
    "mixed": trc_later("part of a year, or several", "{change} yoy"),
}


def named(messages: Messages, kind: Compared) -> str:
    """One of the messages above in the language."""
    return trc(*messages[kind])
