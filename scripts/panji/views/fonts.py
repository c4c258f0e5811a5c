"""The web font: Noto Sans Devanagari, cut down to what Hindi pages need.

The font is © The Noto Project Authors (https://github.com/notofonts/devanagari), under the SIL Open Font License 1.1
(OFL-1.1, https://openfontlicense.org); it declares no reserved font name, so a subset may keep its name. It comes from
the Python package ``fontpkg-noto-sans-devanagari`` and is served from the site itself: no page asks another host.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from importlib.resources import as_file, files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from panji.site import Data, Site

SOURCE = "NotoSansDevanagari[wdth,wght].ttf"

# Devanagari and its extension, joiners, the rupee and the dotted circle, and the digits and marks that stand inside
# Hindi text (docs/assets/panji.css says for which of these a page asks).
CHARACTERS = [
    *range(0x0900, 0x0980),
    *range(0x0020, 0x0041),
    *range(0x005B, 0x0060),
    *(0x00A0, 0x00B7, 0x200C, 0x200D, 0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
    *(0x20B9, 0x25CC),
    *(0xA8FD, 0xA8FE),
]


def webfont() -> bytes:
    """The font as WOFF2, weights 400 to 700 in one file; the same bytes whenever the packages are the same.

    It takes four seconds, so :func:`render` keeps it.
    """
    from fontTools.subset import Options, Subsetter  # needed once for many builds, and slow to import
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options(layout_scripts=["deva", "dev2", "DFLT"], hinting=False, name_IDs=[*range(7), 13, 14])
    source = files("fontpkg_noto_sans_devanagari") / "files" / SOURCE
    with as_file(source) as path, TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        instantiateVariableFont(font, {"wdth": 100, "wght": (400, 400, 700)}, inplace=True, optimize=False)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out)
        return out.getvalue()


def render(site: Site) -> Iterator[Data]:
    """The font, once for the whole site; made anew when one of the two packages is another."""
    installed = "-".join([_installed("fontpkg_noto_sans_devanagari"), _installed("fontTools")])
    yield Data("assets/fonts/noto-sans-devanagari.woff2", partial(_kept, installed), installed)


def _installed(package: str) -> str:
    """When a package was installed: to ask for its version takes longer than to plan a thousand pages."""
    found = find_spec(package)
    assert found and found.origin
    return str(os.stat(found.origin).st_mtime_ns)


def _kept(installed: str) -> bytes:
    """The font, kept beside the packages that it is made of, for all registers that this installation builds."""
    path = Path(sys.prefix, "share", "panji", f"noto-sans-devanagari-{installed}.woff2")
    with suppress(OSError):
        return path.read_bytes()
    font = webfont()
    with suppress(OSError):  # an installation that may only be read makes it each time
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(font)
        part.replace(path)
    return font
