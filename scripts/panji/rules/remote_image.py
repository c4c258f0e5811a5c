"""An image lies in the register, not at another site."""

from collections.abc import Iterator

from panji.body import links, may_have_images
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="चित्र किसी अन्य साइट पर है", en="An image lies at another site")
WHY = Bilingual(
    hi="अन्य साइट का चित्र कभी भी बदला या हटाया जा सकता है, और वह साइट जान लेती है कि आदेश किसने खोला। आदेश का अंग पंजी में ही "
    "रहे और उसका `sha256` दर्ज हो।",
    en="An image at another site can be changed or removed at any time, and that site learns who reads the order. What is "
    "part of an order lies in the register, with its `sha256`.",
)
FIX = Bilingual(
    hi="चित्र को अभिलेख के फ़ोल्डर में रखें, `attachments` में `role: image` के साथ दर्ज करें और पाठ में केवल फ़ाइल का नाम लिखें।",
    en="Put the image into the record's folder, list it under `attachments` with `role: image`, and write only the file's "
    "name in the text.",
)
EXAMPLE = Example(
    wrong=Bilingual("![मानचित्र](https://example.com/map.png)", "![Map](https://example.com/map.png)"),
    right=Bilingual("![मानचित्र](map.png)", "![Map](map.png)"),
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(hi="चित्र `{address}` अन्य साइट पर है", en="the image `{address}` lies at another site")
HINT = Bilingual(
    hi="चित्र को अभिलेख के फ़ोल्डर में रखें और `{name}` लिखें", en="put it into the record's folder and write `{name}`"
)


def check_file(file: File) -> Iterator[Finding]:
    if file.text and may_have_images(file.text.body):
        for link in links(file.text.body, file.text.body_line):
            if link.image and link.text.lower().startswith(("http://", "https://", "//")):
                name = link.text.split("?")[0].rstrip("/").rpartition("/")[2]
                place = Place(file.path, span=link.span)
                yield Finding(place, MESSAGE.format(address=link.text), HINT.format(name=name))
