"""Japanese sentences about a figure as the words that the tables have: 輸出が輸入を上回った年, 増えた国は何カ国."""

from __future__ import annotations

import re

EXCEEDED = r"を(?:上回|超え|上まわ)(?:った|る|っている|っていた|ってる|りました|た|ている|ていた|てる)"
MORE = rf"(?:より(?:も)?(?:多|大き)(?:い|かった|くなった)|{EXCEEDED})"
TIMES = r"(?=国|相手|[年月]|四半期|半期|時期|の[はが](?:いつ|何年))"
EXCEEDS = re.compile(rf"(?P<one>輸[入出])額?(?:が|は|の(?:ほう|方)が)輸[入出]額?{MORE}{TIMES}")
SIDES = {"輸出": "黒字だった", "輸入": "赤字だった"}
MOVED = r"(?:増え|増加し|伸び|伸びてい|増えてい|上昇し|減っ|減少し|落ち|落ち込ん|低下し|減ってい)[ただ]"
HOW_MANY = re.compile(
    rf"(?P<moved>{MOVED}(?:輸[入出])?(?:相手)?(?P<noun>国|品目|商品|輸[入出]先))"
    r"(?:は|の数は?|の数を|が|って)?(?:何(?:個|品目|[かカヶ]国|種類|件)|いくつ|の数)(?:ある|あった|あります|ありました)?(?:です)?か?"
)
STOPPED = re.compile(
    r"(?P<way>輸[入出])[がは](?:止ま|途絶え|途切れ|なくな|ゼロに?な|消え|ストップし|停止し)(?:っ)?た(?:の[はが])?"
    r"(?:いつ(?:から)?|何[年月](?:から)?)"
)
EVER = re.compile("(?:史上|過去)(?=(?:[2-9]|10)番目)")
# 2桁増が続いている: the digits are a word of their own, which is named as left out where nothing is picked by them.
DIGITS = re.compile("(?<=[2-4]桁)(?=増|減|成長|伸び|マイナス|プラス)")
CHANGES_OF = re.compile(
    r"前年(?:同[月期])?比(?:で)?(?P<way>プラス|マイナス|増|減)(?:だった|となった|になった|の)(?=国|品目|商品|相手)"
)
WAYS = {"プラス": "増えた", "増": "増えた", "マイナス": "減った", "減": "減った"}


# 第3四半期(10-12月): the months say which is meant; 2025年第1四半期から第2四半期: of one year; 去年の今頃: that month of it.
QUARTER = r"第?[1-4]四半期"
PART = rf"(?:{QUARTER}|[上下]半?期)"
MONTHS = r"\d{1,2}[-〜~～]\d{1,2}月期?"
BRACKETED = re.compile(rf"{QUARTER} ?\((?P<span>{MONTHS})\)|(?P<same>{MONTHS}) ?\({QUARTER}\)")
OF_ONE_YEAR = re.compile(
    rf"(?P<year>\d{{2,4}}年度?)の?(?P<one>{PART})(?P<to>から|より|[-〜~～])(?P<other>{PART})(?:にかけて(?:の|は)?)?"
)
THIS_TIME = re.compile("(?P<year>去年|昨年|前年)の今(?:頃|ごろ|ころ|時分|の?時期)")


# 対世界輸出から米中を除いた額; 平均より何%高い, which a price is shown beside; 内訳つき.
OUT_OF_ALL = re.compile(
    r"(?:対世界|世界向け|世界への|世界全体への|対世界の)(?P<flow>輸[入出])(?:総額|額)?から(?P<what>[^、。?]{1,24}?)(?:分|向け)?を(?:除い|引い|差し引い|抜い|外し)た(?:額|金額|分)?"
)
THAN_AVERAGE = re.compile(
    r"(?:[はが]?(?:全体の|世界の|輸入)|[はが])平均(?:単価|価格)?(?:より|に比べて|と比べて)(?:も)?(?:何%|何割|いくら|どれ(?:くらい|だけ))?(?:高|安|割高|割安)(?:い|かった|く|な|だ)?[^、。?]{0,4}"
)

EXTREME = re.compile("最大|最小|最も|一番|いちばん|最高|最低|最後|最初|初めて|何[カヵヶか]月")
# 対米で赤字だった月: those on that side are counted.
ON_SIDE = re.compile(
    r"(?P<side>[赤黒]字)(?:だった|になった|となった|の|である|が出た|を記録した)(?P<unit>月|四半期)(?!別|次|ごと|毎)(?:は(?:いつ|どこ|どれ|ある|何月)?|を|って)?"
)
# 黒字だったことはある: the months that were.
WAS_EVER = re.compile(
    r"(?P<side>[赤黒]字)(?:だった|になった|となった|の|が出た)(?:こと|年|月)(?:は|が|って)?(?:これまで|過去|一度でも)?(?:あ(?:る|った|ります|りました))(?:か|の|んですか)?"
)
# 対ロ輸入依存度が最も高い品目: by the share of the country in each.
DEPENDENCE = re.compile(
    r"(?:対(?P<short>[^、。?の]{1,3}?)|(?P<who>[^、。?の]{2,10}?)(?:への|からの|に対する))(?:輸入)?依存度(?=[がの](?:最も|一番)?(?:高|大き)い?(?:品目|商品|輸入品))"
)
SHORT = {
    "ロ": "ロシア",
    "露": "ロシア",
    "中": "中国",
    "米": "米国",
    "豪": "豪州",
    "韓": "韓国",
    "独": "ドイツ",
    "台": "台湾",
    "印": "インド",
}


def _dependence(found: re.Match[str]) -> str:
    who = SHORT.get(found["short"] or "", "") or found["who"] or found["short"]
    return f"{who}産比率"


def told_plainly(plain: str) -> str:
    """The text, what it says of figures in the words of the tables."""
    plain = BRACKETED.sub(lambda found: found["span"] or found["same"], plain) if "四半期" in plain else plain
    plain = OF_ONE_YEAR.sub(r"\g<year>\g<one>から\g<year>\g<other>まで", THIS_TIME.sub("前年同月", plain))
    plain = OUT_OF_ALL.sub(r"\g<what>を除いた総\g<flow>", THAN_AVERAGE.sub("の単価", plain))
    plain = re.sub("内訳(?:付き?|つき)", "内訳", plain)
    plain = EXCEEDS.sub(lambda found: SIDES[found["one"]], plain)
    plain = DEPENDENCE.sub(_dependence, WAS_EVER.sub(r"\g<side>だった月の数", plain))
    plain = plain if EXTREME.search(plain) else ON_SIDE.sub(r"\g<side>だった\g<unit>の数", plain)
    plain = HOW_MANY.sub(r"\g<moved>の件数", plain)
    plain = STOPPED.sub(r"\g<way>を最後に\g<way>したのはいつ", EVER.sub("", plain))
    return CHANGES_OF.sub(lambda found: WAYS[found["way"]], DIGITS.sub("の", plain))
