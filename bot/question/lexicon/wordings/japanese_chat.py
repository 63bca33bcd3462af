"""Japanese as it is typed into a chat: どれだけ多い, 前年3月, 5年平均を上回った, まったく入らなくなった品目, 何が入ってる."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.clock import today
from bot.question.period import FIRST_YEAR

MONTHS = r"(?:12[カヵヶか]月|[1一]年)間?"
MUCH = r"(?:いくら|どれ(?:だけ|くらい|ぐらい|ほど)|どの(?:くらい|程度)|何(?:倍|%|割|億円?|兆円?|トン)?(?:くらい|ほど)?)"
LARGER = r"(?:多|少な|大き|小さ)(?:い|かった)(?:の|ん)?(?:です|でしょう)?か?"
# 輸出は輸入よりいくら多い is a balance, and above an average is another thing.
NOUN = r"(?:(?<=[^出入額均])|(?<=対[一-龯ァ-ヶ]輸[出入])|(?<=対[一-龯ァ-ヶ]輸[出入]額))"
PART = r"(?:[上下]半?期|[前後]半|第?[1-4]四半期|\d{1,2}[-~〜～]\d{1,2}月期?|\d{1,2}月)"
AGAINST = r"(?:比|[とに]比|から|より|を[上下]|[とに]並)"
NAMED_YEAR = re.compile(r"(?P<era>令和|平成)?(?P<year>\d{1,4})年")
AVERAGED = (
    r"(?:過去|直近|ここ|最近)?(?:の)?(?P<many>[2-9]|1[0-5])[カヵヶか]?年(?:間)?(?:の)?(?:年)?平均(?:値|水準)?"
    r"(?:を(?:上|下)(?:回|まわ)(?:っ(?:て(?:い)?)?(?:た|る|ます|ました)|る|り(?:ました|ます))"
    r"|より(?:も)?(?:多|少な|大き|小さ|高|低)(?:い|かった)|(?:[とに]比べ(?:て|ると|た)?|と比較(?:して"
    r"|すると)?|に対して|比で?))(?:の)?(?:です)?か?の?"
)
DATED = re.compile(r"(?P<year>20\d\d)年(?P<fiscal>度)?(?!\d{1,2}月|第|[上下]|[前後]半)の?")
ANY_YEAR = re.compile(r"20\d\d|年前|\d{1,2}月|昨年|去年|今年|前年|四半期|[上下]半?期")
GONE_IN = r"(?:入ら|入って(?:こ|来)|輸入(?:し|され)|買わ|仕入れ|来)"
GONE_OUT = r"(?:輸出(?:し|され)|売ら|売れ|出荷(?:し|され))"
AT_ALL = r"(?:(?:まったく|全く|一切|もう|全然|完全に)(?:、)?)?"
SINCE = (
    r"(?P<since>(?:(?P<year>20\d\d)年(?:度)?|(?:ロシアの)?(?:ウクライナ|軍事)*侵攻|開戦)(?:の)?"
    r"(?P<mark>以降|以来|から|以後|後|より後)(?:に|は|、)*)?"
)
WAY = r"(?P<way>輸[出入]額?|貿易(?:総?額)?)"
NOUN_OF = r"[一-龯ァ-ヶーA-Za-z]{1,10}"
OVERTOOK = r"を(?:抜い|追い抜い|上回っ|追い越し|逆転し|超え)(?:た|てい[たる])(?:の[はが])?(?:です)?か?[?。、¶\s]*"
FROM_WHEN = r"(?:は|って)?(?:いつ|何年|どの年)(?:から|頃|ごろ)?(?:です|でした)?か?[?。]?\s*$"
USUALLY = r"(?:ふつう|普通|ふだん|普段|通常|たいてい|大抵|いつも)(?:は|だと|なら)?(?:、)?"
Rewording = str | Callable[[re.Match[str]], str]


def _year_before(found: re.Match[str]) -> str:
    """前年3月: of the year before the one that is named last; else of last year."""
    named = list(NAMED_YEAR.finditer(found.string[: found.start()]))
    fiscal, last = found["fiscal"] or "", named[-1] if named else None
    if last is None or int(last["year"]) < len(("元", "一")):
        return f"昨年{fiscal}"
    return f"{last['era'] or ''}{int(last['year']) - 1}年{fiscal}"


def _month_and_year_before(found: re.Match[str]) -> str:
    """3月のLNG輸入と1年前: that month of both years; without a year the newest that is over."""
    month, now = int(found["month"]), today()
    year = int(found["year"]) if found["year"] else now.year - (month >= now.month)
    return f"{year}年{month}月{found['what'] or ''}と{year - 1}年{month}月"


def _beside_average(found: re.Match[str]) -> str:
    """5年平均を上回った: the year, and beside it the average of so many years before it."""
    many, rest = int(found["many"]), f"{found['before']}{found['behind']}"
    years = list(DATED.finditer(rest))
    if len(years) > 1 or (not years and ANY_YEAR.search(rest)):
        return found.group()
    last = int(years[0]["year"]) if years else today().year - 1
    unit = f"年{(years[0]['fiscal'] if years else '') or ''}"
    named = "" if years else f"{last}年の"
    return (
        f"{named}{found['before'].rstrip('は、')} {found['behind'].strip('?。 ')}、{last - many}{unit}から{last - 1}{unit}の平均"
    )


def _gone(found: re.Match[str]) -> str:
    """2022年以降まったく入らなくなった品目: what fell by all there was, since the year before."""
    way, base = "輸出" if found["out"] else "輸入", ""
    if found["since"]:
        year = int(found["year"] or "2022")
        base = f"{year if found['year'] and found['mark'] in {'後', 'より後'} else year - 1}年比で"
    return f"{base}{found['between'] or ''}{way}が100%以上減った品目"


def _overtaken(found: re.Match[str]) -> str:
    """ベトナムからの輸入はタイを抜いた？何年から: both, in all years that there are."""
    return f"{found['before'] or ''}{found['one']}と{found['other']}の{found['way'] or ''} {FIRST_YEAR}年から年別"


def _over_years(found: re.Match[str]) -> str:
    """3年で何ポイント上がった: from the year so many years before the last one."""
    last = today().year - 1
    return f"{last - int(found['many'])}年から{last}年で"


def _year_behind(found: re.Match[str]) -> str:
    """2022年2月までの1年間とその後の1年間: twelve months, and the twelve behind them."""
    last = int(found["year"]) * 12 + int(found["month"]) - 1
    first, end = last - 11, last + 12
    ends = [f"{at // 12}年{at % 12 + 1}月" for at in (first, last, last + 1, end)]
    return f"{ends[0]}から{ends[1]}と{ends[2]}から{ends[3]}"


# Words of which one is there; from → to, in this order.
CHAT: dict[tuple[str, ...], dict[str, Rewording]] = {
    # 3月のLNG輸入と1年前: that month of both years.
    ("1年前", "一年前"): {
        r"(?:(?P<year>20\d\d)年|(?<![\d年度]))(?P<month>\d{1,2})月(?P<what>の[^、。?¶]{0,16}?)?と、?(?:その)?[1一]年前"
        r"(?:の(?:同月|(?P=month)月))?(?!と|に|より|比|から)": _month_and_year_before,
    },
    ("前年",): {rf"前年(?P<fiscal>度)?の?(?={PART}(?!{AGAINST}))": _year_before},
    # The noun, or the time, and how much more than the other: both are shown.
    ("より",): {
        rf"(?P<one>[^、。?\s]{{1,12}}){NOUN}より(?:も)?(?P<other>[^、。?\d]{{1,14}}?)の(?:ほう|方)が(?P<rest>[^、。?]{{0,14}}?)"
        rf"{MUCH}{LARGER}": r"\g<one>と\g<other>の\g<rest>比較",
        rf"輸[入出]額?(?:は|が|の(?:ほう|方)が)輸[入出]額?より(?:も)?{MUCH}{LARGER}": "貿易収支は",
        rf"{NOUN}より(?:も)?{MUCH}{LARGER}": "と比べて",
    },
    ("平均",): {rf"^(?P<before>[^。?]*?){AVERAGED}(?P<behind>.*)$": _beside_average},
    ("なくなった", "なくなっている"): {
        rf"{SINCE}(?P<between>[^。?¶]{{0,24}}?){AT_ALL}(?:{GONE_IN}|(?P<out>{GONE_OUT}))なくな(?:った"
        rf"|っている)(?:品目|商品|もの|物)": _gone,
    },
    ("その後", "それ以降", "その翌"): {
        rf"(?P<year>20\d\d)年(?P<month>\d{{1,2}})月まで(?:の)?{MONTHS}と、?(?:その(?:直)?後|それ以降"
        rf"|その翌)の?{MONTHS}": _year_behind,
    },
    ("ふつう", "普通", "ふだん", "普段", "通常", "たいてい", "大抵", "いつも"): {
        rf"{USUALLY}(?=(?:の)?(?:何月|どの月|いつ))": "例年",
        rf"{USUALLY}(?=[^。?¶]{{0,20}}(?:何月|どの月|(?:多|少な|高|低)い(?:月|時期)))": "例年",
    },
    # 増えた品目はある？: those alone.
    ("はある", "はあり", "って", "あった"): {
        r"(?P<moved>(?:増え|増加し|伸び|減っ|減少し|落ち込ん)[ただ](?:輸[入出])?(?:品目|商品|国"
        r"|相手国))(?:は|って|が|も)(?:何か)?"
        r"(?:ある|あった|あります|ありました|ありますでしょう)(?:の|ん)?(?:です)?か?(?=[?。]|$)": r"\g<moved>の件数",
    },
    # Since when one is larger than the other.
    ("抜い", "上回", "追い", "逆転", "超え"): {
        rf"^(?!輸[出入]額?[がは]輸[出入])(?P<before>[^。?]*?で)?(?P<one>{NOUN_OF}?)(?:から|向け|へ|との"
        rf"|と)?の?{WAY}?(?:は|が)(?P<other>{NOUN_OF}){OVERTOOK}{FROM_WHEN}": (_overtaken),
    },
    # «3年で何ポイント上がった».
    ("ポイント",): {r"(?:ここ|この|過去|直近)?(?<!\d)(?P<many>[2-9]|1\d)年(?:間)?で(?=[^。?¶]{0,6}何ポイント)": _over_years},
    # トップ3とシェア: a list, which has them.
    ("シェア", "割合", "構成比"): {
        r"(?P<top>(?:トップ|上位|ベスト)\d+(?:[かカヶ]国|社|品目)?)(?:と|、|及び)(?:その)?(?P<share>シェア|割合|構成比)": (
            r"\g<top>とそれぞれの\g<share>"
        ),
    },
    # ゼロだったことはある: the months without any.
    ("ゼロ",): {
        r"(?:が)?(?:(?:一|1)[か月ヶカ]{2}(?:間)?)?(?:まるまる|丸々|丸ごと)?ゼロ(?:だった|になった|の)(?:こと|月)(?:は|が|って)?"
        r"(?:今まで|過去に?)?(?:ある|あった|あります|ありました)?(?:の|んです|です)?か?": "0円以下だった月",
    },
    # How many countries a group has; 赤字になった月は何回.
    ("何カ国", "何か国", "何ヶ国", "何ヵ国"): {
        rf"^(?P<group>{NOUN_OF})(?:って|は|とは)何[かカヶヵ]国(?:です|ある|あります|なの)?(?:か|の)?"
        rf"(?=[?。]|$)": r"\g<group>の定義は",
    },
    ("黒字", "赤字"): {
        r"(?P<side>[黒赤]字)(?:だった|になった|となった|の)月[はが](?:何(?:回|度)|いくつ)(?:ある"
        r"|あった|あります|ありました)?(?:です)?か?": (r"\g<side>だった月の数"),
    },
    # 昨夏, 10億ドル単位.
    ("昨夏", "昨春", "昨秋", "昨冬"): {r"昨(?=[春夏秋冬])": "昨年"},
    ("単位",): {r"(?:兆|十?億|10億|100億|百万|100万|千|万)?(?P<money>円|米?ドル|ユーロ)単位": r"\g<money>"},
    # What a line holds: 「その他」って何が入ってるの.
    ("入って", "含まれ"): {
        r"[」』]?(?:って|とは|は|には?)(?:一体|具体的に)?、?(?:何|なに)が(?:入って|含まれて)(?:い)?"
        r"(?:る|ます)": "には何が含まれますか",
    },
    # 3月の数字: no number of months.
    ("の数字", "の数値"): {r"(?<=[月年期])の数[字値]": "のデータ"},
    ("確定",): {
        r"(?:は|って|も)(?:もう)?確定(?:値|した値|済み)?(?:なの|した|して(?:い)?(?:る|ます)|です"
        r"|でしょう|だ)?(?:か|よね|の)?(?=[?。]|$)": "は確定値ですか"
    },
}
COMPILED = tuple((words, tuple((re.compile(one), to) for one, to in wordings.items())) for words, wordings in CHAT.items())


def as_typed(plain: str) -> str:
    """The text, what is only typed so as the phrases of the tables have it."""
    for words, wordings in COMPILED:
        if any(word in plain for word in words):
            for pattern, to in wordings:
                plain = pattern.sub(to, plain)
    return plain
