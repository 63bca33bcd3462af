"""Which countries the groups are of, and what the statistics do not list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import tr
from bot.words.nouns import territories
from bot.words.periods import joined

if TYPE_CHECKING:
    from bot.engine.facts import Facts


def groups(facts: Facts) -> str:
    """A line for each group, and one for the EU, which the statistics have as an area of its own."""
    return "\n".join([*(f"• {_members(code, facts)}" for code in facts.groups), f"• {_eu()}"])


def _members(code: str, facts: Facts) -> str:
    named = tr("{group}: {members}").format(
        group=facts.partners[code].listed, members=joined([facts.partners[member].listed for member in facts.groups[code]])
    )
    left = facts.unlisted.get(code)
    return tr("{group}; not in the statistics: {names}").format(group=named, names=territories(left)) if left else named


def _eu() -> str:
    return tr("EU: its members of the time; the United Kingdom left in February 2020.")
