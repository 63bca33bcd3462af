"""Units of money that stand without a number: `(¥ billion)`, 単位：億円, млрд иен."""

from __future__ import annotations

import re

SCALE = r"(?P<scale{n}>billions?|bn|millions?|mn|trillions?|trn|thousands?|百万|千|億|兆|十億|млрд\.?|млн\.?|трлн\.?|тыс\.?)"
CURRENCY = r"(?P<currency{n}>¥|\$|us\$|jpy|usd|yen|us dollars|dollars|円|ドル|иен|йен|долл\w*\.?)"
# A unit that stands without a number.
NAMED = re.compile(
    rf"(?<!\d)(?<!\d )(?:{SCALE.format(n=1)} ?(?:of )?{CURRENCY.format(n=1)}"
    rf"|{CURRENCY.format(n=2)} ?{SCALE.format(n=2)})(?!\w)",
)
