"""Japanese phrases with a gap in them as the words that the tables have: "ロシアは3位ですか" asks which place it has."""

from __future__ import annotations

import re

ERAS = ("令和", "平成", "昭和")
MOST_YEARS = 10
# Not so many years: 令和6年、3年ぶり.
OF_ERA = re.compile(
    rf"(?P<first>(?P<era>{'|'.join(ERAS)})(?:元|\d{{1,2}})(?:年度?)?(?:から|より|と|及び|および|[-~〜～–—−、,・/]) ?)"
    r"(?=\d{1,2}年(?!ぶり|連続|前|間|分|後|以上|以内|目|来|もの))"
)
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
    """The text with eras said again, and places asked for."""
    return _with_places(_with_eras(plain))


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
