"""What a text tells in order to deny it: `denied reports that …`, …との報道を否定した, «опровергли сообщения о том, что»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

REPORTS = (
    r"(?:reports?|reporting|claims?|suggestions?|assertions?|rumou?rs?|statements?|stories|story|posts?|allegations?|assumptions?"
    r"|news|notions?|ideas?|headlines?|articles?|talk|tales?)"
)
REJECTS = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    r"|disput(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|disavow(?:s|ed)?|retract(?:s|ed)?|contradict(?:s|ed)?|disprov(?:e|es|ed))"
)
FALSE = r"(?:false|wrong|untrue|incorrect|inaccurate|mistaken|misleading|baseless|unfounded|groundless|fabricated|fake|nonsense)"
# The reports, and the words that turn them down, or the other way round.
IN_SENTENCE = re.compile(
    rf"\b{REJECTS}\b[^.;]{{0,50}}?\b(?:{REPORTS}|that)\b"
    rf"|\b{REPORTS}\b(?:[^.;]|\.\d)*\b(?:was|were|been|is|are|as) (?:\w+ ){{0,2}}?(?:{REJECTS}|{FALSE})\b"
    rf"|\b(?:contrary to|despite) (?:\w+ ){{0,3}}?{REPORTS} that\b|\b{FALSE} {REPORTS} (?:that|of)\b"
    r"|\b(?:did not|would not|could not|declined to|refused to) (?:confirm|corroborate|verify)\b"
    r"|\bопров(?:е|ё)рг\w*|\bотверг\w*|\bотрица(?:ет|ют|л\w*|я)\b|\bоспари\w+|\bоспорил\w*"
    r"|\bне (?:подтвердил\w*|подтверждает\w*|подтверждают\w*|соответству\w+ действительности)"
    r"|\b(?:вопреки|неверн\w+|ложн\w+|ошибочн\w+|фейков\w+) (?:\w+ ){0,2}?(?:сообщени|утверждени|заявлени|слух|публикаци|данн)\w+"
    r"|否定(?:し|する|して|された|した|に)|打ち消[しすさ]|誤報|デマ|虚偽|誤りだと|反論|異議を|確認でき(?:な|て(?:い)?な)"
)
# A short sentence that turns down the one before it.
OF_BEFORE = re.compile(
    rf"\W*(?:but |yet |in fact,? |no, )?(?:this|that|it|the (?:claim|report|figure|number|statement)|these|both|neither)\b"
    rf"[^.]{{0,40}}?"
    rf"\b(?:{FALSE}|not (?:so|true|correct|right|the case|accurate)|{REJECTS})\b"
    r"|\W*(?:но |однако |на деле )?(?:это|эта|эти|данн\w+|тако\w+|утверждение)\b[^.]{0,40}?"
    r"\b(?:не так|неправд\w+|неверн\w+|не верн\w+|не соответству\w+|ложь|ложн\w+|фейк\w*|ошибк\w+|ошибочн\w+|выдумк\w+)"
    r"|(?:だが|しかし)?、?(?:これ|それ|この(?:数字|報道|主張|情報)|その(?:数字|報道|主張)|事実)[はが]?[^。]{0,20}?"
    r"(?:誤り|間違い|事実(?:では|と異|に反)|正しくな|デマ|誤報|虚偽|異なる)"
    r"|(?:だが|しかし)?、?そうではな"
)
# "That is not wrong."
NOT_FALSE = re.compile(rf"\bnot {FALSE}\b|\bне (?:ложь|ошибка|выдумка)\b|(?:誤り|間違い)では(?:な|あ)")

# What was not reached was there before: "did not reach the 2022 level of ¥155 bn".
SHORT_BEFORE = re.compile(
    r"\bне (?:дотян|дости|дош|добра|превы|вернул)\w* (?:\w+ ){0,3}?(?:уровн|показател|значени|объ?ем|рекорд|максимум)\w*"
    r"(?:[^.,;\d]| \d{4}\b)*[ ,(–—-]*$"
    r"|\bnot (?:\w+ )?(?:reach|match|exceed|regain|return to|recover to|equal|surpass|top|beat)\w* (?:[\w'’]+ ){0,4}?"
    r"(?:levels?|figures?|records?|totals?|amounts?|peaks?)(?:[^.,;\d]| \d{4}\b)*[ ,(–—-]*[¥$]?$"
)
SHORT_BEHIND = re.compile("に(?:は|も)?(?:遠く|まだ|なお)?(?:届か|及ば|達し(?:て(?:い)?)?な|達せ|戻(?:ら|って(?:い)?な))")


def is_denied(sentence: Sentence) -> bool:
    """Whether a sentence tells what others said only to turn it down."""
    return IN_SENTENCE.search(sentence.plain) is not None


def denies_before(sentence: Sentence) -> bool:
    """Whether a sentence without figures says that the one before it is wrong."""
    return OF_BEFORE.match(sentence.plain) is not None and NOT_FALSE.search(sentence.plain) is None


def is_short_of(sentence: Sentence, figure: Figure) -> bool:
    """«не дотянул до уровня 2022 года — 155,2», 21年の8623億円には及ばない: whether an amount is that of what was missed."""
    before, behind = SHORT_BEFORE.search(sentence.plain, 0, figure.start), SHORT_BEHIND.match(sentence.plain, figure.end)
    then = any(0 <= figure.start - time.end <= 1 for time in sentence.times)
    then = then or any(time.end == figure.start - len("の") for time in sentence.times)
    return before is not None or (behind is not None and then)
