"""What stands beside the program: checks that run elsewhere are the same checks, and the project has one address."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import yaml

import bot
from tests.docs import ROOT

# Beside its rooms, and without the `__init__.py` that says what may lie in it.
MOST_MODULES = 14


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def files() -> list[Path]:
    """What belongs to the project: as git has it, or else as it lies there."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - git as it is installed
        return [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]


def test_every_yaml_file_is_linted() -> None:
    words = read("Makefile").split("/yamllint --strict ")[1].split("\n")[0].split()
    for path in files():
        if path.suffix in {".yaml", ".yml"}:
            name = str(path.relative_to(ROOT))
            assert name in words or name.partition("/")[0] in words, name
    assert all((ROOT / word).exists() for word in words)


def test_checks_elsewhere_are_the_same_checks() -> None:
    workflow: dict[str, Any] = yaml.safe_load(read(".github/workflows/ci.yml"))
    job = workflow["jobs"]["checks"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert read(".ci/run").splitlines()[-1] == "make test"
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in job["steps"] if "uses" in step)
    told = tomllib.loads(read("pyproject.toml"))["project"]["classifiers"]
    versions = [line.rpartition(" ")[2] for line in told if re.search(r"Python :: 3\.\d+$", line)]
    assert job["strategy"]["matrix"]["python"] == versions
    hooks: dict[str, Any] = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert [(one["repo"], [hook["entry"] for hook in one["hooks"]]) for one in hooks["repos"]] == [("local", ["make lint"])]


def test_no_page_holds_the_marks_of_a_merge() -> None:
    pages = [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("*/**/README.md"),
    ]
    kept = [page for page in pages if ".venv" not in page.parts]
    assert len(kept) > 15
    assert [page for page in kept if re.search(r"^(?:<{7} |>{7} |={7}$)", page.read_text("utf-8"), re.MULTILINE)] == []


def test_the_newest_release_in_the_changelog_is_the_version() -> None:
    first, *releases = re.findall(r"^## (.*)$", read("CHANGELOG.md"), re.MULTILINE)
    assert first == "[Unreleased]"
    told = [re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] — (\d{4}-\d\d-\d\d)", release) for release in releases]
    found = [(tuple(map(int, one.groups()[:3])), dt.date.fromisoformat(one[4])) for one in told if one is not None]
    assert len(found) == len(releases) > 0
    assert ".".join(map(str, found[0][0])) == bot.__version__
    assert found == sorted(found, reverse=True)


def test_the_project_has_one_address() -> None:
    address = tomllib.loads(read("pyproject.toml"))["project"]["urls"]["Repository"]
    found = set()
    for path in files():
        if path.suffix in {".md", ".toml", ".yaml", ".yml"}:
            found |= set(re.findall(r"github(?:usercontent)?\.com/([\w-]+/[\w-]+)", path.read_text("utf-8")))
    assert found == {address.removeprefix("https://github.com/")}


def test_no_folder_of_the_program_holds_more_modules_than_can_be_overlooked() -> None:
    folders = [ROOT / "bot", *(path.parent for path in (ROOT / "bot").rglob("*/__init__.py"))]
    held = {str(one.relative_to(ROOT)): len({*one.glob("*.py")} - {one / "__init__.py"}) for one in folders}
    assert len(held) > 50
    assert {name: number for name, number in held.items() if number > MOST_MODULES} == {}
