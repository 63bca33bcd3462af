"""How words are written: one form for what is typed in many, and what scripts without spaces need."""

from __future__ import annotations

import re
import unicodedata

JOINERS = str.maketrans("-_’'./", "      ")
POSSESSIVE = re.compile(r"['’]s\b")
CLIPPED_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")  # Q3 '24
CLIPPED_PAIR = re.compile(r"\b(09|[12]\d) (vs\.?|v|versus) (09|[12]\d)\b(?! ?(?:%|bn|mn|months?|years?|t\b))")  # 21 vs 25
CLIPPED_VERB = re.compile(r"(?<=[a-z])['’](?:ve|re|ll|m)\b")  # "you've got": no code of a country
OWNER = re.compile(r"(\w+)['’]s\b")
LOOSE_MARK = re.compile(r"(?<=[^\W\d_])(?:[.-](?=\s|$)|\.(?=[–—-]))")  # the full stop of "mar. 2025", the hyphen of "аудио- и"
RUSSIAN = re.compile(r"[а-я]+(?:[ -][а-я]+){0,4}")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
KANA = {"hiragana": range(0x3041, 0x3097), "katakana": range(0x30A1, 0x3100)}
AGAINST = "対"  # 対米: with the United States; one letter stands for a country behind it
WITHOUT_UNSEEN = {ord(letter): None for letter in "\u034f\ufeff"}
BETWEEN_DIGITS = re.compile(r"(?<=\d)[‐‑‒–—―−ー－](?=\d)")
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
PLACES = re.compile(r"(?:1位(?:から|[〜~-]))([2-9]|1\d)位(?:まで)?|(?<![\d上])([2-9]|1\d)位まで")
# 「2023・24・25年」: years in two digits behind a whole one.
JAPANESE_YEARS = re.compile(r"(?<!\d)20\d\d(?:年?[・、,/と]\d\d)+(?=年)")
# 「23〜25年度」: years in two digits on both sides.
JAPANESE_RUN = re.compile(r"(?<![\d.,月])(09|[12]\d)(年度?)?(から|[〜~-])(09|[12]\d)(?=年)(?!年間)")
# 「2019年(100)」: the base of an index.
BASE = re.compile(r"(\d年度?)\s?[(（]\s?[==]?\s?100\s?(?:とする|とした|として)?[)）]")
ARROW = re.compile(r"(\d(?:年度?|月)?)\s*[→⇒➡➔]\s*(?=\d|fy|平成|令和)")
YEAR_END = r"(?:-?(?:й|м|го|му|х))?"
SHORT_YEAR = re.compile(rf"\b(в|за|к|с|до|по|от|против|относительно) (09|[12]\d)(?={YEAR_END} год[уа]?\b)")  # в 25 году
# «2022, 23 и 24», «в 2021-м и 25-м», «22–24 гг.»: years in two digits behind a whole one, or before their word.
YEARS_LISTED = re.compile(
    rf"(?<![\w.,/-])(?:20)?[0-3]\d{YEAR_END}(?:(?:,| и|, и|, а| ?[-–—]) ?(?:в |за )?(?:20)?[0-3]\d{YEAR_END})+(?![\w%.-])"
    r"(?P<behind> [^\W\d]\w*)?"
)
IN_TWO = re.compile(r"(?<!\d)(\d\d)(?!\d)")
YEAR_WORD = re.compile(r" (?:год\w*|гг)$")
SHORT_YEARS = range(9, 30)
# «2-му полугодию», «1-й»: the ending of a small ordinal says nothing.
ORDINAL = re.compile(r"(?<!\w)([1-4])-(?:му|го|ом|ой|ый|ая|ое|ые|ую|ых|м|й|е|я|ю)\b")
DECADE = re.compile(r"(?<!\d)(19\d|20[0-3])0(?:s\b|-?(?:е|х|ые|ых)\b|年代(前半|後半)?)")
DECADE_YEARS = {"前半": "0-{}4", "後半": "5-{}9"}
# «3К25», «1П2024», «9М25»
SHORT_PART = re.compile(
    r"\b([1-4])\s?(?:к|кв)\.?\s?(?:20)?([12]\d)\b|\b([12])\s?(?:п|пг)\.?\s?(?:20)?([12]\d)\b|\b([69])\s?м(?:ес)?\.?\s?(?:20)?([12]\d)\b"
)
USED = re.compile(r"\bб ?/ ?у\b")
# "二桁減の品目": of so much and more, where a list is asked for; "3桁億円".
DIGITS_LONG = re.compile(
    r"([2-4])(?:桁|けた)台?の?(?=(?:減|増|伸|マイナス|プラス|下落|成長|低下)[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))"
)
HALF = re.compile(
    r"半分(?:以下|未満)(?:[にへ]まで|[にへ])?"
    r"(?:(?=落ち込|減|低下|縮小|縮ん|下が)|(にな(?:ってい[たる]|った|る)(?=対.輸.品目|品目|商品|国|月|年|相手)))"
)
# "半分以上減った", "半減以上に落ち込んだ": by half and more.
BY_HALF = re.compile(
    r"半分(?:以上|超|より(?:も)?(?:多く|大きく)|を超えて)に?(?=減|落ち込|縮|下が|低下|失)"
    r"|半減以上(?:に|の)?(?=減|落ち込|縮|下が|低下)"
)
TIMES = re.compile(
    r"(?:([2-9])倍|(?<![0-9])倍)(?:以上)?(?:[にへ](?=増|拡大|伸び|膨ら)|(にな(?:ってい[たる]|った|る)(?=対.輸.品目|品目|商品|国|月|年|相手)))"
)
DOUBLED = re.compile(r"(?<![0-9])倍増(?=[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))")
HALVED = re.compile(r"半減(?=[ぁ-ん]{0,6}(?:品目|商品|国|月|年|相手))")
DIGITS_OF_MONEY = re.compile(r"([2-4])(?:桁|けた)億円?(?:台|以上)?")
MIXED = re.compile(r"(?=\w*[a-z])(?=\w*[а-я])[a-zа-я]{2,}")
TO_CYRILLIC = str.maketrans("acekmhopxyt", "асекмнорхут")
TO_LATIN = str.maketrans("асекмнорхут", "acekmhopxyt")
QUOTED = re.compile("([“«「])([^”»」]+)([”»」])")
WIDE = 0x2E80  # from here on scripts write without spaces
# What is in its one form already, as nine in ten words of the tables are: small letters, and Japanese without a sign that counts.
PLAIN = re.compile(rf"[a-z]+(?: [a-z]+)*|[а-я]+(?: [а-я]+)*|(?:(?![{DIGITS_IN_KANJI}十百半倍])[ぁ-ゖァ-ヶー一-龯])+")


