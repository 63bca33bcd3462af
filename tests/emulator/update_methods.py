"""getUpdates and the webhook's settings."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from .errors import ApiError, bad_request
from .incoming import Incoming
from .state import State, Webhook
from .updates import WEBHOOK_ACTIVE

_PORTS = (443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOCAL = ("127.0.0.1", "localhost")
MAX_TIMEOUT = 50


async def get_updates(state: State, call: Incoming) -> Any:
    """Long poll."""
    if state.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE + "; use deleteWebhook to delete the webhook first")
    params = call.params
    _set_allowed(state, params.get("allowed_updates"))
    limit = max(1, min(params.get("limit", 100), 100))
    seconds = max(0, min(params.get("timeout", 0), MAX_TIMEOUT))
    return await state.updates.poll(params.get("offset", 0), limit, seconds)


def _set_allowed(state: State, allowed: list[str] | None) -> None:
    for kind in allowed or []:
        if kind not in state.table.types["Update"]:
            text = f'unknown update type "{kind}" in allowed_updates'
            raise bad_request(text)
    state.updates.set_allowed(allowed)


def set_webhook(state: State, call: Incoming) -> Any:
    """Have updates sent to an address; local plain HTTP is allowed for tests."""
    params = call.params
    url = urlsplit(params["url"])
    if params["url"] and url.hostname not in _LOCAL:
        if url.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (url.port or 443) not in _PORTS:
            text = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            raise bad_request(text)
    secret = params.get("secret_token", "")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = params.get("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    _set_allowed(state, params.get("allowed_updates"))
    return _install(state, call, Webhook(params["url"], secret, connections))


def delete_webhook(state: State, call: Incoming) -> Any:
    """Go back to polling."""
    return _install(state, call, Webhook())


def _install(state: State, call: Incoming, webhook: Webhook) -> bool:
    state.webhook = webhook
    if call.params.get("drop_pending_updates"):
        state.updates.pending.clear()
    if webhook.url:
        state.updates.stop_poller()
    state.on_webhook_set()
    return True


def webhook_info(state: State, _call: Incoming) -> Any:
    """The webhook's settings and last error."""
    hook = state.webhook
    info: dict[str, Any] = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates.pending),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
    if hook.last_error:
        info |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_date}
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    return info
