"""What an address asks for. Whatever it holds is a stranger's: bounded here, read by the grammar, escaped where it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import urlencode

from bot.speech import HOME, LANGUAGES, Lang, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import Headers, QueryParams

Theme = Literal["", "light", "dark"]
# As much as a message in Telegram.
LONGEST = 4_096
# Of each control, and how many of them: more than a form has.
LONGEST_FIELD, MOST_FIELDS = 200, 400
TAKEN = ("q", "after", "of", "lang", "near", "theme")


@dataclass(frozen=True, slots=True)
class Visit:
    """`words` are asked, or what the `controls` make of the canonical command `of`; `after` is what they go on from.

    `lang` was chosen and holds; without it the words decide, and `near` (the page they were typed on, or the browser) for names.
    """

    words: str = ""
    after: str = ""
    of: str = ""
    lang: Lang | None = None
    near: Lang = HOME
    theme: Theme = ""
    controls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def too_long(self) -> bool:
        """Whether it is more than anybody types."""
        within = all(len(one) <= LONGEST for one in (self.words, self.after, self.of))
        return not within or sum(map(len, self.controls.values())) > MOST_FIELDS

    def link(self, words: str, **changed: Lang | Theme) -> str:
        """The address of a question, seen from the page's own."""
        to = replace(self, **changed)  # type: ignore[arg-type]  # fields of this class
        named = {"q": words, "lang": to.lang, "near": None if to.lang or to.near == HOME else to.near, "theme": to.theme}
        return f"?{urlencode({key: value for key, value in named.items() if value})}"


def visit_of(given: QueryParams, headers: Headers) -> Visit:
    """What a request asks for."""
    near = spoken(given.get("near")) or _accepted(headers.get("accept-language", "")) or HOME
    theme = given.get("theme", "")
    return Visit(
        words=given.get("q", "").strip(),
        after=given.get("after", ""),
        of=given.get("of", ""),
        lang=spoken(given.get("lang")),
        near=near,
        theme=theme if theme in get_args(Theme) else "",  # type: ignore[arg-type]  # one of them
        controls={key: tuple(given.getlist(key)) for key in given if key not in TAKEN},
    )


def _accepted(header: str) -> Lang | None:
    """The first language that a browser names and this program speaks."""
    named = (spoken(one.partition(";")[0].strip()) for one in header[:LONGEST_FIELD].split(","))
    return next((one for one in named if one in LANGUAGES), None)
