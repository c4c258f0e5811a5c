"""The file itself lies in the register, not a pointer to it."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.file import File

FAMILY = "attachments"
TITLE = Bilingual(hi="फ़ाइल के स्थान पर केवल Git LFS का संकेतक", en="A Git LFS pointer instead of the file")
WHY = Bilingual(
    hi="Git LFS की संकेतक फ़ाइल में केवल तीन पंक्तियाँ होती हैं; मूल फ़ाइल किसी अन्य सर्वर पर रहती है। नागरिक को PDF के स्थान पर वही तीन पंक्तियाँ "
    "मिलेंगी।",
    en="A Git LFS pointer has three lines; the file itself lies on another server. Citizens would get these three lines "
    "instead of the PDF.",
)
FIX = Bilingual(
    hi="`git lfs pull` चलाएँ, फिर `git lfs untrack` से फ़ाइल को सीधे git में रखें और `sha256` मिलाएँ।",
    en="Run `git lfs pull`, put the file into git itself with `git lfs untrack`, and compare its `sha256`.",
)
EXAMPLE = Example(
    wrong="version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146…\nsize 12345", right="%PDF-1.7 …"
)

MESSAGE = Bilingual(
    hi="`{name}` मूल फ़ाइल नहीं, उसका Git LFS संकेतक है", en="`{name}` is not the file but a Git LFS pointer to it"
)


def check_file(file: File) -> Iterator[Finding]:
    if file.media == "lfs-pointer":
        yield Finding(Place(file.path), MESSAGE.format(name=file.path.rpartition("/")[2]))
