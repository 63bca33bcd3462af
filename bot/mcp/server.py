"""The tools as an MCP server: what comes in is judged, asked in a thread, and given out as content of the protocol."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import mcp_types as protocol
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError

from bot import __version__
from bot.mcp.calling import called
from bot.mcp.resources import MARKDOWN, Resource, resources
from bot.mcp.tools import tools
from bot.serving.threads import in_thread

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from bot.engine.live import Live
    from bot.mcp.tool import Schema, Told, Tool

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
        self._tools = {tool.name: tool for tool in tools(live.engine)}
        self._resources = {one.uri: one for one in resources(live.engine)}
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")

    def server(self) -> Server[Any]:
        """What a transport serves."""
        return Server(
            "tradebot",
            version=__version__,
            title="Japan's trade statistics",
            instructions=INSTRUCTIONS,
            # Without it every call over HTTP would list all tools to find the one.
            get_tool_input_schema=self._takes,
            on_list_tools=self._list_tools,
            on_call_tool=self._call_tool,
            on_list_resources=self._list_resources,
            on_read_resource=self._read_resource,
        )

    async def _list_tools(
        self, _: ServerRequestContext[Any], __: protocol.PaginatedRequestParams | None
    ) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_listed(tool) for tool in self._tools.values()])

    async def _call_tool(self, _: ServerRequestContext[Any], params: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(protocol.INVALID_PARAMS, f"There is no tool {params.name!r}; there are {', '.join(self._tools)}.")
        return await in_thread(self._workers, self._answered, tool, params.arguments or {})

    async def _list_resources(
        self, _: ServerRequestContext[Any], __: protocol.PaginatedRequestParams | None
    ) -> protocol.ListResourcesResult:
        return protocol.ListResourcesResult(resources=[_named(one) for one in self._resources.values()])

    async def _read_resource(
        self, _: ServerRequestContext[Any], params: protocol.ReadResourceRequestParams
    ) -> protocol.ReadResourceResult:
        one = self._resources.get(str(params.uri))
        if one is None:
            raise MCPError(protocol.INVALID_PARAMS, f"There is no resource {params.uri}.")
        text = await in_thread(self._workers, self._written, one)
        page = protocol.TextResourceContents(uri=one.uri, mime_type=MARKDOWN, text=text)
        return protocol.ReadResourceResult(contents=[page])

    def _takes(self, name: str) -> Schema | None:
        tool = self._tools.get(name)
        return tool.takes if tool else None

    def _answered(self, tool: Tool, arguments: dict[str, Any]) -> protocol.CallToolResult:
        return _result(called(tool, arguments, self._live))

    def _written(self, one: Resource) -> str:
        with self._live.lease() as engine:
            return one.text(engine)


def _listed(tool: Tool) -> protocol.Tool:
    return protocol.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes,
        output_schema=tool.gives,
        annotations=READS_ONLY,
    )


def _named(one: Resource) -> protocol.Resource:
    return protocol.Resource(uri=one.uri, name=one.name, title=one.title, description=one.description, mime_type=MARKDOWN)


def _result(told: Told) -> protocol.CallToolResult:
    """The text, and the object twice: for who reads structure, and as a text for who does not."""
    texts = (told.text, json.dumps(told.body, ensure_ascii=False))
    return protocol.CallToolResult(
        content=[protocol.TextContent(type="text", text=text) for text in texts],
        structured_content=told.body,
        is_error=told.refused,
    )
