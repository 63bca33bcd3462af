"""The tools as an MCP server: what comes in is judged, asked in a thread, and given out as content of the protocol."""

from __future__ import annotations

import json
import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import mcp_types as protocol
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from bot import __version__
from bot.logs import get_logger
from bot.mcp.tool import Told, Tool, refused
from bot.mcp.tools import tools

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from bot.engine.live import Live

logger = get_logger(__name__)
# More than cores: a slow query holds one of them, and the others go on.
WORKERS = 4
INSTRUCTIONS = (
    "Figures of Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics. "
    "Every figure comes with its unit, period, basis, stage and source: quote figures with these, and ask rather than compute. "
    "Japan's fiscal year 2024 (FY2024) is April 2024 to March 2025."
)
READS_ONLY = protocol.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class Door:
    """The handlers of one server, over the engine in use."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._tools = {tool.name: tool for tool in tools()}
        self._workers = anyio.CapacityLimiter(WORKERS)

    def server(self) -> Server[Any]:
        """What a transport serves."""
        return Server(
            "tradebot",
            version=__version__,
            title="Japan's trade statistics",
            instructions=INSTRUCTIONS,
            on_list_tools=self._list_tools,
            on_call_tool=self._call_tool,
        )

    async def _list_tools(
        self, _: ServerRequestContext[Any], __: protocol.PaginatedRequestParams | None
    ) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_listed(tool) for tool in self._tools.values()])

    async def _call_tool(self, _: ServerRequestContext[Any], params: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(protocol.INVALID_PARAMS, f"There is no tool {params.name!r}; there are {', '.join(self._tools)}.")
        told = await anyio.to_thread.run_sync(partial(self._told, tool, params.arguments or {}), limiter=self._workers)
        return _result(told)

    def _told(self, tool: Tool, arguments: dict[str, Any]) -> Told:
        """What a tool says; whatever goes wrong is a refusal with a number that the log has, too."""
        try:
            given = tool.arguments.model_validate(arguments)
            with self._live.lease() as engine:
                return tool.call(given, engine)
        except ValidationError as error:
            return _misgiven(error)
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


def _listed(tool: Tool) -> protocol.Tool:
    return protocol.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes,
        output_schema=tool.gives,
        annotations=READS_ONLY,
    )


def _result(told: Told) -> protocol.CallToolResult:
    """The text, and the object twice: for who reads structure, and as a text for who does not."""
    texts = (told.text, json.dumps(told.body, ensure_ascii=False))
    return protocol.CallToolResult(
        content=[protocol.TextContent(type="text", text=text) for text in texts],
        structured_content=told.body,
        is_error=told.refused,
    )
