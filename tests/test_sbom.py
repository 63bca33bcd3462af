"""What a release is made of is listed whole, or not at all."""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot import __version__
from tests import sbom
from tests.sbom import PINNED, ROOT, completed

LOCK = 'aiohttp==3.1 \\\n    --hash=sha256:00\nTyping_Extensions==4.0 ; python_version < "3.13" \\\n    --hash=sha256:11\n'
HASHES = [{"alg": "SHA-256", "content": "00"}]
LISTED: dict[str, Any] = {
    "metadata": {"component": {"bom-ref": "root-component", "name": "tradebot"}},
    "components": [
        {
            "bom-ref": "L1",
            "name": "aiohttp",
            "version": "3.1",
            "externalReferences": [{"type": "distribution", "hashes": HASHES}],
        },
        {
            "bom-ref": "L3",
            "name": "typing-extensions",
            "version": "4.0",
            "externalReferences": [{"type": "distribution", "hashes": HASHES}, {"type": "website"}],
        },
    ],
    "dependencies": [{"ref": "L1"}, {"ref": "L3"}, {"ref": "root-component"}],
}


def test_project_has_its_version_and_its_own_dependencies() -> None:
    made = completed(copy.deepcopy(LISTED), LOCK, ["aiohttp[speedups]>=3,<4"])
    assert made["metadata"]["component"]["version"] == __version__
    assert made["metadata"]["component"]["purl"] == f"pkg:pypi/tradebot@{__version__}"
    assert made["dependencies"] == [{"ref": "root-component", "dependsOn": ["L1"]}, {"ref": "L1"}, {"ref": "L3"}]
    assert made["components"] == LISTED["components"]


@pytest.mark.parametrize("fault", ["a package less", "another version", "no hash"])
def test_list_that_is_not_what_is_locked_is_refused(fault: str) -> None:
    listed = copy.deepcopy(LISTED)
    if fault == "a package less":
        listed["components"].pop()
    elif fault == "another version":
        listed["components"][0]["version"] = "3.2"
    else:
        listed["components"][0]["externalReferences"][0]["hashes"] = []
    with pytest.raises(ValueError, match=r"the list is not what is locked|a package has no hash"):
        completed(listed, LOCK, ["aiohttp"])


def test_every_package_of_the_lock_file_is_found_in_it(tmp_path: Path) -> None:
    pinned = PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert len(pinned) > len(wanted) > 20
    parts = [
        {"bom-ref": name, "name": name, "version": version, "externalReferences": [{"type": "distribution", "hashes": HASHES}]}
        for name, version in pinned
    ]
    path = tmp_path / "sbom.json"
    path.write_text(json.dumps({**LISTED, "components": parts}), "utf-8")
    sbom.main(path)
    direct = json.loads(path.read_text("utf-8"))["dependencies"][0]["dependsOn"]
    assert len(direct) == len(wanted)
    assert "duckdb" in direct
