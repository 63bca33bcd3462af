from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.phrases.quantities.money import money
from bot.render.phrases.quantities.scales import Scale, money_scale, quantity_scale, scaled
from bot.speech import speaking
from bot.words.numbers import MINUS, change, decimal, growth, growth_in_words, part, width

BILLION, MILLION, THOUSAND, WHOLE = Scale("bn", 10**9, 1), Scale("mn", 10**6, 1), Scale("k", 10**3, 1), Scale("", 1, 0)
FIGURES = st.integers(-(10**16), 10**16)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Russia in 2024: billions beside each other; alone a trillion is one, as newspapers write it.
        ([327_662_267_000, 859_994_146_000], BILLION),
        ([110_000_000_000_000], Scale("trn", 10**12, 1)),
        ([1_194_600_000_000], Scale("trn", 10**12, 2)),
        ([1_194_600_000_000, 366_500_000_000], BILLION),
        ([110_400_000_000_000, 113_300_000_000_000, -2_900_000_000_000], Scale("trn", 10**12, 2)),
        ([110_400_000_000_000, 50_000_000_000], BILLION),
        ([10_000_000_000], BILLION),
        # Two decimals where one would leave two digits.
        ([9_999_999_999], Scale("bn", 10**9, 2)),
        ([1_000_000_000], Scale("bn", 10**9, 2)),
        ([1_000_000_000, 10_000_000_000], BILLION),
        ([999_999_999], MILLION),
        ([1_000_000], Scale("mn", 10**6, 2)),
        ([999_999], THOUSAND),
        ([1_000], Scale("k", 10**3, 2)),
        ([999], WHOLE),
        ([0], WHOLE),
        ([], WHOLE),
        ([None, None], WHOLE),
        ([None, 20_000_000, 5], MILLION),
        # A deficit is as large as a surplus.
        ([-502_400_000_000, 5], BILLION),
    ],
)
def test_the_scale_fits_the_largest_figure(values: list[float | None], expected: Scale) -> None:
    assert money_scale(values) == expected


@pytest.mark.parametrize(
    ("values", "unit", "name", "size", "places"),
    [
        ([5_600_000], "t", "kt", 1_000, 1),
        ([10_000], "t", "kt", 1_000, 1),
        ([9_999], "t", "t", 1, 0),
        ([17_536_570], "kg", "kt", 1_000_000, 1),
        ([9_999_999], "kg", "t", 1_000, 1),
        ([10_000], "kg", "t", 1_000, 1),
        ([9_999], "kg", "kg", 1, 0),
        ([0], "kg", "kg", 1, 0),
        ([], "t", "t", 1, 0),
        ([None], "t", "t", 1, 0),
        ([5_000_000], "m3", "m³", 1, 0),
    ],
)
def test_scales_of_quantities(values: list[float | None], unit: str, name: str, size: int, places: int) -> None:
    assert quantity_scale(values, unit) == Scale(name, size, places)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (1175.7, 1, "1,175.7"),
        (-502.4, 1, f"{MINUS}502.4"),
        (0, 1, "0"),
        (0.0, 1, "0"),
        (-0.0, 1, "0"),
        (0.04, 1, "<0.1"),
        (0.001, 1, "<0.1"),
        (-0.04, 1, f">{MINUS}0.1"),
        (0.06, 1, "0.1"),
        (0.4, 0, "<1"),
        (-0.4, 0, f">{MINUS}1"),
        (1234567, 0, "1,234,567"),
        (0.12345, 3, "0.123"),
        (0.0001, 3, "<0.001"),
        (10**15, 1, "1,000,000,000,000,000.0"),
    ],
)
def test_decimals(value: float, places: int, expected: str) -> None:
    assert decimal(value, places) == expected


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [
        (327_662_267_000, BILLION, "327.7"),
        (859_994_146_000, BILLION, "860.0"),
        (-502_400_000_000, BILLION, f"{MINUS}502.4"),
        (110_379_000_000_000, BILLION, "110,379.0"),
        (1_000, BILLION, "<0.1"),
        (-1_000, BILLION, f">{MINUS}0.1"),
        (0, BILLION, "0"),
        (None, BILLION, "n/a"),
        (999, WHOLE, "999"),
        (1_234_000, MILLION, "1.2"),
    ],
)
def test_scaled_figures(value: float | None, scale: Scale, expected: str) -> None:
    assert scaled(value, scale) == expected


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        (536_102_851_000, "jpy", "¥536.1 bn"),
        (-3_300_000_000, "usd", f"{MINUS}$3.30 bn"),
        (-33_000_000_000, "usd", f"{MINUS}$33.0 bn"),
        (2_500_000, "usd", "$2.50 mn"),
        (18_000, "jpy", "¥18.0 k"),
        (999, "jpy", "¥999"),
        (0, "jpy", "¥0"),
        (None, "usd", "n/a"),
        (110_379_000_000_000, "jpy", "¥110.4 trn"),
        (1_175_737_509_000, "jpy", "¥1.18 trn"),
        (-20_248_100_000_000, "jpy", f"{MINUS}¥20.25 trn"),
    ],
)
def test_money_in_a_sentence(value: float | None, currency: str, expected: str) -> None:
    assert money(value, currency) == expected


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (8.64, "+8.6%"),
        (-12.7, f"{MINUS}12.7%"),
        (0.0, "0%"),
        (0.04, "0.0%"),
        (-0.04, "0.0%"),
        (0.05001, "+0.1%"),
        (100.0, "+100.0%"),
        (-100.0, f"{MINUS}100.0%"),
        (999.94, "+999.9%"),
        (1234.5, "+1,234%"),
        (-1234.5, f"{MINUS}1,234%"),
        (1_000_000.0, "+1,000,000%"),
        (None, "n/a"),
    ],
)
def test_changes(percent: float | None, expected: str) -> None:
    assert change(percent) == expected


