"""Japanese phrases with a gap in them as the words that the tables have: "ロシアは3位ですか" asks which place it has."""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.japanese_chat import as_typed
from bot.question.lexicon.wordings.japanese_spans import with_spans
from bot.question.lexicon.wordings.japanese_told import told_plainly
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
# 2022年3月から翌年2月まで, 2021年とその翌年, 2021年の翌年: the year behind the one that is named.
NEXT_YEAR = re.compile(
    r"(?<!\d)(?P<era>令和|平成)?(?P<year>\d{1,4})(?P<mark>年度?)"
    r"(?:(?P<between>[^。?¶\d]{0,3}(?:\d{1,2}月)?[^。?¶\d]{0,6}?)(?:その)?翌年の?(?=\d{1,2}月)|(?P<of>の|と(?:その)?)翌年(?![度\d比]))"
)
# 上位5個, 増加率が大きい国・地域順: counted pieces of a list, and what a list is of; 過去12か月累計の推移: sums that roll.
PIECES = re.compile(r"(?<=\d)個(?=$|[、。,?？でをにのはが\s])")
IN_ORDER = re.compile(r"(?<=[いたる])(国・地域|国|地域|品目|商品|相手国|輸出先|輸入先)順(?![位番調次])(?:に|で)?")
ROLLING = re.compile(r"(?:直近|過去)(12[かカヶ]月|1年間)の?(?:合計|累計)の?(?=推移|動き|変化|グラフ|変遷)")
FROM_END = re.compile(r"(?:(?P<low>悪い|弱い|低い)|良い|よい|強い)(?:方|ほう)から(?:順に?)?")
REACHED = re.compile(r"(?<=円)(?:台)?[をにへ]?(?:回復|復帰|到達)(?=[しす])")  # 500億円台回復した
GAP_OF = re.compile(r"(?:変化|変動)幅")
MISTYPED = re.compile(r"(?<=[対日])口(?=[輸貿間])|口(?=シア)")  # 対口輸出: the sign of a mouth for the ロ of Russia
HELD = re.compile(
    r"(?:(?:この)?データ|数字|統計|数値|系列)[はがって]*(?:いつ|何年何月|何[年月]|どの年)から(?:の|が)?(?:ある|あり|入って|入り|収録|載って|取れ|見られ|使え|遡れ|揃って)[^、。?¶]*"
)
# 米材, 北洋材: trade's names for wood by where it is from; 年にどれくらい: of the last whole year.
TIMBER = re.compile(
    r"(?<![一-龯ァ-ヶa-z])(北洋|露|ロシア|米|北米|欧州|カナダ|チリ|ニュージーランド|中国|フィンランド|スウェーデン)材(?![料木])"
)
BY_SHORT = {"北洋": "ロシア", "露": "ロシア", "米": "米国"}
IN_A_YEAR = re.compile(
    r"(?<![\d一-龯の])(?:[1一]?年間?(?:で|に|あたり|当たり)?|年間で?)(?=(?:だいたい|大体|およそ)?(?:どの?くらい|どれくらい|どれぐらい|いくら|何トン))"
)
DATED = re.compile(r"\d{2,}|昨年|去年|今年|前年|毎年|推移")
# 3年前の何割: against that year; 輸入で増えたもの: the goods; 輸入の1%以下？: what part; 前年を下回った品目: those that fell.
PART_OF_PAST = re.compile(r"(?P<past>\d{1,2}年前|前年|昨年|去年)の(?=何(?:割|%|パーセント|倍))")
THINGS = re.compile(
    r"(?P<of>輸[入出]額?(?:の(?:中|うち))?(?:で|から|のうち、?)[^。?¶]{1,24}?(?:[たるい]|の(?=もの)))もの(?=[はがを、。?]|って|$)"
)
WHETHER_PART = re.compile(
    r"(?P<of>(?:輸[入出]額?|全体|総額|貿易額?)の)\d+(?:\.\d+)?[%割](?:以下|以上|未満|超|前後|程度|くらい)"
    r"(?=(?:です|でしょう)?か?(?:[?。]|$| ))"
)
# ロシアからのかに輸入量: of crab; the のか of a question stands behind a verb.
CRAB = re.compile(
    r"(?:(?<=から)|(?<=向け)|(?<=[産へ国ア]))のかに(?=(?:の|を|は|が)?輸[入出]|(?:の|も|は|を|が)?(?:\?|$|[、。]|単価|値段|価格|量|額|シェア|割合))"
)
# 中東って言ったとき、どの国まで入れてる: of which countries a group is.
REACH_OF = re.compile(
    r"(?:って|とは|と|は|という(?:の|とき|括り|くくり)?(?:は|に)?)(?:(?:言|い)(?:った|う)(?:とき|時|場合)?(?:は|に)?)?[、,]?"
    r"(?:どの国々?|何[かカヶ]国|どの辺|どのあたり|どこ)まで(?:が|を)?(?:含|入れ|ふく|数え|カウント|対象|範囲)[^。?]*"
)
INSIDE = re.compile(r"に(?:入れ|含め|数え)(?:て(?:い)?(?:る|ます)|られている|た)の?(?:は?どの国|国)(?:は|です|$|\?|。)")
# 侵攻前の水準まで戻ったか: set against it; サウジとUAEで原油輸入の何%: of both together; 豪州炭の比率, at least as 豪州産石炭.
BACK_AT = re.compile(
    r"水準(?:まで|に|へ)は?(?:戻|回復|復帰|到達|達)[っしり]?(?:た|て(?:い)?(?:る|た|ます|ました|ない|いない|いません)|まし?た)?(?:の|ん)?"
    r"(?:でしょう|です)?(?:か|よね)?(?=[。?]|$)"
)
JOINTLY = re.compile(r"と(?P<last>[^、。?とでを]{1,12})で(?P<whole>[^、。?とで]{1,12}輸[入出][額量]?の何[%割パ])")
# 1年前の同じ四半期と比べた: the change on the year before.
SAME_PART = re.compile(
    r"(?:1|一)年前の同じ?(?P<quarter>四半期)?(?:半期|期間|期|月)?(?:と比べ(?:て|た|ると)|と比較し?(?:て|た)|比)の?"
)
# 2015年まで遡って: from then on.
BACK_TO = re.compile(r"(?<=[年度月])(?:まで|に)(?:遡って|さかのぼって|遡り|さかのぼり|遡る|さかのぼる)(?!修|直|改|見|書|変)")
# シェアが高い品目: which has the highest.
HIGH_SHARE = re.compile(
    r"(シェア|割合|比率|依存度|構成比|占有率)[がの](?:高い|大きい|多い)(?=品目|国|商品|もの|[年月]|相手|輸[入出]先|輸入品)"
)
PAST_YEAR = re.compile(r"前年(?:実績|水準|同期)?を(?:(?P<down>下回|割)|上回)[っりる](?:[たる]|てい[たる])?(?=品目|国|商品|もの)")
TO_PAST = re.compile(r"(?<=\d年前)に(?=(?:比べ|比較|対し))")  # 3年前に比べて
BASED = re.compile(r"(?<=\d)(年度?)ベース(?!の?推移)")
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
# 構成比つき: lists have the shares beside; ロシアより多い国は: its place among them.
WITH_SHARES = re.compile(r"(?:構成比|シェア|割合|比率)(?:付き?|つき|も(?:付けて|つけて))")
MORE_THAN = re.compile(
    r"より(?:も)?(?:輸[入出]が)?(?:多い|大きい|上の)(?:国|供給国|輸入先|輸出先|相手国)(?=[はがを、。?]|って|$| )"
)
OTHERS_ASKED = re.compile(r"どこ|どの|いつ|何年|何月|誰")