def normalise(text: str) -> str:
    """One form for what is typed in many: width, case, ё, dashes, numbers in kanji, possessives and white space."""
    if PLAIN.fullmatch(text):
        return text
    folded = (text.lower() if text.isascii() else _folded(text)).replace("&", " and ")
    folded = DECADE.sub(_decade, folded)
    folded = CLIPPED_PAIR.sub(r"20\1 \2 20\3", CLIPPED_YEAR.sub(r" 20\1", folded))
    plain = LOOSE_MARK.sub("", CLIPPED_VERB.sub("", POSSESSIVE.sub("", folded)))
    return " ".join(plain.split())


def as_typed(shown: str, typed: str) -> str:
    """`shown` with what it quotes of a question as that was typed: «лён», not «лен»."""
    letters = [(folded, at) for at, letter in enumerate(typed) for folded in _plain_letter(letter)]
    plain = "".join(letter for letter, _ in letters)

    def spelt(found: re.Match[str]) -> str:
        opened, said, closed = found.groups()
        at = plain.find(said)
        return f"{opened}{typed[letters[at][1] : letters[at + len(said) - 1][1] + 1]}{closed}" if at >= 0 else found.group()

    return QUOTED.sub(spelt, shown)


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).casefold().replace("ё", "е")


def _folded(text: str) -> str:
    """What only a text with other signs than those of ASCII has: width, other cases, numbers in kanji, look-alikes."""
    # What can be printed has no sign of the category Cf.
    shown = text if text.isprintable() else "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    seen = shown.translate(WITHOUT_UNSEEN)
    folded = unicodedata.normalize("NFKC", seen).casefold().replace("ё", "е")
    folded = SHORT_PART.sub(_part, USED.sub("подержанный", folded))
    folded = SHORT_YEAR.sub(r"\1 20\2", YEARS_LISTED.sub(_years, ORDINAL.sub(r"\1", folded)))
    folded = KANJI.sub(_kanji_number, BETWEEN_DIGITS.sub("-", folded).replace("元年", "1年"))
    folded = HALVED.sub("50%以上減少", DOUBLED.sub("100%以上増加", folded))
    folded = BY_HALF.sub("50%以上", folded)
    folded = HALF.sub(lambda found: f"50%以上{'減少した' if found[1] else ''}", folded)
    folded = TIMES.sub(lambda found: f"{100 * (int(found[1] or 2) - 1)}%以上{'増加した' if found[2] else ''}", folded)
    folded = DIGITS_LONG.sub(lambda found: f"{10 ** (int(found.group(1)) - 1)}%以上", folded)
    folded = DIGITS_OF_MONEY.sub(lambda found: f"{10 ** (int(found.group(1)) - 1)}億円以上", folded)
    folded = JAPANESE_YEARS.sub(lambda found: IN_TWO.sub(r"20\1", found.group()), folded)
    folded = JAPANESE_RUN.sub(_run_of_years, folded)
    folded = PLACES.sub(lambda found: f"上位{found[1] or found[2]}", folded)
    folded = BASE.sub(r"\1=100", folded)
    return MIXED.sub(_one_script, ARROW.sub(r"\1~", folded))


