"""In which order tests run: the longest first, so that none is begun when the others are done.

Each worker begins with a share of all tests, one after the other as they stand here, and takes from the end of another's when
it has done its own. So what takes long stands at the beginning of each share, and the tests of a file, which may have something
made for all of them, stay together there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

# The files that took longest when it was measured last, the longest first: `pytest --durations=300`, added up.
LONGEST = (
    "chat/updates/test_webhook.py",
    "ingest/test_refresh.py",
    "state/test_presence.py",
    "question/test_unseen.py",
    "chat/updates/test_polling.py",
    "chat/posts/test_release.py",
    "engine/test_past.py",
    "chat/updates/test_liveness.py",
    "web/test_browser.py",
    "chat/updates/test_delivery.py",
    "ingest/test_build.py",
    "chat/test_nothing_refused.py",
    "ingest/test_vintages.py",
    "test_paste.py",
    "verify/test_of_kinds.py",
    "chat/posts/test_kills.py",
    "ingest/test_publish.py",
    "chat/handlers/desk/test_watches.py",
    "verify/test_unseen.py",
    "chat/test_live.py",
    "chat/replies/test_buttons.py",
    "test_fuzz.py",
    "verbs/test_renamed.py",
    "render/chart/test_chart.py",
    "test_cli.py",
    "engine/sql/test_several_lists.py",
    "engine/sql/test_verbs.py",
    "question/test_ways.py",
    "chat/updates/test_intake.py",
    "ingest/lines/test_bundled.py",
    "chat/replies/test_otherwise.py",
)


def shares(items: Sequence[pytest.Item], here: Path, workers: int) -> list[pytest.Item]:
    """All tests, so that each of as many equal shares begins with long ones."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path.relative_to(here).as_posix(), []).append(item)
    long: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for number, name in enumerate(name for name in LONGEST if name in files):
        # There and back, so that no share has the longer one of each pair.
        turn, place = divmod(number, workers)
        long[place if turn % 2 == 0 else workers - 1 - place] += files.pop(name)
    short = [item for group in files.values() for item in group]
    found: list[pytest.Item] = []
    for number, begun in enumerate(long):
        size = (len(items) - len(found)) // (workers - number)
        more = max(0, size - len(begun))
        found += [*begun, *short[:more]]
        del short[:more]
    return [*found, *short]
