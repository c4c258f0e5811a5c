"""The site built once, a browser, and pages that fail the test when something goes wrong behind what one sees."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import executable
from playwright.sync_api import Browser, Page, Request, sync_playwright
from served import SITE, Server, build, serve

from panji.record_types import record_types

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}

# No test may reach another host, whatever a page asks for.
OFFLINE = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server"]
# Each window would have two more pages, for the suggestions of an address bar that nobody sees. Of several such switches
# Chromium heeds the last alone, so this one says what Playwright's says, too.
UNWANTED = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding",
    "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip
LIGHT = [
    *("--disable-gpu", "--in-process-gpu", "--disable-gpu-rasterization"),  # Debian's wrapper asks for a GPU
    f"--disable-features={','.join(UNWANTED)}",
]


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The folder with the site."""
    return once("site-for-browser", build) / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    with serve(site) as server:
        yield server


@pytest.fixture(scope="session")
def browser(server: Server) -> Iterator[Browser]:
    path = executable()
    assert path, "no Chromium: run tests/browser/chromium.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OFFLINE + LIGHT)
        yield browser
        browser.close()


class Register:
    """The records, as the site publishes them for machines."""

    def __init__(self, site: Path) -> None:
        self.records = json.loads((site / "api/v1/records.json").read_text("utf-8"))["records"]
        routine = {name for name, model in record_types().items() if model.routine}
        self.routine = [record for record in self.records if record["type"] in routine]
        self.others = [record for record in self.records if record["type"] not in routine]

    def one(self, state: str, languages: str = "hi en", where: Callable[[dict], object] = lambda record: True) -> dict:
        """The latest record in that state with texts in just these languages."""
        fits = [
            record
            for record in self.records
            if record["standing"]["state"] == state
            and {text["language"] for text in record["texts"]} == set(languages.split())
            and where(record)
        ]
        assert fits, f"the sample register lacks a record that a test needs: {state}, {languages}"
        return fits[-1]

    def by_id(self, identifier: str) -> dict:
        return next(record for record in self.records if record["id"] == identifier)


def address(record: dict, lang: str) -> str:
    """Of a record's page, from the site's root."""
    return record["id"] + ("/" if lang == "hi" else "/en/")


@pytest.fixture(scope="session")
def register(site: Path) -> Register:
    return Register(site)


class Reader:
    """Whoever reads the site: opens pages, each in a browser context of its own, and keeps what went wrong there."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser, self._server = browser, server
        self._contexts = []
        self.wrong: list[str] = []
        self.expected: list[str] = []  # parts of messages that the test brings about

    def __call__(self, address: str = "./", **options: object) -> Page:
        # Calm, so that no colour is read half-way through a transition.
        options = DESKTOP | {"base_url": self._server.base, "reduced_motion": "reduce"} | options
        context = self._browser.new_context(**options)
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        context.on("console", lambda message: message.type == "error" and self._note(message.text))
        context.on("weberror", lambda error: self._note(f"{error.error}"))
        context.on("dialog", lambda dialog: (self._note(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("request", self._check)
        page = context.new_page()
        page.goto(address)
        return page

    def _note(self, message: str) -> None:
        if not any(part in message for part in self.expected):
            self.wrong.append(message)

    def _check(self, request: Request) -> None:
        if not request.url.startswith((self._server.base, "data:", "blob:")):
            self._note(f"asked for {request.url}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    server.asked.clear()
    server.stray.clear()
    reader = Reader(browser, server)
    yield reader
    reader.close()
    assert not reader.wrong, "\n".join(reader.wrong)
    assert not server.stray, f"asked for addresses outside the site: {server.stray}"


def local(url: str) -> str:
    """An absolute address of the site as published, from the site's root."""
    assert url.startswith(SITE), url
    return url.removeprefix(SITE) or "./"
