"""Percentages that stand beside what they are a part of: `63.6 percent of imports`, «63,6% импорта», 輸入の63.6%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.elements import FLOWING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

# Russian names a whole in the genitive; Japan may stand before it.
GENITIVE = re.compile(r"\)?\s(?:[а-я]+(?:ого|его|ой|ей|[иыеё]х) ){0,3}")
OF_EVERY = re.compile(r"\s(?:от )?(?:всего|общего|совокупного|суммарного|всех) [а-я]+")
FALLEN_TO = re.compile(r"\bна [^,;.\d]{2,40} (?:пришлось|приходится|приходилось|пришлась) (?:около |почти |лишь |только )?$")
# «во всём импорте – 3,1%», «а всего импорта из России – 60,6%».
IN_ALL = re.compile(r"\b(?:во? )?(?:всем|всего|общем|общего) (?:\w+ )?(?:импорт|экспорт)\w*[^,;.\d]*[—–-]\s?$")
AMONG = re.compile("のうち[^、。\\d]{1,12}[はが]約?$")
OF = {"の", "の約"}


def is_of_whole(sentence: Sentence, elements: Sequence[Mark], figure: Figure | Mark) -> bool:
    """`63.6 percent of imports`, «63,6% импорта», 輸入の63.6%: whether a percentage stands beside what it is a part of."""
    if sentence.plain[figure.end :].lstrip(" )").startswith("of "):
        return True
    if OF_EVERY.match(sentence.plain, figure.end):
        return True
    led = sentence.plain[: figure.start + 1] if sentence.plain[figure.start].isspace() else sentence.plain[: figure.start]
    if IN_ALL.search(led) or FALLEN_TO.search(led) or AMONG.search(led):
        return True
    whole = {"commodity", *FLOWING}
    after = [one for one in elements if one.start >= figure.end and one.kind not in {"home", "measure"}]
    between = sentence.plain[figure.end : after[0].start] if after else ""
    of = bool(after) and not sentence.plain[after[0].start].isascii()  # "17.3% fish" is a part, «63,6% импорта» one of it
    if of and after[0].kind in whole and GENITIVE.fullmatch(between):
        return True
    before = [one for one in elements if one.end <= figure.start and one.kind not in {"measure", "volume", "value"}]
    return bool(before) and before[-1].kind in whole and sentence.plain[before[-1].end : figure.start] in OF
