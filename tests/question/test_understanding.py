"""Questions in people's own words: how many are understood exactly, and that none is answered wrongly in silence."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.lexicon.language import language_of
from bot.speech import LANGUAGES, Lang
from tests.question.corpus import Asked, meaning, questions, understood, wanted

LEAST = 0.97
LEAST_PER_LANGUAGE = 0.95
QUESTIONS = questions()
# Answered with figures, exactly as they read, though a person would have read them in another way; each says which period,
# goods and flow it is. Everything else that is not understood is refused, or says how it was taken.
TAKEN_OTHERWISE = {
    "ロシアの対日輸出(=日本の輸入)、2023年と2024年を比べて",  # both flows are named, and both are given
    "FY2025のロシアからのLNG輸入額はいくらで、輸入全体の何%を占め、国別では何位か。",  # the share, of three things
    "対ロの魚介類輸入は2024年いくらで、輸入全体の何割？",  # the share, with the value in it
    "1) доля угля в импорте из РФ за 2025 2) то же по СПГ, но графиком",  # both goods, as a chart
    "Просел ли вывоз автозапчастей в Россию? Январь 2026-го к январю 2025-го",  # both months
    "Почём была тонна российского СПГ в январе нынешнего, 2026-го?",  # the month, and the year
    "what are the main things Japan ships to Russia these days, say over the past 12 months",  # as a sentence
}
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


def test_nearly_all_are_understood_exactly(engine: Engine) -> None:
    right = Counter(asked.lang for asked in QUESTIONS if understood(asked, engine) == wanted(asked, engine))
    total = Counter(asked.lang for asked in QUESTIONS)
    assert sum(right.values()) >= LEAST * len(QUESTIONS)
    assert all(right[lang] >= LEAST_PER_LANGUAGE * total[lang] for lang in LANGUAGES), right


def test_none_is_answered_wrongly_in_silence(engine: Engine) -> None:
    silent = set()
    for asked in QUESTIONS:
        found = understood(asked, engine)
        if found != wanted(asked, engine) and found.startswith("/") and not engine.understand(asked.question).taken:
            silent.add(asked.question)
    assert silent == TAKEN_OTHERWISE


def test_nothing_is_said_twice_of_how_a_question_was_taken(engine: Engine) -> None:
    taken = [engine.understand(asked.question).taken for asked in QUESTIONS if understood(asked, engine).startswith("/")]
    assert [one for one in taken if len(set(one)) < len(one)] == []
    assert any(one.code == "operation" for several in taken for one in several)


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


@pytest.mark.parametrize(("at", "lang"), [(0, "ru"), (1, "ja")])
def test_command_in_translation_is_the_same_request(engine: Engine, at: int, lang: str) -> None:
    wrong = []
    for verb, goods, partner, period in product(VERBS, GOODS, PARTNERS, PERIODS):
        command = f"/{verb} {goods} {partner} {period}"
        words = (VERBS[verb][at], GOODS[goods][at], PARTNERS[partner][at], PERIODS[period][at])
        translated = (" " if lang == "ru" else "、").join(filter(None, words))
        if meaning(translated, engine) != meaning(command, engine):
            wrong.append((translated, command, meaning(translated, engine)))
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
