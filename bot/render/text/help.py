"""The help, from the verb files themselves: what can be asked, with examples that work."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.render.phrases.shown import Text
from bot.speech import tr, tr_later
from bot.verbs.header import DEFAULT_VERB
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.facts import Facts
    from bot.engine.sql.verb import Verb

INTRO = tr_later(
    "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics. "
    "Name a commodity, a country or a period, in any order:"
)
OWN_WORDS = tr_later(
    "Or ask in your own words, in English, Japanese or Russian: “What share of imports from Russia was LNG in fiscal 2024?”, "
    "“What does n/a mean?”. /say gives one sentence to quote, /lang chooses a language."
)
FIRST = ("/lng", "/total fy2024", "/cars 2024-10", "/australia coal 2024q1 usd")
TEXTS = tr_later(
    "Forward or paste a text, or reply to one with /verify: every figure on Japan's trade in it is checked, in English, "
    "Japanese or Russian."
)
DESK = tr_later(
    "/watch lng tells this chat the new figures with each release, /alert lng imports below 40 bn when a condition comes or "
    "ends, /watches shows both."
)
NAMES = tr_later("/save desk lng fy2024 gives a question a name, then /desk asks it. /next says what comes out when.")
SETTINGS = tr_later("/settings: language, currency, country, units, quiet hours. /mydata: what is kept of this chat.")
PERIODS = tr_later(
    "Periods: 2025-03, 2024q1, 2024h1, 2024, fy2024 (April 2024 – March 2025), 2024-04..2025-03, fy2019..fy2025, "
    "last 12m, latest."
)

WITHOUT = tr_later("Without a country: {country}. “usd”, “eur” or “cny” for dollars, euros or yuan, “world” for all countries.")


def render_help(verbs: Iterable[Verb], facts: Facts) -> Text:
    """All verbs with summary and first example."""
    parts: list[tuple[str, bool]] = [(tr(INTRO) + "\n", False)]
    parts += [(example, True) for example in FIRST]
    parts.append((f"\n{tr(OWN_WORDS)}", False))
    parts.append((f"\n{tr(TEXTS)}", False))
    parts += [(f"\n{tr(DESK)}", False), (tr(NAMES), False), (tr(SETTINGS), False)]
    others = tr("Other questions:")
    parts.append((f"\n{others}\n", False))
    # What takes any question comes first, figures that are worked out last.
    for verb in sorted(verbs, key=lambda one: (bool(one.header.works), -one.header.precedence)):
        if verb.name != DEFAULT_VERB:
            parts += [(verb.header.example[0], True), (f"  {tr(verb.header.summary)}", False)]
    parts.append((f"\n{tr(PERIODS)}", False))
    country = facts.partners[preferred().partner].label
    parts.append((tr(WITHOUT).format(country=country), False))
    source = tr("Data to {month}. Source: MoF Trade Statistics (e-Stat), edited.")
    parts.append((source.format(month=month_name(facts.last)), False))
    marked = "\n".join(
        f"<code>{html.escape(t, quote=False)}</code>" if is_code else html.escape(t, quote=False) for t, is_code in parts
    )
    return Text(marked, "\n".join(text for text, _ in parts))
