"""Names of goods and countries as they stand in Japanese and Russian replies."""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from bot.question.lexicon.tables import LABELS, NAMED
from bot.words.names import Forms, Name

if TYPE_CHECKING:
    from bot.engine.engine import Engine

PARTNER_FORMS = ("short_ja", "short_ru", "to_ru", "from_ru", "with_ru", "genitive_ru")
COMMODITY_FORMS = ("short_ja", "short_ru", "running_ja", "running_ru", "genitive_ru")
KINDS = (("partner", PARTNER_FORMS), ("commodity", COMMODITY_FORMS))
# Words that are capital letters inside a sentence.
CAPITALS = {"СПГ"}


def names(engine: Engine, kind: str) -> dict[str, Name]:
    return engine.store.facts.partners if kind == "partner" else engine.store.facts.commodities


def form(engine: Engine, kind: str, code: str, column: str) -> str:
    return str(getattr(names(engine, kind)[code].forms, column))


def width(text: str) -> int:
    """In half-width letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


@pytest.mark.parametrize(("kind", "columns"), KINDS)
def test_every_row_has_its_forms_and_no_others(engine: Engine, kind: str, columns: tuple[str, ...]) -> None:
    for code, name in names(engine, kind).items():
        for column in Forms.__dataclass_fields__:
            value = getattr(name.forms, column)
            assert bool(value) == (column in columns), (code, column)
            assert value == " ".join(value.split()), (code, column)


@pytest.mark.parametrize(
    ("kind", "file", "columns"),
    [("partner", "partners.csv", PARTNER_FORMS), ("commodity", "commodities.csv", COMMODITY_FORMS)],
)
def test_a_form_is_what_its_column_says(engine: Engine, kind: str, file: str, columns: tuple[str, ...]) -> None:
    with (engine.store.data / file).open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert tuple(rows[0])[-len(columns) :] == columns
    for row in rows:
        name = names(engine, kind)[row["code"]]
        assert (name.full, name.short, name.ja, name.ru) == (row["name_en"], row["short_en"], row["name_ja"], row["name_ru"])
        assert {column: getattr(name.forms, column) for column in columns} == {column: row[column] for column in columns}


def test_forms_are_not_words_to_ask_with() -> None:
    assert not set(Forms.__dataclass_fields__) & {*NAMED, *LABELS}


@pytest.mark.parametrize(("kind", "ja", "ru"), [("partner", 8, 14), ("commodity", 10, 16)])
def test_short_forms_fit_a_narrow_table(engine: Engine, kind: str, ja: int, ru: int) -> None:
    forms = {code: name.forms for code, name in names(engine, kind).items()}
    assert {code: f.short_ja for code, f in forms.items() if width(f.short_ja) > 2 * ja} == {}
    assert {code: f.short_ru for code, f in forms.items() if len(f.short_ru) > ru} == {}


@pytest.mark.parametrize(("kind", "columns"), KINDS)
def test_no_two_rows_are_called_alike(engine: Engine, kind: str, columns: tuple[str, ...]) -> None:
    for column in columns:
        seen = [getattr(name.forms, column) for name in names(engine, kind).values()]
        assert len(set(seen)) == len(seen), column


@pytest.mark.parametrize(("kind", "columns"), KINDS)
def test_each_form_is_in_its_script(engine: Engine, kind: str, columns: tuple[str, ...]) -> None:
    for code, name in names(engine, kind).items():
        for column in columns:
            letters = [unicodedata.name(letter) for letter in getattr(name.forms, column) if letter.isalpha()]
            if column.endswith("_ru"):
                assert all(letter.startswith("CYRILLIC") for letter in letters), (code, column)
            else:
                assert not any(letter.startswith("CYRILLIC") for letter in letters), (code, column)


def test_a_preposition_stands_before_a_country(engine: Engine) -> None:
    for code, name in names(engine, "partner").items():
        to, origin, along = name.forms.to_ru, name.forms.from_ru, name.forms.with_ru
        assert re.fullmatch(r"(в|во|на) [\w -]+", to), (code, to)
        assert re.fullmatch(r"(из|с|со) [\w -]+", origin), (code, origin)
        assert re.fullmatch(r"(с|со) [\w -]+", along), (code, along)
        # From an island one comes as one goes there, and what is left without the preposition is the genitive.
        assert to.startswith("на ") == origin.startswith(("с ", "со ")), code
        if code != "WORLD":
            assert origin.split(" ", 1)[1] == name.forms.genitive_ru, code


def test_a_vowel_parts_what_cannot_be_said_together(engine: Engine) -> None:
    """«во» before в or ф with a consonant, «со» before с, з, ш or ж with a consonant, or before «всеми»."""
    hard_to = re.compile(r"[вф][^аеёиоуыэюя]", re.IGNORECASE)
    hard_with = re.compile(r"[сзшж][^аеёиоуыэюя]|всеми", re.IGNORECASE)
    for code, name in names(engine, "partner").items():
        preposition, noun = name.forms.to_ru.split(" ", 1)
        if preposition != "на":
            assert (preposition == "во") == bool(hard_to.match(noun) or noun.startswith("все ")), code
        preposition, noun = name.forms.with_ru.split(" ", 1)
        assert (preposition == "со") == bool(hard_with.match(noun) and not noun.isupper()), code


def test_goods_are_written_small_inside_a_sentence(engine: Engine) -> None:
    for code, name in names(engine, "commodity").items():
        for text in (name.forms.running_ru, name.forms.genitive_ru):
            assert text in CAPITALS or text == text.lower(), code
        assert name.forms.short_ru[0].isupper(), code


def test_a_line_keeps_the_number_that_tells_it_apart(engine: Engine) -> None:
    number = re.compile(r"(\d{4})\.(\d\d-\d{3})")
    numbered = 0
    for code, name in names(engine, "commodity").items():
        if found := number.search(name.full):
            numbered += 1
            forms = name.forms
            assert all(found[0] in text for text in (forms.running_ja, forms.running_ru, forms.genitive_ru))
            assert forms.short_ja.endswith(found[2]), code
            assert forms.short_ru.endswith(found[2]), code
    assert numbered > 20


@pytest.mark.parametrize(
    ("code", "column", "expected"),
    [
        ("US", "short_ja", "米国"),
        ("AU", "short_ja", "豪州"),
        ("ZA", "short_ja", "南アフリカ"),
        ("AE", "short_ru", "ОАЭ"),
        ("KR", "to_ru", "в Южную Корею"),
        ("RU", "to_ru", "в Россию"),
        ("PH", "to_ru", "на Филиппины"),
        ("PH", "from_ru", "с Филиппин"),
        ("TW", "from_ru", "с Тайваня"),
        ("TW", "with_ru", "с Тайванем"),
        ("FR", "to_ru", "во Францию"),
        ("VN", "to_ru", "во Вьетнам"),
        ("SE", "with_ru", "со Швецией"),
        ("CH", "with_ru", "со Швейцарией"),
        ("US", "with_ru", "с США"),
        ("EU", "from_ru", "из ЕС"),
        ("WORLD", "to_ru", "во все страны"),
        ("WORLD", "from_ru", "из всех стран"),
        ("WORLD", "with_ru", "со всеми странами"),
        ("WORLD", "genitive_ru", "всего мира"),
        ("RU", "genitive_ru", "России"),
    ],
)
def test_what_a_partner_is_called(engine: Engine, code: str, column: str, expected: str) -> None:
    assert form(engine, "partner", code, column) == expected


@pytest.mark.parametrize(
    ("code", "column", "expected"),
    [
        ("total", "short_ja", "総額"),
        ("total", "short_ru", "Всего"),
        ("total", "running_ja", "全品目"),
        ("total", "genitive_ru", "всех товаров"),
        ("lng", "short_ja", "LNG"),
        ("lng", "genitive_ru", "СПГ"),
        ("crude_oil", "running_ja", "原油"),
        ("crude_oil", "genitive_ru", "сырой нефти"),
        ("coal", "genitive_ru", "угля"),
        ("fish", "running_ja", "魚介類"),
        ("cars", "short_ru", "Легковые авто"),
        ("cars", "genitive_ru", "легковых автомобилей"),
        ("car_parts", "short_ja", "自動車部品"),
        ("hs030312010", "short_ja", "さけ12-010"),
        ("hs030633110", "running_ru", "живые, свежие или охлаждённые крабы (0306.33-110)"),
    ],
)
def test_what_goods_are_called(engine: Engine, code: str, column: str, expected: str) -> None:
    assert form(engine, "commodity", code, column) == expected
