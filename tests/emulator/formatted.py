"""From the text a bot sends to the text and entities Telegram stores."""

from __future__ import annotations

from collections.abc import Mapping

from .entities import trim, utf16_length
from .errors import bad_request
from .html_parser import parse_html
from .table import Json

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
_ENTITY_NAMES = (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline "
    "strikethrough spoiler blockquote expandable_blockquote code pre text_link text_mention "
    "custom_emoji date_time"
)
_ENTITY_TYPES = frozenset(_ENTITY_NAMES.split())


def message_text(source: Json, users: Mapping[int, Json], key: str = "text") -> Json:
    """``{"text", "entities"}`` of a text message, after parsing and within the limits."""
    text, entities = _formatted(source, key, "entities", users)
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def message_caption(source: Json, users: Mapping[int, Json]) -> Json:
    """``{"caption", "caption_entities"}`` of a media message; empty without a caption."""
    text, entities = _formatted(source, "caption", "caption_entities", users)
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return {
        **({"caption": text} if text else {}),
        **({"caption_entities": entities} if entities else {}),
    }


def _formatted(
    source: Json,
    key: str,
    entities_key: str,
    users: Mapping[int, Json],
) -> tuple[str, list[Json]]:
    text = str(source.get(key, ""))
    entities: list[Json] = source.get(entities_key) or []
    mode = source.get("parse_mode", "")
    if mode.lower() == "html":
        text, entities = parse_html(text)
    elif mode:
        problem = f'parse mode "{mode}" is not supported by this emulator'
        raise bad_request(problem)
    _check_entities(text, entities)
    text, entities = trim(text, entities)
    if len(entities) > MAX_ENTITIES:
        problem = f"too many entities: {len(entities)} of {MAX_ENTITIES} (real Telegram drops them)"
        raise bad_request(problem)
    return text, _with_known_users(entities, users)


def _check_entities(text: str, entities: list[Json]) -> None:
    size = utf16_length(text)
    for entity in entities:
        begin, length = entity["offset"], entity["length"]
        if entity["type"] not in _ENTITY_TYPES:
            problem = f'can\'t parse MessageEntity: unsupported type "{entity["type"]}"'
            raise bad_request(problem)
        if begin < 0 or length <= 0 or begin + length > size:
            raise bad_request("ENTITY_BOUNDS_INVALID")


def _with_known_users(entities: list[Json], users: Mapping[int, Json]) -> list[Json]:
    """Mentions by id work only for users the bot has met; others are dropped, as in Telegram."""
    kept = []
    for entity in entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
        elif entity["user"]["id"] in users:
            kept.append({**entity, "user": users[entity["user"]["id"]]})
    return kept
