"""What serves until it is ended: Telegram, the terminal, the page, assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    import argparse

    from bot.settings import Settings

# What `tradebot mcp` is written for, and how it gets here.
MCP_PACKAGES = {"mcp", "mcp_types"}
MCP_INSTALL = "pip install 'tradebot[mcp]', or in a checkout `make mcp`."


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Serve Telegram, by polling or webhook; with the page where its address is set. Raises SettingsError."""
    if settings.token is None or not settings.token.get_secret_value():
        raise SettingsError("TRADEBOT_TOKEN is not set: get a token from @BotFather, or use `tradebot chat` without one.")
    if settings.webhook_url:
        from bot.chat.updates.webhook import serve
    else:
        from bot.chat.updates.polling import serve

    if not settings.web_url:
        return serve(settings)
    if not (settings.webhook_url or settings.listen):
        raise SettingsError("TRADEBOT_WEB_URL: nothing listens for the page without TRADEBOT_WEBHOOK_URL or TRADEBOT_LISTEN.")
    from bot.web.mini.app import mini_app

    return serve(settings, mini_app)


def chat(_: argparse.Namespace, settings: Settings) -> int:
    """Answer in the terminal."""
    from bot.terminal.conversation import converse

    return converse(settings)


def web(_: argparse.Namespace, settings: Settings) -> int:
    """Serve the page."""
    from bot.web.serve import serve

    return serve(settings)


def mcp(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve assistants that speak MCP. Raises SettingsError where the package for it is not installed."""
    try:
        from bot.mcp.serve import serve
    except ModuleNotFoundError as error:
        if error.name not in MCP_PACKAGES:
            raise
        raise SettingsError(f"`tradebot mcp` needs the package mcp, which is not installed: {MCP_INSTALL}") from None
    return serve(settings, arguments.http)


SERVERS = (run, web)
