from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Line, Record, described


class CabinetDecision(Record):
    """A decision of the Council of Ministers, made of points whose compliance is followed."""

    label = Bilingual(hi="मंत्रिमण्डल निर्णय", en="Cabinet decision")
    labels = Bilingual(hi="मंत्रिमण्डल निर्णय", en="Cabinet decisions")
    purpose = Bilingual(
        hi="मंत्रिमण्डल का निर्णय; इसके कार्य-बिंदुओं की पालना पर निगरानी रखी जाती है।",
        en="A decision of the Council of Ministers, made of points whose compliance is followed.",
    )
    required = ("number", "title", "issued", "points")

    item: Line | None = Field(None, **described("कार्यसूची का मद", "the item of the agenda"))
