from __future__ import annotations

import csv
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.engine.sql.verbs import load_verbs
from bot.errors import DataError
from bot.question.declined import REASONS
from bot.question.lexicon.spelling import normalise, phrase
from bot.question.lexicon.tables import COMMAND, LETTER, Tables
from bot.question.lexicon.tokens import Term, Token
from bot.question.lexicon.vocabulary import Vocabulary
from bot.settings import read_settings
from bot.speech import LANGUAGES, Lang
from tests.copies import little_data

MARKS = {"dot", "dash", "slash"}
# "Eq. Guinea", "Аудио- и …": two separators in a row are not found again, which is a bug that is known.
VERBS = tuple(sorted(load_verbs(read_settings().queries_dir)))
MOST_FUNCTION_WORDS = 150
TABLES = ("words.csv", "commodities.csv", "partners.csv", "groups.csv", "aliases.csv")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    for name in TABLES:
        shutil.copy(little_data() / name, tmp_path / name)
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add(path: Path, row: str) -> int:
    """The line that the row is on."""
    text = path.read_text("utf-8")
    path.write_text(text + row + "\n", encoding="utf-8")
    return text.count("\n") + 1


def meanings(engine: Engine, text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in engine.vocabulary.tokens(normalise(text))]


def not_read(engine: Engine, text: str, term: Term, *, command: bool = False) -> list[str]:
    """What is wrong, if anything: the whole text must be one token with that meaning. A mark at its end means nothing."""
    plain = normalise(text)
    tokens = engine.vocabulary.tokens(plain, command=command)
    found = [token for token in tokens if token.kind not in MARKS or term.kind in MARKS]
    if [(token.kind, token.value) for token in found] == [(term.kind, term.value)]:
        token = found[0]
        if not plain[: token.start].strip() and not plain[token.end :].strip(" ).-"):
            return []
    return [f"{text!r}: {found} instead of {term}"]


@pytest.mark.parametrize(("kind", "file"), [("commodity", "commodities.csv"), ("partner", "partners.csv")])
@pytest.mark.parametrize("column", ["name_en", "short_en", "name_ja", "name_ru"])
def test_every_name_means_its_code(engine: Engine, kind: str, file: str, column: str) -> None:
    table = rows(engine.store.data / file)
    assert len(table) > 50
    wrong = [
        text
        for row in table
        for written in (row[column], row[column].upper(), row[column].lower())
        for text in not_read(engine, written, Term(kind, row["code"]))
    ]
    assert wrong == []


def test_every_adjective_means_its_country(engine: Engine) -> None:
    table = [row for row in rows(engine.store.data / "partners.csv") if row["adjective_en"]]
    wrong = [text for row in table for text in not_read(engine, row["adjective_en"], Term("partner", row["code"]))]
    assert wrong == []


def test_every_alias_means_its_code(engine: Engine) -> None:
    table = rows(engine.store.data / "aliases.csv")
    assert len(table) > 2000
    wrong = [text for row in table for text in not_read(engine, row["alias"], Term(row["kind"], row["code"]))]
    assert wrong == []


