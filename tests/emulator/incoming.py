"""Read a request as the Bot API server does: query, JSON, urlencoded or multipart."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from aiohttp import web

from .errors import ApiError, bad_request
from .files import Upload
from .table import Json


@dataclass
class Incoming:
    """A call: its method, parameters and uploaded files."""

    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def source(self, name: str) -> Upload | str:
        """The file of an InputFile parameter: uploaded, attached or a file id."""
        return self.uploads.get(name) or self.attached(str(self.params[name]))

    def attached(self, text: str) -> Upload | str:
        """What ``attach://name`` names; any other text is a file id or an address."""
        return self.uploads[text[9:]] if text.startswith("attach://") else text


async def read_request(request: web.Request, method: str) -> Incoming:
    """Parameters of the query and the body; the body wins."""
    incoming = Incoming(method, dict(request.query))
    if request.method == "GET" or not request.can_read_body:
        return incoming
    try:
        if request.content_type == "application/json":
            incoming.params |= _json_object(await request.read())
        else:
            await _read_form(request, incoming)
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    return incoming


async def _read_form(request: web.Request, incoming: Incoming) -> None:
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            data = value.file.read()
            incoming.uploads[name] = Upload(value.filename, value.content_type, data)
        else:
            incoming.params[name] = value if isinstance(value, str) else value.decode()


def _json_object(body: bytes) -> Json:
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request body as a JSON object")
    return parsed
