"""How goods and countries are called in replies."""

from __future__ import annotations

from dataclasses import dataclass

from bot.speech import language


@dataclass(frozen=True, slots=True)
class Forms:
    """A name as it stands in Japanese and Russian replies; what a kind of name does not have is empty.

    short: for a narrow table; running: inside a sentence, in Russian the nominative; to, from, with: a partner's name
    with its preposition.
    """

    short_ja: str = ""
    short_ru: str = ""
    running_ja: str = ""
    running_ru: str = ""
    genitive_ru: str = ""
    to_ru: str = ""
    from_ru: str = ""
    with_ru: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """How a commodity or partner is called in replies; `short` fits a narrow table.

    `parent` is the line above it, `level` as in `commodities.csv`; `ja` and `ru` are the names in these languages,
    `forms` how these stand in tables and sentences.
    """

    full: str
    short: str
    parent: str | None = None
    level: str = ""
    ja: str = ""
    ru: str = ""
    forms: Forms = Forms()

    @property
    def listed(self) -> str:
        """The full name, as a list has it, in the language of what is being written."""
        return {"ja": self.ja, "ru": self.ru}.get(language(), self.full)

    @property
    def label(self) -> str:
        """The same for a narrow table."""
        return {"ja": self.forms.short_ja, "ru": self.forms.short_ru}.get(language(), self.short)
