"""nginx before several bots, as a deployment has it: each update goes to one of those that take connections."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chat.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "nginx is not installed here (on Debian: apt-get install nginx)"
SETTINGS = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    upstream bots {{ {servers} }}
    server {{
        listen 127.0.0.1:{port};
        location / {{ proxy_pass http://bots; proxy_connect_timeout 2s; proxy_read_timeout 50s; }}
    }}
}}
"""


@contextmanager
def proxy(bots: int) -> Iterator[tuple[str, list[int]]]:
    """The address of the webhook, and the ports that the bots are to listen on."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        raise SystemExit(MISSING)
    port, ports = free_port(), [free_port() for _ in range(bots)]
    servers = " ".join(f"server 127.0.0.1:{one} max_fails=0;" for one in ports)
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "nginx.conf")
        settings.write_text(SETTINGS.format(folder=folder, servers=servers, port=port), "utf-8")
        Path(folder).chmod(0o777)
        running = subprocess.Popen([program, "-p", folder, "-c", str(settings)], stderr=subprocess.DEVNULL)
        try:
            yield f"http://127.0.0.1:{port}/hook", ports
        finally:
            running.terminate()
            running.wait(10)
