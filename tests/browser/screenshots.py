"""Pictures of the site for people to look at: `python tests/browser/screenshots.py DIR`.

Home, a year, a record in force, a superseded one and results: phone and desktop, light and dark, Hindi and English.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from chromium import executable
from conftest import DESKTOP, LIGHT, OFFLINE, PHONE, Register, address
from playwright.sync_api import sync_playwright
from served import build, serve


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as temporary,
        serve(build(Path(temporary))) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable(), args=OFFLINE + LIGHT)
        register = Register(server.folder)
        in_force = register.one("in-force", where=lambda record: record["attachments"] and record["relations"])
        superseded = register.one("superseded")
        for lang, root in (("hi", ""), ("en", "en/")):
            pages = {
                "home": root or "./",
                "list": f"{root}year/2026/",
                "in-force": address(in_force, lang),
                "superseded": address(superseded, lang),
                "results": f"{root}search/?q=2026",
            }
            for device, size in (("phone", PHONE | {"device_scale_factor": 2}), ("desktop", DESKTOP)):
                for scheme in ("light", "dark"):
                    context = browser.new_context(base_url=server.base, color_scheme=scheme, **size)
                    page = context.new_page()
                    for name, start in pages.items():
                        page.goto(start)
                        if name == "results":
                            page.locator(".search__results .rows > li").first.wait_for()
                        page.evaluate("document.fonts.ready.then(() => null)")
                        page.screenshot(path=folder / f"{name}-{lang}-{device}-{scheme}.png", full_page=True)
                    context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
