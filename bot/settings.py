"""Every setting, typed. Environment variables have the prefix TRADEBOT_; a `.env` file in the working folder is read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

PACKAGE = Path(__file__).parent
# In a wheel the queries and the data lie inside the package; in a checkout beside it.
BUNDLE = bundled if (bundled := PACKAGE / "_bundled").is_dir() else PACKAGE.parent


class Settings(BaseSettings):
    """The environment contract. Only the token has no default, and only `run` needs it."""

    model_config = SettingsConfigDict(env_prefix="TRADEBOT_", env_file=".env", extra="ignore", frozen=True)

    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    data_dir: Path = BUNDLE / "data"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] | None = None
    log_format: Literal["text", "json"] = "text"
    query_seconds: float = Field(5.0, gt=0)
    silence_seconds: float = Field(180.0, gt=0)

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
