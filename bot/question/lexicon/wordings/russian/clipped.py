"""How Russian notes are clipped: years in two digits, goods and their flow in one word; written out as they are elsewhere.

And «стали», where it is steel.
"""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.russian.counts import COUNTS
from bot.question.lexicon.wordings.russian.spoken import as_spoken

CYRILLIC = re.compile("[а-я]")
# «за 25-й», «с 21-го», «19й за 100», «25-й к 24-му»: no day, no place in a list, and nothing that is counted.
COUNTED = "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|числ|мест|строч|позици|по счет|раз|квартал|месяц|недел|дн[ея]|ден"
ORDINAL_YEAR = re.compile(rf"(?<![\w.,/-])(09|[12]\d)-?(й|м|го|му)(?!\w)(?! (?:{COUNTED}))")
YEAR_IN_CASE = re.compile(r"(?<![\w.,/-])(09|[12]\d)(?= год(?:ом|у|е)\b)")
DAY_BEFORE = re.compile(r"(?:числ\w*|мест\w*|дн[яе]\w*|дат\w*) $")
SINCE = re.compile(r"(?<![\w.,+-])(20[0-3]\d) ?\+(?=\s*(?:[,;.?!)]|$))")  # «2015+»
# «автоэкспорт», «газоимпорт»: the goods as they stand behind the flow.
GOODS = {
    "авто": "авто",
    "автомобиле": "автомобилей",
    "газо": "газа",
    "зерно": "зерна",
    "крабо": "краба",
    "лесо": "леса",
    "металло": "металлов",
    "нефте": "нефти",
    "рыбо": "рыбы",
    "спг-": "спг",
    "угле": "угля",
    "энерго": "энергоносителей",
}
# «полтора миллиарда», «полмиллиарда», «два с половиной трлн».
SCALE = r"(?:тыс|млн|млрд|трлн|миллион|миллиард|триллион)"
ONE_AND_HALF = re.compile(rf"\bпол(?:тора|утора|торы)(?= {SCALE})")
HALF_OF = {"миллиона": "500 тыс", "миллиарда": "500 млн", "триллиона": "500 млрд"}
HALF_SCALE = re.compile(rf"\bпол-?({'|'.join(HALF_OF)})\b")
AND_HALF = re.compile(rf"\b(\d+|{'|'.join(COUNTS)}) с половиной(?= {SCALE})")
CLASSIFICATION = r"(?:тн ?вэд|тнвэд|hs)"
CHAPTER = r"(?:групп(?:[аыуе]|ой)|глав(?:[аыуе]|ой))"
HS_CHAPTER = re.compile(  # «27-я группа ТН ВЭД», «по 27 группе»
    rf"(?:\bпо )?(?<![\w.,/-])(\d{{1,2}})(?:-(?:я|ой|ю|й|ая))? {CHAPTER}\b(?! \d)(?: {CLASSIFICATION}(?: еаэс)?)?"
)
CODED = r"(?:групп|глав|позици|субпозици|подсубпозици|код|товар)\w*"
HS_BEHIND = re.compile(rf"\b({CODED} \d{{2,10}}) {CLASSIFICATION}(?: еаэс)?\b")  # «группа 44 ТН ВЭД»
STEP = re.compile(r"\bшаг ?[—–:=-] ?(?=квартал|полугоди|год|фингод|месяц)")  # «шаг — квартал»
THIS_YEAR = re.compile(r"\bэто (?=(?:фингод|фин\.? ?год|финансовый год)[ -]?20\d\d)")  # «это фингод-2025»: not the current one
FISCAL_DASH = re.compile(r"\b(фингод\w*|фг)-(?=20\d\d)")
# «росс. СПГ»: the dot is gone by now.
ADJECTIVES = {
    "росс": "российский", "япон": "японский", "яп": "японский", "амер": "американский", "австрал": "австралийский",
    "европ": "европейский", "эксп": "экспорт", "имп": "импорт", "торг": "торговый", "внешторг": "внешнеторговый",
}  # fmt: skip
CLIPPED = re.compile(rf"\b({'|'.join(ADJECTIVES)})\b(?=\s|$|[,;?!])")
AGAINST_YEAR = re.compile(r"(?<![\w./-])(1\d|2[0-6])/(1\d|2[0-6])(?= ?(?:,|%|в %|в процент|г/г|\)|$))")  # «25/24 в %»
DIFFERENCE = re.compile(r"\b(20\d\d)(?:-?(?:го|й))? минус (20\d\d)\b")  # «доля: 2025 минус 2021»
AND_AFTER = re.compile(r"\bдо (?P<what>[а-я]+(?: [а-я]+)?) и после(?: (?:них|нее|него))?(?= ?[:,;.?]|$)")  # «до санкций и после»
BOTH_SIDES = re.compile(r"\bдо и после[: ]+(20\d\d) ?(?:/|,| и) ?(20\d\d)\b")
AROUND = re.compile(r"\bдо и после (20\d\d)(?:-?го)?(?: года?)?(?! ?(?:/|,|и) ?20)(?=$|[ ,;.?!])")  # «до и после 2022 года»
LATIN_C = re.compile(r"(?<![\w])c(?= (?:\d|[а-я]))")  # «c 2020», typed in the other alphabet
PLUS = re.compile(r"(?<=\d)\+(?= ?(?:тыс|млн|млрд|трлн))")  # «200+ млрд»
# «экспорт стали больше 2 млрд»: of one of these the verb would be «стал» or «стала».
OF_STEEL = re.compile(r"\b((?:экспорт|импорт|ввоз|вывоз|объем)[ауе]?|цена|доля|стоимость) стали\b")
# «поставки от 10 млрд иен»; not «от 5 до 10 млрд», «половина от 10 млрд».
FROM_AMOUNT = re.compile(rf"(?<!\w)от (?=\d[\d ,.]*{SCALE})(?!.*\bдо \d)(?!.*\bи (?:больше|более|выше|свыше)\b)")
PART_OF = re.compile(r"(?:половин|трет|четверт|процент|дол[яюи]|част|отлича|отстает|далеко)\w* $|% $")
# «к тому же месяцу 2022-го», «по сравнению с тем же периодом 2021»: the base is that year's.
SAME_PART = re.compile(
    r"\b(?:по сравнению с|в сравнении с|относительно|против|по отношению к|к|чем в|чем за)"
    r" (?:(?:тем|тому|того|том|тот) же|(?:аналогичн|соответствующ)\w+) (?:месяц|период|квартал|полугоди|отрез)\w* (?=20\d\d)"
)
# «превышал ли импорт из РФ 2 трлн иен»: the verb before its amount.
WHETHER = re.compile(
    rf"\b(?P<verb>(?:не )?(?:превы(?:шал|сил)|превзош(?:е|ё)л|достиг(?:ал)?)[аио]?) ли (?P<what>[^,.;?]{{3,60}}?)"
    rf" (?P<amount>(?:[\d.,]+|[а-я]+) (?={SCALE}))"
)
# «импорт во сколько раз больше экспорта»: both, no balance.
TIMES_OTHER = re.compile(
    r"\bво сколько раз (импорт|экспорт) (?:был |стал )?(?:превы(?:шает|сил|шал)|больше|выше|превосходит|меньше|ниже)"
    r" (импорт|экспорт)а?\b"
)
NONE_SINCE = re.compile(r"\bс каких пор (?:больше )?(?:нет|не было|не стало)\b")
# «в какие месяцы импорт был ниже, чем год назад»: in which ones it fell.
YEAR_BEFORE = r"(?: был[аио]?)? {}(?:,? чем)? (?:год(?:ом)? (?:назад|ранее)|прошлогодн\w+|в прошлом году)(?=$|[ ,;.?!])"
WHICH = r"\b((?:в )?как(?:ие|их) (?:месяц|квартал|год)\w*\b[^,.;?]*?)"
LOWER = re.compile(WHICH + YEAR_BEFORE.format("(?:ниже|меньше)"))
HIGHER = re.compile(WHICH + YEAR_BEFORE.format("(?:выше|больше)"))
OTHERS = re.compile(r"\b(кто|кому|у кого|откуда|куда|какие (?:страны|товары)) (?:еще|ещё) (?!раз|был|больше|меньше|выше)")
INDEX_TO = re.compile(r"\bиндекс ([^,.;?\d]{3,40}?),? (?:к|относительно|по отношению к) (20\d\d)\b(?!-)")
VOLUME = re.compile(r"\bв объеме(?=$|[,.;?!])")  # «в объёме 5 млрд» is money
WHEN = re.compile(r"\b(год|месяц|квартал|полугодие|раз|случай|момент), (?=когда|в котор)")  # «первый год, когда»
COMPOUND = re.compile(
    rf"\b({'|'.join(sorted(GOODS, key=len, reverse=True))})-?((?:экспорт|импорт|постав|закуп|ввоз|вывоз)[а-я]*)"
)


