"""What a tool is: typed arguments in, an object of exact numbers and a text out. No protocol in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from bot.speech import Lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.engine import Engine

Schema: TypeAlias = dict[str, Any]


class Arguments(BaseModel):
    """What a tool is given. An argument that it does not have is an error: nothing that is asked is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang | None = Field(None, description="The language of the texts; without it that of the words.")

    @classmethod
    def taken(cls) -> Schema:
        """What is taken, without what only says again what arguments are called."""
        schema = cls.model_json_schema()
        for one in schema["properties"].values():
            one.pop("title", None)
        return {name: value for name, value in schema.items() if name not in {"title", "description"}}


@dataclass(frozen=True, slots=True)
class Told:
    """`body` is the object, `text` what can be read and quoted. `refused`: the object says why there is no answer."""

    body: dict[str, Any]
    text: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool. `arguments` judges what it is given; `takes` and `gives` are JSON schemas of that and of the object."""

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    takes: Schema
    gives: Schema
    call: Callable[[Any, Engine], Told]


def refused(code: str, message: str, suggestions: tuple[str, ...] = (), **more: object) -> Told:
    """A refusal in the form of those of `ask`."""
    return Told({"error": {"code": code, "message": message, "suggestions": list(suggestions), **more}}, message, refused=True)