def asked_plainly(plain: str) -> str:
    """The text with its dates in signs, eras said again, and places asked for."""
    plain = as_typed(without_courtesy(plain))
    plain = OTHER_THAN.sub(_other_than, plain) if "非" in plain else plain
    return _with_places(_with_eras(_with_marks(BOTH_WAYS.sub("輸出と輸入", plain))))


def _other_than(found: re.Match[str]) -> str:
    return f"{found['what']}以外{'から' if found['made'] else 'の'}"


def _with_marks(plain: str) -> str:
    """`H25` → `平成25年`, `2025ねん3がつ` → `2025年3月`."""
    plain = NEXT_YEAR.sub(_next_year, plain) if "翌年" in plain else plain
    plain = GAP_OF.sub("変化", REACHED.sub("以上に", FROM_END.sub(_from_end, plain)))
    plain = MISTYPED.sub("ロ", plain) if "口" in plain else plain
    plain = CRAB.sub("の蟹", plain).replace("つづい", "続い")
    plain = INSIDE.sub("の定義は", REACH_OF.sub("の定義は", plain))
    plain = BACK_TO.sub("から", SAME_PART.sub(_on_year_before, BACK_AT.sub("水準と比べて", plain)))
    plain = JOINTLY.sub(r"と\g<last>を合わせて\g<whole>", plain)
    plain = HIGH_SHARE.sub(r"\1が最も大きい", HELD.sub("収録期間は", plain))
    plain = with_spans(told_plainly(plain))
    plain = MORE_THAN.sub(r"を国別ランキングで", WITH_SHARES.sub("", plain))
    plain = TO_PAST.sub("と", plain)
    plain = PART_OF_PAST.sub(r"\g<past>と比べて", WHETHER_PART.sub(r"\g<of>何%", plain))
    plain = THINGS.sub(r"\g<of>品目", PAST_YEAR.sub(lambda found: "減った" if found["down"] else "増えた", plain))
    plain = TIMBER.sub(_timber, plain) if "材" in plain else plain
    plain = plain if DATED.search(plain) else IN_A_YEAR.sub("昨年", plain)
    plain = ROLLING.sub("12カ月移動合計の", IN_ORDER.sub(r"\1", PIECES.sub("つ", plain)))
    plain = BASED.sub(r"\1", LATELY.sub(r"過去\1\2間の", plain))
    return KANA.sub(_sign, OF_LETTER.sub(_era, SHORT_MONTH.sub(r"20\1年\2月", SHORT_RUN.sub(r"20\1年\2月~20\4年\5月", plain))))


def _on_year_before(found: re.Match[str]) -> str:
    newest = found["quarter"] and not DATED.search(f"{found.string[: found.start()]} {found.string[found.end() :]}")
    return f"{'直近四半期の' if newest else ''}前年同期比の"


def _era(found: re.Match[str]) -> str:
    era, year = LETTERS[found["era"] or found["newer"]], found["year"] or found["later"]
    return f"{era}{year}年{found['month']}月" if found["month"] else f"{era}{year}{found['mark'] or '年'}"


def _timber(found: re.Match[str]) -> str:
    return f"{BY_SHORT.get(found[1], found[1])}産木材"


def _from_end(found: re.Match[str]) -> str:
    return "下から" if found["low"] else "上から並べて"


def _next_year(found: re.Match[str]) -> str:
    era, named = found["era"] or "", f"{found['era'] or ''}{found['year']}{found['mark']}"
    following = f"{era}{int(found['year']) + 1}"
    if found["of"]:
        return f"{following}{found['mark']}" if found["of"] == "の" else f"{named}と{following}{found['mark']}"
    return f"{named}{found['between']}{following}年"


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
