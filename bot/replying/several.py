"""The replies to several questions of one message, as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.render.text.joined import joined, refused, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.replying.types import Reply

MOST_LABEL = 40


def together(replies: Sequence[Reply], asked: Sequence[str], left: Sequence[str]) -> Reply:
    """One reply to several questions; each of them is a button, with all that can be asked next."""
    told = [refused(text, one) if one.error else one for one, text in zip(replies, asked, strict=True)]
    shown = joined(told, asked, left)
    first = next((one for one in replies if one.answer is not None), replies[0])
    return replace(
        first,
        html=shown.html,
        text=shown.text,
        others=tuple(
            (shortened(text, MOST_LABEL), one.canonical) for one, text in zip(replies, asked, strict=True) if one.answer
        ),
        variants=(),
        outputs=(),
        copy="",
        more=tuple(one for one in replies if one is not first),
    )
