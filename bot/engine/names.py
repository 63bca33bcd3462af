"""What goods, countries and groups of them are called, from the tables of a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.words.names import Forms, Name, Names, Narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Rows = Callable[[str], list[tuple[Any, ...]]]

# A code, then the fields of Name, then of Forms.
PARTNERS = """
select code, name_en, short_en, null, '', name_ja, name_ru,
       short_ja, short_ru, '', '', genitive_ru, to_ru, from_ru, with_ru
from partner
"""
COMMODITIES = """
select code, name_en, short_en, parent, level, name_ja, name_ru,
       short_ja, short_ru, running_ja, running_ru, genitive_ru
from commodity
"""
GROUPS = """
select code, name_en, short_en, null, 'group', name_ja, name_ru,
       short_ja, short_ru, '', '', genitive_ru, to_ru, from_ru, with_ru
from country_group
"""
NARROW = "select code, coalesce(en, ''), coalesce(ja, ''), coalesce(ru, '') from narrow_name"


def read_names(rows: Rows) -> tuple[Names, Names]:
    """Names of partners, groups among them, and of commodities; `rows` answers a SELECT."""
    narrow = {code: Narrow(*texts) for code, *texts in rows(NARROW)}
    partners, groups, commodities = (
        {code: _name(row, narrow.get(code, Narrow())) for code, *row in rows(query)} for query in (PARTNERS, GROUPS, COMMODITIES)
    )
    return Names(partners | groups), Names(commodities)


def _name(row: Sequence[str], narrow: Narrow) -> Name:
    full, short, parent, level, ja, ru, *forms = row
    return Name(full, short, parent, level, ja, ru, Forms(*forms), narrow=narrow)
