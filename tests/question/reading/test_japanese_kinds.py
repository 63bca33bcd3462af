"""Kinds of Japanese that native writers used and the reader had not seen: who buys, years in two digits, roles, breakdowns."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from tests.question.corpus.unseen import Row, outcome

READ = [
    # Who buys and who sells, in any words.
    ("対ロLNG調達額（2024年度）", "/lng imports fy2024"),
    ("ロシアに払った代金、LNGと石炭を合わせて 2025年度", "/lng+coal imports fy2025"),
    ("豪州、カタールの二国に支払ったLNG代金の合計 2025年", "/lng imports au+qa 2025"),
    ("ロシアのLNGをいくら買った？ 2025年", "/lng imports 2025"),
    ("アメリカで売る車の輸出 2025年", "/motor_vehicles exports us 2025"),
    ("日本車のロシア向け輸出 2025年", "/motor_vehicles exports 2025"),
    ("豪州炭輸入額 2025年", "/coal imports au 2025"),
    ("中国向けに売った額と中国から買った額の差 2025年度", "/balance cn fy2025"),
    ("ロシアとの輸入額と輸出額を合算すると 2025年", "/total 2025"),
    # What a noun is said to be, and what is left out.
    ("LNG輸入額、相手国はロシア、2025年", "/lng imports 2025"),
    ("自動車輸出、仕向け国は米国。2025年", "/motor_vehicles exports us 2025"),
    ("全世界（除く米国）輸出額 2025年度", "/exports world -us fy2025"),
    ("対ロ輸入全体マイナスLNG、2025年", "/total -lng imports 2025"),
    ("日本を除くG7向け輸出 2025年", "/exports g7 2025"),
    # Years in two digits, of a list, a run, or behind 年分.
    ("対ロ輸出、2023・24・25年", "/exports 2023..2025"),
    ("対ロ輸出 23〜25年度", "/exports fy2023..fy2025"),
    ("ロシア産LNGのトン数、令和7年分", "/lng imports 2025 volume"),
    ("対ロ輸入 2022年以降2025年まで", "/imports 2022..2025"),
    ("2023年1月から直近までで対ロ輸入が1000億円に届かなかった月は何回", "/imports since 2023-01 by month below 100bn"),
    # Indexes.
    ("2019年を100としたら、ロシアへの輸出は25年まで毎年いくつになる？", "/exports by year 2019..2025 index 2019"),
    ("ロシア向け輸出の指数、基準は2019年（100）、2025年まで", "/exports 2019..2025 index 2019"),
    ("2019年から2025年の対ロ輸出を、初年を100とした指数で", "/exports 2019..2025 index 2019"),
    # What a change is made of, and what it is set against.
    ("対ロ輸入 2025年度 増減の品目別内訳", "/imports fy2025 drivers"),
    ("LNG輸入 2025年 増減の相手国別内訳", "/lng imports world 2025 drivers"),
    ("対米自動車輸出、2025年の額が2019年からどれだけ増減したか", "/motor_vehicles exports us 2025 vs 2019"),
    ("対ロ輸入で2025年に半分より多く減ったのはどの品目", "/rank imports ru 2025 at most -50%"),
    ("ロシアからの輸入品目のうち、2025年に前年比▲50%を下回ったもの", "/rank imports ru 2025 below -50%"),
    ("対ロ輸出で2025年に前年比3割以上減ったのは何？", "/rank exports ru 2025 at most -30%"),
    ("2025年に日本からの輸出が年間1兆円を突破した国々", "/rank total exports 2025 above 1trn"),
    ("国別輸出額 2025年", "/rank total exports 2025"),
    ("対ロ輸入の品目一覧 2025年", "/rank imports ru 2025"),
    # Shares: what stands in the trade is the whole.
    ("ロシア産が日本のLNG輸入に占める比率 2025年", "/share lng imports 2025 of goods"),
    ("日本が買うLNGに占める豪州産の比率 2025年", "/share lng imports au 2025 of goods"),
    ("2025年のロシアからの輸入総額に対するLNGの比率", "/share lng imports 2025 of country"),
    ("ロシア産はLNG輸入全体の何割？2025年", "/share lng imports 2025 of goods"),
    (
        "2021年と2025年を比べて豪州がLNG輸入で伸ばしたシェア（ポイント）",
        "/share lng imports au 2021 2025 of goods by share_gained",
    ),
    # Amounts, and what is taken off a total.
    ("ロシアからの輸入が月2000億円を最後に超えたのはいつ", "/imports by month last above 200bn"),
    ("対露自動車輸出　＞300億円　2022年〜　何カ月", "/motor_vehicles exports since 2022 by month above 30bn"),
    ("2025年度の輸出総額から対米輸出を引いた額", "/exports world -us fy2025"),
    ("2015年以降、対露輸出が最も少なかった3つの月", "/exports since 2015 by month lowest top 3"),
    ("対ロ輸出の最低額、1位から3位まで（2015年以降）", "/exports since 2015 by month lowest top 3"),
    ("LNG輸入 2024年 日本を除く", "/lng imports world 2024"),
    # Times.
    ("過去5年度でロシアからの輸入はどれだけ減った", "/imports last fy vs 5y"),
    ("過去5年でロシアからの輸入はどれだけ減った", "/imports last year vs 5y"),
    ("中東依存度を10年前と比べて 原油", "/share crude_oil middle_east 11 years ago last year of goods"),
    ("2022〜26年の各3月、ロシアからの輸入額", "/imports 2022-03 2023-03 2024-03 2025-03 2026-03"),
    ("対ロ輸出を2025年前半と後半に分けて", "/exports 2025h1 2025h2"),
    ("2025年の対ロ貿易を輸出と輸入に分けて", "/exports imports 2025"),
    ("ロシアからのLNG輸入を分けて 2025年", "/lng imports ru 2025 drivers"),
    ("昨年の上半期（1-6月）、下半期（7-12月）の別に、ロシア向け出荷額", "/exports 2025h1 2025h2"),
    ("冬に多い？ロシア産LNG輸入の季節性を2015年から", "/lng imports season since 2015"),
    ("ロシア産LNGの輸入、2026年3月は2月から何％増減", "/lng imports 2026-03 vs previous || /lng imports 2026-03 vs 2026-02"),
    ("令和8年度の年度初来、対露輸入額", "/imports fytd"),
    ("ロシアへの車輸出 2025年", "/motor_vehicles exports 2025"),
    ("対世界輸出から対米分を除いた額、2025年度", "/exports world -us fy2025"),
    ("ベトナムからの輸入は10年で年平均何％成長？2015→2025", "/imports vn 2015..2025 growth"),
    ("直近で公表されている月のロシアからの魚介類輸入額", "/fish imports latest"),
    ("対露の入超は足元で連続何カ月目になるか", "/balance by month streak"),
    ("2025年度のロシアからのLNG輸入額、12カ月の平均値", "/lng imports fy2025 average by month"),
    ("ロシアに売った額、ウクライナ侵攻前の21年と侵攻後の23年", "/exports 2021 2023"),
    ("日本のLNG輸入相手国を価格の高いほうから順位付けすると、2025年はどうなるか", "/rank lng imports 2025 by price"),
]
AFTER = [
    ("じゃあ逆に、売ったほうはいくら？", "/imports 2025", "/exports 2025"),
    ("一昨年はどうだっけ", "/lng imports 2025", "/lng imports 2024"),
    ("前年度の順位", "/rank lng imports fy2025 top 5", "/rank lng imports fy2024 top 5"),
    ("24年分", "/lng imports 2025", "/lng imports 2024"),
    ("日本のLNG輸入全体に占める割合は？", "/lng imports 2025", "/share lng imports 2025 of goods"),
    ("2021年からどれだけ変わった", "/cars exports ru 2025", "/cars exports ru 2025 vs 2021"),
    ("対2021年で", "/cars exports ru 2025", "/cars exports ru 2025 vs 2021"),
    ("オーストラリアだとどうなる", "/lng imports ru 2025", "/lng imports au 2025"),
    ("カタールを加えて", "/lng imports ru 2025", "/lng imports ru qa 2025"),
    ("ロシアの分を消すとどうなる？", "/lng imports ru au 2025", "/lng imports au 2025"),
]


@pytest.mark.parametrize(("question", "earlier", "command"), [(one, "", command) for one, command in READ] + AFTER)
def test_kinds_of_japanese_are_read_as_meant(engine: Engine, question: str, earlier: str, command: str) -> None:
    assert outcome(Row("ja", question, earlier, "", command), engine) == "right"


@pytest.mark.parametrize("question", ["円安が続くと対ロ輸入はどうなる", "2030年の対ロ輸入はどうなる", "対ロ輸入は今後どうなる"])
def test_what_is_to_come_is_no_figure(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "forecast"


@pytest.mark.parametrize("question", ["EUってロシアのガスをどれくらい輸入してるの", "中国はロシアの石炭を輸入している？"])
def test_trade_of_others_is_not_in_the_data(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code == "direction"
