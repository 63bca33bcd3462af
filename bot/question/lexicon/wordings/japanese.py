"""Japanese phrases with a gap in them as the words that the tables have: "ロシアは3位ですか" asks which place it has."""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.polite import without_courtesy

ERAS = ("令和", "平成", "昭和")
MOST_YEARS = 10
# Not so many years: 令和6年、3年ぶり.
OF_ERA = re.compile(
    rf"(?P<first>(?P<era>{'|'.join(ERAS)})(?:元|\d{{1,2}})(?:年度?)?(?:から|より|と|及び|および|[-~〜～–—−、,・/]) ?)"
    r"(?=\d{1,2}年(?!ぶり|連続|前|間|分|後|以上|以内|目|来|もの))"
)
# H25, R7.3: the era by its first letter; h1 and h2 are halves of a year.
LETTERS = {"h": "平成", "r": "令和"}
OF_LETTER = re.compile(
    r"(?<![a-z\d])(?:(?P<era>h)(?P<year>[3-9]|[12]\d|3[01])|(?P<newer>r)(?P<later>\d|[12]\d))(?:[./](?P<month>1[0-2]|[1-9])月?|(?P<mark>年度?))?(?![a-z\d])"
)
# 「2025ねん度」: the marks of dates in kana.
KANA = re.compile(r"(?<=\d)(?:(ねん)(ど|度)?|(か)?(?:がつ|げつ))")
# 「25/12」: a year and a month; from 13 on the first is no month.
SHORT_YEAR, SHORT_DAY = r"(1[3-9]|2\d)[/.](1[0-2]|0?[1-9])", r"(?![\d./%期])月?"
SHORT_RUN = re.compile(rf"(?<![\d./-]){SHORT_YEAR}(?:月)?([〜~-]){SHORT_YEAR}{SHORT_DAY}")
SHORT_MONTH = re.compile(rf"(?<![\d./-]){SHORT_YEAR}(?!-){SHORT_DAY}")
# 「5年の推移」: the last five.
LATELY = re.compile(r"(?<![\d年月/-])(?:この|ここ)?(\d{1,2})(年|[かカヶ]月)間?の(?=推移|動き|変化|トレンド|流れ|変遷)")
# 非エネルギー, 非ロシア産: all but that; words of signs alone (非鉄, 非常) are in the tables.
OTHER_THAN = re.compile(
    r"(?<![一-龯])非(?P<what>[ァ-ヶー]{3,}|[a-z]{2,}|(?:化石|鉱物性)?燃料|資源|石油|食料?品|食料|自動車|機械)(?P<made>産)?(?:の(?=[一-龯ァ-ヶa-z]))?"
)
BOTH_WAYS = re.compile(r"輸出入額?(?:の内訳|(?=[^。、?]{0,6}(?:それぞれ|別々|両方)))")
PLACES = ("位", "番目")
PLACE = r"第?(?P<place>\d{1,2})(?:位|番目)"
# What asks whether it is so; not 3位の国は, 3位までの, 3位以上.
WHETHER = (
    r"(?:に?(?:入|はい)って(?:い)?(?:ます|る)か?|に?入りますか?|で(?:した|す)?(?:か|よね|っけ)|だ(?:った)?(?:か|よね|っけ|の|(?=\?|$))"
    r"|で合って|で間違いな|というの[はが]|と聞|って(?:本当|ほんと|いう)|くらい|ぐらい|か?(?=[?。]|$))"
)
SUPPOSED = re.compile(rf"(?<=[はがもて])(?P<between>[^はがも。?¶]{{0,24}}?){PLACE}(?:以内)?(?={WHETHER})")
WHO = re.compile(rf"(?!第?1[位番]){PLACE}(?:の国|の品目)?(?:は|って)(?P<who>どこ|どの国|どの品目|何)")
OTHERS_ASKED = re.compile(r"どこ|どの|いつ|何年|何月|誰")


def asked_plainly(plain: str) -> str:
    """The text with its dates in signs, eras said again, and places asked for."""
    plain = OTHER_THAN.sub(_other_than, without_courtesy(plain)) if "非" in plain else without_courtesy(plain)
    return _with_places(_with_eras(_with_marks(BOTH_WAYS.sub("輸出と輸入", plain))))


def _other_than(found: re.Match[str]) -> str:
    return f"{found['what']}以外{'から' if found['made'] else 'の'}"


def _with_marks(plain: str) -> str:
    """`H25` → `平成25年`, `2025ねん3がつ` → `2025年3月`."""
    plain = LATELY.sub(r"過去\1\2間の", plain)
    return KANA.sub(_sign, OF_LETTER.sub(_era, SHORT_MONTH.sub(r"20\1年\2月", SHORT_RUN.sub(r"20\1年\2月~20\4年\5月", plain))))


def _era(found: re.Match[str]) -> str:
    era, year = LETTERS[found["era"] or found["newer"]], found["year"] or found["later"]
    return f"{era}{year}年{found['month']}月" if found["month"] else f"{era}{year}{found['mark'] or '年'}"


def _sign(found: re.Match[str]) -> str:
    year, fiscal, counted = found.groups()
    return f"年{'度' if fiscal else ''}" if year else f"{'カ' if counted else ''}月"


def _with_eras(plain: str) -> str:
    """`令和5年から7年`: the second year is of the era, too."""
    if not any(era in plain for era in ERAS):
        return plain
    for _ in range(MOST_YEARS):
        plain, changed = OF_ERA.subn(r"\g<first>\g<era>", plain)
        if not changed:
            break
    return plain


def _with_places(plain: str) -> str:
    """A place that is supposed as one that is asked for, where nothing else is; who has it as so many of the first."""
    if not any(word in plain for word in PLACES):
        return plain
    if OTHERS_ASKED.search(plain):
        return WHO.sub(r"上位\g<place>\g<who>", plain)
    return SUPPOSED.sub(r"\g<between>何位", plain, count=1)
