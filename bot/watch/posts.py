"""What watches and alerts have to say, as messages: one for a chat and place, and more only where it is too long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.render.phrases.shown import MOST_UNITS, Text, units
from bot.speech import speaking, tr
from bot.watch.lines import escaped
from bot.watch.post import Post
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.engine import Engine
    from bot.speech import Lang
    from bot.watch.change import Change
    from bot.watch.judging import Item

MOST_BUTTONS = 30
# Of a caption.
MOST_BESIDE = 1024
GAP = "\n\n"
PAGE = "{heading} ({page}/{pages})"


def posts_of(items: Sequence[Item], language: Lang, engine: Engine) -> list[Post]:
    """The posts of one chat and place, at least one where there are items; the pictures that are asked for come last."""
    changes = list(dict.fromkeys(item.change for item in items))
    if not changes:
        return []
    with speaking(language):
        heading = _heading(changes, engine)
        if len(changes) == 1 and changes[0].chart:
            only = _post(heading, changes, language)
            if units(only.html) <= MOST_BESIDE:
                return [Post(language, only.html, only.text, only.buttons, changes[0].chart)]
        pages = _pages(changes, MOST_UNITS - units(PAGE) - units(heading))
        named = [PAGE.format(heading=heading, page=n, pages=len(pages)) for n in range(1, len(pages) + 1)]
        texts = [_post(name, page, language) for name, page in zip(named if len(pages) > 1 else [heading], pages, strict=True)]
        return [*texts, *(_drawn(one, language) for one in changes if one.chart)]


def _heading(changes: Sequence[Change], engine: Engine) -> str:
    month = month_name(engine.store.facts.last)
    if any(one.is_new for one in changes):
        return tr("New figures of Japan's trade: data to {month}").format(month=month)
    return tr("Revised figures of Japan's trade: data to {month}").format(month=month)


def _pages(changes: Sequence[Change], room: int) -> list[list[Change]]:
    """As few as there is room for, each with the sources of what is on it."""
    pages: list[list[Change]] = []
    for one in changes:
        with_it = [*pages[-1], one] if pages else [one]
        if pages and len(with_it) <= MOST_BUTTONS and units(_body(with_it).html) <= room:
            pages[-1] = with_it
        else:
            pages.append([one])
    return pages


def _post(heading: str, changes: Sequence[Change], language: Lang) -> Post:
    body = _body(changes)
    return Post(language, f"{escaped(heading)}{GAP}{body.html}", f"{heading}{GAP}{body.text}", _buttons(changes))


def _buttons(changes: Sequence[Change]) -> tuple[tuple[str, str], ...]:
    """One for each question; those of one name are told apart by their periods, or else by their commands."""
    asked = list({one.command: one for one in changes}.values())
    labels, dated = Counter(one.label for one in asked), Counter(one.dated for one in asked)
    return tuple(
        (one.label if labels[one.label] == 1 else one.dated if dated[one.dated] == 1 else one.command, one.command)
        for one in asked
    )


def _body(changes: Sequence[Change]) -> Text:
    sources = "\n".join(dict.fromkeys(one.source for one in changes))
    shown = [_shown(one) for one in changes]
    html = GAP.join([*(one.html for one in shown), escaped(sources)])
    return Text(html, GAP.join([*(one.text for one in shown), sources]))


def _shown(change: Change) -> Text:
    first, *rest = change.lines
    return Text("\n".join([f"<b>{escaped(first)}</b>", *map(escaped, rest)]), "\n".join(change.lines))


def _drawn(change: Change, language: Lang) -> Post:
    """The picture, under which stands only what it is of: the figures are in the text."""
    first = change.lines[0]
    return Post(language, f"<b>{escaped(first)}</b>", first, ((change.label, change.command),), change.chart)
