"""Japanese messages that ask twice, runs with another end, the newest beside a year, and shares by a country's goods."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.several import each_asked
from bot.errors import AskError
from bot.question.request import Request


def asked(question: str, engine: Engine) -> list[str]:
    """The commands of a message, without what they leave to their defaults."""
    read = [one.read for one in each_asked(question, engine, None)[0]]
    return [str(one) if isinstance(one, AskError) else engine.short_words(one.request) for one in read]


@pytest.mark.parametrize(
    ("question", "commands"),
    [
        ("2025年度の対ロ輸出、前年度比と前々年度比は？", ["/exports ru fy2025", "/exports ru fy2025 vs 2y"]),
        ("2025年11月の対ロ輸入は前月比・前年同月比でそれぞれ何%？", ["/imports ru 2025-11 vs previous", "/imports ru 2025-11"]),
        ("2025年の対ロ輸出、2年前比と前年比", ["/exports ru 2025 vs 2y", "/exports ru 2025"]),
        ("ロシアに何を売って何を買ってるの", ["/rank exports ru", "/rank imports ru"]),
        ("日本はロシアから何を買って、ロシアに何を売っているの？2025年で", ["/rank imports ru 2025", "/rank exports ru 2025"]),
        ("2025年、日本は豪州から何を輸入して何を輸出しているのか", ["/rank imports au 2025", "/rank exports au 2025"]),
        ("LNG輸入量、石炭輸入量、いずれも2024年度", ["/lng imports ru fy2024 volume", "/coal imports ru fy2024 volume"]),
        ("EUとASEANそれぞれの2025年輸入額、合計も", ["/imports eu asean 2025", "/imports eu+asean 2025"]),
        ("LNGと石炭の2025年のロシアからの輸入額、合計も教えて", ["/lng coal imports ru 2025", "/lng+coal imports ru 2025"]),
        ("対ロ輸入が過去最高だった月とその月の品目内訳", ["/imports ru highest by month", "/rank imports ru 2013-12"]),
        (
            "増えた品目と減った品目をそれぞれ3つ 対ロ輸入 2025年",
            ["/rank imports ru 2025 by change top 3", "/rank imports ru 2025 by change smallest top 3"],
        ),
        ("ロシアからの輸入額（2025年）、前年比、順位を教えて", ["/imports ru 2025", "/rank total imports ru 2025 place"]),
        (
            "対ロ輸入額、シェア、順位 2025年",
            ["/imports ru 2025", "/share total imports ru 2025", "/rank total imports ru 2025 place"],
        ),
        ("①対ロ輸入総額 ②うちLNG いずれも2025年度", ["/imports ru fy2025", "/lng ru fy2025"]),
        ("2025年の対ロ輸出総額は？あと、ロシアからのかに輸入量も", ["/exports ru 2025", "/crab imports ru 2025 volume"]),
    ],
)
def test_what_is_asked_twice_in_one_breath_is_two_questions(engine: Engine, question: str, commands: list[str]) -> None:
    assert asked(question, engine) == [engine.short_words(engine.parse(command)) for command in commands]


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("LNGの値段は？ロシア", "/price lng ru"),
        ("前年度比で2桁増の品目は？ 対ロ輸入", "/rank imports ru at least 10%"),
        ("前年同月比が20%超の月は？対ロ輸入 2025年", "/imports ru 2025 above 20%"),
        ("2025年のLNG輸入、上位3か国とその他", "/rank lng imports 2025 top 3"),
        ("2021年と直近の対ロ輸入を比べて", "/imports ru 2021 last year"),
        ("2019年度と現在の対ロ輸入", "/imports ru fy2019 last fy"),
        ("2021年3月と直近の対ロ輸入", "/imports ru 2021-03 latest"),
        ("サウジとUAEで原油輸入の何%？", "/share crude_oil imports sa+ae of goods"),
        ("サウジで原油輸入の何%", "/share crude_oil imports sa of goods"),
        ("豪州炭の比率が6割を超えていた年は", "/coal au by year above 60% of goods"),
        ("米国車の割合", "/share motor_vehicles us of goods"),
        ("対ロ輸出は侵攻前の水準まで戻ったか", "/exports ru vs 2021"),
        ("2015年まで遡って対ロ輸出", "/exports ru since 2015"),
        ("1年前の同じ四半期と比べた石炭の輸入量", "/coal imports ru last 1 quarters volume"),
        ("LNG輸入額の減少は価格要因？数量要因？2025年", "/lng imports ru 2025 effects"),
        ("輸入が輸出を上回っている国トップ5 2025年", "/rank total balance 2025 below 0 smallest top 5"),
        ("対ロで輸出のほうが輸入より多かった月", "/balance ru by month above 0"),
        ("輸入が増えた国は何カ国？2025年", "/rank total imports 2025 rises"),
        ("対ロ輸入で減った品目の数 2025年", "/rank imports ru 2025 falls"),
        ("総輸入の減少要因を国別に 2025年", "/imports world drivers 2025"),
        ("増加に寄与した上位5カ国 総輸入 2025年", "/imports world drivers 2025 top 5"),
        ("対ロ輸入の上位10品目の伸び率", "/rank imports ru top 10"),
        ("対ロ輸入の上位10品目で前年より減ったもの", "/rank imports ru top 10"),
        ("2桁の伸びが何カ月続いている？ 対ロ輸出", "/exports ru streak by month"),
        ("ロシアからの原油輸入がゼロになったのはいつ？", "/crude_oil imports ru last above 0 by month"),
        ("過去2番目に多かった月は？ 対ロ輸入", "/imports ru highest by month top 2"),
        ("第3四半期(10-12月)の対ロ輸出 2025年度", "/exports ru 2025-10..2025-12"),
        ("2025年10-12月期(第3四半期)の対ロ輸出", "/exports ru 2025q4"),
        ("上期の対ロ輸出 2025年度", "/exports ru fy2025h1"),
        ("2025年度の対ロ輸入、下期は", "/imports ru fy2025h2"),
        ("2010年代の対ロ輸出の合計", "/exports ru 2010..2019 sum"),
        ("24年度下期から25年度上期への変化 対ロ輸入", "/imports ru fy2025h1 vs fy2024h2"),
        ("2025年第1四半期から第2四半期にかけてどれだけ増えた？対ロ輸入", "/imports ru 2025q2 vs 2025q1"),
        ("去年の今頃の対ロ輸入", "/imports ru latest-12"),
        ("エネルギー輸入の合計（LNG・原油・石炭） ロシア 2025年度", "/lng+crude_oil+coal imports ru fy2025"),
        ("中東2カ国（サウジ、UAE）からの原油輸入 合計 2025年", "/crude_oil imports sa+ae 2025"),
        ("対世界輸出から米国と中国を除いた額 2025年", "/exports world -us -cn 2025"),
        ("ロシア産LNGは平均より何%高い？", "/price lng ru"),
        ("韓国の輸出額は中国を超える？2025年", "/exports kr cn 2025"),
        ("日露の貿易、赤字が何年つづいてる", "/balance ru streak by year"),
    ],
)
def test_one_question_is_read_whole(engine: Engine, question: str, command: str) -> None:
    assert asked(question, engine) == [engine.short_words(engine.parse(command))]


@pytest.mark.parametrize(
    "question", ["中東って言ったとき、どの国まで入れてる？", "EUはどこまで含んでる？", "ASEANに入れている国は？"]
)
def test_what_a_group_takes_in_is_asked_of_the_group(engine: Engine, question: str) -> None:
    assert engine.understand(question, None).topic == "groups"


@pytest.mark.parametrize(
    ("earlier", "question", "command"),
    [
        ("/lng ru 2025-01..2025-09", "10月まで延ばして", "/lng ru 2025-01..2025-10"),
        ("/lng ru 2025-01..2025-09", "10月までだと？", "/lng ru 2025-01..2025-10"),
        ("/lng ru 2025-01..2025-09", "4月からにして", "/lng ru 2025-04..2025-09"),
        ("/lng ru 2025", "9月までだと", "/lng ru 2025-01..2025-09"),
        ("/lng ru 2022..2024", "2025年まで延長して", "/lng ru 2022..2025"),
        ("/lng ru 2020..2025", "2015年まで遡って", "/lng ru 2015..2025"),
        ("/lng ru since 2015", "2020年までで", "/lng ru 2015..2020"),
        ("/imports us cn 2025", "その合計", "/imports us+cn 2025"),
        ("/lng coal imports ru 2025", "合計も教えて", "/lng+coal imports ru 2025"),
        ("/price salmon imports ru 2025", "数量は", "/salmon imports ru 2025 volume"),
        ("/imports ru 2025 drivers", "国別だと？", "/imports world 2025 drivers"),
        ("/share crude_oil sa", "2019年と比べて", "/share crude_oil sa 2019 last year by share_gained"),
        ("/price lng ru", "2021年と比べて", "/price lng ru 2021 last year"),
        ("/coal imports au 2025", "両方の合計", "/coal imports au 2025"),
        ("/exports ru 2025", "ロシアからのかに輸入量も", "/crab imports ru 2025 volume"),
    ],
)
def test_one_place_of_the_question_before_is_changed(engine: Engine, earlier: str, question: str, command: str) -> None:
    before: Request = engine.parse(earlier)
    assert engine.short_words(engine.understand(question, before).request) == engine.short_words(engine.parse(command))


def test_what_one_is_of_a_sum_it_is_in_is_refused(engine: Engine) -> None:
    with pytest.raises(AskError, match="What part of a sum"):
        engine.understand("LNGと石炭の合計に占めるLNGの割合 ロシア 2025年", None)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("2025年のロシアからの輸入、上位5品目+その他で", "その他"),
        ("対ロ輸入の上位10品目で前年より減ったもの", "減った"),
        ("対ロ輸入が1000億円以上だった月の数を年ごとに", "年ごとに"),
        ("2桁増が続いている月数 対ロ輸出", "2桁"),
        ("LNG輸入の上位3カ国の合計 2025年", "合計"),
        ("1バレルあたりの原油輸入価格 2025年", "1バレルあたり"),
        ("韓国の輸出額は中国を超える？2025年", "を超える"),
    ],
)
def test_what_nothing_comes_of_is_named(engine: Engine, question: str, word: str) -> None:
    assert word in [one.said for one in engine.understand(question, None).taken]


def test_the_way_that_the_words_say_is_not_said_to_be_another_countrys(engine: Engine) -> None:
    read = engine.understand("ロシアから何を買ってるの", engine.parse("/rank exports ru"))
    assert (read.request.flows, read.taken) == (("import",), ())
