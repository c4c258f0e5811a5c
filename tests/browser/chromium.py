"""Makes sure that there is a Chromium for the browser tests; `make test` runs this first.

    python tests/browser/chromium.py

One on the PATH will do, and so will Playwright's own. Where there is neither, Playwright downloads its own; where that
is refused, the distribution's package is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
NOTHING_WORKED = """\
There is no Chromium, and neither Playwright nor apt could install one. The browser tests need one:
- on Debian:  sudo apt-get install chromium
- on Ubuntu:  sudo snap install chromium
- elsewhere:  any Chromium or Google Chrome on the PATH as `chromium` or `google-chrome`"""


def executable() -> str | None:
    """The Chromium to test with, or None."""
    on_path = (found for name in NAMES if (found := shutil.which(name)) and starts(found))
    return next(on_path, None) or playwrights_own()


def playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and starts(path) else None


def starts(path: str) -> bool:
    """Whether it is a browser: Ubuntu's `chromium-browser` may be a note that the snap is wanted."""
    try:
        return run(path, "--version", quiet=True)
    except OSError:
        return False


def install() -> str | None:
    """Install one, by whatever works here."""
    as_root = root()
    print("chromium: none here; Playwright downloads its own", flush=True)
    if run(*PLAYWRIGHT, "install", "chromium"):
        if as_root is not None:
            run(*as_root, *PLAYWRIGHT, "install-deps", "chromium")
        if found := executable():
            return found
    if as_root is None or not shutil.which("apt-get"):
        return None
    print("chromium: that did not work; apt installs the distribution's package", flush=True)
    apt = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    run(*apt, "update")
    run(*apt, "install", "--yes", "--no-install-recommends", "chromium")
    return executable()


def root() -> tuple[str, ...] | None:
    """What to put before a command so that it runs as root; None if that would need a password."""
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if shutil.which("sudo") and run("sudo", "-n", "true", quiet=True) else None


def run(*command: str, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    return done.returncode == 0


def main() -> int:
    if found := executable():
        print(f"chromium: {found}")
        return 0
    if found := install():
        print(f"chromium: installed {found}")
        return 0
    print(NOTHING_WORKED, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