@pytest.mark.parametrize(
    ("percent", "expected"),
    [(63.94, "63.9%"), (0.0, "0%"), (0.02, "<0.1%"), (100.0, "100.0%"), (None, "n/a"), (99.96, "100.0%")],
)
def test_shares(percent: float | None, expected: str) -> None:
    assert part(percent) == expected


@pytest.mark.parametrize(
    ("percent", "table", "words"),
    [
        (199.9, "+199.9%", "+199.9%"),
        (200.0, "×3.0", "×3.0"),
        (320.1, "×4.2", "×4.2"),
        (31_951.0, "×321", "×321"),
        (-12.7, f"{MINUS}12.7%", f"{MINUS}12.7%"),
    ],
)
def test_large_rises_are_multiples(percent: float, table: str, words: str) -> None:
    assert (growth(percent), growth_in_words(percent)) == (table, words)


def test_multiples_in_russian_and_japanese() -> None:
    with speaking("ru"):
        assert [growth(320.1), growth_in_words(320.1), growth_in_words(31_951)] == [
            "×4,2",
            "в 4,2 раза больше",
            "в 321 раз больше",
        ]
    with speaking("ja"):
        assert [growth(320.1), growth_in_words(31_951)] == ["4.2倍", "321倍"]


@given(FIGURES, st.sampled_from([BILLION, MILLION, THOUSAND, WHOLE]))
@settings(deadline=None)
def test_a_figure_is_only_zero_when_it_is_zero(value: int, scale: Scale) -> None:
    text = scaled(value, scale)
    assert (text == "0") == (value == 0)
    assert "-" not in text
    assert (MINUS in text) == (value < 0)


@given(FIGURES)
@settings(deadline=None)
def test_a_figure_reads_back(value: int) -> None:
    scale = money_scale([value])
    text = scaled(value, scale).replace(",", "").replace(MINUS, "-")
    assert abs(float(text) * scale.size - value) <= 0.0501 * scale.size
    assert money(value, "jpy").count("¥") == 1


@given(st.floats(-1e9, 1e9))
@settings(deadline=None)
def test_a_change_has_the_sign_it_had(percent: float) -> None:
    text = change(percent)
    assert re.fullmatch(rf"0%|0\.0%|[+{MINUS}][\d,]+(\.\d)?%", text)
    if abs(percent) >= 0.051:
        assert text.startswith("+" if percent > 0 else MINUS)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("LNG", 3),
        ("", 0),
        ("液化天然ガス", 12),
        ("ＬＮＧ", 6),
        ("ｶﾞｽ", 3),
        ("Россия", 6),
        ("¥1,175.7", 8),
        ("−9.7%", 5),
        ("e\u0301", 1),
    ],
)
def test_widths(text: str, columns: int) -> None:
    assert width(text) == columns
