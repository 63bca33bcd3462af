"""How goods and countries are called in replies."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.question.codes import is_code
from bot.speech import language

if TYPE_CHECKING:
    from collections.abc import Callable

PLUS, JOINED = "+", " + "
# The forms of a name that begin with a preposition.
PREPOSITIONAL = {"to_ru", "from_ru", "with_ru"}


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
class Narrow:
    """What stands in place of a short name that has no room beside columns of figures; empty where this one has."""

    en: str = ""
    ja: str = ""
    ru: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an HS code stands for; `exact` is the code that is called so, which may be a shorter one above it."""

    exact: str
    en: str
    ja: str
    ru: str

    def __str__(self) -> str:
        return {"ja": self.ja, "ru": self.ru}.get(language(), "") or self.en


@dataclass(frozen=True, slots=True)
class Name:
    """How a commodity or partner is called in replies; `short` fits a narrow table.

    `parent` is the line above it, `level` as in `commodities.csv`; `ja` and `ru` are the names in these languages,
    `forms` how these stand in tables and sentences. `meaning` is what an HS code, which is called by its digits, stands for;
    `narrow` the shortest names.
    """

    full: str
    short: str
    parent: str | None = None
    level: str = ""
    ja: str = ""
    ru: str = ""
    forms: Forms = Forms()
    meaning: Meaning | None = None
    narrow: Narrow = Narrow()

    @property
    def listed(self) -> str:
        """The full name, as a list has it, in the language of what is being written."""
        return {"ja": self.ja, "ru": self.ru}.get(language(), self.full)

    @property
    def label(self) -> str:
        """The same where there is little room."""
        return {"ja": self.forms.short_ja, "ru": self.forms.short_ru}.get(language(), self.short)

    @property
    def narrowest(self) -> str:
        """The same beside several columns of figures."""
        return {"ja": self.narrow.ja, "ru": self.narrow.ru}.get(language(), self.narrow.en) or self.label


# What is left of a list, as one row.
OTHERS = "others"
REST = Name(
    "Others",
    "Others",
    ja="その他",
    ru="Прочее",
    forms=Forms(short_ja="その他", short_ru="Прочее", running_ja="その他", running_ru="прочее", genitive_ru="прочего"),
)


class Names(dict[str, Name]):
    """Names by code; of what is left of a list; that of a sum, `lng+coal`, is made of those of its parts.

    `find` knows those of HS codes, which are too many to be kept.
    """

    find: Callable[[str], Name] | None = None

    def meaning_of(self, code: str) -> Meaning | None:
        """What an HS code stands for."""
        return self[code].meaning or (self.find(code).meaning if self.find is not None else None)

    def __missing__(self, code: str) -> Name:
        if code == OTHERS:
            return REST
        if self.find is not None and is_code(code):
            return self.find(code)
        if PLUS not in code:
            raise KeyError(code)
        return _sum([self[part] for part in code.split(PLUS)])


def one_preposition(forms: list[str]) -> list[str]:
    """Russian says it once: «из России, Австралии и США»; «с Россией и со Швецией» differ."""
    first = f"{forms[0].partition(' ')[0]} " if forms else ""
    return [*forms[:1], *(form.removeprefix(first) for form in forms[1:])]


def _sum(names: list[Name]) -> Name:
    """`LNG + coal`, in every form."""
    each = {field.name: [getattr(name.forms, field.name) for name in names] for field in fields(Forms)}
    forms = {name: JOINED.join(one_preposition(some) if name in PREPOSITIONAL else some) for name, some in each.items()}
    full = JOINED.join(name.full for name in names)
    ja, ru = (JOINED.join(getattr(name, lang) for name in names) for lang in ("ja", "ru"))
    narrow = Narrow(
        JOINED.join(name.narrow.en or name.short for name in names),
        JOINED.join(name.narrow.ja or name.forms.short_ja for name in names),
        JOINED.join(name.narrow.ru or name.forms.short_ru for name in names),
    )
    return Name(full, JOINED.join(name.short for name in names), ja=ja, ru=ru, forms=Forms(**forms), narrow=narrow)