def test_every_grammar_word_means_what_its_row_says(engine: Engine) -> None:
    table = rows(engine.store.data / "words.csv")
    alone = [row for row in table if row["kind"] != LETTER]  # a letter is a country beside others only
    meant = [row for row in alone if row["kind"] != "also"]
    assert len(alone) - len(meant) == 2, "the names of verbs that are everyday words: months, changes"
    wrong = [
        text
        for row in meant
        for text in not_read(engine, row["word"], Term(row["kind"], row["value"]), command=row["lang"] == COMMAND)
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_function_words_are_a_short_closed_list(engine: Engine, lang: Lang) -> None:
    """Only they may vanish from a question: what changes an amount, a choice, an order or a time is none of them."""
    listed = [row for row in rows(engine.store.data / "words.csv") if (row["lang"], row["kind"]) == (lang, "function")]
    assert 50 < len(listed) <= MOST_FUNCTION_WORDS


def test_every_refusal_has_its_words(engine: Engine) -> None:
    listed = {row["value"] for row in rows(engine.store.data / "words.csv") if row["kind"] == "decline"}
    assert listed == set(REASONS)


def test_every_verb_is_a_word(engine: Engine) -> None:
    """What is worked out has a word for the working out, which leads to the verb."""
    named = {name: engine.registry[name].works for name in engine.verbs}
    meant = {name: {("verb", name), *(("work", work) for work in works)} for name, works in named.items()}
    wrong = [name for name in engine.verbs if len(found := meanings(engine, name)) != 1 or found[0] not in meant[name]]
    assert wrong == []


def test_a_canonical_word_is_one_word_that_reads_back(engine: Engine) -> None:
    for kind, codes in (("commodity", engine.store.facts.commodities), ("partner", engine.store.facts.partners)):
        for code in codes:
            word = engine.vocabulary.canonical(kind, code)
            assert " " not in word
            assert word == word.lower()
            # Codes of countries that the area table does not list are words of commands.
            found = engine.vocabulary.tokens(word, command=True)
            assert [(token.kind, token.value) for token in found] == [(kind, code)], word


def test_codes_that_are_english_words_are_written_as_names(engine: Engine) -> None:
    assert engine.vocabulary.canonical("partner", "IN") == "india"
    assert engine.vocabulary.canonical("partner", "MY") == "malaysia"
    assert engine.vocabulary.canonical("partner", "NO") == "norway"
    assert engine.vocabulary.canonical("partner", "RU") == "ru"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("car parts", [("commodity", "car_parts")]),
        ("car_parts", [("commodity", "car_parts")]),
        ("car-parts", [("commodity", "car_parts")]),
        ("coal zone", [("commodity", "coal"), ("unknown", "zone")]),
        ("crude oil", [("commodity", "crude_oil")]),
        ("king crab", [("commodity", "king_crab")]),
        ("south korea", [("partner", "KR")]),
        ("trade balance", [("flow", "balance")]),
        ("total trade", [("flow", "total")]),
        ("us dollars", [("currency", "usd")]),
        ("us", [("partner", "US")]),
        ("semiconductor machinery", [("commodity", "semiconductor_machinery")]),
        ("first half", [("half", "1")]),
        ("第1四半期", [("quarter", "1")]),
        ("上半期", [("half", "1")]),
        ("с начала финансового года", [("verb", "ytd")]),
    ],
)
def test_the_longest_phrase_wins(engine: Engine, text: str, expected: list[tuple[str, str]]) -> None:
    assert meanings(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ロシアからの石炭輸入2024年度",
            ["partner RU", "range from", "function ", "commodity coal", "flow import", "number 2024", "fiscal "],
        ),
        ("日本の対米自動車輸出額", ["home ", "function ", "partner US", "commodity motor_vehicles", "flow export"]),
        ("オーストラリアの石炭", ["partner AU", "function ", "commodity coal"]),
        ("貿易収支2024年", ["flow balance", "number 2024", "year "]),
        ("LNG輸入額", ["commodity lng", "flow import"]),
        ("ＬＮＧ", ["commodity lng"]),
    ],
)
def test_japanese_needs_no_spaces(engine: Engine, text: str, expected: list[str]) -> None:
    found = [f"{kind} {value}" for kind, value in meanings(engine, text)]
    assert found == expected


def test_a_word_inside_a_word_is_not_a_word(engine: Engine) -> None:
    for text in ("lngs", "xlng", "carsx", "russianish1x", "coalition", "fishy", "japanologist", "marchers", "автор"):
        assert ("unknown", text) in meanings(engine, text) or meanings(engine, text)[0][0] == "unknown", text


@pytest.mark.parametrize(
    "text", ["Russia's", "russia’s", "RUSSIA", "Ｒｕｓｓｉａ", "  russia  ", "Russian", "(Russia)", "“Russia”"]
)
def test_forms_of_one_word(engine: Engine, text: str) -> None:
    assert meanings(engine, text) == [("partner", "RU")]


def test_full_width_digits_are_digits(engine: Engine) -> None:
    assert meanings(engine, "２０２４") == [("number", "2024")]


