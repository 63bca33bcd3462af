"""What is preferred: the country and the currency of a question that names none, and how figures are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.engine.engine import Engine
from bot.preferred import STANDARD, Preferred, preferred, preferring
from bot.render.chart.draw import draw
from bot.render.chart.scene.theme import THEMES
from bot.render.phrases.quantities.money import money, money_unit
from bot.render.phrases.quantities.scales import money_scale, scaled
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking
from bot.words.number_signs import NO_BREAK_SPACE
from bot.words.numbers import MINUS, decimal

AUSTRALIA = Preferred(partner="AU")
DOLLARS = Preferred(currency="usd")
LARGE = 1_175_737_509_000


def canonical(context: Context, question: str, wanted: Preferred, earlier: str = "") -> str:
    return reply(question, replace(context, wanted=wanted), earlier).canonical


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("/lng fy2024", "/trade lng au fy2024"),
        ("lng fy2024", "/trade lng au fy2024"),
        ("How much LNG did Japan import in fy2024?", "/trade lng imports world fy2024"),
        ("LNG imports in fiscal 2024", "/trade lng imports au fy2024"),
        ("/lng russia fy2024", "/trade lng ru fy2024"),
        ("/total 2025-03", "/trade total au 2025-03"),
        # What leaves the country open is of all of them.
        ("/rank lng fy2024", "/rank lng fy2024"),
        ("/rank fy2024", "/rank au fy2024"),
        ("石炭の輸入額 2024年", "/trade coal imports au 2024"),
        ("импорт угля за 2024 год", "/trade coal imports au 2024"),
    ],
)
def test_question_without_a_country_means_the_one_that_is_set(context: Context, question: str, expected: str) -> None:
    assert canonical(context, question, AUSTRALIA) == expected


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No country is named: taken as Australia, as set by /settings."),
        ("ja", "国の指定がないため、/settings の設定により豪州としました。"),
        ("ru", "Страна не указана, поэтому по настройкам (/settings) взята эта: Австралия."),
    ],
)
def test_country_that_is_set_is_said_where_russia_would_be(context: Context, lang: Lang, said: str) -> None:
    context = replace(context, lang=lang, wanted=AUSTRALIA)
    answered = reply("LNG imports in fiscal 2024", context)
    assert answered.lead == said
    assert [words for _, words in answered.others] == ["/trade lng imports world fy2024"]
    assert not reply("/lng fy2024", context).lead


def test_all_countries_may_be_set_and_russia_is_offered(context: Context) -> None:
    answered = reply("LNG imports in fiscal 2024", replace(context, wanted=Preferred(partner="WORLD")))
    assert answered.canonical == "/trade lng imports world fy2024"
    assert answered.lead == "No country is named: taken as all countries."
    assert [words for _, words in answered.others] == ["/trade lng imports ru fy2024"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("/lng fy2024", "/trade lng ru fy2024 usd"),
        ("/lng fy2024 yen", "/trade lng ru fy2024"),
        ("/lng fy2024 eur", "/trade lng ru fy2024 eur"),
        ("СПГ за 2024 год в иенах", "/trade lng ru 2024"),
        ("months with coal above 10 bn since 2022", "/trade coal ru since 2022 by month above 10bn usd"),
    ],
)
def test_question_without_a_currency_is_answered_in_the_one_that_is_set(context: Context, question: str, expected: str) -> None:
    assert canonical(context, question, DOLLARS) == expected


def test_every_question_of_a_message_is_in_the_currency_that_is_set(context: Context) -> None:
    answered = reply("lng fy2024; coal 2023", replace(context, wanted=DOLLARS))
    assert [words for _, words in answered.others] == ["/trade lng ru fy2024 usd", "/trade coal ru 2023 usd"]


def test_follow_up_keeps_what_the_earlier_question_was_read_as(context: Context) -> None:
    both = Preferred(partner="AU", currency="usd")
    assert canonical(context, "and coal?", both, "/trade lng ru fy2024") == "/trade coal ru fy2024"
    assert canonical(context, "in yen", both, "/trade lng au fy2024 usd") == "/trade lng au fy2024"
    assert canonical(context, "fy2023", both, "/trade lng au fy2024 usd") == "/trade lng au fy2023 usd"


def test_canonical_command_means_the_same_whatever_is_set(context: Context, engine: Engine) -> None:
    """What a button carries names a country that is not standard, and a currency: it is read without what the chat has set."""
    wanted = Preferred(partner="AU", currency="usd", yen="oku", decimals="comma", dark=True)
    elsewhere = replace(context, wanted=wanted.of_canonical)
    for verb in engine.registry.order:
        for example in engine.registry[verb].example:
            asked = reply(example, replace(context, wanted=wanted))
            assert asked.canonical == reply(asked.canonical, elsewhere).canonical == reply(asked.canonical, context).canonical
            for _, words in (*asked.variants, *asked.outputs, *asked.others):
                assert engine.parse(words) == engine.understand(words, None, elsewhere.wanted).request


def test_link_means_the_same_to_whoever_follows_it(context: Context) -> None:
    both = Preferred(partner="AU", currency="usd", yen="oku")
    answered = reply("/start lng_fy2024", replace(context, wanted=both))
    assert answered.canonical == "/trade lng ru fy2024"
    assert "5,361億円" in answered.text


def test_codes_are_offered_for_the_country_and_in_the_currency_that_are_set(context: Context) -> None:
    found = reply("/find crab", replace(context, wanted=Preferred(partner="US", currency="usd")))
    assert found.others
    assert all(words.endswith(" us usd") for _, words in found.others)


UNITS = [
    ("en", "", "¥1.18 trn", ("¥ bn", "1,175.7")),
    ("en", "bn", "¥1,175.7 bn", ("¥ bn", "1,175.7")),
    ("en", "trn", "¥1.176 trn", ("¥ trn", "1.176")),
    ("en", "oku", "11,757億円", ("億円", "11,757")),
    ("ja", "", "1兆1,757億円", ("億円", "11,757")),
    ("ja", "bn", "1,175.7十億円", ("十億円", "1,175.7")),
    ("ja", "trn", "1.176兆円", ("兆円", "1.176")),
    ("ja", "oku", "11,757億円", ("億円", "11,757")),
    ("ru", "", "1,18 трлн иен", ("млрд ¥", "1 175,7")),
    ("ru", "trn", "1,176 трлн иен", ("трлн ¥", "1,176")),
    ("ru", "oku", "11 757億円", ("億円", "11 757")),
]


@pytest.mark.parametrize(("lang", "yen", "sentence", "table"), UNITS)
def test_yen_are_counted_in_the_unit_that_is_set(lang: Lang, yen: str, sentence: str, table: tuple[str, str]) -> None:
    with speaking(lang), preferring(Preferred(yen=yen)):  # type: ignore[arg-type]
        scale = money_scale([LARGE, -5.0])
        shown = [money(LARGE, "jpy"), money_unit("jpy", scale), scaled(LARGE, scale)]
        assert [text.replace(NO_BREAK_SPACE, " ") for text in shown] == [sentence, *table]
        assert money(-LARGE, "jpy") == MINUS + money(LARGE, "jpy")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("yen", ["trn", "bn", "oku"])
def test_what_does_not_fill_the_unit_and_other_currencies_stay_as_they_are(lang: Lang, yen: str) -> None:
    with speaking(lang):
        usual = [money(999_000, "jpy"), money(LARGE, "usd"), money(None, "jpy"), money(0, "jpy"), money(86_590_000, "jpy")]
        with preferring(Preferred(yen=yen)):  # type: ignore[arg-type]
            assert usual == [
                money(value, code)
                for value, code in ((999_000, "jpy"), (LARGE, "usd"), (None, "jpy"), (0, "jpy"), (86_590_000, "jpy"))
            ]


@pytest.mark.parametrize(
    ("lang", "decimals", "expected"),
    [
        ("en", "comma", "−1 234,5"),
        ("ja", "comma", "−1 234,5"),
        ("ru", "point", "−1,234.5"),
        ("ru", "comma", "−1 234,5"),
        ("en", "point", "−1,234.5"),
        ("ru", "", "−1 234,5"),
    ],
)
def test_numbers_have_the_signs_that_are_set(lang: Lang, decimals: str, expected: str) -> None:
    with speaking(lang), preferring(Preferred(decimals=decimals)):  # type: ignore[arg-type]
        assert decimal(-1234.5, 1) == expected.replace(" ", NO_BREAK_SPACE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_of_a_reply_escapes_the_signs_that_are_set(context: Context, engine: Engine, lang: Lang) -> None:
    """Of every verb's examples: with commas no point between digits is left, and the other way round."""
    for verb in engine.registry.order:
        for example in engine.registry[verb].example:
            said = reply(example, replace(context, lang=lang, wanted=Preferred(decimals="comma"))).text
            assert not list(_between_digits(said, ".")), (example, said)
            said = reply(example, replace(context, lang=lang, wanted=Preferred(decimals="point"))).text
            assert not list(_between_digits(said, NO_BREAK_SPACE)), (example, said)


