"""What a reply says of its figures is true: stage, sources, what is left out, which way the goods went."""

from __future__ import annotations

import re

import pytest

from bot.engine.engine import Engine
from bot.render.notes.notes import notes_of
from bot.reply import Context, reply


def notes(question: str, context: Context) -> dict[str, str]:
    answer = reply(question, context).answer
    assert answer is not None, question
    found: dict[str, str] = {}
    for note in notes_of(answer, context.engine.store.facts):
        found[note.code] = f"{found.get(note.code, '')} {note.text}".strip()
    return found


@pytest.mark.parametrize(
    ("question", "stage"),
    [
        ("/cars 2019-01..2026-03", "months as first published"),
        ("/cars 2019-06..2021-06", "months as first published"),
        ("/total 2018-10..2025-12 exports", "months as first published"),
        ("/total 2018-10..2025-12 imports", "months as published, imports of 2019–2020 fixed (9-digit)"),
        ("/lng 2015-06", "months that add up to the revised year"),
        ("/cars 2019-06..2019-12", "months that add up to the revised year"),
        ("/coal 2019-06..2019-12", "9-digit months, fixed"),
    ],
)
def test_stage_of_long_spans(question: str, stage: str, context: Context) -> None:
    source = reply(question, context).text.splitlines()[-1]
    assert stage in source
    assert source.count("months") == 1


def test_volumes_of_a_revised_year_name_their_own_file(context: Context) -> None:
    shown = reply("/lng 2025", context)
    assert "volumes: 9-digit monthly file" in shown.text.splitlines()[-1]
    assert shown.answer is not None
    assert {"mof_area", "mof_hs9_lng"} <= {source.id for source in shown.answer.sources}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("/price lng 2022 2025", "2022"),
        ("/price lng 2023..2025", "2023"),
        ("/price lng coal 2025", "Coal"),
        ("/price lng russia coal australia 2025", "Coal"),
        ("/price lng crab 2026", "Crab"),
    ],
)
def test_what_has_no_price_is_named(question: str, names: str, context: Context) -> None:
    assert names in notes(question, context)["no_quantity"]


@pytest.mark.parametrize("question", ["/lng 2025 exports imports", "/cars lng imports 2025", "/cars imports exports 2025"])
def test_flow_that_was_asked_for_and_is_not_there_is_named(question: str, context: Context) -> None:
    assert "this dataset" in notes(question, context)["no_such_flow"]


