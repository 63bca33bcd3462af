"""How far a figure is from its peak: `how far below their peak are imports from Russia` asks for the peak and for the figure.

What lies between them is not computed, so both are answered, one under the other.
"""

from __future__ import annotations

import re

UNITS = {
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "yearly": "year",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
TOPS, FLOORS = r"peak|high|record|record high|maximum|top", r"low|trough|bottom|record low|minimum|floor"
END = (
    r"(?:(?:its|their|the|a|an) )?(?P<said>(?:(?:all[- ]time|historic(?:al)?|previous|record|ever|best"
    rf"|{'|'.join(UNITS)}|(?:fy ?)?20\d\d) )*)"
    rf"(?P<end>{TOPS}|{FLOORS})(?: (?P<unit>month|quarter|year)\b)?"
)
FAR = r"(?:how (?:far|much)|by how much|how many (?:percent|yen))"
OFF = r"(?:lower than|higher than|short of|away from|down (?:from|on)|up (?:from|on)|off|below|under|above|over|from|of)"
IS = r"(?:is|are|was|were|has|have|did|do|does|stand|stood|sit|sits)"
DATED = re.compile(r"\d|\b(?:latest|newest|last|recent|this)\b")
EACH = re.compile(rf"^(?:{'|'.join(UNITS)}) ")
NOW = re.compile(r",? ?\b(?:now|today|currently|at present|at the moment|these days|right now)\b")
ASKED = (
    re.compile(rf"^(?P<lead>.*?)\b{FAR} {OFF} {END} {IS} (?P<what>[^?]{{5,90}}?)\s*\??$"),
    re.compile(
        rf"^(?P<lead>.*?)\b{FAR}(?: {OFF})? {IS} (?P<what>[^?]{{5,90}}?) (?:still |now |currently )?(?:{IS} )?(?:fallen )?"
        rf"{OFF} {END}\s*\??$"
    ),
    re.compile(
        rf"^(?P<lead>.*?)\b{FAR} (?:lower|higher|smaller|larger|less|more) {IS} (?P<what>[^?]{{5,90}}?) than (?:at )?{END}\s*\??$"
    ),
    re.compile(rf"^(?P<lead>.*?)\b(?:the )?(?:distance|gap) (?:of|between) (?P<what>[^?]{{5,90}}?) (?:to|from|and) {END}\s*\??$"),
    re.compile(
        rf"^(?P<what>[^?]{{5,90}}?),? (?:compared (?:to|with)|relative to|against|versus|vs\.?) {END}(?: level"
        rf"| figure)?\s*\??$"
    ),
)
YEAR = re.compile(r"\b(?:fy ?)?20\d\d\b")
RUSSIAN_END = (
    r"(?:(?:сво\w+|исторического|рекордного|прошлого|абсолютного) )*(?:(?P<top>пик\w*|максимум\w*|рекорд\w*)|минимум\w*|дна)"
)
RUSSIAN = (
    re.compile(
        r"^(?:а |и )?(?:на сколько|насколько|как далеко|во сколько раз)(?: процентов| %| иен)? (?P<what>[^?]{5,90}?),?"
        r" (?:(?:сейчас|теперь|сегодня|все еще|уже) )*(?:ниже|выше|меньше|больше|отста[её]т|отстоит|упал\w*|снизил\w*"
        rf"|просел\w*|далек\w*|сократил\w*|вырос\w*)(?: сейчас)?"
        rf"(?: от| чем| по сравнению с| относительно| с| к)? {RUSSIAN_END}\s*\??$"
    ),
    re.compile(
        rf"^(?:а |и )?(?:сколько|какой|какую) (?:процентов|%|процент|часть|долю) (?:от )?{RUSSIAN_END}"
        r" (?:составля\w+|составил\w*|это) (?:сейчас )?(?P<what>[^?]{5,90}?)\s*\??$"
    ),
)
RUSSIAN_NOW = re.compile(r",? ?(?<!\w)(?:сейчас|теперь|сегодня|ныне|нынешн\w+|текущ\w+)(?!\w)")
RUSSIAN_YEARS = re.compile(r"(?<!\w)год(?:а|у|овой)?(?!\w)")
JAPANESE_END = (
    r"(?:過去)?(?:(?P<top>ピーク|最盛期|最高(?:額|値|水準|記録)?|最大(?:時)?)|(?:最低|底)(?:額|値|水準)?)"
    r"(?:時|の?とき|時点)?(?:の水準)?"
)
JAPANESE = (
    re.compile(
        rf"^(?P<what>[^?。]{{4,60}}?)(?:は|が|って|、)?(?:現在|今|いま)?(?:は|、)?{JAPANESE_END}"
        r"(?:と比べ(?:て|ると)?|に比べ(?:て|ると)?|比で?|から|より|を)(?:は|も)?(?:今|現在)?(?:は)?"
        r"(?:どれ(?:だけ|くらい|ほど|ぐらい)|どの(?:くらい|程度)|何(?:%|割|パーセント|円)|いくら)"
        r"(?:減|低|下|落|増|高|上|少|離|マイナス|ダウン)[^?。]{0,10}[?。]?$"
    ),
    re.compile(
        rf"^(?P<what>[^?。]{{4,60}}?)(?:は|が|って|、)(?:現在|今|いま)?(?:は|、)?{JAPANESE_END}の(?:何(?:%|割|パーセント)|どれ(?:だけ|くらい))[^?。]{{0,8}}[?。]?$"
    ),
)
JAPANESE_DATED = re.compile(r"\d|昨年|去年|前年|先月|今年|直近|最新|一昨年|今年度")
JAPANESE_YEAR = re.compile(r"(?P<year>20\d\d年度?|昨年度?|去年|前年度?|今年度?)の?")
JAPANESE_YEARS = re.compile(r"\d年(?!\d{1,2}月)|年度|昨年|去年|前年|今年|年間")


def from_peak(text: str) -> list[str]:
    """The peak and the figure, as two questions; the text as it is where it asks for neither."""
    if text.lstrip().startswith("/"):
        return [text]
    if not text.isascii():
        return _in_russian(text) or _in_japanese(text) or [text]
    found = next(filter(None, (pattern.match(text.strip().lower()) for pattern in ASKED)), None)
    if found is None:
        return [text]
    what = NOW.sub("", found["what"]).strip(" ,")
    words = found["said"].split()
    unit = found["unit"] or next((UNITS[one] for one in [*words, *what.split()] if one in UNITS), "month")
    year = YEAR.search(found["said"])
    of_all = YEAR.sub("", what) if year is None else what
    end = "lowest" if re.fullmatch(FLOORS, found["end"]) else "highest"
    of_all = re.sub(
        r"\b(?:latest|newest|last|most recent) (?:month|quarter|year)(?: of| for| in)?\b|\b(?:in|of|for) (?=,|$)", "", of_all
    )
    when = f" in {year.group()}" if year is not None else ""
    if DATED.search(what) is None:
        what = f"{EACH.sub('', what)} in the latest {unit}"
    return [f"which {unit} had the {end} {' '.join(of_all.split()).strip(' ,')}{when}", what]


def _in_russian(text: str) -> list[str]:
    """«насколько импорт из России ниже пика»: the month, or of a year the year, that was the highest, and the figure."""
    plain = text.strip().lower().replace("ё", "е")
    found = next(filter(None, (pattern.match(plain) for pattern in RUSSIAN)), None)
    if found is None:
        return []
    what = RUSSIAN_NOW.sub("", found["what"]).strip(" ,")
    end = "высокий" if found["top"] else "низкий"
    if YEAR.search(what) or RUSSIAN_YEARS.search(what):
        return [f"самый {end} год, {_undated(what)}", what]
    return [f"самый {end} месяц, {what}", what if DATED.search(what) else f"{what}, последний месяц"]


def _undated(what: str) -> str:
    return re.sub(
        r"(?<!\w)(?:в |за )?(?:прошл\w+ |последн\w+ )?(?:20\d\d(?:-м)? ?)?(?:год[ауе]?|гг?\.?)?(?!\w)", " ", what
    ).strip(" ,")


def _in_japanese(text: str) -> list[str]:
    """`対ロ輸入はピークから何％減った`."""
    plain = text.strip().replace("％", "%").replace("？", "?")
    found = next(filter(None, (pattern.match(plain) for pattern in JAPANESE)), None)
    if found is None:
        return []
    what, end = found["what"].strip("、 "), "多" if found["top"] else "少な"
    if JAPANESE_YEARS.search(what):
        year = JAPANESE_YEAR.search(what)
        of_all = JAPANESE_YEAR.sub("", what)
        # In front, 昨年 would go on from the question before it.
        return [f"{of_all}が最も{end}かった年", f"{of_all} {year['year']}" if year else what]
    return [f"{what}が最も{end}かった月", what if JAPANESE_DATED.search(what) else f"{what} 最新月"]
