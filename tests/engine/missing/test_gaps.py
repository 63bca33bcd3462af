from __future__ import annotations

import time

import pytest

from bot.engine.engine import Engine
from bot.engine.missing.gaps import explain, inside, neighbours, shown_lumps
from bot.errors import AskError
from bot.question.period import Period, month_number
from bot.render.notes.notes import notes_of
from bot.reply import Context, reply


def month(year: int, number: int) -> Period:
    return Period.of("month", year, number)


def refused(engine: Engine, text: str) -> AskError:
    with pytest.raises(AskError) as found:
        engine.answer(engine.resolve(engine.parse(text)))
    return found.value


@pytest.mark.parametrize(
    ("period", "flow", "partner", "commodity", "code", "lumps"),
    [
        (month(2021, 7), "import", "RU", "coal", "gap", ["2021-07..2021-08"]),
        (month(2025, 6), "export", "CN", "cars", "gap", ["2025-05..2025-06"]),
        (Period.of("fiscal", 2020), "import", "RU", "coal", "gap", ["2020"]),
        (Period.of("fiscal", 2019), "import", "RU", "coal", "gap", ["2020"]),
        (Period.of("half", 2019, 2), "import", "RU", "coal", "gap", ["2019-06..2019-12"]),
        (Period.of("half", 2021, 1), "import", "RU", "coal", "no_data", []),
        (Period.of("month", 2026, 4), "import", "RU", "coal", "not_published", []),
        (Period.of("fiscal", 2026), "total", "RU", "total", "not_published", []),
        (Period.of("year", 2027), "import", "WORLD", "lng", "not_published", []),
        (Period.of("year", 2008), "import", "RU", "lng", "no_data", []),
        (Period.of("year", 2024), "import", "RU", "crab", "no_data", []),
        # The file of seafood ends in 2025-12: January 2026 is published, but not in this dataset.
        (month(2026, 1), "import", "RU", "crab", "no_data", []),
        (month(2026, 4), "import", "RU", "crab", "not_published", []),
        (Period.of("year", 2025), "import", "AU", "crab", "no_data", []),
        (Period.of("year", 2025), "export", "RU", "crab", "no_such_flow", []),
        (Period.of("year", 2025), "import", "RU", "cars", "no_such_flow", []),
        (Period.of("year", 2025), "export", "RU", "coal", "no_such_flow", []),
    ],
)
def test_why_a_figure_is_not_there(
    engine: Engine, *, period: Period, flow: str, partner: str, commodity: str, code: str, lumps: list[str]
) -> None:
    missing = explain(engine.store.facts, period, flow, partner, commodity)
    assert missing.code == code
    assert [str(lump) for lump in missing.lumps] == lumps
    assert (missing.period, missing.flow, missing.partner, missing.commodity) == (period, flow, partner, commodity)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("/total 2025-05", "gap", "May–Jun 2025"),
        ("/coal 2021-07", "gap", "Jul–Aug 2021"),
        ("/cars fy2020", "gap", "Jan–Dec 2020"),
        ("/cars 2019-08", "gap", "Jun–Dec 2019"),
        ("/fy2026", "not_published", "Mar 2026"),
        ("/total 2026-04", "not_published", "Mar 2026"),
        ("/crab 2024", "no_data", "Jan 2025"),
        ("/crab 2026-01", "no_data", "Dec 2025"),
        ("/lng 2008", "no_data", "Jan 2009"),
        ("/cars imports 2024", "no_such_flow", "only as exports"),
        ("/balance bahrain 2024", "no_data", "Bahrain: no exports in this dataset."),
        ("/balance greece 2024", "no_data", "Greece: no imports in this dataset."),
        ("/crab australia 2025", "no_data", "Australia"),
        ("/price cars 2024", "no_quantity", "no volumes"),
        ("/price lng 2022", "no_quantity", "Jan 2009 – Dec 2020 and Jan 2024 – Mar 2026"),
    ],
)
def test_the_reason_that_a_person_reads(engine: Engine, context: Context, text: str, code: str, says: str) -> None:
    error = refused(engine, text)
    assert error.code == code
    assert says in error.message
    assert error.suggestions
    for suggestion in error.suggestions:
        answered = reply(suggestion, context)
        assert answered.error is None, suggestion
        assert answered.answer is not None
        assert answered.answer.rows


