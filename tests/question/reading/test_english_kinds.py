"""English: the last time there was any, how far figures moved since a year, who stands beside whom, lists that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError
from bot.question.relative import Relative
from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("when did Japan last import crude oil from Russia", "/crude_oil imports ru last above 0"),
        ("when was the last time Japan bought crude oil from Russia", "/crude_oil ru last above 0"),
        ("when was oil last imported from Russia?", "/crude_oil ru last above 0"),
        ("in which month did Japan last buy Russian crude", "/crude_oil ru last above 0"),
        ("last month with any crude oil from Russia", "/crude_oil ru last above 0"),
        ("which year did Japan last buy Russian crude", "/crude_oil ru by year last above 0"),
        ("when did Japan stop buying Russian crude oil", "/crude_oil ru last above 0"),
        ("when did coal imports from Russia stop?", "/coal imports ru last above 0"),
        ("when did Japan first import LNG from Russia", "/lng imports ru first above 0"),
        ("since when has Japan been importing LNG from Russia", "/lng imports ru first above 0"),
        ("when did exports to Russia last rise", "/exports ru last above 0%"),
        ("when did Japan last import more than 10bn yen of coal from Russia", "/coal imports ru by month last above 10bn"),
    ],
)
def test_the_last_time_there_was_any(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("which suppliers lost share of LNG imports since 2021", "/rank lng imports last year vs 2021 by share_gained smallest"),
        ("which suppliers gained share of LNG imports since 2021", "/rank lng imports last year vs 2021 by share_gained"),
        ("biggest share losers in crude oil since 2021", "/rank crude_oil last year vs 2021 by share_gained smallest"),
        ("whose share of coal imports fell most since fy2021", "/rank coal imports last fy vs fy2021 by share_gained smallest"),
        (
            "countries losing share in crude oil imports 2025 vs 2021",
            "/rank crude_oil imports 2025 vs 2021 by share_gained smallest",
        ),
        ("which goods lost share in exports to Russia since 2021", "/rank exports ru last year vs 2021 by share_gained smallest"),
        ("which goods gained share in exports to Russia since 2021", "/rank exports ru last year vs 2021 by share_gained"),
        ("who ceded market share in LNG in 2025", "/rank lng 2025 by share_gained smallest"),
        ("кто потерял долю в импорте СПГ с 2021", "/rank lng imports last year vs 2021 by share_gained smallest"),
        ("чья доля в импорте угля упала сильнее всего с 2021", "/rank coal imports last year vs 2021 by share_gained smallest"),
        ("LNG輸入で2021年から何ポイント減った国は", "/rank lng imports last year vs 2021 by share_gained smallest"),
        ("how many points of share has Russia lost since 2021", "/share total ru 2021 last year by share_gained"),
    ],
)
def test_who_lost_share_is_no_list_of_who_gained_it(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("how much have imports from Russia fallen since 2021", "/total imports ru vs 2021"),
        ("exports to Russia halved since 2021?", "/exports ru vs 2021"),
        ("did imports from Russia double since 2015", "/total imports ru vs 2015"),
        ("how far are exports to Russia down since fy2021", "/exports ru vs fy2021"),
        ("how much has the price of LNG from Russia fallen since 2022", "/price lng ru vs 2022"),
        ("how much have car exports to Russia dropped since March 2022", "/cars exports ru latest vs 2022-03"),
        ("which goods from Russia have fallen since 2021", "/rank imports ru last year vs 2021 by change smallest"),
        (
            "by how many points has Russia's share in LNG fallen since 2021",
            "/share lng ru 2021 last year of goods by share_gained",
        ),
        ("trend of exports to Russia since 2021", "/exports ru since 2021"),
        ("did exports to Russia fall every year since 2021", "/exports ru since 2021"),
        ("monthly change since 2024 in LNG imports from Russia", "/months lng imports ru since 2024 vs previous"),
        ("quarterly change since 2025q1, exports to Russia", "/exports ru since 2025q1 vs previous"),
        ("monthly change in exports to Russia, March 2026", "/exports ru 2026-03 vs previous"),
    ],
)
def test_what_moved_is_set_against_its_beginning(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("coal: who came after Australia in 2025?", "/rank coal au 2025 place"),
        ("who is next after Russia in LNG", "/rank lng ru place"),
        ("which supplier ranks just behind Russia in LNG", "/rank lng ru place"),
        ("who is ahead of Russia in LNG, 2025", "/rank lng ru 2025 place"),
        ("who follows Qatar among LNG suppliers in 2025", "/rank lng imports qa 2025 place"),
        ("list the countries for coal 2024", "/rank coal 2024"),
        ("who bought more cars after 2022", "/rank cars exports since 2023"),
        ("exports to Russia in the quarter before the latest one", "/exports ru quarter before last"),
        ("period before the latest quarter, exports to Russia", "/exports ru quarter before last"),
        ("exports to Russia in the month before the latest one", "/exports ru latest-1"),
        ("how much is one tonne of Russian LNG, 2025", "/price lng ru 2025"),
        ("what percentage of Russia-bound exports were cars in 2025?", "/share cars exports ru 2025 of country"),
        ("how much of the change in LNG imports from Russia in 2025 was price", "/lng imports ru 2025 effects"),
        ("export the table of LNG by country 2025 to excel", "/rank lng 2025 xlsx"),
        ("lng from russia jan-mar 26 vs same mths last yr", "/lng ru 2026-01..2026-03"),
        ("which goods made up the largest part of exports to Kazakhstan in 2025?", "/rank exports kz 2025"),
        ("exports to Russia: January 2026 plus February 2026", "/exports ru 2026-01 2026-02 sum"),
        ("what's Russia's rank in exports, 2025", "/rank total exports ru 2025 place"),
        ("newest quarter for LNG from Russia", "/lng ru last 1 quarters"),
        ("year-by-year imports from Russia since 2019 with percentage changes", "/total imports ru since 2019"),
        ("top 3 export goods to Russia and their share, 2025", "/rank exports ru 2025 top 3"),
        ("coal imports by origin, 2025, share only", "/rank coal imports 2025"),
        ("pie chart of imports from Russia 2025", "/rank imports ru 2025 chart"),
        ("bars: LNG from Australia and Qatar 2023 to 2025", "/lng au qa 2023..2025 chart"),
        (
            "by what percentage a year, on average, did imports of fish from Russia grow from 2015 to 2025",
            "/fish ru imports growth 2015..2025",
        ),
        ("what were exports to Russia in 2024, as the figures stood on 15 February 2025?", "/exports ru 2024 asof 2025-02-15"),
    ],
)
def test_lists_and_times_beside_another(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/rank imports ru 2025", "next ten", "/rank imports ru 2025 top 20"),
        ("/rank imports ru 2025 top 5", "show me the next five", "/rank imports ru 2025 top 10"),
        ("/total -lng imports ru 2025", "without mineral fuels instead", "/total -mineral_fuels imports ru 2025"),
        ("/total -lng imports ru 2025", "leave out coal instead of LNG", "/total -coal imports ru 2025"),
        ("/total -lng imports ru 2025", "leave out coal too", "/total -lng -coal imports ru 2025"),
        ("/total -us exports world 2025", "drop China instead", "/total -cn exports world 2025"),
        ("/crude_oil imports ru 2025", "when was the last time?", "/crude_oil imports ru last above 0"),
        ("/coal ru 2025", "has it halved since 2021?", "/coal ru 2025 vs 2021"),
        ("/lng imports ru 2025", "And what did the US supply?", "/lng imports us 2025"),
        ("/months imports ru since 2024", "when did it peak?", "/total imports ru since 2024 by month highest"),
        ("/total imports ru since 2024 by month highest", "and the average?", "/total imports ru since 2024 by month average"),
        ("/total imports ru since 2024 by month average", "and the sum?", "/total imports ru since 2024 sum"),
        ("/wood imports ru 2025", "show all years since 2019", "/wood imports ru since 2019"),
        ("/wood imports ru since 2019", "what was the yearly growth rate?", "/wood imports ru since 2019 growth"),
        ("/crude_oil imports ru last 12m", "when was the last delivery?", "/crude_oil imports ru last above 0"),
        ("/exports ru by month lowest by change", "and the largest rise?", "/exports ru by month highest by change"),
        ("/exports ru by month lowest by change", "in percent?", "/exports ru by month lowest by growth"),
        ("/imports ru by month since 2022 above 100bn", "which was the last?", "/imports ru by month last above 100bn"),
        ("/imports ru by month since 2022 above 100bn", "and the first?", "/imports ru by month first above 100bn"),
        ("/imports ru by month since 2022 above 100bn", "how many?", "/imports ru by month since 2022 above 100bn"),
        ("/imports ru by month since 2022 above 100bn", "last year", "/imports ru by month last year above 100bn"),
        ("/total imports ru since 2019", "and last year?", "/total imports ru last year"),
        ("/coal ru 2021..2025", "with Australia", "/coal ru au 2021..2025"),
        ("/balance cn 2025", "with the US", "/balance us 2025"),
        ("/exports ru 2026-03 vs 2021-03", "and with February?", "/exports ru 2026-03 vs previous"),
        ("/rank total exports 2025 top 3", "what percentage do they make up?", "/exports world 2025 concentration top 3"),
    ],
)
def test_what_follows_goes_on_from_it(engine: Engine, earlier: str, question: str, command: str) -> None:
    assert engine.understand(question, engine.parse(earlier)).request == engine.parse(command)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("how much more LNG than coal from Russia in 2025", "how much more"),
        ("what comes after coal in imports from Russia in 2025", "after"),
        ("when did imports from Russia last double", "last"),
    ],
)
def test_what_nothing_comes_of_is_named(engine: Engine, question: str, left: str) -> None:
    assert left in ", ".join(taken.said for taken in engine.understand(question).taken if taken.code == "aside")


@pytest.mark.parametrize("command", ["/lng without", "/lng 2025 except"])
def test_a_command_that_leaves_out_nothing_is_refused(engine: Engine, command: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.parse(command)
    assert refused.value.code == "conflict"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("biggest drop in imports from Russia in one month", "/total imports ru by month lowest by change"),
        ("largest monthly fall in exports to Russia since 2022", "/exports ru since 2022 by month lowest by change"),
        ("which month had the biggest drop in imports from Russia?", "/total imports ru by month lowest by change"),
        ("biggest one-month jump in coal imports from Russia", "/coal imports ru by month highest by change"),
        ("which quarter of 2025 saw the largest increase in exports to Russia", "/exports ru 2025 by quarter highest by change"),
        (
            "the three months with the biggest drop in exports to Russia since 2022",
            "/exports ru since 2022 by month lowest by change top 3",
        ),
        ("which month of 2025 had the highest growth rate of exports to Korea", "/exports kr 2025 by month highest by growth"),
        ("which countries had the largest fall in LNG imports", "/rank lng imports by change smallest"),
    ],
)
def test_the_month_that_moved_most(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    "asked", ["which banks handled the payments", "which airlines flew it here", "which insurers underwrote"]
)
def test_what_is_not_traded_is_not_answered_with_trade(engine: Engine, asked: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(f"{asked} LNG from Russia in 2025")
    assert refused.value.code == "unknown_word"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("on which basis are the exports valued, please?", "basis"),
        ("does your line for medical products, which I take to cover pharmaceuticals, include bandages as well?", "lines"),
    ],
)
def test_what_the_figures_are_is_told(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic


@pytest.mark.parametrize("words", ["last above 0", "first above 0", "by month below 0"])
def test_nothing_is_an_amount(engine: Engine, words: str) -> None:
    read = engine.parse(f"/crude_oil imports ru {words}")
    assert read.amount is not None
    assert str(read.amount) == "0"
    assert engine.parse(read.words(engine.vocabulary)) == read


def test_the_quarter_before_the_last_reads_back(engine: Engine) -> None:
    read = engine.parse("/exports ru quarter before last")
    assert engine.parse(read.words(engine.vocabulary)) == read
    [when] = read.periods
    assert isinstance(when, Relative)
    assert [str(period) for period in when.resolve(2026 * 12 + 2)] == ["2025q4"]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("5-year average of imports from Russia before 2022", "/imports ru 2017..2021 by year average"),
        ("five-year average of LNG imports from Russia to 2025", "/lng imports ru 2021..2025 by year average"),
        ("3-year mean of coal imports from Russia ending in FY2025", "/coal imports ru fy2023..fy2025 by year average"),
        ("10-year average LNG imports from Russia", "/lng imports ru last 10 cy by year average"),
        ("Russia LNG imports 3 year average", "/lng imports ru last 3 cy by year average"),
    ],
)
def test_years_of_an_average_end_where_it_says(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("LNG price above its 3-year average?", "/price lng ru vs 3y average"),
        ("LNG imports 2025 compared with the 5-year average", "/lng imports ru 2025 vs 5y average"),
        (
            "how far above its five-year average were LNG imports from Russia in March 2026",
            "/lng imports ru 2026-03 vs 5y average",
        ),
        ("coal price from Australia relative to its 3-year average", "/price coal au vs 3y average"),
        ("exports to the US in 2025 vs the average of the previous five years", "/exports us 2025 vs 5y average"),
        ("exports to China March 2026 vs 5yr avg", "/exports cn 2026-03 vs 5y average"),
        ("by how much did fish imports from Russia in 2025 exceed the 5-year average", "/fish imports ru 2025 vs 5y average"),
        ("LNG from Russia by month 2025 vs 5-year average", "/months lng ru 2025 vs 5y average"),
        ("tonnes of LNG from Russia in FY2025 against the 2-year average", "/lng ru fy2025 vs 2y average volume"),
    ],
)
def test_what_is_set_against_an_average_is_not_answered_with_the_average(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("is Japan's crude more concentrated now than in 2015", "/crude_oil world 2015 last year concentration"),
        ("HHI of LNG suppliers 2025 vs 2021", "/lng world 2021 2025 concentration"),
        ("原油輸入の集中度 2015年比", "/crude_oil imports world 2015 last year concentration"),
    ],
)
def test_a_concentration_is_shown_beside_the_one_it_is_set_against(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("what changed most in imports from Russia in 2025", "/imports ru 2025 drivers"),
        ("biggest movers among exports to Russia in FY2025", "/exports ru fy2025 drivers"),
        ("biggest swings in imports from Russia 2025 vs 2024", "/imports ru 2025 drivers vs 2024"),
        ("which countries' LNG sales to Japan changed most in 2025", "/lng imports world 2025 drivers"),
        ("что сильнее всего изменилось в импорте из России в 2025", "/imports ru 2025 drivers"),
        ("крупнейшие изменения в импорте из России, 2025", "/imports ru 2025 drivers"),
        ("ロシアからの輸入で2025年に最も変化した品目は", "/imports ru 2025 drivers"),
        ("変化の大きい品目 対ロ輸入 2025年", "/imports ru 2025 drivers"),
        ("biggest increases in imports from Russia 2025", "/rank imports ru 2025 by change"),
    ],
)
def test_what_moved_either_way_is_taken_apart(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("対ロ輸入 2025 増えた品目", "/rank imports ru 2025 fy2025 by change"),
        ("2025 中国向け輸出 減った品目 トップ5", "/rank exports cn 2025 fy2025 by change smallest top 5"),
        ("増減の大きい品目 対ロ輸入 2025", "/imports ru 2025 fy2025 drivers"),
    ],
)
def test_a_year_of_either_kind_is_not_set_against_itself(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("when did imports from Russia fall below exports", "/balance ru by month above 0"),
        ("when did exports to the US exceed imports", "/balance us by month above 0"),
        ("when were imports from China above exports", "/balance cn by month below 0"),
        ("months since 2022 in which Japan had a surplus with Russia", "/balance ru since 2022 by month above 0"),
        ("which months had a deficit with the US in 2025", "/balance us 2025 by month below 0"),
        ("quarters of 2025 with a deficit with Russia", "/balance ru 2025 by quarter below 0"),
        ("в каких месяцах было положительное сальдо с США в 2025", "/balance us 2025 by month above 0"),
        ("対米で赤字だった月 2025年", "/balance us 2025 by month below 0"),
        ("2022年以降で対ロ黒字だった月", "/balance ru since 2022 by month above 0"),
    ],
)
def test_months_on_one_side_of_the_balance_are_picked(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("which goods does Japan import only from Russia", "/rank imports ru above 99% of goods"),
        ("products Japan buys exclusively from Australia in 2025", "/rank imports au 2025 above 99% of goods"),
        ("which of the top five LNG suppliers grew in 2025", "/rank lng imports 2025 top 5"),
        ("how much was paid to Qatar for LNG in 2025", "/lng imports qa 2025"),
    ],
)
def test_what_comes_only_from_one_and_who_of_the_first_grew(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    "question",
    [
        "how long did it take for exports to Russia to halve after 2021",
        "対ロ輸出が半減するまで何年かかった",
        "сколько времени понадобилось, чтобы импорт из России упал вдвое",
    ],
)
def test_how_long_a_change_took_is_no_run_of_months(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "measures"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("goods for which Japan depends most on Russia 2025", "/rank imports ru 2025 of goods"),
        ("対ロ輸入依存度が最も高い品目 2025年", "/rank imports ru 2025 of goods"),
        ("по каким товарам Япония сильнее всего зависит от России, 2025", "/rank imports ru 2025 of goods"),
        ("ロシアからの原油輸入がゼロになったのはいつから", "/crude_oil imports ru by month last above 0"),
        ("対ロ貿易、黒字だったことはある？", "/balance ru by month above 0"),
        ("был ли когда-нибудь профицит с Россией", "/balance ru by month above 0"),
    ],
)
def test_dependence_is_by_goods_and_whether_there_was_ever_any_is_looked_for(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("how much of the growth in exports in 2025 came from Taiwan", "/exports tw 2025 drivers of goods"),
        ("how much of the fall in imports from Russia was due to LNG in 2025", "/lng imports ru 2025 drivers of country"),
        ("which three months of 2025 had the lowest exports to Russia", "/exports ru 2025 by month lowest top 3"),
        ("which two quarters since 2020 saw the highest imports from Russia", "/imports ru since 2020 by quarter highest top 2"),
        ("top ten goods imported from Russia as a share of the total, 2025", "/imports ru 2025 concentration top 10"),
        ("combined share of the top ten goods imported from Russia, 2025", "/imports ru 2025 concentration top 10"),
        ("top 10 goods imported from Russia in 2025", "/rank imports ru 2025 top 10"),
    ],
)
def test_the_first_few_and_what_a_change_came_from(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("command", "country"),
    [("/exports th 2025", "Thailand"), ("/total in", "India"), ("/in", "India"), ("/exports at", "Austria")],
)
def test_a_code_that_is_a_word_is_asked_back_in_a_command(engine: Engine, command: str, country: str) -> None:
    with pytest.raises(AskError, match=country) as found:
        engine.parse(command)
    assert found.value.code == "unknown_word"


def test_a_code_that_is_a_word_is_a_country_where_a_sign_joins_it(engine: Engine) -> None:
    assert set(engine.parse("/total au+in 2025").partners) == {"AU", "IN"}
    assert engine.parse("/lng in 2025") == engine.parse("/lng 2025")
