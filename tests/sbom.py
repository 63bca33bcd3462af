"""`python -m tests.sbom FILE`: completes the list of what a release is made of, and checks it against the lock file.

The tool that makes it (`make sbom`) reads neither the version, which stands in the code, nor what the project asks for itself.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from bot import __version__

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9._-]+")


def completed(listed: dict[str, Any], lock: str, wanted: list[str]) -> dict[str, Any]:
    """The list with the project's version and its direct dependencies. Raises ValueError when it is not what is locked."""
    parts = {normal(part["name"]): part for part in listed["components"]}
    pinned = {normal(name): version for name, version in PINNED.findall(lock)}
    if {name: part["version"] for name, part in parts.items()} != pinned:
        raise ValueError("the list is not what is locked")
    if not all(
        one.get("hashes") for part in parts.values() for one in part["externalReferences"] if one["type"] == "distribution"
    ):
        raise ValueError("a package has no hash")
    project = listed["metadata"]["component"]
    project |= {"version": __version__, "purl": f"pkg:pypi/{project['name']}@{__version__}"}
    direct = sorted(parts[normal(found[0])]["bom-ref"] for one in wanted if (found := NAME.match(one)))
    others = [one for one in listed["dependencies"] if one["ref"] != project["bom-ref"]]
    return {**listed, "dependencies": [{"ref": project["bom-ref"], "dependsOn": direct}, *others]}


def normal(name: str) -> str:
    """One spelling for what is one package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main(path: Path) -> None:
    """Complete a list in its place."""
    wanted: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    listed = completed(json.loads(path.read_text("utf-8")), (ROOT / "requirements.lock").read_text("utf-8"), wanted)
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"{path}: {len(listed['components'])} packages, as locked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
