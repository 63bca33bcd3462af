"""Questions that the nine digits on disk answer: on HS codes, and on countries that the area table does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.not_imported import FETCH
from bot.errors import AskError
from bot.question.codes import DIGITS, is_code
from bot.question.period import Period
from bot.question.request import TOTAL
from bot.speech import together, tr
from bot.words.periods import Span

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.question.request import Request
    from bot.verbs.header import Header

DETAILS = dict(zip(("chapter", "heading", "subheading", "line"), DIGITS, strict=True))


def is_of_lines(request: Request, facts: Facts) -> bool:
    """Whether a question is on HS codes, or on a country that the area table does not list."""
    named = {*request.commodities, *request.without, request.share_of}
    codes = [code for code in named if is_code(code)]
    # Some lines have a name of their own in the tables, and some figures beside those of the area table.
    own = (
        bool(codes) and all(code in facts.commodities for code in codes) and (named & facts.commodities.keys()) - {*codes, TOTAL}
    )
    asked = not own and any(not _is_in_memory(code, request, facts) for code in codes)
    return (
        bool(request.detail) or asked or any(_is_unlisted(code, request, facts) for code in (*request.partners, *request.without))
    )


def _is_in_memory(code: str, request: Request, facts: Facts) -> bool:
    """Whether the tables have a line of their own for a code, and of the periods that are named."""
    extents = [facts.extent[cell] for partner in request.partners if (cell := ("import", partner, code)) in facts.extent]
    return bool(extents) and all(
        when.first >= first for first, _ in extents for when in request.periods if isinstance(when, Period)
    )


def _is_unlisted(partner: str, request: Request, facts: Facts) -> bool:
    """Whether the area table does not list a country; of some it has single goods."""
    goods = set(request.commodities) - {TOTAL}
    has_some = any((flow, partner, code) in facts.extent for flow in ONE_WAY for code in goods)
    return partner in facts.unlisted_partners and not has_some


def each_alone(request: Request) -> tuple[Request, ...]:
    """A question that names HS codes beside goods of the area table, asked of either."""
    codes = tuple(code for code in request.commodities if is_code(code))
    table = tuple(code for code in request.commodities if not is_code(code))
    return tuple(request.model_copy(update={"commodities": named}) for named in (codes, table) if named and named != (TOTAL,))


def codes_of(request: Request) -> list[str]:
    """The HS codes that a question names."""
    named = (*request.commodities, *request.without, request.share_of)
    return [code for code in dict.fromkeys(named) if is_code(code)]


def named_once(request: Request, facts: Facts) -> Request:
    """The request without a code that stands beside the line of the area table which it is: "LNG (HS 271111000)"."""
    named = request.commodities
    kept = tuple(code for code in named if facts.lines_of_table.get(code) not in named)
    return request if kept == named else request.model_copy(update={"commodities": kept})


def definite(request: Request, header: Header, facts: Facts) -> Request:
    """The request; goods that are open are taken apart into lines. Raises AskError for what the data hold, which it says."""
    if header.layout == "revisions":
        return request
    if not header.figures:
        raise AskError("no_data", there_is(request, facts))
    is_open = header.open and not request.commodities and not request.detail
    return request.model_copy(update={"detail": "line"}) if is_open else request


def there_is(request: Request, facts: Facts) -> str:
    """What there is of the goods that are named, or of all, by HS code."""
    codes = codes_of(request) or [TOTAL]
    found = {(flow, commodity): span for (flow, _, commodity), span in facts.extent.items() if commodity in codes}
    flows = {
        "import": tr("{goods}: imports by HS code from {span.first} to {span.last}."),
        "export": tr("{goods}: exports by HS code from {span.first} to {span.last}."),
    }
    said = [flows[flow].format(goods=facts.commodities[code].listed, span=Span(span)) for (flow, code), span in found.items()]
    return together([*said, tr("`{command}` fetches the rest.").format(command=FETCH)])
