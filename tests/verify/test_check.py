"""A text → claims and verdicts: places in the text, what is taken from before, what is no claim, and what is told."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from bot.render.phrases.shown import MOST_UNITS, units
from bot.speech import LANGUAGES, speaking
from bot.verify.check import Checked, checked
from bot.verify.judged.consistency import notes_of
from bot.verify.machine import checked_json
from bot.verify.pages import pages
from tests.verify.annotated import texts


def verdicts(text: str, engine: Engine) -> list[tuple[str, str, str]]:
    return [(one.claim.said, one.kind, one.why) for one in checked(text, engine).verdicts]


def test_year_and_country_come_from_the_headline(engine: Engine) -> None:
    [one] = checked("Japan's trade with Russia in 2024\n\nExports fell 17.2%.", engine).verdicts
    assert one.kind == "confirmed"
    assert one.claim.when.inherited
    assert one.claim.subject.inherited == {"partner"}


@pytest.mark.parametrize(
    "text",
    [
        "The minister, 63, met 40 companies on 5 May 2024 in Tokyo.",
        "日本政府は2024年5月5日に会議を開いた。",
        "Встреча прошла 5 мая 2024 года, в ней участвовали 40 компаний.",
        "",
    ],
)
def test_dates_ages_and_counts_are_no_claims(text: str, engine: Engine) -> None:
    assert verdicts(text, engine) == []
    assert len(pages(text, checked(text, engine), engine)) == 1


def test_volumes_of_months_without_values(engine: Engine) -> None:
    text = "In April 2026 Japan imported 456,072 tonnes of LNG from Russia. In May 2026 it imported 470,000 tonnes of LNG."
    assert [kind for _, kind, _ in verdicts(text, engine)] == ["confirmed", "differs"]
    [one] = checked("LNG imports from Russia in April 2026 were worth 40 billion yen.", engine).verdicts
    assert (one.kind, one.why) == ("uncheckable", "not_published")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("TOKYO, April 16, 2022 — Japan's exports to Russia rose 3% in March.", "2022-03"),
        ("Токио, 17 апреля 2025 г. Экспорт Японии в Россию за прошлый год упал на 17,2%.", "2024"),
        ("財務省が2025年4月17日発表した3月の貿易統計によると、対ロ輸出は47.6%増だった。", "2025-03"),
        ("Data released on 17 April 2025 showed exports to Russia rose 47.6% in March.", "2025-03"),
        ("On February 24, 2022, Russia invaded Ukraine. Exports to Russia fell 9.4% in March.", None),
    ],
)
def test_months_are_counted_back_from_the_day_of_the_text(text: str, period: str | None, engine: Engine) -> None:
    [one] = checked(text, engine).verdicts
    assert (one.claim.when.period.label if one.claim.when.period else None) == period


def test_a_text_in_another_language_is_said_to_be_so(engine: Engine) -> None:
    german = (
        "Die Ausfuhren nach Russland sind im Jahr 2024 um 17,2 Prozent auf 327,7 Milliarden Yen gefallen, wie Tokio mitteilt."
    )
    assert checked(german, engine) == Checked(other_language=True)
    assert "another language" in pages(german, checked(german, engine), engine)[0].shown.text


def test_what_a_wrong_figure_would_be(engine: Engine) -> None:
    text = "In October 2024 Japanese car exports to Russia rose 52.8%."
    [one] = checked(text, engine).verdicts
    assert one.kind == "differs"
    assert one.hint is not None
    assert (one.hint.how, one.hint.reading.cell.goods) == ("total", ("total",))
    assert "+52.8% would be: Japan's exports to Russia" in pages(text, checked(text, engine), engine)[0].shown.text


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Japan's exports to Russia rose 17.2% in 2024.", "sign"),
        ("Japan's trade with Russia was ¥1.19 billion in 2024.", "scale"),
        ("Japan's exports to Russia fell 17.2% in fiscal 2024.", "calendar"),
        ("Japan's imports from Russia rose 11.8% in 2025.", "flow"),
        ("Japan's exports to Russia fell 17.2% in 2025.", "period"),
    ],
)
def test_alterations_are_named(text: str, how: str, engine: Engine) -> None:
    [one] = checked(text, engine).verdicts
    assert one.kind == "differs"
    assert one.hint is not None
    assert one.hint.how == how


def test_an_amount_in_dollars_says_which_rate_it_implies(engine: Engine) -> None:
    text = "Japan's exports to Russia were ¥327.7 billion ($2.09 billion) in 2024."
    assert [kind for _, kind, _ in verdicts(text, engine)] == ["confirmed", "differs"]
    assert "156.8 yen a dollar" in pages(text, checked(text, engine), engine)[0].shown.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Coal imports from Russia fell 64.7% to 610,000 t in 2024 from 2.42 million t in 2023.", "pair"),
        ("In 2024 trade with Russia fell 21.8%. Exports to Russia fell 17.2%. Imports from Russia fell 16.7%.", "between"),
        ("Exports to Russia were ¥328 bn in 2024. In fiscal 2024 imports from Russia were ¥839 bn.", "years"),
        ("In 2024 exports to Russia were ¥328 bn ($2.09 bn), and imports were ¥860 bn ($5.7 bn).", "rates"),
        ("Trade with Russia was ¥1.19 trn in 2024. Imports from Russia were ¥1.86 trn in 2024.", "sum"),
    ],
)
def test_a_text_against_itself(text: str, code: str, engine: Engine) -> None:
    found = notes_of([one.claim for one in checked(text, engine).verdicts])
    assert code in {note.code for note in found}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Trade with Russia grew in March 2025, reaching ¥117.2 billion.", "close"),
        ("Japan's trade with Russia reached ¥117.3 billion in March 2025.", "confirmed"),
        ("Japan's exports to Russia hit ¥39.4 billion in March 2025.", "close"),
        ("Импорт угля из России в Японию в 2024 году упал до 30,1 млрд иен.", "close"),
        ("Импорт угля из России в Японию в 2024 году снизился до 29,5 млрд иен.", "differs"),
        ("Импорт угля из России в Японию в 2024 году снизился до 30,2 млрд иен.", "confirmed"),
        ("Экспорт Японии в Россию в 2025 году вырос до 366,4 млрд иен.", "close"),
        ("2024年のロシアからの石炭輸入額は301億円に達した。", "close"),
        ("Japan's exports to Russia exceeded ¥39 billion in March 2025.", "confirmed"),
        ("Импорт угля из России в Японию в 2024 году упал ниже 31 млрд иен.", "confirmed"),
    ],
)
def test_what_is_reached_is_no_limit(text: str, verdict: str, engine: Engine) -> None:
    assert [kind for _, kind, _ in verdicts(text, engine)] == [verdict]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Russia's exports to China fell 5.9% in 2024.", "other_country"),
        ("Japan's imports from Russia will fall 10% in 2024, analysts expect, as forecast.", "forecast"),
        ("Imports of coal from Russia were 610,000 tonnes in 2024.", "no_volume"),
        ("Japan's trade with Russia fell 5% in 2005.", "before_data"),
        ("Japan's trade with Russia fell 9.41%.", "no_period"),
    ],
)
def test_what_cannot_be_checked_says_why(text: str, why: str, engine: Engine) -> None:
    assert [(kind, code) for _, kind, code in verdicts(text, engine)] == [("uncheckable", why)]


def test_json_keeps_to_its_contract(engine: Engine) -> None:
    text, _ = texts("en")[0]
    told = checked_json(checked(text, engine), engine)
    assert set(told) >= {"claims", "summary", "sources"}
    assert set(told["summary"]) == {"confirmed", "close", "differs", "unclear", "uncheckable"}
    for claim in told["claims"]:
        keys = {"said", "start", "end", "value", "unit", "verdict", "official", "request", "basis", "why", "text"}
        assert set(claim) >= keys
        assert set(claim["official"]) == {"value", "unit", "text"}
        assert engine.parse(claim["request"]).words(engine.vocabulary) == claim["request"]


def test_long_texts_page_within_what_telegram_takes(engine: Engine) -> None:
    text = "\n".join(one for one, _ in texts("en"))
    found = checked(text, engine)
    for lang in LANGUAGES:
        with speaking(lang):
            made = pages(text, found, engine)
        assert len(made) > 1
        assert all(units(page.shown.html) <= MOST_UNITS for page in made)
        assert sum(len(page.commands) for page in made) <= len(found.verdicts)


def test_a_page_of_an_article_asks_the_data_a_few_times(engine: Engine) -> None:
    text = "\n".join(itertools.islice((one for one, _ in texts("en")), 12))[:4_000]
    found = checked(text, engine)
    assert len(found.verdicts) >= 30
    assert len(found.answers) < len(found.verdicts) / 4


def broken(chance: random.Random, pieces: list[str], odd: list[str], number: int) -> Iterator[str]:
    """Pieces of texts in no order; every sixth is what no text has there, so that they hold each of these often."""
    for _ in range(number):
        words = [chance.choice(odd if chance.random() < 1 / 6 else pieces) for _ in range(chance.randrange(1, 60))]
        yield chance.choice([" ", "", "\n"]).join(words)


def test_broken_texts_are_checked_without_error(engine: Engine) -> None:
    chance = random.Random(17)  # noqa: S311 - a test
    whole = [text for lang in LANGUAGES for text, _ in texts(lang)]
    pieces = [piece for text in whole for piece in text.split()]
    odd = [
        "¥",
        "%",
        "-",
        "−",
        "1e9",
        "0%",
        "¥0",
        "兆",
        "億円",
        "млрд",
        "\ud83d",
        "\u200f",
        "<b>",
        "&",
        "9" * 40,
        "½",
        "2024年度",
        "(",
        "\n",
    ]
    for text in broken(chance, pieces, odd, 150):
        found = checked(text, engine)
        for page in pages(text, found, engine):
            assert units(page.shown.html.replace("\ud83d", "?")) <= MOST_UNITS
        checked_json(found, engine)


def test_amounts_of_nothing_make_no_pair(engine: Engine) -> None:
    found = checked("対ロ輸出は2022年の6,400億円から2023年には0億円へ43.5%減少した。", engine)
    assert "pair" not in {note.code for note in notes_of([one.claim for one in found.verdicts])}


def test_a_figure_with_nothing_beside_it_is_checked_as_any(engine: Engine) -> None:
    found = verdicts("2024年の日本とロシアの貿易額は前年比19.6%減の1兆7,187億円だった。205.5 times", engine)
    assert [said for said, _, _ in found][:2] == ["19.6%", "1兆7,187億円"]


def test_a_number_with_all_separators_breaks_nothing(engine: Engine) -> None:
    assert checked("輸出額は3.2%減。 $ 0,001 100.000.000", engine).verdicts is not None
