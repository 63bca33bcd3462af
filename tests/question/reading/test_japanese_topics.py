"""What is asked about the groups and the lines themselves, and what only sounds like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("EUの数字に英国は入っていますか", "groups"),
        ("ASEANにミャンマーは含まれてますか", "groups"),
        ("G7にEUは入ってる？", "groups"),
        ("2020年のEUの輸入に英国は入っていますか", "groups"),
        ("中国の数字に香港は含まれているのでしょうか", "groups"),
        ("中東にはどこが含まれる", "groups"),
        ("BRICSにはどの国が含まれますか", "groups"),
        ("входит ли Великобритания в ЕС?", "groups"),
        ("Does ASEAN include Myanmar?", "groups"),
        ("石炭に一般炭は含まれますか", "lines"),
        ("原油は鉱物性燃料に入りますか", "lines"),
        ("自動車に中古車は入っていますか", "lines"),
    ],
)
def test_whether_one_lies_in_another_is_about_them(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("日本に入っているロシア産LNG 2025年", "/lng imports ru 2025"),
        ("BRICSに含まれる国の輸入ランキング 2025年", "/rank total imports brics 2025"),
        ("2025年の輸入上位5カ国にロシアは入りますか", "/rank total imports ru 2025 place"),
        ("какое место занимает Китай в импорте, 2025", "/rank total imports cn 2025 place"),
    ],
)
def test_figures_are_asked_in_the_same_words(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("ロシアに何を輸出しましたか", "/rank exports ru"),
        ("ロシアにいくら輸出した", "/exports ru"),
        ("車を2025年にいくら輸入しましたか", "/motor_vehicles imports ru 2025"),
        ("ロシアから2025年にいくら輸入しましたか", "/imports ru 2025"),
    ],
)
def test_what_is_traded_lies_in_no_group(engine: Engine, question: str, command: str) -> None:
    read = engine.understand(question)
    assert read.topic == ""
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize(
    ("question", "command", "left"),
    [
        ("CIFベースの対ロ輸入額 2025年", "/imports ru 2025", "cifベース"),
        ("FOB建ての対ロ輸出 2025年度", "/exports ru fy2025", "fob建て"),
        ("出典つきで対ロ輸出 2025年", "/exports ru 2025", "出典"),
        ("出所を添えて2025年の対ロ輸入額を", "/imports ru 2025", "出所"),
    ],
)
def test_a_quality_of_the_figures_is_not_asked_about(engine: Engine, question: str, command: str, left: str) -> None:
    read = engine.understand(question)
    assert read.topic == ""
    assert engine.short_words(read.request) == engine.short_words(engine.parse(command))
    assert left in "".join(one.said for one in read.taken if one.code == "aside")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("対ロ輸入額はCIFですか", "basis"),
        ("輸出はFOBですか、CIFですか 2025年", "basis"),
        ("出典は何ですか、2025年の対ロ輸入額の", "source"),
        ("季節調整済みの対ロ輸出 2025年", "adjusted"),
    ],
)
def test_what_is_asked_about_the_figures_is_explained(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic
