"""Who comes behind another, what went on for so long, months that moved, one letter for a country, two set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("LNGでロシアの次に多い国は", "/rank lng ru place", ""),
        ("石炭でオーストラリアの次に多い輸入先はどこ 2025年", "/rank coal imports au 2025 place", ""),
        ("2025年の輸出先で米国に次いで大きいのはどこ", "/rank total exports us 2025 place", ""),
        ("対ロ輸入でLNGの次に多い品目は 2025年", "/rank imports ru 2025", "lngの次に"),
        ("LNG輸入で2番目に多い国 2025年", "/rank lng imports 2025 top 2", ""),
        ("対ロ輸出が3か月連続で増えたことはある？", "/exports ru rises by month", "3か月連続で"),
        ("対ロ輸出が3年連続で増加したことってあるの", "/exports ru rises by year", "3年連続で"),
        ("対ロ輸出は何か月連続で減っている", "/exports ru streak by month", ""),
        ("対ロ輸出が増えた月は", "/exports ru rises by month", ""),
        ("対ロ輸出が減った年をすべて挙げて", "/exports ru falls by year", ""),
        ("対ロ輸出が前年を下回った月", "/exports ru falls by month", ""),
        ("対ロ輸出が減少した2024年", "/exports ru 2024", ""),
        ("G7向け 米以外 輸出25年", "/exports g7 -us 2025", ""),
        ("豪以外からの石炭輸入 2025年", "/coal imports world -au 2025", ""),
        ("米・中・韓への輸出 2025年", "/exports us cn kr 2025", ""),
        ("米と中への輸出 2025年", "/exports us cn 2025", ""),
        ("カニとサケ、ロシアからどっちが多い 2025", "/crab salmon ru 2025", ""),
        ("カニ 露 2025", "/crab ru 2025 fy2025", ""),
    ],
)
def test_it_is_read_as_meant_and_what_is_left_is_named(engine: Engine, question: str, command: str, left: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert "".join(one.said for one in read.taken if one.code == "aside") == left


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("ロシア向けは何が多い 2025年", "/rank exports ru 2025"),
        ("ロシアからは何が一番多い 2025年", "/rank imports ru 2025"),
        ("ロシア向けって車以外だと何が多いの 2025年", "/rank exports ru -motor_vehicles 2025"),
        ("2024年と2025年、どちらの輸出が多いですか、ロシアへ", "/exports ru 2024 2025"),
        ("2025年の対ロ輸入は1兆円を下回った？", "/imports ru 2025 by year below 1trn"),
        ("2025年の対ロ輸出は4000億円を超えましたか", "/exports ru 2025 by year above 400bn"),
        ("2025年に対ロ輸入が600億円を超えた月", "/imports ru 2025 by month above 60bn"),
        ("貴重なデータをありがとうございます。続けて、2025年の対印輸出額もお願いします", "/exports india 2025"),
        ("対ロ輸出は何か月続けて減っていますか", "/exports ru streak by month"),
        ("対中輸入、品目別トップは 25年", "/rank imports cn 2025"),
        ("卒業論文で使います。対ロ輸出の2021年と2025年の額を頂けますか", "/exports ru 2021 2025"),
        ("想定問答を作成中。「対ロ輸入は減っているのか」への答えとして、2021年と2025年の数字", "/imports ru 2021 2025"),
    ],
)
def test_what_is_most_and_whether_it_is_so(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("対ロ輸出、品目別、月別 2025年", "/exports ru 2025 by month", "品目別"),
        ("exports to Russia by goods and by month, 2025", "/exports ru 2025 by month", "by goods"),
        ("対ロ輸出、年度×品目の表", "/rank exports ru", "年度"),
        ("対ロ輸入、露産LNG 25年", "/lng imports ru 2025", ""),
        ("対ロ輸出、5年の推移", "/exports ru last 60m by month", ""),
        ("2025年度の対ロ輸出は前年度に比べてどう増減した", "/exports ru fy2025", ""),
        ("1位から10位まで輸入の品物、ロシア 2025年", "/rank imports ru 2025 top 10", ""),
    ],
)
def test_two_cuts_and_what_is_left_of_them(engine: Engine, question: str, command: str, left: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert "".join(one.said for one in read.taken if one.code == "aside") == left


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("2025年度の対ロ輸入の上期と下期", "/imports ru fy2025h1 fy2025h2"),
        ("上期と下期の対ロ輸入、2025年度", "/imports ru fy2025h1 fy2025h2"),
        ("exports to Russia in the first half and the second half, 2025", "/exports ru 2025h1 2025h2"),
        ("2021年→2023年→2025年の対ロ輸入", "/imports ru 2021 2023 2025"),
        ("21年度対25年度、対ロ輸出", "/exports ru fy2025 vs fy2021"),
        ("LNGも石炭も除いた対ロ輸入 2025年", "/total imports ru -lng -coal 2025"),
    ],
)
def test_what_shares_a_head_or_a_tail(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("対ロ輸出が増えたのはいつ", "/exports ru rises by month", ""),
        ("対ロ輸出が前年を上回ったのは何月 2025年", "/exports ru 2025 rises by month", ""),
        ("対ロ輸出が減ったのは何年", "/exports ru falls by year", ""),
        ("ロシアからの魚、どれが一番多い? 2025年", "/fish ru 2025", "一番多い"),
        ("LNG、石炭、原油、どれが一番多い ロシアから 2025年", "/lng coal crude_oil ru 2025", ""),
        ("対ロ輸入、去年の同じころと比べてどう 2026年3月", "/imports ru 2026-03", ""),
        ("対ロ輸出、前年からの増減額の大きい品目 2025年", "/rank exports ru 2025 by change", ""),
    ],
)
def test_when_it_moved_and_which_of_several(engine: Engine, question: str, command: str, left: str) -> None:
    read = engine.understand(question)
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert "".join(one.said for one in read.taken if one.code == "aside") == left