def written_out(text: str) -> str:
    """A normalised text with what is clipped in it written out: `автоэкспорт за 25-й` → `экспорт авто за 2025-й`."""
    found = COMPOUND.sub(lambda one: f"{one[2]} {GOODS[one[1]]}", LATIN_C.sub("с", text))
    found = AND_HALF.sub(lambda one: f"{COUNTS.get(one[1], one[1])},5", found)
    found = as_spoken(found)
    found = OF_STEEL.sub(r"\1 сталь", found)
    found = CLIPPED.sub(lambda one: ADJECTIVES[one[1]], found)
    found = FISCAL_DASH.sub(r"\1 ", THIS_YEAR.sub("", found))
    found = STEP.sub("шаг ", found)
    found = DIFFERENCE.sub(
        r"\1 к \2",
        BOTH_SIDES.sub(r"\1 и \2", AND_AFTER.sub(r"до и после \g<what>", found).replace("чем наполовину", "чем на половину")),
    )
    found = PLUS.sub("", VOLUME.sub("в физическом объеме", OTHERS.sub(r"\1 ", found)))
    found = AGAINST_YEAR.sub(lambda one: f"20{one[1]} к 20{one[2]}" if int(one[1]) == int(one[2]) + 1 else one[0], found)
    found = TIMES_OTHER.sub(r"во сколько раз отличаются \1 и \2", found)
    found = NONE_SINCE.sub("когда в последний раз была", found)
    found = HIGHER.sub(r"\1 вырос", LOWER.sub(r"\1 упал", found))
    found = WHEN.sub(r"\1 ", found)
    found = WHETHER.sub(r"был ли \g<what> \g<verb> \g<amount>", found)
    found = HALF_SCALE.sub(lambda one: HALF_OF[one[1]], ONE_AND_HALF.sub("1,5", found))
    if not any(letter.isdecimal() for letter in found):
        return found
    found = AROUND.sub(lambda one: f"{int(one[1]) - 1} и {int(one[1]) + 1}", found)
    found = SAME_PART.sub("к ", INDEX_TO.sub(r"индекс \2, \1", found))
    found = FROM_AMOUNT.sub(_at_least, found)
    found = HS_BEHIND.sub(r"\1", HS_CHAPTER.sub(r"группа тн вэд \1", found))
    found = SINCE.sub(r"с \1", found)
    return ORDINAL_YEAR.sub(_year, YEAR_IN_CASE.sub(r"20\1", found))


def _at_least(found: re.Match[str]) -> str:
    return found.group() if PART_OF.search(found.string[: found.start()]) else "не менее "


def _year(found: re.Match[str]) -> str:
    """The year, unless the word before it says that a day or a place is meant: `на месте 25-м`."""
    if DAY_BEFORE.search(found.string[: found.start()]):
        return found.group()
    return f"20{found[1]}-{found[2]}"
