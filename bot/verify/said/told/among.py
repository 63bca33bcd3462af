"""Places among goods: `the second-largest item that Japan imports from Russia`, 輸入品目で2位, «вторая статья импорта»."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING
from bot.verify.said.standing import JA_ROLE, ROLE, RU_ROLE
from bot.verify.said.subjects.directions import FLOWS

if TYPE_CHECKING:
    from bot.verify.said.claims import Subject
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

GOODS = re.compile(
    r"\b(?:items?|imports?|exports?|commodit\w+|products?|goods|categor\w+)\b|品目|輸[入出]品"
    r"|стать\w+|товар\w*|позици\w+ (?:импорт|экспорт)"
)
COUNTRIES = re.compile("|".join(one.replace("?P<role>", "?:") for one in (ROLE, RU_ROLE, JA_ROLE)))
AMONG = re.compile(r"\s?(?:among|среди) (?:\w+ ){0,3}?(?:imports|exports|goods|items|импорт\w*|экспорт\w*|товар\w*|стат\w*)")
LISTED = re.compile("品目")
NEXT = re.compile(r"[はが]")


def is_among_goods(sentence: Sentence, figure: Figure) -> bool:
    """Whether a place is one among goods, not among countries."""
    said = sentence.plain[figure.start : figure.end]
    if COUNTRIES.search(said):
        return False
    behind = AMONG.match(sentence.plain, figure.end) is not None
    return GOODS.search(said) is not None or behind or LISTED.search(sentence.plain) is not None


def of_place_among(sentence: Sentence, figure: Figure, subject: Subject) -> Subject:
    """Which goods have a place among those of which country."""
    before = [one for one in sentence.tokens if one.kind == "commodity" and one.value != TOTAL and one.end <= figure.start]
    topics = [one for one in before if NEXT.match(sentence.plain, one.end)]
    last = (topics or before)[-1:]
    flows = [FLOWS[one.value] for one in sentence.tokens if one.kind in FLOWING and one.value in {"import", "export"}]
    partner = tuple(one.value for one in sentence.tokens if one.kind == "partner")[-1:]
    return replace(
        subject,
        goods=tuple(one.value for one in last) or subject.goods,
        flows=tuple(flows[-1:]) or tuple(one for one in subject.flows if one != "total"),
        partner=partner or subject.partner,
        several=False,
    )
