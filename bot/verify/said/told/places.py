"""Where the words of the whole that a share is of stand: beside the figure, or ahead of the sentence's parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.elements import FLOWING
from bot.verify.said.subjects.parts import IN_ALL, OF, is_of_whole

if TYPE_CHECKING:
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

NAMING = {"commodity", "partner", "nowhere", *FLOWING}
# Where the words of a whole end: a verb, or what tells whose the part is.
ENDS = re.compile(
    r"\b(?:came|comes|come|was|were|is|are|went|goes|originated|consisted|arrived|stood|reached|rose|fell|grew"
    r"|in (?:19|20)\d\d)\b"
    r"|\b(?:составил|составля|состави|достиг|был|вырос|снизил|упал|приходи|пришл|обеспеч|приш[её]л)\w*| [—–-] "
    r"|\bв (?:19|20)\d\d\b"
)
IN_SHARE = re.compile(r"\bshare (?:of [^,;]*?\b)?(?P<in>in) |\bshare (?P<of>of) ")
OWNERS = re.compile(r"(?:\bits|\btheir|\bwhose)$")
RU_SHARE = re.compile(
    r"\bдол\w+\b[^,;]*?\bво? (?P<whole>(?:[а-я]+ ){0,3}?(?:импорт|экспорт|закупк|поставк|торговл|товарооборот)\w*)"
)
JA_SHARE = re.compile("に占め|における|のうち")
TOPIC = re.compile("[は、]|(?<=[^\\W\\d])が")
# "Of imports from Russia in 2025, LNG …", «Из импорта СПГ на Россию пришлось …», LNG輸入のうち、….
AHEAD = re.compile(
    r"(?:out )?of (?!(?:this|that|these|those|them|which|it)\b)(?P<en>[^,;:¥$]{4,80}), "
    r"|(?:из|от) (?!(?:них|этого|этой|нее|него|котор\w+)\b)(?P<ru>[^,;:]{4,80}?)"
    r"(?:, | на (?=[^,;:]{2,40} (?:пришл|приход)))"
    r"|(?P<ja>[^。]{3,60})のうち、?"
)
MONEY = re.compile(r"[¥$%]|\d ?(?:億|兆|円|ドル|трлн|млрд|млн|trillion|billion|million)")


def place_of(sentence: Sentence, segment: Segment, figure: Figure) -> tuple[int, int] | None:
    """Where the words of a whole stand: behind the figure, or before it."""
    for found in (_behind(sentence, segment, figure), _before(sentence, segment, figure)):
        if found is not None and any(one.kind in NAMING and found[0] <= one.start < found[1] for one in segment.elements):
            return found
    return None


def _behind(sentence: Sentence, segment: Segment, figure: Figure) -> tuple[int, int] | None:
    led = re.match(r"\)?\s?of ", sentence.plain[figure.end :])
    wide = [one for one in segment.elements if one.end <= figure.start and one.kind not in {"measure", "volume", "value"}]
    if not led and (
        not is_of_whole(sentence, segment.elements, figure) or (wide and sentence.plain[wide[-1].end : figure.start] in OF)
    ):
        return None
    start = figure.end + (led.end() if led else 0)
    amounts = [one.start for one in segment.elements if one.kind == "amount" and one.start >= start]
    end = min([segment.end, *amounts])
    verb = ENDS.search(sentence.plain, start, end)
    return start, verb.start() if verb else end


def _before(sentence: Sentence, segment: Segment, figure: Figure) -> tuple[int, int] | None:
    plain = sentence.plain
    if (every := IN_ALL.search(plain, segment.start, figure.start + 1)) is not None:
        return every.span()
    if (russian := RU_SHARE.search(plain, segment.start, figure.start)) is not None:
        return _up_to_verb(plain, russian.start("whole"), figure.start)
    for english in IN_SHARE.finditer(plain, segment.start, figure.start):
        lead = plain[: english.start()].rstrip()
        owned = OWNERS.search(lead) or any(
            one.kind in {"partner", "commodity"} and one.end >= len(lead) for one in segment.elements
        )
        if english["in"] or owned:
            return _up_to_verb(plain, english.end(), figure.start)
    wide = [one for one in segment.elements if one.end <= figure.start]
    marked = JA_SHARE.search(plain, segment.start, figure.start)
    if marked is None and not (wide and plain[wide[-1].end : figure.start] in OF):
        return None
    end = marked.start() if marked else figure.start
    topics = [one.end() for one in TOPIC.finditer(plain, segment.start, end)]
    return (topics[-1] if topics else segment.start), end


def _up_to_verb(plain: str, start: int, end: int) -> tuple[int, int]:
    verb = ENDS.search(plain, start, end)
    return start, verb.start() if verb else end


def place_ahead(sentence: Sentence, figure: Figure) -> tuple[int, int] | None:
    """Where a sentence names the whole of all its parts before them; None where it does not, or where an amount stands there."""
    found = AHEAD.match(sentence.plain)
    if found is None or found.end() > figure.start or MONEY.search(found.group()):
        return None
    return found.span(found.lastgroup or 0)
