"""The release after the bundled one: April 2026 is new, LNG from Russia in February was revised up, coal went up and down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from bot.ingest import publish
from tests.copies import copied
from tests.ingest.official_files import area_file, consistent
from tests.ingest.releases import engine_of, take

# Thousand yen.
LNG_MORE, COAL_APRIL = 700_000, 9_000_000
CHANGES = {("RUSSIA", "LNG", 2): LNG_MORE, ("RUSSIA", "COAL", 4): COAL_APRIL}


@pytest.fixture(scope="session")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The program on the release of May 2026; the data tests, half of the time of an import, are left out."""
    data = copied(tmp_path_factory.mktemp("april"))
    imports = area_file(2026, "import", 4, consistent(CHANGES, "import"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "data_errors", lambda *_: [])
        take(data, dt.date(2026, 5, 28), imports, area_file(2026, "export", 4))
    engine = engine_of(data)
    yield engine
    engine.close()
