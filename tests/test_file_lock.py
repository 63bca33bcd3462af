"""Files that one process holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.file_lock import lock, locked_file

HOLDING = """
import sys
from pathlib import Path
from bot.file_lock import locked_file
held = locked_file(Path(sys.argv[1]))
print(held is not None, flush=True)
sys.stdin.read()
"""


def test_one_at_a_time_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    held = locked_file(path)
    assert held is not None
    assert locked_file(path) is None
    held.close()
    again = locked_file(path)
    assert again is not None
    again.close()


def test_many_may_share_what_nobody_holds_alone(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    path.touch()
    with path.open() as one, path.open() as two:
        assert lock(one.fileno(), shared=True)
        assert lock(two.fileno(), shared=True)
        assert locked_file(path) is None


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert locked_file(path) is None
        process.kill()
        process.wait()
        # One that waits gets it as soon as it is free.
        held = locked_file(path, wait=True)
    assert held is not None
    held.close()