def _run_of_years(found: re.Match[str]) -> str:
    """`23〜25年度` → `2023〜2025年度`; as it is where it runs backwards, or counts years."""
    first, mark, joining, last = found.groups()
    rises = SHORT_YEARS.start <= int(first) < int(last) < SHORT_YEARS.stop
    return f"20{first}{mark or ''}{joining}20{last}" if rises else found.group()


def _part(found: re.Match[str]) -> str:
    """A part of a year and its year, as they are written elsewhere."""
    quarter, of_quarter, half, of_half, months, of_months = found.groups()
    if quarter:
        return f"q{quarter} 20{of_quarter}"
    return f"h{half} 20{of_half}" if half else f"{months} месяцев 20{of_months}"


def _decade(found: re.Match[str]) -> str:
    """`2020s` → 2020-2029, `2020年代前半` → 2020-2024."""
    tens, half = found.groups()
    return f"{tens}{DECADE_YEARS.get(half, '0-{}9').format(tens)}"


def _years(found: re.Match[str]) -> str:
    """A list of years, those in two digits written out; as it is where they may count something else."""
    text, behind = found.group(), found["behind"] or ""
    listed = text.removesuffix(behind)
    short = [int(number) for number in IN_TWO.findall(listed)]
    whole = [int(number) for number in re.findall(r"20(\d\d)", listed)]
    rising = whole[:1] + short == sorted({*whole[:1], *short}) and listed.startswith("20")
    counted = len(short) == 1 and behind and not listed.endswith("м")  # "2024, 25 крупнейших стран"
    named = YEAR_WORD.search(behind) is not None
    clear = named or (rising and not counted and not set("-–—") & set(re.sub("-[йм]", "", listed)))
    if not short or not clear or not all(number in SHORT_YEARS for number in short):
        return text
    return IN_TWO.sub(r"20\1", listed) + behind


def is_mere_punctuation(plain: str) -> bool:
    """Whether a text has signs alone that say nothing: "...", "+". Those of a currency and of a percentage are words."""
    return all(unicodedata.category(letter)[0] in "PZ" or letter in "+=<>~^" for letter in plain) and "%" not in plain


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


def _one_script(found: re.Match[str]) -> str:
    """A word of both alphabets is meant in the one that has more of its letters: look-alikes are folded into it."""
    word = found.group()
    latin = sum(letter.isascii() for letter in word)
    return word.translate(TO_LATIN if latin * 2 > len(word) else TO_CYRILLIC)


def possessors(text: str) -> frozenset[str]:
    """The normalised words that stand with an 's: `Russia's exports`."""
    return frozenset(OWNER.findall(unicodedata.normalize("NFKC", text).casefold()))


def phrase(text: str) -> str:
    """The key of a phrase: normalised, single spaces whatever joined its words. Symbols alone stay as they are."""
    return key_of(normalise(text))


def key_of(plain: str) -> str:
    """The same of what is normalised already."""
    return " ".join(plain.translate(JOINERS).split()) or plain


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether one letter is a word: `露から`, `対米`; not the `米` of `新米`, nor the `ロ` of `ロンドン`."""
    follows = text[end : end + 1]
    if start and text[start - 1] == AGAINST:
        return True
    before = text[start - 1] if start else ""
    return (not before.isalpha() or script_of(before) == "hiragana") and (
        not follows.isalpha() or is_spaced(follows) or script_of(follows) == "hiragana"
    )


def is_spaced(letter: str) -> bool:
    """Whether a letter is of a script that puts spaces between words."""
    return letter.isalpha() and ord(letter) < WIDE


def script_of(letter: str) -> str:
    """hiragana, katakana or other."""
    return next((name for name, codes in KANA.items() if ord(letter) in codes), "other")
