"""The command that has a text checked, told from questions without what checks it."""

from __future__ import annotations

import re

VERIFY = re.compile(r"\s*/verify(?:@\w+)?(?=\s|$)(?P<text>.*)", re.IGNORECASE | re.DOTALL)


def text_behind(words: str) -> str | None:
    """What stands behind `/verify`, empty where it stands alone; None for other words."""
    command = VERIFY.fullmatch(words)
    return command["text"].strip() if command is not None else None
