"""Text that was typed for a font from before Unicode and reads as Latin letters: told apart, and turned into Devanagari.

Kruti Dev 010 and DevLys 010 have the keys of a Hindi typewriter (Remington), on which ``eq[;ea=h`` was मुख्यमंत्री. Chanakya
draws Devanagari where Western European letters stand. No line of English or of romanised Hindi looks like either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from panji.signs import prose

Font = Literal["kruti-dev", "chanakya"]


class Run(NamedTuple):
    """A stretch of a passage without Devanagari letters, on one line, by offsets; and the font it was typed for."""

    start: int
    end: int
    font: Font


# Pairs of signs that are frequent in Hindi so typed and stand in hardly any word of English or of romanised Hindi.
# Of 1,292 Hindi sentences, 3 have fewer than two such pairs or less than one to 12 letters; of 98,116 lines of English,
# none has more than one to 18 (measured with tests/benchmarks/detection.py).
PAIRS = (
    "dk kk tk kj gk jk zk yk xk vk uk Fk Hk ky kx kZ kS gS bZ sZ zL eZ fd fn fj fH fL fE fQ vf vU Sj Ir Lr M+ &v aH Zy Zf zf"
    " gq kq uq qD Vª Ùk [k {k =k .k ;k 'k \"k }k k/ [; T; R; U; E; O; h; k; Ø; ;Z ;q ;s ;r ;e i= =h a= {h h{ kA hA fy, esa"
    " lfpo 'p xf fg lq aA"
)
LETTERS_A_PAIR = 12
"""A run with more letters to a pair is not Hindi."""

_PAIR = re.compile("|".join(map(re.escape, PAIRS.split(" "))))
_RUN = re.compile("[^\\u0900-\\u0963\\u0966-\\u097f\\n]{4,}")
_LEAD = re.compile(r"(?:[^\w\s]{0,3}\s+)+")
_LETTER = re.compile("[A-Za-zÀ-ÿ]")
_CHANAKYA = re.compile("[À-ÖØ-öø-ÿ¡-¦¨ª-®´µ¸º]")


def runs(words: str) -> Iterator[Run]:
    """The stretches of a text that were typed for a legacy font."""
    for run in _RUN.finditer(words):
        words_only = prose(run[0])
        letters = len(_LETTER.findall(words_only))
        pairs = len(_PAIR.findall(words_only))
        font: Font | None = None
        if pairs >= 2 and pairs * LETTERS_A_PAIR >= letters:
            font = "kruti-dev"
        if (marks := len(_CHANAKYA.findall(words_only))) >= 4 and marks * 4 >= letters and marks > pairs:
            font = "chanakya"
        if font:
            lead = _LEAD.match(run[0])
            start = run.start() + (lead.end() if lead else 0)
            yield Run(start, run.start() + len(run[0].rstrip()), font)


# -- Kruti Dev to Unicode. A half letter and the stroke `k` make a whole one: `/` is ध्, `/k` is ध.

_SHORT_I, _REPH = "\ue000", "\ue001"
"""Typed before, or after, the letters that they are spoken with."""

KEYS = dict(
    pair.split(" ")
    for pair in (
        # letters, whole and half
        "d क|D क्|[ ख्|x ग|X ग्|Ä घ|? घ्|³ ङ|p च|P च्|N छ|t ज|T ज्|> झ|÷ झ्|¥ ञ|V ट|B ठ|M ड|< ढ|. ण्|r त|R त्|F थ्|n द|/ ध्|è ध्|"
        "Ë ध्|u न|U न्|i प|I प्|Q फ|¶ फ्|c ब|C ब्|H भ्|Ò भ|e म|E म्|; य|¸ य्|j र|y ल|Y ल्|G ळ|o व|O व्|' श्|’ श्|‘ श्|Ü श्|” श्|\" ष्|"
        "“ ष्|l स|L स्|g ह|º ह्|"
        # letters that have grown together
        "{ क्ष्|= त्र|« त्र्|K ज्ञ|J श्र|| द्य|) द्ध|} द्व|Ù त्त्|ä क्त|í द्द|Ì द्द|ê ट्ट|Í ट्ट|ë ट्ठ|Î ट्ठ|ì ड्ड|ï ड्ढ|Ï ड्ढ|ô क्क|Ô क्क|é न्न|™ न्न्|Ø क्र|"
        "Ý फ्र|æ द्र|ç प्र|Á प्र|# रु|: रू|Ñ कृ|— कृ|– दृ|à ह्न|á ह्य|â हृ|ã ह्म|Ó ्य|Nî छ्य|Vî ट्य|Bî ठ्य|Mî ड्य|<î ढ्य|"
        # vowels
        "v अ|vk आ|b इ|bZ ई|Ã ई|b± ईं|m उ|Å ऊ|_ ऋ|, ए|,s ऐ|vks ओ|vkS औ|v‚ ऑ|vkW ऑ|"
        # signs
        f"k ा|f {_SHORT_I}|h ी|È ीं|q ु|w ू|` ृ|s े|S ै|ks ो|kS ौ|‚ ॉ|kW ॉ|W ॅ|a ं|aa ं|¡ ँ|~ ्|+ ़|z ्र|ª ्र|Z {_REPH}|"
        f"± {_REPH}ं|Ê ी{_REPH}|% ः|"
        # punctuation and digits
        "A ।|AA ॥|] ,|- .|& -|@ /|( ;|¼ (|½ )|^ ‘|^^ “|* ’|** ”|ß “|Þ ”|\\ ?|%& :-|• ऽ|Œ ॰|ñ ॰|å ०|ƒ १|„ २|… ३|† ४|‡ ५|ˆ ६|‰ ७|Š ८|‹ ९"
    ).replace("|| ", "|\0 ").split("|")
)  # fmt: skip
KEYS["|"] = KEYS.pop("\0")

_KEY = re.compile("|".join(map(re.escape, sorted(KEYS, key=len, reverse=True))))
_LETTERS = "(?:[क-ह]़?्)*[क-ह]़?"
_I = re.compile(f"{_SHORT_I}({_LETTERS})")
_R = re.compile(f"({_LETTERS})([ा-ौंँ]*){_REPH}")
_MENDED = (("़्", "़्"), ("्ा", ""), ("्ो", "े"), ("्ौ", "ै"), ("ाे", "ो"), ("ाै", "ौ"), ("ाॅ", "ॉ"), ("ंे", "ें"), ("ंै", "ैं"), ("ंो", "ों"), ("ंी", "ीं"), ("अा", "आ"))  # fmt: skip


def from_kruti_dev(words: str) -> str:
    """Kruti Dev as Unicode. What was Latin in the first place (a number such as ``e-File``) comes out as nonsense.

    >>> from_kruti_dev("eq[;ea=h dk;kZy;")
    'मुख्यमंत्री कार्यालय'
    """
    text = _KEY.sub(lambda key: KEYS[key[0]], words)
    for wrong, right in _MENDED:
        text = text.replace(wrong, right)
    text = _I.sub(r"\1ि", text)
    text = _R.sub(r"र्\1\2", text)
    return text.replace(_SHORT_I, "ि").replace(_REPH, "र्")
