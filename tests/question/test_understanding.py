"""Questions in people's own words: how many are understood exactly, and that none is answered wrongly in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.lexicon.language import language_of
from bot.speech import LANGUAGES, Lang
from tests.docs import ROOT
from tests.question.corpus import WHOLE, Asked, is_meant, meaning, misses, questions, read, understood, wanted

QUESTIONS = questions()
# Reviewed, each with the reason: most are refused, or say how they were taken; none of the rest may be wrong in silence.
MISSES = misses()
MOST_MISSED = 0.06
POLITE = {
    "en": ("Please, ", "Could you tell me: ", "Hello! ", "Hi, "),
    "ja": ("すみません、", "お手数ですが、"),
    "ru": ("Пожалуйста, ", "Подскажите, пожалуйста: ", "Здравствуйте! "),
}
POLITE_END = {
    "en": (", please", ", thanks", " - thank you"),
    "ja": ("お願いします", "教えてください"),
    "ru": (", пожалуйста", ", спасибо"),
}


def test_corpus_is_large_enough() -> None:
    counted = Counter(asked.lang for asked in QUESTIONS)
    assert all(counted[lang] >= 100 for lang in LANGUAGES)
    assert len({asked.question for asked in QUESTIONS}) == len(QUESTIONS)


def test_all_but_the_known_misses_are_understood_exactly(engine: Engine) -> None:
    missed = {asked.question: how(asked, engine) for asked in QUESTIONS if not is_meant(asked, engine)}
    listed = {question: answered for question, (answered, _) in MISSES.items()}
    assert {one: answered for one, answered in missed.items() if listed.get(one) != answered} == {}, "no longer understood"
    assert set(listed) - set(missed) == set(), "understood by now: to be taken off misses.csv"
    assert len(MISSES) <= MOST_MISSED * len(QUESTIONS)
    assert all(len(reason) > 10 for _, reason in MISSES.values())


def test_questions_are_counted_and_scored_in_the_guide_as_they_are(engine: Engine) -> None:
    right = sum(understood(asked, engine) == wanted(asked, engine) for asked in QUESTIONS)
    said = " ".join((ROOT / "docs" / "asking.md").read_text("utf-8").split())
    score = f"{right / len(QUESTIONS):.1%}"
    assert f"of the {len(QUESTIONS)} questions in `tests/question/corpus/` are understood exactly: {score}." in said


def how(asked: Asked, engine: Engine) -> str:
    """How a question is answered that is not understood as expected."""
    if not understood(asked, engine).startswith("/"):
        return "error"
    return "said" if read(asked.question, engine).taken else "silent"


def test_nothing_is_said_twice_of_how_a_question_was_taken(engine: Engine) -> None:
    taken = [read(asked.question, engine).taken for asked in QUESTIONS if understood(asked, engine).startswith("/")]
    assert [one for one in taken if len(set(one)) < len(one)] == []
    assert any(len(one) > 1 for one in taken)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_question_is_in_the_language_of_its_words(engine: Engine, lang: Lang) -> None:
    """Short notes of names are of no language; what has one is never taken for another."""
    found = Counter(language_of(asked.question, engine.vocabulary) for asked in QUESTIONS if asked.lang == lang)
    assert set(found) <= {lang, None, "ja" if lang == "en" else lang}
    assert found[lang] >= 0.85 * sum(found.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_polite_phrase_changes_nothing(engine: Engine, lang: Lang) -> None:
    for asked in sample(lang, 40):
        plain = understood(asked, engine)
        for phrase in POLITE[lang]:
            assert understood(Asked(lang, phrase + asked.question, "", ""), engine) == plain, phrase + asked.question


@pytest.mark.parametrize("lang", LANGUAGES)
def test_polite_ending_changes_nothing(engine: Engine, lang: Lang) -> None:
    for asked in sample(lang, 40):
        plain, bare = understood(asked, engine), asked.question.rstrip("?.!。？")
        if understood(Asked(lang, bare, "", ""), engine) == plain:
            for phrase in POLITE_END[lang]:
                assert understood(Asked(lang, bare + phrase, "", ""), engine) == plain, bare + phrase


def sample(lang: Lang, number: int) -> list[Asked]:
    """Questions for figures that are understood, always the same ones."""
    figures = [asked for asked in QUESTIONS if asked.lang == lang and asked.expected.startswith("/")]
    return figures[:: max(1, len(figures) // number)]


GOODS = {
    "lng": ("СПГ", "LNG"),
    "coal": ("уголь", "石炭"),
    "fish": ("рыба и морепродукты", "魚介類"),
    "cars": ("легковые автомобили", "乗用車"),
}
PARTNERS = {"ru": ("Россия", "ロシア"), "au": ("Австралия", "オーストラリア"), "us": ("США", "米国"), "cn": ("Китай", "中国")}
PERIODS = {
    "fy2024": ("2024 финансовый год", "2024年度"),
    "2024": ("2024 календарный год", "2024年"),
    "2025-03": ("март 2025", "2025年3月"),
    "2024q1": ("1 квартал 2024", "2024年第1四半期"),
    "fy2024h1": ("1 полугодие 2024 финансового года", "2024年度上半期"),
    "last 12m": ("последние 12 месяцев", "直近12か月"),
    "latest": ("прошлый месяц", "先月"),
    "2024-04..2025-01": ("апрель 2024 – январь 2025", "2024年4月～2025年1月"),
    "since 2019": ("начиная с 2019", "2019年以降"),
}
VERBS = {
    "trade": ("", ""),
    "share": ("доля", "構成比"),
    "months": ("по месяцам", "月別"),
    "price": ("цена", "単価"),
    "compare": ("сравни", "比較"),
}


def each_three_together() -> Iterator[tuple[str, str, str, str]]:
    """Verb, goods, country and period, so that any three of them stand together once at least: a quarter of all there are."""
    for (v, verb), (g, goods), (p, period) in product(*map(enumerate, (VERBS, GOODS, PERIODS))):
        yield verb, goods, list(PARTNERS)[(v + g + p) % len(PARTNERS)], period


def test_every_three_words_stand_together_in_a_translation() -> None:
    found, words = list(each_three_together()), (VERBS, GOODS, PARTNERS, PERIODS)
    for some in combinations(range(4), 3):
        assert {tuple(one[at] for at in some) for one in found} == set(product(*(words[at] for at in some)))


@pytest.mark.parametrize(("at", "lang"), [(0, "ru"), (1, "ja")])
def test_command_in_translation_is_the_same_request(engine: Engine, at: int, lang: str) -> None:
    wrong = []
    for verb, goods, partner, period in each_three_together():
        command = f"/{verb} {goods} {partner} {period}"
        words = (VERBS[verb][at], GOODS[goods][at], PARTNERS[partner][at], PERIODS[period][at])
        translated = (" " if lang == "ru" else "、").join(filter(None, words))
        # A share in words is of what the words say first; that of a command is of both wholes.
        if (found := WHOLE.sub("", meaning(translated, engine))) != meaning(command, engine):
            wrong.append((translated, command, found))
    assert wrong == []


@pytest.mark.parametrize("lang", ["ja", "ru"])
def test_every_name_is_known_in_every_language(engine: Engine, lang: Lang) -> None:
    facts = engine.store.facts
    named = [("partner", code, name) for code, name in facts.partners.items()]
    named += [("commodity", code, name) for code, name in facts.commodities.items()]
    for kind, code, name in named:
        command = f"/trade {engine.vocabulary.canonical(kind, code)} 2024"
        try:
            expected = meaning(command, engine)
        except AskError:
            continue
        text = f"/{name.ja} 2024" if lang == "ja" else f"/{name.ru} 2024"
        assert meaning(text, engine) == expected, text
