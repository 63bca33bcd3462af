"""Why a claim cannot be checked, where its own words tell; and which figures are no claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.figures import OTHERS, QUANTITIES, is_of_percent
from bot.verify.said.numbers.firsts import firsts_in, unit_of_first
from bot.verify.said.numbers.runs import unit_of_run
from bot.verify.said.times.standards import has_no_period, is_of_others, is_part_of_month
from bot.verify.said.told.denied import is_denied
from bot.verify.said.told.foreign import is_adjusted, is_of_company, is_part_of_foreign, nearest_is_foreign
from bot.verify.said.told.phrasing import is_changed_by, is_negated
from bot.verify.said.told.portions import is_of_a_change, is_of_change, is_placed_abroad
from bot.verify.said.told.worked import average_of, currency_of, is_conditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.claims import Blocked, Claim
    from bot.verify.said.elements import Segment
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

# Changes over several years whose first one is not named.
SPAN = re.compile(
    r"(?:past|last|over|in|within) (?:the )?(?:past |last )?(?:two|three|four|five|ten|\d+) years|\d+年間で"
    r"|за (?:последние )?(?:два|три|четыре|пять|десять|\d+) (?:года|лет)"
)
# What was added up since some day that no period is named for.
ADDED_UP = re.compile(
    r"\bsince [^.;]{3,60}?\b(?:total|totalled|totaled|come to|came to|amounted|added up)\b"
    r"|\b(?:in|over) the (?:\w+ )?\w+ years to 20\d\d|以来の[^。]{0,12}累計|\bс начала (?:войны|вторжения|санкций|конфликта)"
)
# "For every yen's worth that it sold, it bought 2.3 yen's".
FOR_EACH = re.compile(
    r"\bfor (?:every|each) (?:yen|dollar)|\bper (?:yen|dollar) of|\bна кажд\w+ (?:иен|йен|доллар)"
    r"|\d(?:円|ドル)(?:に対|につき|当たり|あたり)"
)
MINISTRY = re.compile(r"ministry of finance|finance ministry|財務省|минфин|министерств\w+ финансов")
NOBODY = -1
LEAST_TRADED = 1_000
RUNNING = {"run", "first"}
BOTH_WAYS = re.compile(
    r"\bboth (?:imports and exports|exports and imports)\b|\bи импорт,? и экспорт\b|\bи экспорт,? и импорт\b"
    r"|輸出入(?:とも|いずれも|ともに)|輸出も輸入も|輸入も輸出も"
)
OFFICE = r"(?:customs|ministry|government|officials|authorities|statistics|statistical|central bank|state)"
OFFICE_BEHIND = re.compile(
    rf" {OFFICE}\b[^.;,]{{0,40}}?\b(?:said|says|reported|reports|puts?|showed|shows|counted|announced|estimates?)\b"
    r"|の?(?:税関|統計局|貿易統計|通関統計|当局|政府|財務省|経済省|中銀)[^。、]{0,6}(?:によ[るれ]|は|が|の発表)"
    r"| (?:таможн|таможенн|минфин|министерств|статистик|ведомств|власт|правительств)\w*[^.;,]{0,30}? (?:сообщ|заяв|оцен|насчит)"
)
OFFICE_BEFORE = re.compile(
    r"(?:according to|data from|figures from|statistics from) (?:the )?$"
    r"|(?:по данным|по сведениям|согласно данным) (?:\w+ ){0,2}?"
    r"(?:таможн|таможенн|минфин|министерств|статистик|ведомств|власт|правительств)\w* (?:\w+ )?$"
)


def blocked_by(sentence: Sentence, segments: Sequence[Segment], at: int, claim: Claim, *, shared: bool) -> Blocked:
    """The first reason, or "". `claim` is what was read of a figure so far, `shared`: points are those of a share."""
    segment, kinds = segments[at], {mark.kind for mark in sentence.marks}
    subject, figure, role = claim.subject, claim.figure, claim.role
    average = "" if claim.per else average_of(sentence, segments, at, figure, claim.when.period)
    reasons: tuple[tuple[Blocked, bool], ...] = (
        ("agency", "agency" in kinds or is_told_by_others(sentence)),
        (
            "not_trade",
            is_adjusted(sentence, segments, at, figure)
            or nearest_is_foreign(segment, figure)
            or is_of_company(segments[:at], segment, figure)
            or (role == "share" and is_part_of_foreign(sentence, segment, figure)),
        ),
        ("currency", role in {"change", "ratio"} and currency_of(segments, at) in OTHERS),
        ("forecast", "forecast" in kinds or _is_foretold(sentence)),
        ("other_country", subject.abroad or (role == "place" and is_placed_abroad(sentence, segment, figure))),
        ("days", is_part_of_month(sentence)),
        ("no_figure", role == "share" and is_of_a_change(sentence, figure)),
        ("no_figure", role in {"run", "first", "record"} and shared),
        ("no_figure", role in RUNNING and _is_of_no_run(segments[: at + 1], claim)),
        ("no_period", role in RUNNING and not _is_run_of(sentence, claim)),
        ("absent", subject.absent),
        ("points", role == "points" and not shared),
        ("negated", is_negated(sentence, segment, figure) or is_denied(sentence)),
        ("average", average is None or bool(average and role != "level")),
        ("without", any(one.kind == "left" for other in segments[: at + 1] for one in other.elements)),
        ("several", subject.several or (role in {"change", "ratio"} and BOTH_WAYS.search(sentence.plain) is not None)),
        ("span", role in {"change", "ratio"} and _is_over_years(sentence)),
        ("base", role in {"change", "ratio"} and (has_no_period(sentence, figure) or is_of_others(sentence, figure))),
        ("no_subject", not subject.goods and not subject.flows),
        ("no_period", claim.when.period is None or (role == "level" and ADDED_UP.search(sentence.plain) is not None)),
        ("conditional", is_conditional(sentence, segment, figure)),
    )
    return next((code for code, holds in reasons if holds), "")


def _is_over_years(sentence: Sentence) -> bool:
    """Whether a change is one over several years; "for the first time in four years" is none."""
    firsts = list(firsts_in(sentence.plain))
    spans = SPAN.finditer(sentence.plain)
    return any(not any(one.start <= found.start() < one.end for one in firsts) for found in spans)


def _is_of_no_run(segments: Sequence[Segment], claim: Claim) -> bool:
    """Whether a run is one of quantities, or of changes of a balance: of those the data tell none."""
    narrowed = any(one.kind == "change" for one in segments[-1].elements) and claim.subject.flows == ("balance",)
    return narrowed or any(one.kind == "volume" for segment in segments for one in segment.elements)


def _is_run_of(sentence: Sentence, claim: Claim) -> bool:
    """Whether the period of a run is one of what it counts."""
    figure, period = claim.figure, claim.when.period
    said = sentence.plain[figure.start : figure.end]
    kinds = {"year": {"year", "fiscal"}, "quarter": {"quarter"}, "month": {"month"}}
    return period is not None and period.kind in kinds.get(unit_of_run(said) or unit_of_first(said), set())


def blocked_below(sentence: Sentence, segments: Sequence[Segment], *, abroad: bool) -> Blocked:
    """Why the table below a line cannot be checked; `abroad`: the line tells of the trade of others."""
    kinds = {mark.kind for mark in sentence.marks}
    reasons: tuple[tuple[Blocked, bool], ...] = (
        ("agency", "agency" in kinds),
        ("not_trade", any(one.kind == "foreign" for segment in segments for one in segment.elements)),
        ("forecast", "forecast" in kinds or _is_foretold(sentence)),
        ("other_country", abroad),
    )
    return next((code for code, holds in reasons if holds), "")


def is_told_by_others(sentence: Sentence) -> bool:
    """`Russia's customs said …`, ロシア税関によると: whether an office of another country tells the figures."""
    for one in sentence.tokens:
        behind = OFFICE_BEHIND.match(sentence.plain, one.end) if one.kind == "partner" else None
        before = OFFICE_BEFORE.search(sentence.plain, 0, one.start) if one.kind == "partner" else None
        if behind is not None or before is not None:
            return True
    return False


def told_since(sentence: Sentence, line: int) -> int:
    """The line in which others than Japan's ministry tell the figures, from the sentence that says so on; −1 without any."""
    if is_told_by_others(sentence) or any(mark.kind == "agency" for mark in sentence.marks):
        return sentence.line
    ours = "home" in sentence.kinds or MINISTRY.search(sentence.plain) is not None
    return line if line == sentence.line and not ours else NOBODY


