"""Numbers in words and in kanji → digits: 三十, 倍増, 半減, 二桁減, 3桁億円."""

from __future__ import annotations

import re

DIGITS_IN_KANJI = "〇一二三四五六七八九"
TENS = {"十": 10, "百": 100}
# A number where something that is counted or dated follows; 一般 and 二国間 are words.
KANJI = re.compile(
    rf"(?<![{DIGITS_IN_KANJI}十百])[{DIGITS_IN_KANJI}十百]+"
    r"(?=[月年日割位兆億万桁]|[かカヶケヵ箇][月国]|番目|倍|回|四半期|品目|件|種類|(?:[〜~-]|から)[一二三四五六七八九十]+月)"
    r"|(?<=上位|下位|分の)[一二三四五六七八九十]+"
)
# "2015年→2025年": from one to the other, where figures stand beside it.
# 「1位から3位まで」: the first three.
PLACES = re.compile(r"(?<!\d)1(?:位|番目?)?(?:から|[〜~-])([2-9]|1\d|20)(?:位|番目?)(?:まで)?|(?<![\d上])([2-9]|1\d|20)位まで")
# 「2019年を起点（=100）に」
BASE_NOUN = re.compile(r"を(?:起点|基準|始点|基点)?\s?[(（]\s?=?\s?100\s?[)）](?:に|として|とし)?")
# 「3つの月」: three of them, not March; 「月を3つ」: the first three.
COUNTED = re.compile(r"([2-9])つの(?:月(?!別)|カ月)")
LISTED = re.compile(r"(月|四半期|年)を([2-9])つ")
# 「2022〜2026年の各3月」: March of each of them.
EACH_MONTH = re.compile(r"の?各(?=(?:1[0-2]|[1-9])月)")
# 「2021年平均=100」: a year as a base is its average.
BASE_AVERAGE = re.compile(r"(?<=\d年|年度)の?平均(?:値)?(?=\s?=\s?100|\s?[をは]\s?100(?:と|に|で|$))")
# 「2019年(100)」: the base of an index.
BASE = re.compile(r"(\d年度?)\s?[(（]\s?[==]?\s?100\s?(?:とする|とした|として)?[)）]")
# "二桁減の品目": of so much and more, where a list is asked for; "3桁億円".
DIGITS_LONG = re.compile(
    r"([2-4])(?:桁|けた)台?の?(?=(?:減|増|伸|マイナス|プラス|下落|成長|低下)[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))"
)
HALF = re.compile(
    r"半[分減](?:以下|未満)(?:[にへ]まで|[にへ])?"
    r"(?:(?=落ち込|減|低下|縮小|縮ん|下が)|(にな(?:ってい[たる]|った|る)(?=[^、。]{0,6}(?:品目|商品|国|月|年|相手))))"
)
# "半分以上減った", "半減以上に落ち込んだ": by half and more.
BY_HALF = re.compile(
    r"半分(?:以上|超|より(?:も)?(?:多く|大きく)|を超えて)に?(?=減|落ち込|縮|下が|低下|失)"
    r"|半減以上(?:に|の)?(?=減|落ち込|縮|下が|低下)"
)
TIMES = re.compile(
    r"(?:(?<![0-9.])([2-9])倍|(?<![0-9])倍)(?:以上)?(?:[にへ](?=増|拡大|伸び|膨ら)"
    r"|(にな(?:ってい[たる]|った|る)(?=(?:対.)?(?:輸[入出])?(?:品目|商品|国|月|年|相手|先)))"
    r"|(?P<past>(?:を(?:超え|上回っ)[たる]|超の?)(?=(?:対.)?(?:輸[入出])?(?:品目|商品|国|月|年|相手|先))))"
)
DOUBLED = re.compile(r"(?<![0-9])倍増(?=[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))")
HALVED = re.compile(r"半減(?=[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))")
DIGITS_OF_MONEY = re.compile(r"([2-4])(?:桁|けた)億円?(?:台|以上)?")


def with_digits(folded: str) -> str:
    """Numbers in kanji, and words that stand for a percentage or an amount."""
    folded = KANJI.sub(_kanji_number, folded.replace("元年", "1年"))
    folded = HALVED.sub("50%以上減少", DOUBLED.sub("100%以上増加", folded))
    folded = BY_HALF.sub("50%以上", folded)
    folded = HALF.sub(lambda found: f"50%以上{'減少した' if found[1] else ''}", folded)
    folded = TIMES.sub(_times, folded)
    folded = DIGITS_LONG.sub(lambda found: f"{10 ** (int(found.group(1)) - 1)}%以上", folded)
    return DIGITS_OF_MONEY.sub(lambda found: f"{10 ** (int(found.group(1)) - 1)}億円以上", folded)


def _times(found: re.Match[str]) -> str:
    side = "超" if found["past"] else "以上"
    return f"{100 * (int(found[1] or 2) - 1)}%{side}{'増加した' if found[2] or found['past'] else ''}"


def with_places(folded: str) -> str:
    """The first places of a list, how many months are counted, a month of each year, and the base of an index."""
    folded = COUNTED.sub(r"\1カ月", BASE_NOUN.sub("を100として", folded))
    folded = EACH_MONTH.sub("、毎年", LISTED.sub(r"\1を上位\2", folded))
    folded = PLACES.sub(lambda found: f"上位{found[1] or found[2]}", folded)
    return BASE.sub(r"\1=100", BASE_AVERAGE.sub("", folded))


def _kanji_number(found: re.Match[str]) -> str:
    """`三十` → 30, `二〇二五` → 2025."""
    word = found.group()
    if not any(sign in word for sign in TENS):
        return "".join(str(DIGITS_IN_KANJI.index(sign)) for sign in word)
    total = rest = 0
    for sign in word:
        if sign in TENS:
            total += (rest or 1) * TENS[sign]
            rest = 0
        else:
            rest = DIGITS_IN_KANJI.index(sign)
    return str(total + rest)
