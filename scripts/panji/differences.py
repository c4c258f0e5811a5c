"""How a difference between two texts is shown: by lines and signs, not by colour alone."""

from __future__ import annotations

from markupsafe import Markup

from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.sections import Run

LEGEND = Bilingual(
    hi="जोड़े गए शब्द रेखांकित हैं और ⟨+ +⟩ के बीच हैं; हटाए गए शब्द कटे हुए हैं और ⟨− −⟩ के बीच हैं।",
    en="Words that were added are underlined and stand between ⟨+ +⟩; words that were removed are struck out and stand between ⟨− −⟩.",
)
MARKS = {"added": ("ins", "⟨+", "+⟩"), "removed": ("del", "⟨−", "−⟩")}


def run(run: Run) -> Markup:
    """Words that stand together, marked as what became of them."""
    if run.kind == "same":
        return Markup(escape(run.words))
    tag, opens, closes = MARKS[run.kind]
    return Markup(f"<{tag}><small>{opens}</small> {escape(run.words)} <small>{closes}</small></{tag}>")