def _is_foretold(sentence: Sentence) -> bool:
    """Whether a word tells of what is to come; "beating forecasts" does not."""
    beside = [mark for mark in sentence.marks if mark.kind == "also"]
    return any(
        token.kind == "decline" and token.value == "forecast" and not any(one.start <= token.start < one.end for one in beside)
        for token in sentence.tokens
    )


def is_no_claim(sentence: Sentence, segment: Segment, claim: Claim, *, shared: bool) -> bool:
    """Whether a figure is no claim: of nothing, of an index, of a tariff."""
    figure, elements = claim.figure, segment.elements
    if figure.unit == "points":
        return not shared and not is_of_percent(sentence, figure)
    if figure.unit in {"jpy", "usd"}:
        return figure.value < LEAST_TRADED and FOR_EACH.search(sentence.plain) is not None
    if figure.unit in {"place", "since", "within", *RUNNING}:
        return _stands_for_nothing(elements, claim)
    compared = any(one.kind == "yoy" for one in elements) or is_changed_by(sentence, figure)
    if figure.unit == "pct":
        return claim.role == "change" and not claim.up and not compared
    return figure.unit in QUANTITIES and not claim.subject.goods


def _stands_for_nothing(elements: Sequence[Mark], claim: Claim) -> bool:
    """Whether a place is one of no country, a run one without a direction, a record that of a change."""
    figure, one_way = claim.figure, len(claim.subject.flows) == 1
    if figure.unit == "place":
        return claim.when.period is None or not one_way or not claim.subject.partner
    return not claim.up or not one_way if figure.unit in RUNNING else is_of_change(elements, figure)
