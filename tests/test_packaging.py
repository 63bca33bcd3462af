"""What leaves the tree: the wheel and the lock files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from trove_classifiers import classifiers

import bot
from bot.__main__ import ALLOCATION, TUNABLES

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-mcp.lock", "requirements-dev.lock", "requirements-release.lock")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def project() -> dict[str, Any]:
    told: dict[str, Any] = pyproject()["project"]
    return told


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("tradebot-*.whl"))


def test_wheel_installed_elsewhere_answers(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run(*PIP, "install", "--no-deps", "--target", str(site), str(wheel), cwd=tmp_path)
    code = (
        "import bot.settings as s; print(s.BUNDLE); from bot.__main__ import main; raise SystemExit(main(['ask', 'lng fy2024']))"
    )
    printed = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(site))
    assert printed.startswith(str(site))
    assert "¥536.1 bn" in printed
    assert not list(ROOT.glob("build"))


def metadata(wheel: Path) -> Message:
    """What a package index shows of the project."""
    with zipfile.ZipFile(wheel) as file:
        return message_from_bytes(file.read(f"tradebot-{bot.__version__}.dist-info/METADATA"))


def test_one_version_from_one_place(wheel: Path, tmp_path: Path) -> None:
    assert metadata(wheel)["Version"] == bot.__version__
    # As in the container the program is there, but not installed; and it says what stands in its own first file.
    for path in (ROOT / "bot").iterdir():
        if path.name != "__init__.py":
            (tmp_path / "bot").mkdir(exist_ok=True)
            (tmp_path / "bot" / path.name).symlink_to(path)
    (tmp_path / "bot" / "__init__.py").write_text('__version__ = "9.8.7"\n', "utf-8")
    assert run(sys.executable, "-m", "bot", "--version", cwd=tmp_path) == "9.8.7\n"


def test_what_few_need_is_an_extra(wheel: Path) -> None:
    told = metadata(wheel)
    assert told.get_all("Provides-Extra") == ["mcp"]
    needed = [one for one in told.get_all("Requires-Dist") or () if re.match(r"mcp\b", one)]
    assert [one.partition(";")[2].strip() for one in needed] == ["extra == 'mcp'"]


def test_links_of_the_package_page_lead_to_the_release(wheel: Path) -> None:
    address = project()["urls"]["Repository"]
    pages, images = f"{address}/blob", address.replace("github.com", "raw.githubusercontent.com")
    text = metadata(wheel).get_payload(decode=True)
    assert isinstance(text, bytes)
    targets = LINK.findall(text.decode())
    assert len(targets) == len(LINK.findall((ROOT / "README.md").read_text("utf-8"))) > 5
    for target in targets:
        start = f"{images if target.endswith('.png') else pages}/v{bot.__version__}/"
        assert target.startswith(start)
        assert (ROOT / target.removeprefix(start)).exists(), target


def test_what_the_package_index_is_told_is_known_to_it() -> None:
    told = project()
    assert set(told["classifiers"]) <= classifiers
    assert {url.removeprefix(told["urls"]["Repository"])[:1] for url in told["urls"].values()} <= {"", "/"}
    assert told["authors"] == [{"name": "the tradebot authors"}]
    assert "the tradebot authors" in (ROOT / "LICENSE").read_text("utf-8")


def test_lock_files_hold_hashes_and_no_address() -> None:
    for name in LOCKS:
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        packages = re.split(r"\n(?=[a-z])", text.strip())
        assert len(packages) > 10
        for package in packages:
            assert "--hash=sha256:" in package, package.splitlines()[0]
            assert re.match(r"[a-z0-9-]+==", package), package.splitlines()[0]


def test_lock_files_fit_the_project() -> None:
    told = pyproject()
    build = told["build-system"]["requires"]
    groups = told["dependency-groups"]
    runtime, extra = told["project"]["dependencies"], told["project"]["optional-dependencies"]["mcp"]
    every = (runtime, [*runtime, *extra], [*groups["dev"], *build], groups["release"])
    for name, wanted in zip(LOCKS, every, strict=True):
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        assert {re.split(r"[\[><=]", requirement)[0] for requirement in wanted} <= locked


def bundled() -> list[Path]:
    """The files of the dataset; not what an import or a refresh has put beside."""
    beside = {"releases", "downloads"}
    data = ROOT / "data"
    return [path for path in data.rglob("*") if path.is_file() and path.relative_to(data).parts[0] not in beside]


def test_dataset_is_small() -> None:
    sizes = {path: path.stat().st_size for path in bundled()}
    on_disk = sum(size for path, size in sizes.items() if path.parent.name == "lines")
    assert on_disk < 50_000_000
    assert sum(sizes.values()) - on_disk < 8_000_000


def test_the_wheel_has_the_whole_dataset_and_nothing_else() -> None:
    included = pyproject()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    named = {name for name in included if name.startswith("data/")}
    assert {f"data/{path.relative_to(ROOT / 'data').parts[0]}" for path in bundled()} == named
    assert all(target == f"bot/_bundled/{name}" for name, target in included.items())


def test_no_address_of_an_index_and_no_machine_path() -> None:
    listed = run("git", "ls-files", cwd=ROOT).split() if (ROOT / ".git").exists() else []
    forbidden = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", "/wo" + "rk/")))
    for name in listed:
        path = ROOT / name
        if path.suffix not in {".parquet", ".png", ".zip"} and path.is_file():
            assert not forbidden.search(path.read_text("utf-8")), name


def test_the_bench_runs_as_the_bot_does() -> None:
    assert f"bench: export {TUNABLES} := {ALLOCATION}\n" in (ROOT / "Makefile").read_text("utf-8")
