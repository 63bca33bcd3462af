"""One call of a tool: its arguments are judged, it is asked, and what goes wrong is a refusal with a body. No protocol here."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.errors import AskError
from bot.logs import get_logger
from bot.mcp.tool import refused

if TYPE_CHECKING:
    from bot.engine.live import Live
    from bot.mcp.tool import Told, Tool

logger = get_logger(__name__)


def called(tool: Tool, arguments: dict[str, Any], live: Live) -> Told:
    """What the tool says. An error of the program has a number that the log has, too."""
    try:
        given = tool.arguments.model_validate(arguments)
        with live.lease() as engine:
            return tool.call(given, engine)
    except ValidationError as error:
        return _misgiven(error)
    except AskError as error:
        return refused(error.code, error.message, error.suggestions)
    except Exception:
        number = secrets.token_hex(3)
        logger.exception("tool failed", error=number, tool=tool.name)
        return refused("internal", f"That went wrong on our side (error {number}, noted).")


def _misgiven(error: ValidationError) -> Told:
    """What is wrong with the arguments, each named."""
    wrong = [
        {"argument": ".".join(map(str, one["loc"])), "message": one["msg"]}
        for one in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    return refused("arguments", "; ".join(f"{one['argument']}: {one['message']}" for one in wrong), wrong=wrong)
