"""Hindi as it was typed for Kruti Dev 010: the keys of a Remington typewriter. Only for tests; the other way is Panji's."""

from __future__ import annotations

import re


def _pairs(keys: str) -> dict[str, str]:
    return dict(pair.split(" ") for pair in keys.split("|"))


WHOLE = _pairs(
    "क d|ख [k|ग x|घ ?k|ङ ³|च p|छ N|ज t|झ >|ञ ¥|ट V|ठ B|ड M|ढ <|ण .k|त r|थ Fk|द n|ध /k|न u|प i|फ Q|ब c|भ Hk|म e|य ;|र j|ल y|ळ G|"
    "व o|श 'k|ष \"k|स l|ह g"
)
HALF = _pairs("क D|ख [|ग X|घ ?|च P|ज T|ञ ¥|ण .|त R|थ F|ध /|न U|प I|फ ¶|ब C|भ H|म E|य ¸|ल Y|व O|श '|ष \"|स L|ह º|झ ÷")
TOGETHER = {
    "क्ष": "{k", "त्र": "=", "ज्ञ": "K", "श्र": "J", "द्य": "|", "द्ध": ")", "द्व": "}", "क्त": "Dr", "त्त": "Ùk", "द्द": "í", "ट्ट": "ê",
    "ट्ठ": "ë", "ड्ड": "ì", "ह्म": "ã", "ह्य": "á", "प्र": "iz", "क्र": "Ø", "फ्र": "Ý", "द्र": "nz", "ट्र": "Vª", "ड्र": "Mª", "स्त्र": "L=",
}  # fmt: skip
TOGETHER_HALF = {"क्ष": "{", "त्र": "«", "श्र": "J~", "ज्ञ": "K~"}
VOWELS = {
    "अ": "v",
    "आ": "vk",
    "इ": "b",
    "ई": "bZ",
    "उ": "m",
    "ऊ": "Å",
    "ऋ": "_",
    "ए": ",",
    "ऐ": ",s",
    "ओ": "vks",
    "औ": "vkS",
    "ऑ": "v‚",
}
SIGNS = {"ा": "k", "ी": "h", "ु": "q", "ू": "w", "ृ": "`", "े": "s", "ै": "S", "ो": "ks", "ौ": "kS", "ॉ": "‚", "ॅ": "W"}
OTHERS = {
    "ं": "a", "ँ": "¡", "ः": "%", "।": "A", "-": "&", "–": "&", "(": "¼", ")": "½", ",": "]", ".": "-", "/": "@", "?": "\\", ":": "%", "्": "~",
    "’": "*", "‘": "^", ";": "(", "“": "ß", "”": "Þ",
}  # fmt: skip
LETTER = "[क-हळ]\u093c?"
SYLLABLE = re.compile(f"(र्)?((?:{LETTER}्)*{LETTER})(्)?([ा-ौृ])?([ंँः]*)")


def typed(words: str) -> str:
    """Unicode as the keys that were struck for it."""
    out, place = [], 0
    while place < len(words):
        syllable = SYLLABLE.match(words, place)
        if syllable:
            out.append(_syllable(*syllable.groups(default="")))
            place = syllable.end()
        else:
            sign = words[place]
            out.append(VOWELS.get(sign) or SIGNS.get(sign) or OTHERS.get(sign) or sign)
            place += 1
    return "".join(out)


def _syllable(reph: str, letters: str, virama: str, sign: str, nasals: str) -> str:
    nasal = "".join(OTHERS[each] for each in nasals)
    if letters == "र" and sign in ("ु", "ू") and not reph:
        return ("#" if sign == "ु" else ":") + nasal
    keys = _letters(letters.split("्")) + "~" * bool(virama)
    keys = f"f{keys}" if sign == "ि" else keys + SIGNS.get(sign, "")  # ि was struck before its letter, र् after it
    return keys + "Z" * bool(reph) + nasal


def _letters(parts: list[str]) -> str:
    keys, place = "", 0
    while place < len(parts):
        for length in (3, 2):
            group, rest = "्".join(parts[place : place + length]), len(parts) - place - length
            if rest == 0 and group in TOGETHER:
                return keys + TOGETHER[group]
            if rest > 0 and length == 2 and group in TOGETHER_HALF:
                keys, place = keys + TOGETHER_HALF[group], place + 2
                break
        else:
            letter, nukta = parts[place][0], "+" * (len(parts[place]) - 1)
            if place == len(parts) - 1:
                return keys + WHOLE[letter] + nukta
            if parts[place + 1] == "र" and place + 2 == len(parts):
                return f"{keys}{WHOLE[letter]}{nukta}z"
            keys += HALF[letter] if letter in HALF and not nukta else f"{WHOLE[letter]}{nukta}~"
            place += 1
    return keys
