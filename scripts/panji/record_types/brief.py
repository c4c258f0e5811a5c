from functools import cached_property

from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Day, Line, Number, Part, Record, Words, described


class Figure(Part):
    """One number, as it stood on a day, and where it was taken from."""

    what: Words = Field(**described("क्या गिना या मापा गया", "what was counted or measured"))
    value: Number = Field(**described("संख्या", "the number"))
    unit: Line | None = Field(None, **described("इकाई, जैसे `percent`", "the unit, such as `percent`"))
    as_on: Day = Field(**described("किस दिन की स्थिति", "the day for which it holds"))
    source: Line | None = Field(
        None,
        **described(
            "जिस अभिलेख से ली गई, जैसे `dept/it/circular/2026/1`",
            "the record that it comes from, such as `dept/it/circular/2026/1`",
        ),
    )
    external: Words | None = Field(
        None, **described("पंजी से बाहर का स्रोत, जैसा उद्धृत है", "a source outside the register, as cited")
    )


class Wanted(Part):
    """A table that the register itself fills in, with what it knows on the day of publication."""

    view: Line = Field(**described("कौन-सी तालिका, जैसे `late`", "which table, such as `late`"))
    filter: dict[str, Line] = Field(
        default_factory=dict,
        **described(
            "किस तक सीमित, जैसे `{division: division/ajmer}`",
            "what it is limited to, such as `{division: division/ajmer}`",
        ),
    )
    title: Words | None = Field(None, **described("तालिका का शीर्षक, यदि अपना हो", "a heading of its own"))


class Brief(Record):
    """A fact sheet of one page: numbers as on a day with their sources, and tables that the register keeps up to date."""

    label = Bilingual(hi="तथ्य-पत्रक", en="Brief")
    labels = Bilingual(hi="तथ्य-पत्रक", en="Briefs")
    purpose = Bilingual(
        hi="एक पृष्ठ में किसी विषय के तथ्य: किस दिन की स्थिति, किस स्रोत से; और वे तालिकाएँ जिन्हें पंजी स्वयं अद्यतन रखती है।",
        en="A fact sheet of one page: numbers as on a day with their sources, and tables that the register itself keeps "
        "up to date.",
    )
    binding = False
    required = ("title", "issued", "measures")
    spoken_of_as = Bilingual(hi="तथ्य-पत्रक", en="Brief")
    in_section = frozenset(("measures", "tables"))

    measures: tuple[Figure, ...] = Field((), **described("आँकड़े, दिनांक और स्रोत सहित", "figures with day and source"))
    tables: tuple[Wanted, ...] = Field(
        (), **described("तालिकाएँ जिन्हें पंजी स्वयं भरती है", "tables that the register fills in")
    )

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        named = [figure.source for figure in self.measures if figure.source]
        named += [name.partition("#")[0] for table in self.tables for name in table.filter.values() if "#" in name]
        return tuple(dict.fromkeys(named))
