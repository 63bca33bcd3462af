"""Every setting, typed. Environment variables have the prefix TRADEBOT_; a `.env` file in the working folder is read."""

from __future__ import annotations

import hmac
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.daily import Daily
from bot.errors import SettingsError
from bot.redaction import secrets_in

PACKAGE = Path(__file__).parent
# In a wheel the queries and the data lie inside the package; in a checkout beside it.
BUNDLE = bundled if (bundled := PACKAGE / "_bundled").is_dir() else PACKAGE.parent
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
LISTEN = re.compile(r"(\[[0-9a-fA-F:]+\]|[^\s:]+):\d{1,5}")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# Telegram numbers people with at most 52 bits.
PERSON = re.compile(r"[1-9]\d{0,15}", re.ASCII)
LAST_PORT = 65535
ADDRESSES = {
    "api_url": "https://api.telegram.org",
    "estat_url": "https://www.e-stat.go.jp",
    "webhook_url": "https://bot.example.org/telegram",
    "web_url": "https://bot.example.org/explore",
}
# Short names of pages that @BotFather takes.
APP_NAME = re.compile(r"[A-Za-z0-9_]{3,30}")
LISTEN_DEFAULT = "127.0.0.1:8080"


class Settings(BaseSettings):
    """The environment contract. Only the token has no default, and only `run` needs it."""

    model_config = SettingsConfigDict(
        env_prefix="TRADEBOT_", env_file=".env", extra="ignore", frozen=True, arbitrary_types_allowed=True
    )

    token: SecretStr | None = None
    api_url: str = ADDRESSES["api_url"]
    data_dir: Path = BUNDLE / "data"
    estat_url: str = ADDRESSES["estat_url"]
    download_seconds: float = Field(600.0, gt=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] | None = None
    log_format: Literal["text", "json"] = "text"
    state_url: SecretStr = SecretStr("sqlite:///tradebot.sqlite")
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    web_url: str | None = None
    web_app_name: str | None = None
    listen: str | None = None
    health_file: Path | None = None
    query_seconds: float = Field(5.0, gt=0)
    silence_seconds: float = Field(180.0, gt=0)
    refresh: Daily | None = None
    admins: Annotated[frozenset[int], NoDecode] = frozenset()

    @field_validator("webhook_url", "webhook_secret", "web_url", "web_app_name", "listen", "health_file", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: str | None) -> str | None:
        return value or None

    @field_validator("refresh", mode="before")
    @classmethod
    def _is_time_of_day(cls, value: str | None) -> Daily | None:
        if not value or value == "off":
            return None
        try:
            return Daily.read(value)
        except ValueError:
            raise PydanticCustomError("daily", "off, or a time of day such as daily 09:00 Asia/Tokyo") from None

    @field_validator("admins", mode="before")
    @classmethod
    def _are_numbers(cls, value: str | frozenset[int]) -> frozenset[int]:
        if not isinstance(value, str):
            return value
        named = [one.strip() for one in value.split(",") if one.strip()]
        if not all(PERSON.fullmatch(one) for one in named):
            raise PydanticCustomError("admins", "the numbers of people in Telegram, with commas between them")
        return frozenset(map(int, named))

    @field_validator("api_url", "estat_url", "webhook_url")
    @classmethod
    def _is_web_address(cls, value: str | None, info: ValidationInfo) -> str | None:
        hook = info.field_name == "webhook_url"
        if value is None or _is_address(value, with_query=hook):
            return value if hook or value is None else value.rstrip("/")
        raise PydanticCustomError("address", "an address such as {example}", {"example": ADDRESSES[info.field_name or ""]})

    @field_validator("web_url")
    @classmethod
    def _is_address_of_a_page(cls, value: str | None) -> str | None:
        """With a slash at its end, behind which what belongs to the page lies. Telegram opens no other addresses than these."""
        if value is None or (_is_address(value, with_query=False) and value.startswith("https:")):
            return value and value.rstrip("/") + "/"
        raise PydanticCustomError("address", "an address such as {example}", {"example": ADDRESSES["web_url"]})

    @field_validator("web_app_name")
    @classmethod
    def _is_short_name(cls, value: str | None) -> str | None:
        if value and not APP_NAME.fullmatch(value):
            raise PydanticCustomError("short_name", "3 to 30 letters, digits or _, as @BotFather knows the page")
        return value

    @field_validator("token")
    @classmethod
    def _has_form_of_token(cls, value: SecretStr | None) -> SecretStr | None:
        given = value.get_secret_value().strip() if value else ""
        if given and not TOKEN.fullmatch(given):
            raise PydanticCustomError("token", "a number, a colon, and letters, digits, _ or -, as @BotFather gives it")
        return SecretStr(given) if given else None

    @field_validator("webhook_secret")
    @classmethod
    def _fits_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not SECRET.fullmatch(value.get_secret_value()):
            raise PydanticCustomError("secret", "1 to 256 letters, digits, _ or -")
        return value

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str | None) -> str | None:
        if value and (not LISTEN.fullmatch(value) or int(value.rpartition(":")[2]) > LAST_PORT):
            raise PydanticCustomError("listen", "host:port, for example 127.0.0.1:8080")
        return value

    @property
    def hook_secret(self) -> str:
        """What Telegram shows with each update. Where none is set it comes from the token: the same on every replica."""
        if self.webhook_secret:
            return self.webhook_secret.get_secret_value()
        token = self.token.get_secret_value() if self.token else ""
        return hmac.digest(token.encode(), b"tradebot webhook", "sha256").hex()

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the webhook and the probes."""
        host, _, port = (self.listen or LISTEN_DEFAULT).rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may show."""
        token = self.token.get_secret_value() if self.token else ""
        addresses = (self.state_url.get_secret_value(), self.api_url, self.webhook_url or "", self.estat_url)
        found = (token, token.partition(":")[2], self.hook_secret, *(one for url in addresses for one in secrets_in(url)))
        return tuple(filter(None, found))

    @property
    def queries_dir(self) -> Path:
        """The verbs, one file each."""
        return BUNDLE / "queries"


def read_settings() -> Settings:
    """Settings from the environment. Raises SettingsError, naming the variable but never its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise SettingsError(f"TRADEBOT_{str(first['loc'][0]).upper()}: {first['msg']}") from None


def _is_address(value: str, *, with_query: bool) -> bool:
    """Whether it is an address of the web, with a host that has a name or a number, and a port that there is."""
    try:
        parts = urlsplit(value)
        host, _ = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    plain = not parts.fragment and (with_query or not parts.query) and not re.search(r"[\s\x00-\x1f]", value)
    return parts.scheme in {"http", "https"} and bool(host) and plain
