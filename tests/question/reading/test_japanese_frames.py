"""Clauses around a Japanese question that say what it is for or who asks: named as left out, and no goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import AskError
from bot.question.reading.several import questions_in

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (
            "弊社の会議資料に使いますので、2025年度の対ロ輸入を品目別に上位10件、エクセルでいただけますでしょうか。",
            "/rank imports ru fy2025 top 10 xlsx",
        ),
        ("社内の勉強会で使うので、2025年の対ロ輸出を品目別に教えてください", "/rank exports ru 2025"),
        ("原稿の締め切りが近いので急ぎで、2025年度の対ロ貿易収支を", "/balance ru fy2025"),
        ("急な依頼で申し訳ありませんが、2024年度の対ロ輸出を月ごとにお示しいただけますか", "/exports ru fy2024 by month"),
        ("友達に聞いたんですけど、ロシアへの輸出は2025年に減ったんですか", "/exports ru 2025"),
        ("授業の課題なのですが対ロ輸出のピークは何年でしょうか", "/exports ru highest by year"),
        ("経営会議の資料に載せたいんだけど対ロ輸出の四半期推移、2023年から", "/exports ru since 2023 by quarter"),
        ("縦軸を指数にした図、対ロ輸入の月次 2025年、2021年平均=100", "/imports ru 2025 by month index 2021 chart"),
        ("半期ごとの棒で、対ロ輸出2022年から2025年", "/exports ru 2022..2025 by half chart"),
    ],
)
def test_a_frame_is_no_part_of_what_is_asked(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    "question", ["ウイスキーですが、ロシア向け輸出は2025年いくらですか", "ベビーカーを、ロシアから2025年にいくら輸入しましたか"]
)
def test_goods_that_nobody_knows_are_no_frame(engine: Engine, question: str) -> None:
    with pytest.raises(AskError) as refused:
        engine.understand(question)
    assert refused.value.code in {"unknown_word", "no_data"}


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (
            "「ロシア炭はかつて輸入炭の1割超」とあります。2020年の石炭輸入に占めるロシアの比率は実際何%？",
            "/share coal imports ru 2020 of goods",
        ),
        ("「対ロ自動車部品輸出は21年の1割未満に」本当? 25年の数字を21年と対比して", "/car_parts exports ru 2025 vs 2021"),
        ("「LNG輸入の約1割はロシア産」という記事を見た。2025年度の実際の比率は？", "/share lng imports ru fy2025 of goods"),
        ("「25年の対中輸出は19兆円」と社内メモにある。正確な数字は？", "/exports cn 2025"),
        ("「ロシアからのカニ輸入は侵攻前の半分」って本当ですか。2021年と2025年を比べて", "/crab imports ru 2021 2025"),
        ("対ロ輸出は21年の半分以下になったとのこと。2021年と2025年の数字を並べて", "/exports ru 2021 2025"),
        ("「ロシア向け中古車は年間1000億円超」と報道。2024年と2025年の実額は？", "/used_vehicles ru 2024 2025"),
    ],
)
def test_what_is_claimed_is_no_condition(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request).replace("/compare", "/trade") == engine.short_words(engine.parse(command))
    assert "aside" in [one.code for one in read.taken]
    assert len(questions_in(question, engine.vocabulary)) == 1


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("「対ロ輸入は2025年に増えた」は本当ですか？", "/imports ru 2025"),
        ("「LNG」のロシアからの輸入、2025年", "/lng imports ru 2025"),
    ],
)
def test_a_claim_alone_is_what_is_asked(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (
            "積み上げ図の元データに。対ロ輸出が輸出入合計に占める比率、2021〜2025年の各年",
            "/share exports ru 2021..2025 of turnover",
        ),
        ("記事に引用したいので2025年の対ロ輸入額を", "/imports ru 2025"),
        ("出典を明記したいのですが、2025年の対ロ輸出額はいくらですか", "/exports ru 2025"),
        ("初めて利用します。2025年の対ロ輸入額をお願いします。", "/imports ru 2025"),
        ("最後に、2025年の対ロ輸出を教えて", "/exports ru 2025"),
        ("ロシア産原油の輸入が最後にあったのはいつ", "/crude_oil imports ru by month last above 0"),
        ("取引先に説明したいので、対中輸出の2025年の推移をグラフでお願いします", "/exports cn 2025 by month chart"),
    ],
)
def test_what_it_is_for_is_not_asked(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert read.topic == ""
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
