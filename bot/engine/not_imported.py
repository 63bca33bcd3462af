"""What is said where the nine digits on disk have nothing of a flow: the command that fetches it."""

from __future__ import annotations

from bot.speech import tr, tr_later

FETCH = "tradebot data refresh --hs9 all"
NOT_IMPORTED = {
    "export": tr_later("Exports by HS code are not in these data; `{command}` fetches them."),
    "import": tr_later("Imports by HS code are not in these data; `{command}` fetches them."),
}


def not_imported(flow: str) -> str:
    """That there are no nine digits of a flow."""
    return tr(NOT_IMPORTED.get(flow, NOT_IMPORTED["export"])).format(command=FETCH)
