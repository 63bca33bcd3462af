"""The help, from the verb files themselves: what can be asked, with examples that work."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.question.wording import month_name
from bot.render.text import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.catalogue import Verb
    from bot.engine.facts import Facts

INTRO = (
    "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics. "
    "Name a commodity, a country or a period, in any order:"
)
FIRST = ("/lng", "/total fy2024", "/cars 2024-10", "/australia coal 2024q1 usd")
PERIODS = "2025-03, 2024q1, 2024h1, 2024, fy2024 (April 2024 – March 2025), 2024-04..2025-03, fy2019..fy2025, last 12m, latest"


def render_help(verbs: Iterable[Verb], facts: Facts) -> Reply:
    """All verbs with summary and first example."""
    parts: list[tuple[str, bool]] = [(INTRO + "\n", False)]
    parts += [(example, True) for example in FIRST]
    parts.append(("\nOther questions:\n", False))
    for verb in verbs:
        if verb.name != "trade":
            parts += [(verb.header.example[0], True), (f"  {verb.header.summary}", False)]
    parts.append((f"\nPeriods: {PERIODS}.", False))
    parts.append(("Without a country: Russia. “usd” for dollars, “world” for all countries.", False))
    parts.append((f"Data to {month_name(facts.last)}. Source: MoF Trade Statistics (e-Stat), edited.", False))
    marked = "\n".join(
        f"<code>{html.escape(t, quote=False)}</code>" if is_code else html.escape(t, quote=False) for t, is_code in parts
    )
    return Reply(marked, "\n".join(text for text, _ in parts))
