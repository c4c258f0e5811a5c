"""Of each record type a page, what it is for and which fields it has, and its JSON Schema: both as its model says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import language, pieces, schemas
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.site import Bundle, Data, Page, Site
from panji.views import fill

LIST = Bilingual(hi="इस प्रकार के अभिलेख", en="Records of this type")
SCHEMA = Bilingual(hi="JSON Schema", en="JSON Schema")


def render(site: Site) -> Iterator[Bundle]:
    for name, model in record_types().items():
        alternates = site.alternates(f"fields/{name}/")
        paths = (*[f"{address}index.html" for address in alternates.values()], _schema(name))
        yield Bundle(paths, "", partial(_files, name, model, alternates, site))


def _schema(name: str) -> str:
    return f"api/v1/schema/{name}.json"


def _files(name: str, model: type[Record], alternates: dict[str, str], site: Site) -> Iterator[Page | Data]:
    for lang, address in alternates.items():
        yield Page(
            address=address,
            language=lang,
            title=f"{language.labels(lang).fields}: {model.label[lang]}",
            alternates=alternates,
            body=partial(_page, site, lang, name, model),
        )
    yield Data(_schema(name), partial(schemas.file, name, site.register.vocabulary))


def _page(site: Site, lang: str, name: str, model: type[Record]) -> str:
    base = site.prefix(lang)
    properties = schemas.said(model)["properties"]
    return fill(
        "type.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=model.label[lang],
        name=name,
        intro=model.purpose[lang],
        fields=[
            {
                "name": field,
                "meaning": pieces.coded(model.meaning(field)[lang]),
                "required": field in model.required,
                "format": _format(properties[field], lang),
            }
            for field in model.model_fields
        ],
        links=[
            pieces.link(LIST[lang], f"{base}type/{name}/"),
            pieces.link(SCHEMA[lang], _schema(name)),
        ],
    )


FORMATS = {
    "date": Bilingual(hi="दिनांक, `2026-04-01`", en="a date, `2026-04-01`"),
    "string": Bilingual(hi="पाठ", en="text"),
    "integer": Bilingual(hi="पूर्ण संख्या, `1250000`", en="a whole number, `1250000`"),
    "array": Bilingual(hi="सूची", en="a list"),
    "object": Bilingual(hi="`{…}`", en="`{…}`"),
}


def _format(schema: dict, lang: str) -> str:
    """How a field is written, from its JSON Schema."""
    options = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    first = options[0]
    if "enum" in first:
        return pieces.coded(", ".join(f"`{value}`" for value in first["enum"]))
    if "integer" in first.get("type", ""):
        return pieces.coded(FORMATS["integer"][lang])
    kind = "object" if "$ref" in first else first.get("format") or first.get("type", "string")
    return pieces.coded(FORMATS.get(kind, FORMATS["string"])[lang])
