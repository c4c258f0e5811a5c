// The fold, as fold.py has it: both run the tables of fold.json. The names are the same there; so are the results, which a test compares.

function makeFold(tables) {
  const run = (rules, text) => {
    for (const [pattern, replacement] of rules) text = text.replace(pattern, replacement);
    return text;
  };
  const compile = (table) => table.map(([pattern, replacement]) => [new RegExp(pattern, "gu"), replacement]);
  const remember = (make) => {
    const known = new Map();
    return (key) => {
      let made = known.get(key);
      if (made === undefined) known.set(key, (made = make(key)));
      return made;
    };
  };

  const INVISIBLE = new RegExp(`${tables.invisible}|${tables.marks}`, "gu");
  const DIGITS = new RegExp(`[${tables.digits}]`, "gu");
  const WORD = new RegExp(tables.word, "gu");
  const JOINED = new RegExp(tables.joined, "gu");
  const NUMBER = new RegExp(tables.number, "gu");
  const [TEXT, SPELLING, SPELLING_EN, ALIKE, SKELETON, SAME_FORM] = ["text", "spelling", "spelling_en", "alike", "skeleton", "same_form"].map((name) => compile(tables[name]));
  const { sound_hi: hindi, sound_en: english } = tables;
  const [HINDI_BEFORE, HINDI_AFTER, ENGLISH_BEFORE, ENGLISH_AFTER] = [hindi.before, hindi.after, english.before, english.after].map(compile);
  const EITHER = english.either.map(([pattern, choice]) => [new RegExp(pattern, "gu"), choice]);
  const FORMS_EN = tables.forms_en.map(compile);
  const MOST_SOUNDS = 8;

  const isHindi = (word) => word >= "\u0900" && word < "\u0980";
  const isNumber = (word) => /^[0-9]+$/.test(word);

  function normal(text) {
    text = text.normalize("NFKD").toLowerCase().replace(INVISIBLE, "").replace(DIGITS, (digit) => tables.digits.indexOf(digit));
    return run(TEXT, text);
  }

  const spelled = remember((word) => run(isHindi(word) ? SPELLING : SPELLING_EN, word));
  const words = (text) => (text.match(WORD) || []).map(spelled).filter(Boolean);

  const joined = (text) => (text.match(JOINED) || []).map((match) => spelled((match.match(WORD) || []).join("")))
    .filter((word) => [...word].length > 2 && [...word].length < 25);

  const lemmas = remember((word) => {
    if (!isHindi(word)) return [englishLemma(word)];
    const found = [word];
    for (const [ending, replacements] of tables.forms) {
      if (word.endsWith(ending) && word.length - ending.length >= 2) {
        found.push(...replacements.map((each) => word.slice(0, word.length - ending.length) + each));
        break;
      }
    }
    return [...new Set(found.map((each) => run(SAME_FORM, each)))];
  });

  function englishLemma(word) {
    for (const group of FORMS_EN) {
      for (const [pattern, replacement] of group) {
        if (word.search(pattern) >= 0) {
          word = word.replace(pattern, replacement);
          break;
        }
      }
    }
    return word;
  }

  const alike = remember((word) => run(ALIKE, word));

  const sounds = remember((word) => {
    if (isHindi(word)) {
      return [run(HINDI_AFTER, run(HINDI_BEFORE, word).replace(/[\u0900-\u097f]/g, (letter) => hindi.letters[letter] ?? letter))];
    }
    let found = [run(ENGLISH_BEFORE, word)];
    for (const [pattern, choice] of EITHER) {
      found = found.flatMap((word) => choice.map((each) => (word.search(pattern) >= 0 ? word.replace(pattern, each) : word)));
      found = [...new Set(found)].slice(0, MOST_SOUNDS);
    }
    return [...new Set(found.map((each) => run(ENGLISH_AFTER, each)))];
  });

  // With the short a that Devanagari does not write, and as it was typed: only a query compares these.
  const spoken = remember((word) => (isHindi(word)
    ? run(HINDI_BEFORE, word.replace(/[क-ह](?![ा-ौ्ॅॉ])/g, "$&a").replace(/[ऐै]/g, "ai").replace(/[औौ]/g, "au")).replace(/[\u0900-\u097f]/g, (letter) => hindi.letters[letter] ?? "")
    : run(ENGLISH_BEFORE, word)));

  const skeleton = remember((sound) => run(SKELETON, sound));
  const place = (word) => skeleton(sounds(word)[0]) || word;

  const segment = (word) => (isNumber(word) ? word : tables.letters[word] || sounds(word)[0].replace(/A/g, ""));

  function pairs(text) {
    const found = new Set();
    for (const whole of new Set([text, text.replace(JOINED, (match) => ` ${(match.match(WORD) || []).join("")} `)])) {
      const parts = words(whole);
      for (let index = 1; index < parts.length; index += 1) {
        if (isNumber(parts[index - 1]) || isNumber(parts[index])) found.add(`${segment(parts[index - 1])}.${segment(parts[index])}`);
      }
    }
    return [...found];
  }

  const numbers = (text) => text.match(NUMBER) || [];
  const stop = new Set(words(normal(tables.stop)));

  return { normal, isHindi, isNumber, spelled, words, joined, lemmas, alike, sounds, spoken, skeleton, place, pairs, numbers, stop };
}
