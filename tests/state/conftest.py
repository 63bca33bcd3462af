"""Every test of the state runs on SQLite and on PostgreSQL, each in a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state.sqlite"
    address: str = request.getfixturevalue("postgres_url")
    return address
