"""The whole page around its parts. It works without the script, which only saves loading it anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.speech import LANGUAGES, language, locale, trc
from bot.web.assets import asset
from bot.web.markup import Html, joined, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.web.visit import Theme, Visit

THEMES: tuple[Theme, ...] = ("", "light", "dark")


@dataclass(frozen=True, slots=True)
class Parts:
    """`last`: the command that words may go on from, empty where there is none; `title`: what it is about, in words."""

    last: str
    title: str
    controls: Html
    exchange: Html
    view: Html

    def __len__(self) -> int:
        return sum(map(len, (self.last, self.title, self.controls, self.exchange, self.view)))


def document(parts: Parts, visit: Visit, *, of: str, scripts: Sequence[str] = ("page.js",), also: Html | None = None) -> str:
    """`of` is the command, or the words, that the field above shows; `also` stands below that field."""
    title = f"{parts.title} · tradebot" if parts.title else "tradebot"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", title),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content=visit.theme or "light dark"),
        tag("link", rel="icon", href=f"assets/{asset('icon.svg').name}", type="image/svg+xml"),
        tag("link", rel="stylesheet", href=f"assets/{asset('page.css').name}"),
        *(tag("script", src=f"assets/{asset(name).name}", defer=True) for name in scripts),
    )
    away = trc("page", "The page cannot reach its server just now. Please try again.")
    told = [
        tag("div", id="told", role="status", _of={"data-away": away}),
        tag("div", id="heard", role="status", class_="unseen"),
    ]
    body = tag("body", _header(parts, visit, of, also), content(parts, visit, of), *told)
    return f"<!doctype html>\n{tag('html', head, body, lang=language(), _of={'data-theme': visit.theme or None})}"


def content(parts: Parts, visit: Visit, of: str) -> Html:
    """All that another question changes."""
    return tag(
        "main",
        tag(
            "section",
            tag("h2", trc("page", "Question"), class_="unseen"),
            tag("details", tag("summary", trc("page", "Change the question")), parts.controls),
            class_="explorer",
        ),
        tag(
            "section",
            tag("h2", trc("page", "Conversation"), class_="unseen"),
            tag("div", parts.exchange, id="talk"),
            class_="chat",
        ),
        tag("section", parts.view, class_="view", id="figures"),
        id="main",
        _of={"data-title": parts.title, "data-command": of, "data-address": visit.link(of), "data-after": parts.last},
    )


def _header(parts: Parts, visit: Visit, of: str, also: Html | None) -> Html:
    return tag(
        "header",
        tag("h1", tag("a", "tradebot", href="./")),
        tag("p", trc("page", "Japan’s trade, from the official statistics"), class_="motto"),
        tag("nav", _languages(visit, of), aria_label=trc("page", "Language")),
        tag("nav", _themes(visit, of), aria_label=trc("page", "Light or dark")),
        _asking(parts, visit, of),
        also,
    )


def _asking(parts: Parts, visit: Visit, of: str) -> Html:
    """The field for a command or a question in one's own words; words that follow go on from what was answered."""
    kept = [("after", parts.last), ("lang", visit.lang or ""), ("near", visit.near), ("theme", visit.theme)]
    field = tag(
        "input",
        type="search",
        name="q",
        id="q",
        value=of,
        aria_label=trc("page", "Question"),
        placeholder=trc("page", "a command, or your own words"),
        autocomplete="off",
        spellcheck="false",
        enterkeyhint="search",
        maxlength=4096,
    )
    return tag(
        "form",
        *(tag("input", type="hidden", name=name, value=value) for name, value in kept if value or name == "after"),
        field,
        tag("button", trc("page", "Ask"), type="submit"),
        id="ask",
        method="get",
        action="./",
        role="search",
    )


def _languages(visit: Visit, of: str) -> Html:
    links = [
        tag(
            "a",
            str(locale(lang).languages[lang]).capitalize(),
            href=visit.link(of, lang=lang),
            lang=lang,
            hreflang=lang,
            aria_current="true" if lang == language() else None,
        )
        for lang in LANGUAGES
    ]
    return joined(*links)


def _themes(visit: Visit, of: str) -> Html:
    labels = {"": trc("page", "as the screen"), "light": trc("page", "light"), "dark": trc("page", "dark")}
    links = [
        tag(
            "a",
            labels[theme],
            href=visit.link(of, theme=theme),
            aria_current="true" if theme == visit.theme else None,
            _of={"data-set-theme": theme or "auto"},
        )
        for theme in THEMES
    ]
    return joined(*links)