def _between_digits(text: str, sign: str) -> Iterator[int]:
    return (at for at in range(1, len(text) - 1) if text[at] == sign and text[at - 1].isdigit() and text[at + 1].isdigit())


def test_charts_are_dark_where_that_is_set(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/months lng 2024")))
    assert draw(answer, engine.store.facts) == draw(answer, engine.store.facts, theme="light")
    with preferring(Preferred(dark=True)):
        dark = draw(answer, engine.store.facts)
    assert dark == draw(answer, engine.store.facts, theme="dark")
    assert THEMES["dark"].background != THEMES["light"].background


def test_chart_of_a_language_whose_font_has_no_sign_for_the_unit_is_in_its_own(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/months lng 2024")))
    with preferring(Preferred(yen="oku")):
        in_oku = draw(answer, engine.store.facts, "en")
        in_oku_ja = draw(answer, engine.store.facts, "ja")
    assert in_oku == draw(answer, engine.store.facts, "en")
    assert in_oku_ja == draw(answer, engine.store.facts, "ja")


def test_preference_ends_where_the_writing_ends() -> None:
    with preferring(DOLLARS):
        assert preferred() is DOLLARS
    assert preferred() is STANDARD
    assert DOLLARS.of_canonical == STANDARD
    assert Preferred(partner="AU", currency="eur", yen="bn").of_canonical == Preferred(yen="bn")
