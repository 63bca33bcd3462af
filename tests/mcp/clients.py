"""The SDK's own client, asked from plain test functions: one connection for as long as a block lasts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.server.lowlevel import Server
from mcp_types import CallToolResult, Resource, TextResourceContents, Tool

from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.mcp.server import Door

ROOT = Path(__file__).parent.parent.parent
STDIO = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp"], cwd=ROOT, env={"TRADEBOT_QUERY_SECONDS": "60"})


@dataclass
class Connected:
    """A client, and the loop that it lives in."""

    client: Client
    portal: BlockingPortal

    @cached_property
    def tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}

    @cached_property
    def resources(self) -> dict[str, Resource]:
        return {str(one.uri): one for one in self.portal.call(self.client.list_resources).resources}

    def read(self, uri: str) -> str:
        """The text of a resource."""
        content = self.portal.call(self.client.read_resource, uri).contents[0]
        assert isinstance(content, TextResourceContents)
        return content.text

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        result: CallToolResult = self.portal.call(self.client.call_tool, tool, arguments)
        return result

    def told(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The object of an answer that is one."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.structured_content
        body: dict[str, Any] = result.structured_content
        return body

    def refused(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What is said of an error."""
        result = self.call(tool, **arguments)
        assert result.is_error
        error: dict[str, Any] = result.structured_content["error"]
        return error


@contextmanager
def connected(server: Server[Any] | StdioServerParameters | str) -> Iterator[Connected]:
    """A client of a server in this process, of a process of its own, or of an address."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        yield Connected(client, portal)


def in_memory(engine: Engine) -> Server[Any]:
    return Door(Live(engine)).server()
