"""The help at large: how one asks, with questions that work, and what else the bot does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.render.text.help.layout import Page
from bot.speech import tr, tr_later
from bot.verbs.header import DEFAULT_VERB
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.facts import Facts
    from bot.engine.sql.verb import Verb
    from bot.verbs.registry import Registry

INTRO = tr_later(
    "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics. Ask in your "
    "own words, in English, Japanese or Russian:"
)
OWN_WORDS = (
    tr_later("How much LNG did Japan import from Russia in fiscal 2024?"),
    tr_later("Which countries did Japan buy the most coal from in 2025?"),
    tr_later("What share of imports from Russia was LNG in fiscal 2024?"),
    tr_later("When did imports from Russia last exceed ¥150 bn?"),
    tr_later("What does n/a mean?"),
)
IN_NAMES = tr_later("Or name goods, a country or a period, in any order:")
NAMED = (("/lng", "/total fy2024"), ("/cars 2024-10", "/australia coal 2024q1 usd"))
FORMS = tr_later(
    "Charts and files: add “chart”, “xlsx” or “csv”, as in /lng 2025 by month chart. /say lng fy2024 is one sentence to quote."
)
TEXTS = tr_later(
    "Texts: forward or paste one, or reply to it with /verify, and every figure on Japan's trade in it is checked, in English, "
    "Japanese or Russian."
)
DESK = tr_later(
    "Watching: /watch lng tells this chat the new figures with each release, /alert lng imports below 40 bn when a condition "
    "comes or ends. /watches shows both, /unwatch ends one. /next says what comes out when."
)
NAMES = tr_later("Names: /save desk lng fy2024 gives a question a name, then /desk asks it; /saved and /unsave.")
CODES = tr_later("HS codes: /find crab searches them, /hs2711 2018 asks for one.")
SETTINGS = tr_later(
    "This chat: /settings (language, currency, country, units, quiet hours), /lang, /mydata (what is kept of it), /forget."
)
MORE = tr_later(
    "More: /help lng or of any goods or country, /help shares, prices, volumes, charts, texts, watching, periods, dollars; "
    "/help commands lists all that can be worked out."
)
PERIODS = tr_later(
    "Periods: 2025-03, 2024q1, 2024h1, 2024, fy2024 (April 2024 – March 2025), 2024-04..2025-03, fy2019..fy2025, "
    "last 12m, latest."
)
WITHOUT = tr_later("Without a country: {country}. “usd”, “eur” or “cny” for dollars, euros or yuan, “world” for all countries.")
ASKS = (
    (tr_later("LNG from Russia"), "/lng ru"),
    (tr_later("Trade with Russia"), "/total ru"),
    (tr_later("LNG by country"), "/{verbs.ranking} lng"),
    (tr_later("Cars to Russia by month"), "/{verbs.by_month} cars ru last 12m"),
    (tr_later("Shares of LNG"), "/{verbs.share} lng ru"),
    (tr_later("Price of LNG"), "/{verbs.price} lng ru"),
    (tr_later("A chart"), "/{verbs.by_month} lng ru last 24m chart"),
    (tr_later("An Excel file"), "/{verbs.by_month} total ru last 24m xlsx"),
    (tr_later("A sentence to quote"), "/say lng ru"),
    (tr_later("All commands"), "/help commands"),
)


def render_help(facts: Facts, verbs: Registry) -> Page:
    """How one asks, and what there is besides."""
    page = Page(tuple((tr(label), words.format(verbs=verbs)) for label, words in ASKS))
    page.say(tr(INTRO))
    for question in OWN_WORDS:
        page.show(tr(question))
    page.gap()
    page.say(tr(IN_NAMES))
    for words in NAMED:
        page.show(*words)
    for paragraph in (FORMS, TEXTS, DESK, NAMES, CODES, SETTINGS, MORE, PERIODS):
        page.gap()
        page.say(tr(paragraph))
    _end(page, facts)
    return page


def render_commands(verbs: Iterable[Verb], facts: Facts) -> Page:
    """All verbs with summary and first example: what takes any question comes first, figures that are worked out last."""
    page = Page()
    page.title(tr("What can be worked out"))
    page.say(tr("/help and the name of one, such as /help rank, has more examples."))
    page.gap()
    for verb in sorted(verbs, key=lambda one: (bool(one.header.works), -one.header.precedence)):
        if verb.name != DEFAULT_VERB:
            page.show(verb.header.example[0])
            page.say(f"  {tr(verb.header.summary)}")
    page.gap()
    page.say(tr(PERIODS))
    _end(page, facts)
    return page


def _end(page: Page, facts: Facts) -> None:
    country = facts.partners[preferred().partner].label
    source = tr("Data to {month}. Source: MoF Trade Statistics (e-Stat), edited.")
    page.say(tr(WITHOUT).format(country=country), source.format(month=month_name(facts.last)))