def test_the_nearest_that_can_be_answered_is_offered_first(engine: Engine) -> None:
    assert refused(engine, "/total 2025-05").suggestions[0] == "/total 2025-05..2025-06"
    assert refused(engine, "/coal 2021-08").suggestions[0] == "/coal 2021-07..2021-08"
    assert refused(engine, "/cars fy2020").suggestions[0] == "/cars 2020"
    assert refused(engine, "/crab 2024").suggestions[0] == "/crab 2025"
    assert "/total fy2025" in refused(engine, "/fy2026").suggestions
    assert refused(engine, "/lng 2008").suggestions[0] == "/lng 2009"


def test_a_suggestion_keeps_what_was_asked(engine: Engine) -> None:
    for suggestion in refused(engine, "/months coal australia usd 2021-07").suggestions:
        request = engine.parse(suggestion)
        assert request.model_copy(update={"periods": ()}) == engine.parse("/months coal australia usd")


def test_neighbours_are_near_and_never_the_period_itself(engine: Engine) -> None:
    facts = engine.store.facts
    for period in (month(2021, 7), Period.of("fiscal", 2020), Period.of("year", 2024), Period.of("quarter", 2030, 1)):
        near = neighbours(explain(facts, period, "import", "RU", "crab"))
        assert near
        assert period not in near
        assert len(set(near)) == len(near)


def test_a_year_with_a_pair_inside_is_answered(engine: Engine) -> None:
    """FY2021 and FY2025 have a pair of months inside; only what cuts the pair is a gap."""
    for text in (
        "/coal fy2021",
        "/coal fy2025",
        "/coal 2021",
        "/coal 2021q3",
        "/coal 2021-07..2021-08",
        "/coal 2021-06..2021-09",
    ):
        (row,) = engine.answer(engine.resolve(engine.parse(text))).rows
        assert row.months_available == engine.resolve(engine.parse(text)).periods[0].months
    for text in ("/coal 2021-06..2021-07", "/coal 2021-08..2021-09", "/coal 2021-07", "/coal 2025q2 2021-08"):
        if text == "/coal 2025q2 2021-08":
            rows = engine.answer(engine.resolve(engine.parse(text))).rows
            assert [row.period for row in rows] == ["2025Q2"]
        else:
            assert refused(engine, text).code == "gap"


def test_a_running_year_is_answered_for_the_months_there_are(engine: Engine) -> None:
    (row,) = engine.answer(engine.resolve(engine.parse("/coal 2026"))).rows
    assert row.months_available == 3
    (crab,) = engine.answer(engine.resolve(engine.parse("/crab fy2025"))).rows
    assert crab.months_available == 9
    assert engine.store.facts.last == month_number(2026, 3)


def test_zero_is_a_figure_and_not_a_gap(engine: Engine) -> None:
    """The 9-digit LNG file is complete: a country without a line in a month imported none."""
    (row,) = engine.answer(engine.resolve(engine.parse("/lng germany 2025"))).rows
    assert row.value_jpy == 0


def test_hundreds_of_missing_months_are_told_at_once(engine: Engine) -> None:
    question = engine.resolve(engine.parse("/months scientific_instruments hs030614040 pk nz pr 2009..2025"))
    start = time.process_time()
    answer = engine.answer_anew(question)
    notes = notes_of(answer, engine.store.facts)
    assert time.process_time() - start < 5
    # Every month but those that exist only together, which come as their lumps: Jun–Dec 2019, 2020, and two pairs.
    lumps = {"2019-06..2019-12", "2020", "2021-07..2021-08", "2025-05..2025-06"}
    assert {row.period for row in answer.rows if row.months_available != 1} == lumps
    assert not any(lump in note.text for note in notes for lump in ("Jul 2021", "May 2025"))


def test_shown_lumps_cover_their_months_and_no_others(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/months cars 2025")))
    lumps = shown_lumps(answer.verb.header, answer.question, answer.rows)
    assert [lump.label for lump in lumps] == ["2025-05..2025-06"]
    covered = [inside(Period.of("month", 2025, month), lumps) for month in range(1, 13)]
    assert covered == [month in (5, 6) for month in range(1, 13)]
    year = engine.answer(engine.resolve(engine.parse("/cars 2025")))
    assert shown_lumps(year.verb.header, year.question, year.rows) == []
