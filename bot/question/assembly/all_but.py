"""What is left out of something wider: all goods but LNG, motor vehicles without cars, the world without Russia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.request import TOTAL, WORLD
from bot.speech import tr

if TYPE_CHECKING:
    from bot.question.phrases.found import Operators
    from bot.question.request import Request


def left_out(request: Request, operators: Operators, *, command: bool) -> tuple[str, ...]:
    """The codes that are left out; "LNG, not coal" is LNG. Raises AskError(conflict) for a command that says so."""
    goods, partners = set(request.commodities) - {TOTAL}, set(request.partners) - {WORLD}
    kept = []
    for code in dict.fromkeys(operators.without):
        beside = partners if code in operators.without_partners else goods
        if not beside or operators.wider & beside:
            kept.append(code)
        elif command:
            message = tr("-{code} leaves nothing out here: it is no part of what is named.").format(code=code.lower())
            raise AskError("conflict", message)
    return tuple(kept)