def test_normalising() -> None:
    assert normalise("  Мёд \u3000 и  Ёлка\n") == "мед и елка"
    assert normalise("Japan’s R&D") == "japan r and d"
    assert normalise("①ｱ") == "1ア"
    assert phrase("car-parts") == phrase("car_parts") == phrase("Car  Parts") == "car parts"
    assert phrase("..") == ".."


@given(st.text())
@settings(deadline=None, max_examples=300)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_no_character_is_lost(engine: Engine, text: str) -> None:
    """Every letter and every digit is in exactly one token, and the tokens are in order."""
    plain = normalise(text)
    tokens = engine.vocabulary.tokens(plain)
    for one, other in pairwise(tokens):
        assert one.end <= other.start
    covered = {n for token in tokens for n in range(token.start, token.end)}
    assert [c for n, c in enumerate(plain) if c.isalnum() and n not in covered] == []


def test_a_typo_gives_all_that_it_may_mean(engine: Engine) -> None:
    near = engine.vocabulary.nearness.near("Austrlia")
    assert {"australia", "austria"} <= set(near)
    assert near[0] == "australia"
    assert len(near) <= 4


@pytest.mark.parametrize(
    ("word", "meant"),
    [("rusia", "RU"), ("germny", "DE"), ("chna", "CN"), ("koal", "coal"), ("lgn", "lng"), ("exprots", "export"), ("росия", "RU")],
)
def test_a_typo_leads_to_what_was_meant(engine: Engine, word: str, meant: str) -> None:
    assert meant in [engine.vocabulary.tokens(near)[0].value for near in engine.vocabulary.nearness.near(word)]


OFFERED = {
    "koal": "coal", "lgn": "lng", "rusia": "russia", "semiconducters": "semiconductors", "machinary": "machinery",
    "petrolium": "petroleum", "ukrane": "ukraine", "indoneisa": "indonesia", "tota": "total", "ipmorts": "imports",
    "exprots": "exports", "chian": "china", "taiwna": "taiwan", "malasia": "malaysia", "brazl": "brazil", "fsh": "fish",
    "kazakstan": "kazakhstan", "metal": "metals", "part": "parts",
    "росия": "россия", "нефт": "нефть", "австралея": "австралия", "германя": "германия", "рыьа": "рыба", "импортт": "импорт",
    "экспрт": "экспорт",
    "ロッシア": "ロシア", "オーストラリヤ": "オーストラリア", "自動社": "自動車",
}  # fmt: skip
NOT_OFFERED = """
qqqq xyzzyx 1234 🎉 appliance ultra fall goal bank ran cats dogs coat that bread train woman human sport party chat cheat
plan chain cube tuba men medal tonal words wool heat foot expert impact shore tran
банк соль боль газон краны кран экран стул небо медведь машинка сцена родина погода
タイル インク インコ 天気 石灰 鋼鉄 原由
"""


@pytest.mark.parametrize(("word", "near"), OFFERED.items())
def test_near_words_are_offered(engine: Engine, word: str, near: str) -> None:
    assert engine.vocabulary.nearness.near(word)[0] == near


@pytest.mark.parametrize("word", [*NOT_OFFERED.split(), ""])
def test_nothing_near_is_nothing(engine: Engine, word: str) -> None:
    assert engine.vocabulary.nearness.near(word) == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@settings(deadline=None)
def test_what_is_near_is_known_and_one_a_meaning(engine: Engine, word: str) -> None:
    near = engine.vocabulary.nearness.near(word)
    found = [engine.vocabulary.tokens(one) for one in near]
    assert all(len(tokens) == 1 and tokens[0].kind != "unknown" for tokens in found)
    assert len({(tokens[0].kind, tokens[0].value) for tokens in found}) == len(near)


