"""Words that only say why, or when, something was so: `after tariffs took effect`, 円安を受け, «из-за пошлин»."""

from __future__ import annotations

import re

LED = re.compile(
    r"\b(?:after|since|amid|despite|due to|because of|owing to|thanks to|on|under|before|ahead of|hit by|hurt by|in spite of|for)"
    r" (?:(?:a|an|the|new|higher|additional|punitive|u\.?s\.?|us|american|trump|weaker|weak|stronger|strong|steep) ){0,3}$"
    r"|\b(?:после|из-за|на фоне|несмотря на|ввиду|вследствие|благодаря|до|перед|от|для) (?:(?!экспорт|импорт)[а-я]+ ){0,3}$"
)
BEHIND = re.compile(
    "(?:措置|政策|の)?(?:発動|引き上げ|引上げ|導入|適用|進行)?"
    r"(?:後|前|以降|の(?:影響|効果|打撃|逆風|追い風|恩恵)|を(?:受け|背景|追い風)|など?で|により|による|下で|で(?![はも\d]))"
)
# "After wages rose 5.2%", "the yen's 5.2% fall": the figure is one of it.
OF_IT = re.compile(
    r"(?:[^,;.\d]{0,30}?\b(?:rose|fell|grew|dropped|climbed|jumped|slid|increased|decreased|declined|gained|weakened|strengthened"
    r"|was|were|hit|reached|soared|surged|plunged|tumbled|sank|lost)\b[^,;.\d]{0,20}|(?:'?s)? ?| на |[がはの]?)\d"
)
MEASURES = ("関税", "制裁", "tariff", "sanction", "пошлин", "тариф", "санкц")


def is_circumstance(plain: str, start: int, end: int) -> bool:
    """`After tariffs took effect`, 関税発動後の, «из-за слабой иены»: whether a word only says why, or when, something was so."""
    why = LED.search(plain, 0, start) is not None or BEHIND.match(plain, end) is not None
    return why and OF_IT.match(plain, end) is None


def is_measure_why(plain: str, start: int, end: int) -> bool:
    """Whether a word for what a state does says why, or when: `after tariffs`, 関税発動後の."""
    return plain.startswith(MEASURES, start) and is_circumstance(plain, start, end)
