"""What leaves the tree: the wheel, the lock files, the container's files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from bot.__main__ import SMALL_OBJECTS, TUNABLES

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_installed_elsewhere_answers(tmp_path: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT), cwd=tmp_path)
    wheel = next(tmp_path.glob("tradebot-*.whl"))
    site = tmp_path / "site"
    run(*pip, "install", "--no-deps", "--target", str(site), str(wheel), cwd=tmp_path)
    code = (
        "import bot.settings as s; print(s.BUNDLE); from bot.__main__ import main; raise SystemExit(main(['ask', 'lng fy2024']))"
    )
    printed = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(site))
    assert printed.startswith(str(site))
    assert "¥536.1 bn" in printed
    assert not list(ROOT.glob("build"))


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
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name, wanted in ((LOCKS[0], project["dependencies"]), (LOCKS[1], project["optional-dependencies"]["dev"])):
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        assert {re.split(r"[\[><=]", requirement)[0] for requirement in wanted} <= locked


def test_container_is_pinned_and_runs_as_an_ordinary_user() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert re.fullmatch(r"FROM python:\d+\.\d+\.\d+-slim-[a-z]+", lines[0])
    user = next(n for n, line in enumerate(lines) if line.startswith("USER "))
    assert "root" not in lines[user]
    assert not [line for line in lines[user:] if line.startswith(("RUN", "COPY"))]
    assert "RUN pip install --require-hashes -r requirements.lock" in lines
    copied = [line.split()[1] for line in lines if line.startswith("COPY ")]
    for name in copied:
        assert (ROOT / name).exists(), name


def bundled() -> list[Path]:
    """The files of the dataset; not what an import or a refresh has put beside."""
    beside = {"releases", "downloads"}
    data = ROOT / "data"
    return [path for path in data.rglob("*") if path.is_file() and path.relative_to(data).parts[0] not in beside]


def test_dataset_is_small() -> None:
    assert sum(path.stat().st_size for path in bundled()) < 6_000_000


def test_the_wheel_has_the_whole_dataset_and_nothing_else() -> None:
    included = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
        "force-include"
    ]
    named = {name for name in included if name.startswith("data/")}
    assert {f"data/{path.relative_to(ROOT / 'data').parts[0]}" for path in bundled()} == named
    assert all(target == f"bot/_bundled/{name}" for name, target in included.items())


def test_no_address_of_an_index_and_no_machine_path() -> None:
    listed = run("git", "ls-files", cwd=ROOT).split() if (ROOT / ".git").exists() else []
    forbidden = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", "/wo" + "rk/")))
    for name in listed:
        path = ROOT / name
        if path.suffix not in {".parquet", ".png"} and path.is_file():
            assert not forbidden.search(path.read_text("utf-8")), name


def test_the_bench_runs_as_the_bot_does() -> None:
    assert f"bench: export {TUNABLES} := {SMALL_OBJECTS}\n" in (ROOT / "Makefile").read_text("utf-8")