@pytest.mark.parametrize(
    ("file", "row", "says"),
    [
        ("aliases.csv", "lng,en,commodity,coal", "'lng' already means"),
        ("aliases.csv", "Crude-Oil,en,commodity,coal", "'Crude-Oil' already means"),
        ("aliases.csv", "Ｒｕｓｓｉａ,en,partner,AU", "already means"),
        ("aliases.csv", "rank,en,commodity,coal", "a verb in queries/"),
        ("aliases.csv", "since,en,partner,RU", "words.csv:"),
        ("aliases.csv", "coal,en,partner,RU", "commodities.csv:"),
        ("aliases.csv", "nickname,en,partner,XX", "no partner has the code 'XX'"),
        ("aliases.csv", "nickname,en,commodity,unobtainium", "no commodity has the code 'unobtainium'"),
        ("aliases.csv", "nickname,en,colour,RU", "no colour has the code 'RU'"),
        ("aliases.csv", ",en,partner,RU", "an empty phrase"),
        ("words.csv", "latest,en,last,", "already means"),
        ("words.csv", "the latest one,en,last", "3 cells; the table has 4 columns"),
        ("words.csv", "trade,en,function,", "a verb in queries/"),
        ("words.csv", "ranked so,en,verb,rnak", "there is no verb 'rnak' in queries/"),
        ("words.csv", "biggish,en,soft_verb,rnak", "there is no verb 'rnak' in queries/"),
        ("words.csv", "fortnights,en,also,unit 1", "there is no verb 'fortnights' in queries/"),
        ("commodities.csv", "coal2,mineral_fuels,item,,,,,Coal,Coal,石炭,Уголь", "'Coal' already means"),
        ("commodities.csv", "newthing,total,section,,,,,New thing,March,新しい物,Новое", "'March' already means"),
        ("partners.csv", "XX,NOWHERE,999,no,Nowhere,Nowhere,ロシア,Нигде,Nowhere", "'ロシア' already means"),
        ("partners.csv", "XX,NOWHERE,999,no,LNG,Nowhere,どこか,Нигде,Nowhere", "'LNG' already means"),
    ],
)
def test_one_phrase_has_one_meaning(tables: Path, file: str, row: str, says: str) -> None:
    line = add(tables / file, row)
    with pytest.raises(DataError) as found:
        Vocabulary(tables, VERBS)
    assert found.value.path == tables / file
    assert found.value.line == line
    assert says in str(found.value)
    assert str(found.value).startswith(f"{tables / file}:{line}: ")


def test_words_that_mean_the_same_share_their_meaning(tables: Path) -> None:
    terms = Tables(tables, VERBS).terms
    assert len({id(term) for term in terms.values()}) < len(terms) / 4


def test_saying_the_same_twice_is_no_clash(tables: Path) -> None:
    add(tables / "aliases.csv", "LNG,en,commodity,lng")
    Vocabulary(tables, VERBS)


def test_a_new_nickname_is_one_row(tables: Path) -> None:
    add(tables / "aliases.csv", "frozen gas,en,commodity,lng")
    assert Vocabulary(tables, VERBS).tokens("frozen gas 2024")[0] == Token("commodity", "lng", 0, 10)


def test_the_name_of_a_verb_may_be_an_everyday_word(tables: Path) -> None:
    add(tables / "words.csv", "share,en,also,function")
    months, share, rank = Vocabulary(tables, VERBS).tokens("months share rank")
    assert (months.kind, months.value, months.also) == ("verb", "months", Term("unit", "1"))
    assert (share.kind, share.value, share.also) == ("verb", "share", Term("function", ""))
    assert rank.also is None


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_its_columns_is_named(tables: Path, name: str) -> None:
    (tables / name).write_text("nothing,here\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match="no column") as found:
        Vocabulary(tables, VERBS)
    assert (found.value.path, found.value.line) == (tables / name, 1)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_not_there_is_named(tables: Path, name: str) -> None:
    (tables / name).unlink()
    with pytest.raises(DataError, match="cannot be read") as found:
        Vocabulary(tables, VERBS)
    assert found.value.path == tables / name


def test_a_table_that_is_not_text_is_named(tables: Path) -> None:
    (tables / "words.csv").write_bytes(b"word,lang,kind,value\n\xff\xfe,en,function,\n")
    with pytest.raises(DataError) as found:
        Vocabulary(tables, VERBS)
    assert found.value.path == tables / "words.csv"
