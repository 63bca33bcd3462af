"""HS codes in a text: how people write them, and numbers that are none."""

from __future__ import annotations

import pytest

from bot.question.lexicon.hs_codes import code_at
from bot.question.lexicon.spelling import normalise

KNOWN = frozenset({"8703", "2711", "271111", "2009", "200911", "870323"})


def codes(text: str) -> list[tuple[str, str]]:
    plain = normalise(text)
    found = []
    at = 0
    while at < len(plain):
        token = code_at(plain, at, KNOWN)
        if token is not None:
            found.append((token.kind, token.value))
        at = token.end if token is not None else at + 1
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hs271111000 fy2018", "hs271111000"),
        ("HS 2711", "hs2711"),
        ("hs 2711.11", "hs271111"),
        ("HS2711.11.000", "hs271111000"),
        ("HS code 2711", "hs2711"),
        ("品番2711.11-000の輸入", "hs271111000"),
        ("2711.11-000", "hs271111000"),
        ("271111-000", "hs271111000"),
        ("品目コードは2711.11", "hs271111"),
        ("hs-code: 2711", "hs2711"),
        ("heading 2711 from russia", "hs2711"),
        ("chapter 27", "hs27"),
        ("8703", "hs8703"),
        ("cars 8703.23 2018", "hs870323"),
        ("271111 2018", "hs271111"),
        ("271111000", "hs271111000"),
        ("27類", "hs27"),
        ("第27類の輸入", "hs27"),
        ("27.11項", "hs2711"),
        ("HSコード2711の輸入", "hs2711"),
        ("ＨＳ２７１１", "hs2711"),
        ("ТН ВЭД 2701", "hs2701"),
        ("тнвэд 2711.11", "hs271111"),
        ("код ТН ВЭД 2701", "hs2701"),
        ("по коду 2711 из России", "hs2711"),
        ("товарная группа 27", "hs27"),
    ],
)
def test_codes(text: str, value: str) -> None:
    assert codes(text) == [("commodity", value)]


@pytest.mark.parametrize("digits", ["271", "27111", "2711110", "27111100", "2711110000"])
def test_another_number_of_digits_is_no_code(digits: str) -> None:
    assert codes(f"hs{digits}") == codes(f"ТН ВЭД {digits}") == [("no_code", digits)]


@pytest.mark.parametrize(
    "text", ["2009", "200911", "2018", "2018-2711", "1234", "5000", "12,8703", "8703-01", "2711/2", "top 10", "27", "¥8703,5"]
)
def test_numbers_that_are_no_codes(text: str) -> None:
    assert codes(text) == []
