"""What an English question says of who asks and for what, or of how sure one is that there is an answer, before it is asked.

`Student here, thesis on energy. Japan's coal imports in 2022?` asks nothing of energy. Goods and countries that the question
behind does not name are those that were named before; all else is named as left out. A doubt says nothing at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, normalise
from bot.question.reading.spoken.claims import DATES, NOUNS, WHOM, carried

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary

TRADED = {"commodity", "flow", "flow_goods", "flow_measure"}
ROLE = (
    r"(?:student|journalist|reporter|analyst|researcher|trader|economist|editor|teacher|intern|correspondent|columnist|broker"
    r"|importer|exporter|consultant|lecturer|professor|civil servant|official|buyer)"
)
TEXT = r"(?:thesis|dissertation|term paper|essay|homework|assignment|story|article|piece|paper|report|column|seminar|talk)"
BUSY = r"(?:writing|preparing|working|drafting|researching|studying|covering|editing|fact-?checking|reporting)"
AT_WORK = rf"(?:{BUSY}|doing (?:an?|my|our|some)(?: [a-z]+)? {TEXT}|an? (?:[a-z]+ ){{0,3}}{ROLE})"
TELLS = r"(?:say|write|claim|state|argue|note|mention|report|think|believe|insist)s?"
END = r"(?:[.!:;]|\n| -| –| —)\s+"
GREETING = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|dear [a-z]+)(?: there| all| team| everyone)?[,.!]*\s+)?"
)
INTRODUCED = tuple(
    re.compile(rf"^\s*{GREETING}(?P<said>{pattern}){END}(?=\S)", re.IGNORECASE)
    for pattern in (
        rf"(?:[a-z]+ ){{0,2}}{ROLE} here\b[^.!?:;\n]{{0,100}}",
        rf"(?:(?:this is |it is |it's )?(?:for )?(?:my|our|a|an) )?(?:[a-z']+ )?{TEXT} (?:is )?(?:on|about) [^.!?:;\n\d]{{2,80}}",
        rf"(?:I|We)(?:['’]m|['’]re| am| are|['’]ve been| have been)(?: currently| just| now)? {AT_WORK}\b[^.!?:;\n]{{0,140}}",
        rf"in (?:our|my|the|a) (?:draft|article|story|piece|text|report|note|paper) (?:we|I) {TELLS}\b[^.!?:;\n]{{3,160}}",
        rf"(?:our|my|the) (?:draft|text|article|editor|boss|client|colleague|reader|minister)s? {TELLS}\b[^.!?:;\n]{{3,160}}",
    )
)
DOUBT = re.compile(
    rf"^\s*{GREETING}(?:(?:I(?:['’]m| am) )?(?:really )?not (?:at all |entirely |quite |really |too )?(?:sure|certain)"
    r"|(?:I(?:['’]ve| have) )?no (?:idea|clue)|I don(?:['’]?t| not) know|dunno)(?: (?:if|whether|that))?"
    r"(?P<said>\b[^,.;:?!\n]{0,60}?)"
    r"(?:,? but\b(?: (?:roughly|maybe|perhaps))?,?|[:.;,]| -| –| —)\s+(?=\S)",
    re.IGNORECASE,
)
# A date told by what happened then: "in April 2025, when the tariffs came in".
HAPPENED = (
    r"(?:came in(?:to (?:force|effect))?|took (?:effect|hold|office)|kicked in|went into (?:force|effect)|began|started|broke out"
    r"|hit|struck|(?:was|were) (?:introduced|imposed|announced|lifted|raised|elected|signed|in force)|ended|collapsed|peaked out)"
)
WHEN = re.compile(
    rf"(?<=\d), (?P<said>(?:just |right |the (?:month|year|quarter) )?when (?!it\b|they\b|imports\b|exports\b|trade\b|japan\b)"
    rf"[a-z][a-z' -]{{2,50}}? {HAPPENED}(?: there| then| again)?)(?=[.?!,;]|$)",
    re.IGNORECASE,
)


def without_introduction(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The question, and what was said around it that asks nothing; empty where nothing was."""
    if JAPANESE.search(text) is not None:
        return text, ""
    said: list[str] = []
    dated = WHEN.search(text)
    if dated is not None:
        said.append(dated["said"])
        text = text[: dated.start()] + text[dated.end() :]
    doubt = DOUBT.match(text)
    if doubt is not None and not {token.kind for token in vocabulary.tokens(normalise(doubt["said"]))} & {*NOUNS, *DATES}:
        text = text[doubt.end() :]
    found = next((match for pattern in INTRODUCED if (match := pattern.match(text)) is not None), None)
    if found is not None:
        rest = text[found.end() :]
        asked = {token.kind for token in vocabulary.tokens(normalise(rest))}
        if asked & {*NOUNS, *DATES}:
            text = f"{_spoken_of(normalise(found['said']), asked, vocabulary)} {rest}".strip()
            said.append(found["said"])
    return text, ", ".join(said)


def _spoken_of(before: str, asked: set[str], vocabulary: Vocabulary) -> str:
    """What the question takes of what was said before it: goods where it names neither any nor a flow, countries alike."""
    tokens = [token for token in vocabulary.tokens(before) if not (token.kind in WHOM and asked & WHOM)]
    return carried(before, tokens, asked if asked & TRADED else asked - WHOM)
