"""nginx with the configuration of deploy/, and a name server that knows the replicas: loopback only, in a temporary folder."""

from __future__ import annotations

import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chat.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGURATION = Path(__file__).parent.parent / "deploy" / "nginx.conf"
MISSING = "nginx or openssl is not installed here (on Debian: apt-get install nginx-light openssl)"
HOST = "localhost"
START_SECONDS = 30.0
HEADER, ANSWER = struct.Struct("!6H"), struct.Struct("!HHHIH4s")


def programs() -> tuple[str, str] | None:
    """nginx and openssl."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"), shutil.which("openssl")
    return (found[0], found[1]) if found[0] and found[1] else None


def localised(folder: Path, port: int, upstream: int, names: int) -> str:
    """The configuration with this machine's ports and folders in place of the container's. Every replacement must be found."""
    text = CONFIGURATION.read_text("utf-8")
    changes = {
        " /tmp/": f" {folder}/",
        "resolver 127.0.0.11 ": f"resolver 127.0.0.1:{names} ",
        "listen 8443 ": f"listen 127.0.0.1:{port} ",
        "http://$replicas:8080;": f"http://$replicas:{upstream};",
        "/etc/nginx/tls/": f"{folder}/tls/",
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Proxy:
    """Where it is asked, where the replicas behind it are to listen, and whom to trust."""

    address: str
    listens: tuple[str, ...]
    trusted: ssl.SSLContext

    @property
    def hook(self) -> str:
        """The address of the webhook."""
        return f"{self.address}/telegram"


@contextmanager
def proxy(nginx: str, openssl: str, replicas: int) -> Iterator[Proxy]:
    """The proxy of so many replicas: they have addresses of their own on loopback, and one port, as containers do."""
    port, upstream = free_port(), free_port()
    addresses = tuple(f"127.0.0.{number + 2}" for number in range(replicas))
    with folder() as home, name_server(addresses) as names:
        (home / "tls").mkdir()
        key, certificate = home / "tls" / "privkey.pem", home / "tls" / "fullchain.pem"
        new = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
        subject = ("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}")
        run(openssl, *new, *subject, "-keyout", str(key), "-out", str(certificate))
        (home / "nginx.conf").write_text(localised(home, port, upstream, names), "utf-8")
        command = (nginx, "-p", str(home), "-c", str(home / "nginx.conf"))
        run(*command, "-t")
        # What it says goes to a file: a pipe that nobody reads is full when a replica was away for a minute, and it would wait.
        with (home / "log").open("wb") as log:
            process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=log)
        try:
            wait_until_it_listens(port)
            listens = tuple(f"{address}:{upstream}" for address in addresses)
            yield Proxy(f"https://{HOST}:{port}", listens, ssl.create_default_context(cafile=str(certificate)))
        finally:
            process.terminate()
            process.wait(timeout=START_SECONDS)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that nginx may enter as another user: where it is started by root, its workers are."""
    with tempfile.TemporaryDirectory(prefix="tradebot-nginx-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def name_server(addresses: tuple[str, ...]) -> Iterator[int]:
    """A name server that gives these addresses for every name, for as short a time as can be; yields its port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=_answer_questions, args=(server, addresses), daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            # Nothing is the sign to end.
            server.sendto(b"", server.getsockname())
            thread.join(START_SECONDS)


def _answer_questions(server: socket.socket, addresses: tuple[str, ...]) -> None:
    with suppress(OSError):
        while True:
            asked, sender = server.recvfrom(512)
            if len(asked) <= HEADER.size:
                return
            question = asked[HEADER.size :]
            number = HEADER.unpack_from(asked)[0]
            # A pointer to the name in the question; type A, class IN, one second.
            answers = [ANSWER.pack(0xC00C, 1, 1, 1, 4, socket.inet_aton(address)) for address in addresses]
            server.sendto(HEADER.pack(number, 0x8180, 1, len(answers), 0, 0) + question + b"".join(answers), sender)


def wait_until_it_listens(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
