"""Whether something ever went on for so long: `3か月連続で増えたことはある？`: the months in which it rose are listed.

That only so many in a row are meant is named as left out.
"""

from __future__ import annotations

import re

RUN = re.compile(
    r"(?P<run>(?P<count>\d{1,2}(?P<unit>[かカヶケヵ箇]月|年度?|四半期))(?:以上)?(?:連続|続けて?|続い?て?|つづけて?)(?:して|で|に)?)[、,]?"
    r"(?P<moved>[^、。?？]{0,4}(?:増|減|上回|下回|伸び|落ち|プラス|マイナス|前年割れ)[^、。?？]{0,8}?)(?:こと|時期|時|とき|ケース|例)(?:って|[はが])?"
    r"(?:(?:あ(?:る|り|っ)|な(?:い|か))[^。?？\n]*|(?=[?？]|$))"
)
CALLED = {"年": "年", "年度": "年度", "四半期": "四半期"}


def without_run(text: str) -> tuple[str, str]:
    """The text as one that asks when it was so, and how many in a row were asked for; empty where nothing is."""
    found = RUN.search(text)
    if found is None:
        return text, ""
    when = CALLED.get(found["unit"], "月")
    return f"{text[: found.start()]}{found['moved']}{when}は{text[found.end() :]}", found["run"]
