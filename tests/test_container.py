"""The container's files: what is built, what is passed on, and two replicas behind nginx as compose.replicas.yaml starts them."""

from __future__ import annotations

import json
import re
import signal
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.command_line.parser import parser
from bot.serving.heartbeat import age
from bot.settings import Settings
from tests import emulator as emu
from tests.chat.processes import Process
from tests.docs import ROOT
from tests.nginx import MISSING, programs, proxy

if TYPE_CHECKING:
    import ssl

PINNED = re.compile(r"[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)*@sha256:[0-9a-f]{64}")
VARIABLES = {f"TRADEBOT_{field.upper()}" for field in Settings.model_fields}


def lines() -> list[str]:
    """The Dockerfile, with what goes on in the next line put together."""
    return re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8")).splitlines()


def arguments(instruction: str) -> list[str]:
    return [line.partition(" ")[2] for line in lines() if line.startswith(f"{instruction} ")]


def compose(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / name).read_text("utf-8"))
    return found


def environment(service: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, _, value in (one.partition("=") for one in service["environment"])}


def test_image_is_pinned_and_runs_as_an_ordinary_user() -> None:
    assert PINNED.fullmatch(arguments("FROM")[0])
    assert "pip install --require-hashes -r requirements.lock" in arguments("RUN")
    assert arguments("USER") == ["10001"]
    assert "--uid 10001" in arguments("RUN")[-1]
    after = lines()[next(n for n, line in enumerate(lines()) if line.startswith("USER ")) :]
    assert not [line for line in after if line.startswith(("RUN", "COPY"))]


def test_image_holds_what_is_there_the_licence_too() -> None:
    copied = [argument.split()[0] for argument in arguments("COPY")]
    assert {"LICENSE", "bot", "queries", "data", "requirements.lock"} == set(copied)
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert kept == set(copied)
    for name in copied:
        assert (ROOT / name).exists(), name


def test_image_sets_only_settings_that_there_are() -> None:
    set_here = dict(one.split("=", 1) for argument in arguments("ENV") for one in argument.split())
    assert {name for name in set_here if name.startswith("TRADEBOT_")} <= VARIABLES
    # A read-only file system has /tmp to write to.
    assert set_here["TRADEBOT_HEALTH_FILE"].startswith("/tmp/")  # noqa: S108 - in the container


def test_health_check_is_a_command_of_the_program() -> None:
    _, _, command = arguments("HEALTHCHECK")[0].partition(" CMD ")
    words = json.loads(command)
    assert words[:3] == ["python", "-m", "bot"] == json.loads(arguments("ENTRYPOINT")[0])
    assert callable(parser().parse_args(words[3:]).command)


def test_compose_passes_every_setting() -> None:
    service = compose("compose.yaml")["services"]["tradebot"]
    assert set(environment(service)) == VARIABLES
    table = (ROOT / "docs" / "settings.md").read_text("utf-8").split("| variable |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(TRADEBOT_[A-Z_]+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:]))) == VARIABLES
    state = environment(service)["TRADEBOT_STATE_URL"]
    assert state.partition(":-")[2] == f"{arguments('ENV')[-1].split()[0].partition('=')[2]}}}"
    assert f"sqlite:///{service['volumes'][0].partition(':')[2]}/" in state


@pytest.mark.parametrize("name", ["compose.yaml", "compose.replicas.yaml"])
def test_no_service_can_do_more_than_it_must(name: str) -> None:
    services = compose(name)["services"]
    for service in services.values():
        assert "extends" in service or service["security_opt"] == ["no-new-privileges:true"]
        assert "extends" in service or "build" in service or PINNED.fullmatch(service["image"])
    volumes = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", [])}
    assert {volume for volume in volumes if not volume.startswith(".")} <= set(compose(name)["volumes"])


def test_replicas_share_the_state_and_listen_where_the_proxy_asks() -> None:
    services = compose("compose.replicas.yaml")["services"]
    replica, proxied = services["tradebot"], (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    assert replica["deploy"]["replicas"] == 2
    told = environment(replica)
    assert set(told) <= VARIABLES
    assert told["TRADEBOT_STATE_URL"].endswith("@database/tradebot")
    assert "set $replicas tradebot;" in proxied
    assert f"http://$replicas:{told['TRADEBOT_LISTEN'].rpartition(':')[2]};" in proxied
    path = re.search(r"location = (/\w+) ", proxied)
    assert path is not None
    assert told["TRADEBOT_WEBHOOK_URL"].endswith(f"}}{path[1]}")
    assert f"listen {services['proxy']['ports'][0].partition(':')[2]} ssl;" in proxied


def test_two_replicas_behind_nginx_answer_once_in_order_and_one_may_die(postgres_url: str, tmp_path: Path) -> None:
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with emu.BotApi.in_thread() as api, proxy(*found, replicas=2) as front, ExitStack() as stack:
        api.webhook.trusted = front.trusted
        replicas = []
        for number, listen in enumerate(front.listens):
            settings = {
                "TRADEBOT_STATE_URL": postgres_url,
                "TRADEBOT_WEBHOOK_URL": front.hook,
                "TRADEBOT_LISTEN": listen,
                "TRADEBOT_HEALTH_FILE": str(tmp_path / f"health-{number}"),
            }
            process = Process(api, **settings)
            stack.callback(process.close)
            replicas.append(process)
            api.blocking(api.wait_until(lambda: len(api.calls_of("setWebhook")) == len(replicas)))
        chats = [api.private_chat(first_name=f"P{n}") for n in range(10)]
        _ask_and_compare(api, chats, range(2012, 2016))
        # Both were asked, and both say that they live.
        assert all("answered" in replica.log() for replica in replicas)
        assert all(age(tmp_path / f"health-{number}", 60) < 60 for number in range(2))
        asked = ((front.hook, b"{}"), (front.hook, b" " * 2**21), (f"{front.address}/metrics", None))
        assert [_status(front.trusted, *one) for one in asked] == [403, 413, 404]
        replicas[0].stop(signal.SIGKILL)
        _ask_and_compare(api, chats, range(2016, 2020))
        assert len(api.calls_of("sendMessage")) == 80
        assert api.real_refusals() == []
        assert replicas[1].stop() == 0
        assert _status(front.trusted, front.hook, b"{}") == 502


def _ask_and_compare(api: emu.BotApi, chats: list[emu.Chat], years: range) -> None:
    """Several questions of each chat at once: each is answered, in their order, and acknowledged."""
    asked = {chat.id: [chat.say(chat.user, f"/lng fy{year}")["message_id"] for year in years] for chat in chats}
    for chat, questions in asked.items():
        answers = api.blocking(api.wait_for_messages(chat, len(questions), after=questions[0]))
        assert [answer["reply_to_message"]["message_id"] for answer in answers] == questions
    # Heard, too: what is answered and not acknowledged when a bot is killed may be answered again.
    api.blocking(api.wait_until(lambda: not api.pending_updates()))


def _status(trusted: ssl.SSLContext, address: str, body: bytes | None) -> int:
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusted))
    try:
        with opener.open(address, body, timeout=60) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
