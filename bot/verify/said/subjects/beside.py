"""What the words beside a figure name, in its own piece of the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING, Segment
from bot.verify.said.figures import QUANTITIES
from bot.verify.said.subjects.directions import flows_in
from bot.verify.said.subjects.filling import filled
from bot.verify.said.subjects.named import said_in, says
from bot.verify.said.subjects.unknown import PLAIN

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.claims import Subject
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence


WORTH_OF = re.compile(r"\s?(?:worth )?of ")


def _is_of_unknown(sentence: Sentence, figure: Figure) -> bool:
    """Whether a noun that nobody knows stands behind "worth of"."""
    led = WORTH_OF.match(sentence.plain, figure.end)
    behind = [one for one in sentence.tokens if led is not None and one.start >= led.end() and one.kind != "function"]
    return bool(behind) and behind[0].kind == "unknown" and sentence.plain[behind[0].start : behind[0].end] not in PLAIN


def beside(sentence: Sentence, segment: Segment, figure: Figure, vocabulary: Vocabulary) -> Subject | None:
    """What stands before the figure in its segment, or else behind it up to the next figure."""
    before = tuple(one for one in segment.elements if one.end <= figure.start)
    lead = said_in(sentence, Segment(segment.start, figure.start, before), vocabulary)
    amounts = [one.start for one in segment.elements if one.kind == "amount" and one.start >= figure.end]
    end = amounts[0] if amounts else segment.end
    end = figure.end if sentence.plain.startswith("のうち", figure.end) else end  # 8281億円のうちLNGが5020億円
    after = tuple(one for one in segment.elements if figure.end <= one.start < end)
    follow = said_in(sentence, Segment(figure.end, end, after), vocabulary)
    follow = replace(follow, exact=follow.exact and follow.goods != (TOTAL,))
    if lead.partner and lead.flows and any(one.kind == "home" for one in after):
        # "Russia exported ¥828 bn worth of goods to Japan": which way it goes is said behind.
        around = Segment(segment.start, end, (*before, *after))
        lead = replace(lead, flows=flows_in(sentence, around, vocabulary) or lead.flows)
    if not says(lead):
        return follow if says(follow) else None
    if lead.partner and follow.flows and not any(one.kind in {"commodity", "verb", "trade_verb", *FLOWING} for one in before):
        # «На Катар пришлось 5,6% импорта СПГ»: which way it goes is said behind.
        flows = lead.flows if "home" in {one.kind for one in before} else ()  # ロシアは日本へ3665億円を輸出した
        return replace(follow, partner=lead.partner, flows=flows or follow.flows, abroad=False, several=lead.several)
    if follow.goods == (TOTAL,) and not any(one.kind in {"commodity", "verb", "trade_verb", *FLOWING} for one in after):
        follow = replace(follow, goods=(), flows=() if lead.flows else follow.flows)  # "worth ¥2 trn from Australia"
    of = WORTH_OF.match(sentence.plain, figure.end) is not None or figure.unit in QUANTITIES
    if of and lead.goods == (TOTAL,) and follow.goods not in {(), (TOTAL,)}:
        lead = replace(lead, goods=())  # "imported 5.8 million tons of LNG"
    if lead.goods == (TOTAL,) and (follow.absent or _is_of_unknown(sentence, figure)):
        lead = replace(lead, goods=(), absent=True)  # "exported ¥1.1 trillion worth of chip gases to Taiwan"
    if not follow.goods and not amounts:  # "rose 11.8% excluding cars"
        lead = replace(
            lead,
            goods_out=lead.goods_out or follow.goods_out,
            partners_out=lead.partners_out or follow.partners_out,
        )
    # "Exports rose 3% to Russia": what follows adds what is not said before.
    return filled(lead, follow, vocabulary, told=False) if says(follow) and not (lead.goods and follow.goods) else lead