@pytest.mark.parametrize(
    ("question", "offers"),
    [
        ("cars from Russia 2025", "/cars 2025"),
        ("lng to Russia 2025", "/lng 2025"),
        ("German cars 2024", "/cars de 2024"),
        ("Russian imports 2025", "/imports 2025"),
        ("импорт России за 2025 год", "/imports 2025"),
    ],
)
def test_direction_that_contradicts_the_flow_is_asked_back(question: str, offers: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert refused.code == "direction"
    assert offers in refused.suggestions
    assert reply(offers, context).error is None


@pytest.mark.parametrize(
    ("question", "canonical"),
    [
        ("exports from Russia 2025", "/trade total imports ru 2025"),
        ("imports to Russia 2025", "/trade total exports ru 2025"),
        ("Russian exports 2025", "/trade total imports ru 2025"),
        ("Russia exports to Japan 2024", "/trade total imports ru 2024"),
        ("Chinese exports to Japan 2025", "/trade total imports cn 2025"),
        ("coal exports from Russia 2025", "/trade coal imports ru 2025"),
        ("экспорт России в Японию за 2025 год", "/trade total imports ru 2025"),
        ("ロシアの対日輸出 2025年", "/trade total imports ru 2025"),
        ("Russia's imports of Japanese car parts, 2025", "/trade car_parts exports ru 2025"),
    ],
)
def test_flow_of_the_partner_is_turned_into_japans(question: str, canonical: str, engine: Engine) -> None:
    found = engine.understand(question)
    assert found.request.words(engine.vocabulary) == canonical
    assert "mirrored" in {taken.code for taken in found.taken}


@pytest.mark.parametrize(
    ("question", "canonical"),
    [
        ("What did Russia buy from Japan in 2025?", "/rank exports ru 2025"),
        ("How much coal did Russia sell to Japan in 2025?", "/trade coal ru 2025"),
        ("Сколько угля Россия продала Японии за 2025 год?", "/trade coal ru 2025"),
        ("2025年、日本はロシアに何を売った？", "/rank exports ru 2025"),
    ],
)
def test_buying_and_selling_are_read_from_japans_side(question: str, canonical: str, engine: Engine) -> None:
    assert engine.understand(question).request.words(engine.vocabulary) == canonical


def test_trade_between_two_other_countries_is_not_japans(context: Context) -> None:
    refused = reply("wood from Russia to China 2024", context).error
    assert refused is not None
    assert refused.code == "direction"


@pytest.mark.parametrize(
    ("question", "canonical"),
    [
        ("lng from russia in fy2024", "/trade lng ru fy2024"),
        ("exports to russia fy2024", "/trade total exports ru fy2024"),
        ("japan's exports to russia 2024", "/trade total exports ru 2024"),
        ("russia exports 2025", "/trade total exports ru 2025"),
        ("machinery from china 2024", "/trade machinery imports cn 2024"),
        ("chinese machinery 2024", "/trade machinery imports cn 2024"),
        ("russian lng imports fy2024", "/trade lng imports ru fy2024"),
        ("price of russian lng 2025", "/price lng ru 2025"),
        ("imports from russia to japan 2024", "/trade total imports ru 2024"),
    ],
)
def test_direction_that_agrees_changes_nothing_or_decides(question: str, canonical: str, context: Context) -> None:
    assert reply(question, context).canonical == canonical


def test_steps_are_in_the_order_of_time_and_never_between_overlapping_periods(context: Context) -> None:
    answer = reply("/compare cars 2025 2023", context).answer
    assert answer is not None
    assert [(row.period, row.compared_with) for row in answer.rows] == [("2023", None), ("2025", "2023")]
    overlapping = reply("/compare cars fy2025 2025", context).answer
    assert overlapping is not None
    assert [row.step_pct for row in overlapping.rows] == [None, None]
    assert "step_na" in {note.code for note in notes_of(overlapping, context.engine.store.facts)}
    assert "step_na" in notes("/compare total 2026 2025", context)


def test_small_change_is_not_shown_as_none(context: Context) -> None:
    assert ": ¥276.0 bn, 0.0% yoy" in reply("/hong kong imports 2025", context).text


def test_between_two_years_are_all_of_them(context: Context) -> None:
    assert reply("lng between 2020 and 2023", context).canonical == "/trade lng ru 2020..2023"


@pytest.mark.parametrize("question", ["/gold 2024", "fertilizer from russia"])
def test_what_the_data_do_not_hold_is_not_an_unknown_word(question: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert refused.code == "no_data"
    assert "does not hold" in refused.message


@pytest.mark.parametrize(("question", "code"), [("ukraine coal 2024", "no_data"), ("казахстан 2024", "not_imported")])
def test_countries_beyond_the_area_table_are_known(question: str, code: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert refused.code == code


@pytest.mark.parametrize("question", ["coal easter 2024", "lng eurasia 2025", "thanks", "poland 2024"])
def test_no_word_is_offered_that_only_looks_alike(question: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert "Near it" not in refused.message


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("/lng united arab emirates 2025", "from the United Arab Emirates"),
        ("/cars usa 2025", "Share of all exports of cars"),
        ("/lng world 2025", "Share of Japan's imports"),
        ("share of coal from australia fy2025", "FY2025: 66.6% of Japan's imports of coal"),
        ("/share fy2024 imports", "Japan's imports from Russia, FY2024: 0.7% of Japan's imports"),
        ("/metals 2025", "Japan's imports of non-ferrous metals from Russia, 2025"),
        ("/construction_machines 2024", "Japan's exports of construction and mining machines to Russia, 2024"),
        ("/cars 2024", "Japan's exports of cars to Russia, 2024"),
        ("lng by country 2025", "Japan's imports of LNG by country"),
    ],
)
def test_wording(question: str, says: str, context: Context) -> None:
    assert says in reply(question, context).text


def test_everything_affected_is_not_listed_one_by_one(context: Context) -> None:
    assert notes("/rank lng 2026", context)["partial"].startswith("2026: 3 of 12 months")
    assert notes("/rank lng 2009..2026", context)["partial"].startswith("2026: 3 of 12 months")


@pytest.mark.parametrize(
    ("question", "offers"),
    [
        ("/coal exports australia 2025 usd", "/coal imports au 2025 usd"),
        ("/lng turnover australia 2024", "/lng imports au 2024"),
        ("/cars imports germany 2024", "/cars exports de 2024"),
    ],
)
def test_what_is_offered_keeps_country_period_and_currency(question: str, offers: str, context: Context) -> None:
    refused = reply(question, context).error
    assert refused is not None
    assert refused.suggestions == (offers,)
    assert reply(offers, context).error is None


def test_volumes_are_told_from_the_data(context: Context) -> None:
    refused = reply("/price wood", context).error
    assert refused is not None
    assert "LNG (Jan 2009 – Dec 2020, Jan 2024 – Mar 2026 and the calendar years 2021–2023)" in refused.message
    assert "9-digit lines of fish & seafood from Russia (Jan–Dec 2025)" in refused.message


def test_what_explains_the_columns_stays_when_a_table_is_cut(context: Context) -> None:
    text = reply("/lng coal oil fish wood crab 2009..2026 exports imports", context).text
    assert re.search(r"^… \d+ more$", text, re.MULTILINE)
    assert "share: of imports from Russia" in text


def test_an_estimate_in_a_ranking_is_marked(context: Context) -> None:
    """Japan's exports to Russia in the fiscal year 2019 hold ten months that are estimated; imports are official."""
    assert "Russia  ≈752.0  ≈−7.6%" in reply("/rank total exports fy2019", context).text
    assert "≈" not in reply("/rank total imports fy2019", context).text


@pytest.mark.parametrize("currency", ["jpy", "usd", "eur", "cny"])
def test_any_period_is_set_against_another_in_every_currency(currency: str, context: Context) -> None:
    shown = reply(f"/lng 2025 vs 2021 {currency}", context)
    assert shown.error is None
    assert "vs 2021" in shown.text.splitlines()[0]


def test_shares_do_not_say_that_there_are_no_volumes(context: Context) -> None:
    shown = reply("/share lng 2025 of country volume", context)
    assert shown.lead == "Volumes have no part in this: it is worked out from values."


def test_a_share_by_volume_is_called_one_and_without_volumes_it_is_said(context: Context) -> None:
    shown = reply("/share lng ru 2025 volume", context)
    assert shown.lead == ""
    assert "8.9% of Japan's imports of LNG by volume" in shown.text
    shown = reply("/share lng ru 2022 volume", context)
    assert shown.lead == "There are no volumes of the whole here, so there is no share by volume."
