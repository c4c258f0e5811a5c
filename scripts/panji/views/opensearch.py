"""``opensearch.xml``, by which a browser searches the register from its address bar.

The format is OpenSearch 1.1 (https://github.com/dewitt/opensearch).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.etree import ElementTree

from panji import language
from panji.site import Data, Site

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORT, LONG = 16, 48
"""How many characters a ShortName and a LongName may have."""


def render(site: Site) -> Iterator[Data]:
    for lang in site.languages:
        name = site.settings.name[lang]
        yield Data(f"{site.prefix(lang)}opensearch.xml", partial(_description, site, lang, name), name)


def _description(site: Site, lang: str, name: str) -> bytes:
    ElementTree.register_namespace("", NAMESPACE)
    words = language.labels(lang)
    search = site.permanent(f"{site.prefix(lang)}search/")
    description = ElementTree.Element(f"{{{NAMESPACE}}}OpenSearchDescription")
    _add(description, "ShortName", name if len(name) <= SHORT else words.panji)
    if len(name) <= LONG:
        _add(description, "LongName", name)
    _add(description, "Description", words.search_label)
    _add(description, "Language", lang)
    _add(description, "InputEncoding", "UTF-8")
    _add(description, "OutputEncoding", "UTF-8")
    _add(description, "Url", type="text/html", template=f"{search}?q={{searchTerms}}")
    _add(description, "Image", site.permanent("assets/logo.svg"), type="image/svg+xml", width="48", height="48")
    return ElementTree.tostring(description, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes).text = text
