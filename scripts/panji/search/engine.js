// The engine: answers a query from the files that index.py wrote, of which it loads the few that it needs.
// It runs in a worker, or in the page where there are no workers. What it is asked and what it answers stands in __init__.py.

const ORDER = ["number", "exact", "form", "glossary", "sound", "part", "slip"];
const LEVEL = Object.fromEntries(ORDER.map((name, index) => [name, index]));
const MOST_CHARACTERS = 300; // of a query: nobody types more, and what is pasted is found by its beginning
const MOST_WORDS = 12;
const MOST_GUESSED = 3; // words of a query that no record has: a query with more of them is about something else
const MOST_TERMS = 12; // words of the register that one word of a query stands for
const MOST_FILES = 4; // of a lexicon, that are looked through for slips
const ENOUGH = 5; // results: where there are fewer, a long query may lack another word
const NEAR = 8; // words
const GUESSED = 0.55; // what a word is worth at most that is neither as it was typed, nor a form of that, nor sounds just so
const BESIDE = 0.6, CLOSE = 0.25; // what it adds to a record's score that words stand side by side, or near
const SNIPPET = 28; // words
const TICKETS = 10; // answers for which snippets may still be asked
const ENDED = 0.45, INFORMING = 0.85, ROUTINE = 0.4; // what a record keeps of its score that is no longer in force, orders nothing, or is one of a series

class Stale extends Error {} // a newer index has taken the place of this one

// -- packed numbers and words: packing.py

const LETTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter((letter) => letter !== '"' && letter !== "\\").join("");
const BASE = LETTERS.length, ONE = 60, TWO = 32;
const VALUES = new Uint8Array(128);
[...LETTERS].forEach((letter, value) => { VALUES[letter.charCodeAt(0)] = value; });

class Reader {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  letter() {
    return VALUES[this.text.charCodeAt(this.at++)];
  }

  number() {
    const first = this.letter();
    if (first < ONE) return first;
    if (first < BASE - 1) return ONE + (first - ONE) * BASE + this.letter();
    const high = this.letter(), middle = this.letter();
    return ONE + TWO * BASE + (high * BASE + middle) * BASE + this.letter();
  }
}

function readColumn(text, kinds, count) {
  const limit = BASE ** 8;
  kinds = Math.max(kinds, 2);
  let width = 1;
  while (kinds ** (width + 1) <= limit && width < 48) width += 1;
  const found = new Uint16Array(count);
  for (let start = 0, at = 0; start < count; start += width, at += 8) {
    let total = 0;
    for (let index = 7; index >= 0; index -= 1) total = total * BASE + VALUES[text.charCodeAt(at + index)];
    for (let index = start; index < Math.min(start + width, count); index += 1) {
      found[index] = total % kinds;
      total = Math.floor(total / kinds);
    }
  }
  return found;
}

function makeUnpack(packed) {
  const plain = " 0123456789.,-/():~";
  const from = {};
  const letters = [...LETTERS].filter((letter) => !plain.includes(letter));
  [...packed].forEach((letter, index) => { from[letters[index]] = letter; });
  const word = (text) => {
    let found = "";
    for (const letter of text) found += from[letter] ?? letter;
    return found;
  };
  return { word, text: (text) => text.split("~").map((piece, index) => (index % 2 ? piece : word(piece))).join("") };
}

// -- the lists of postings.py

// Calls each(record, code, reader, places): the reader stands before so many places, which are read or left.
function eachPosting(list, each, bare = false) {
  const reader = new Reader(list);
  const head = reader.number();
  const count = head >> 1;
  if (head & 1) {
    const size = reader.number();
    const start = reader.at, classesAt = start + size;
    const codes = [1, 2, 5, 9];
    let found = 0;
    for (let index = 0; index < size; index += 1) {
      let bits = VALUES[list.charCodeAt(start + index)];
      for (let record = index * 6; bits; record += 1, bits >>= 1) {
        if (!(bits & 1)) continue;
        each(record, bare ? 0 : codes[VALUES[list.charCodeAt(classesAt + Math.floor(found / 3))] >> ((found % 3) * 2) & 3], null, 0);
        found += 1;
      }
    }
    return;
  }
  let record = -1;
  for (let left = count; left > 0; left -= 1) {
    record += reader.number() + 1;
    if (bare) {
      each(record, 0, null, 0);
      continue;
    }
    const code = reader.letter();
    const places = code & 3;
    const before = reader.at;
    each(record, code >> 2, reader, places);
    if (reader.at === before) for (let index = 0; index < places; index += 1) reader.number();
  }
}

function splitLists(file) {
  const found = [];
  const reader = new Reader(file);
  while (reader.at < file.length) {
    const length = reader.number();
    found.push(file.slice(reader.at, reader.at + length));
    reader.at += length;
  }
  return found;
}

// What a weight is worth: words.py packs it as title * 8 + points * 4 + how often in the body.
const WORTH = Array.from({ length: 16 }, (_, code) => (code & 8 ? 2.4 : code & 4 ? 1.3 : 0) + [0, 0.6, 0.8, 1][code & 3] * (code >> 2 ? 0.4 : 1));

// Damerau and Levenshtein's distance, if it is at most `most`; else most + 1.
function distance(one, other, most) {
  const rows = one.length, columns = other.length;
  if (Math.abs(rows - columns) > most) return most + 1;
  let before = null, last = Array.from({ length: columns + 1 }, (_, index) => index);
  for (let row = 1; row <= rows; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= columns; column += 1) {
      let value = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) value = Math.min(value, before[column - 2] + 1);
      current[column] = value;
      if (value < best) best = value;
    }
    if (best > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[columns];
}

// How far a word typed in Roman letters is from a Devanagari one that sounds like it: an a that is typed is one that is said;
// one that is said may be left out, at the end always, a long one seldom.
function strain(typed, said) {
  const left = (index) => (said[index] === "a" ? (index === said.length - 1 ? 0 : 0.15) : 1);
  let last = [0];
  for (let index = 0; index < said.length; index += 1) last.push(last[index] + left(index));
  for (let row = 0; row < typed.length; row += 1) {
    const current = [last[0] + 1];
    for (let column = 0; column < said.length; column += 1) {
      const one = typed[row], other = said[column];
      const same = one === other || (one === "a" && other === "A");
      const spare = other === "a" && row === typed.length - 1 && column === said.length - 1 ? 0.3 : 0;
      current.push(Math.min(last[column] + (same ? spare : 1), last[column + 1] + 1, current[column] + left(column)));
    }
    last = current;
  }
  return last[said.length];
}

const meet = (one, others) => one.some((each) => others.includes(each));

function makeEngine({ tables, manifest, labels: called, load, readText, lang }) {
  const fold = makeFold(tables);
  const unpack = makeUnpack(tables.packed);
  const { count: COUNT } = manifest;

  // -- the lexicon

  const opened = new Map(); // a file's name -> what stands in it

  async function openLexicon(family, name) {
    if (!opened.has(name)) opened.set(name, readLexicon(family, await load(`lex/${name}`)));
    return opened.get(name);
  }

  // The words of a file in the order of their keys; a row is made of a word only when somebody asks for it.
  function readLexicon(family, [packed, counted, posts = [], groups = [], shown = []]) {
    const words = [];
    const reader = new Reader(packed);
    const hindi = family.startsWith("hi");
    for (let before = ""; reader.at < packed.length;) {
      const shared = reader.number(), length = reader.number();
      before = before.slice(0, shared) + packed.slice(reader.at, reader.at + length);
      reader.at += length;
      words.push(hindi ? unpack.word(before) : before);
    }
    const counts = counted === undefined ? null : words.map(((numbers) => () => numbers.number())(new Reader(counted)));
    const rows = new Map();
    let listed; // how many words with postings stand before each

    function place(index) {
      if (!listed) {
        let before = 0;
        listed = counts.map((count) => (count ? before++ : before));
      }
      let left = listed[index];
      for (const [file, first, number] of posts) {
        if (left < number) return { file, index: first + left };
        left -= number;
      }
      return null;
    }

    function row(index) {
      if (!rows.has(index)) {
        rows.set(index, {
          word: words[index], count: counts ? counts[index] : 0, ...(counts && counts[index] ? place(index) : {}),
          groups: groups.filter(([at]) => at === index).map(([, file, place, members]) => ({ file, index: place, members })),
          shown: shown.find(([at]) => at === index)?.[1] ?? words[index],
        });
      }
      return rows.get(index);
    }

    const keyed = new Map();

    function key(index) {
      if (!keyed.has(index)) {
        const found = family === "no" ? words[index] : skeletonOf(words[index].split(" ")[0]);
        keyed.set(index, family.endsWith("-backwards") ? backwards(found) : found);
      }
      return keyed.get(index);
    }

    // The first word whose key is not before this one.
    function from(wanted) {
      let low = 0, high = words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (key(middle) < wanted) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    const between = (first, end) => Array.from({ length: Math.max(0, end - first) }, (_, index) => row(first + index));
    return {
      at: (wanted) => between(from(wanted), from(`${wanted}\0`)),
      beginning: (wanted) => between(from(wanted), from(`${wanted}\uffff`)),
    };
  }

  const backwards = (text) => [...text].reverse().join("");

  // The number of the file of a lexicon in which a key stands, or would stand.
  function fileOf(files, key) {
    let low = 0, high = files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (files[middle][0] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // The rows of some keys.
  async function rowsAt(family, keys) {
    const files = manifest.lexicon[family];
    if (!files.length) return [];
    const found = await Promise.all([...new Set(keys)].map(async (key) => (await openLexicon(family, files[fileOf(files, key)][1])).at(key)));
    return found.flat();
  }

  // The rows whose key begins so: from at most so many files, those around `near`.
  async function rowsFrom(family, start, near, most = MOST_FILES) {
    const files = manifest.lexicon[family];
    if (!files.length) return [];
    let first = fileOf(files, start), last = fileOf(files, `${start}\uffff`);
    first = Math.max(first, Math.min(fileOf(files, near), last) - most + 1);
    last = Math.min(last, first + most - 1);
    const found = await Promise.all(files.slice(first, last + 1).map(async ([, name]) => (await openLexicon(family, name)).beginning(start)));
    return found.flat();
  }

  const skeletonOf = (word) => fold.place(word);

  // Where forms of a word stand in the lexicon.
  function placesOf(word) {
    const forms = new Set([word]);
    for (const lemma of fold.lemmas(word)) {
      const key = skeletonOf(lemma);
      if (fold.isHindi(word)) for (const ending of ["", "n", "yn"]) forms.add(key + ending);
      else if (!fold.isNumber(word)) for (const ending of ["", "e", "s", "es", "ed", "ing"]) forms.add(skeletonOf(lemma + ending));
      if (lemma.endsWith("y")) forms.add(skeletonOf(`${lemma.slice(0, -1)}ies`));
    }
    forms.delete(word);
    return [skeletonOf(word), ...forms];
  }

  const bare = (sound) => sound.replace(/A/g, "");

  // A nasal at the end of a word is often left out in Roman letters.
  const soundsOf = (word) => {
    const sound = bare(fold.sounds(word)[0]);
    return word.endsWith("ं") ? [sound, sound.slice(0, -1)] : [sound];
  };

  // What a word of the query may stand for: [{row, match, weight}], the best first; and where that is nothing, what guesses.
  async function candidates(word) {
    const found = new Map();
    const add = (row, match, weight) => {
      const old = found.get(row);
      if (!old || old.weight < weight) found.set(row, { row, match, weight });
    };
    const hindi = fold.isHindi(word), number = fold.isNumber(word);
    const own = hindi ? "hi" : "en";
    const roman = !hindi && !number && word.length > 1;
    const readings = roman ? fold.sounds(word) : [];
    const skeletons = readings.map(fold.skeleton);
    const [rows, sounding] = await Promise.all([
      rowsAt(own, placesOf(word)),
      roman ? rowsAt("hi", skeletons.flatMap((key) => [key, `${key}n`, `${key}yn`])) : [],
    ]);
    const lemmas = fold.lemmas(word);
    for (const row of rows) {
      if (row.word === word) add(row, "exact", 1);
      else if (!number && !row.word.includes(" ") && meet(lemmas, fold.lemmas(row.word))) add(row, "form", 0.9);
    }
    if (hindi) {
      const alike = lemmas.map(fold.alike);
      for (const row of rows) if (!row.word.includes(" ") && meet(alike, fold.lemmas(row.word).map(fold.alike))) add(row, "sound", 0.6);
    }
    const heard = new Set(); // lemmas of words that sound so
    for (const row of sounding) {
      if (!meet(readings, soundsOf(row.word))) continue;
      add(row, "sound", 0.95);
      for (const lemma of fold.lemmas(row.word)) heard.add(lemma);
    }
    for (const row of sounding) if (fold.lemmas(row.word).some((lemma) => heard.has(lemma) || meet(readings, soundsOf(lemma)))) add(row, "sound", 0.85);
    const strains = new Map();
    for (const { row, match } of found.values()) {
      if (roman && match === "sound") strains.set(row, Math.min(...[row.word, ...fold.lemmas(row.word)].map((each) => strain(fold.spoken(word), fold.spoken(each)))));
    }
    const least = Math.min(...strains.values());
    for (const [row, far] of strains) found.get(row).weight *= Math.max(0.4, 1 - 0.4 * (far - least));
    const none = () => ![...found.values()].some(({ row }) => row.count || row.groups.length);
    const sorted = () => [...found.values()].sort((one, other) => other.weight - one.weight || other.row.count - one.row.count);
    const guessed = async () => {
      await guess(word, own, rows, sounding, readings, skeletons, add);
      const unsure = () => roman && ![...found.values()].some(({ match, weight }) => match === "part" || weight > GUESSED);
      if (!number && (none() || unsure())) await guessSlips(word, own, roman, readings, add);
      return sorted();
    };
    return { found: sorted(), guessed: none() ? guessed : null };
  }

  // Nothing is like the word as it was typed: what begins with it, and what has its consonants.
  async function guess(word, own, rows, sounding, readings, skeletons, add) {
    const key = skeletonOf(word);
    const near = (sound, reading) => distance(reading, sound, 2) <= (reading.length > 5 ? 2 : 1);
    for (const row of rows) {
      if (!row.word.includes(" ") && !fold.isNumber(word) && skeletonOf(row.word) === key && close(word, row.word)) add(row, "slip", 0.4);
    }
    for (const row of sounding) {
      const sound = bare(fold.sounds(row.word)[0]);
      if (skeletons.includes(fold.skeleton(sound)) && readings.some((reading) => near(sound, reading))) add(row, "slip", GUESSED - Math.min(...readings.map((reading) => distance(reading, sound, 2) / reading.length)) / 2);
    }
    if (word.length < 3) return;
    const longer = await Promise.all([rowsFrom(own, key, key, 1), ...skeletons.slice(0, 2).map((each) => rowsFrom("hi", each, each, 1))]);
    for (const row of longer.flat()) {
      if (row.word.includes(" ")) continue;
      if (row.word.startsWith(word)) add(row, "part", 0.3 + 0.3 * word.length / row.word.length);
      else if (readings.some((reading) => reading.length > 3 && bare(fold.sounds(row.word)[0]).startsWith(reading))) add(row, "part", 0.35);
    }
  }

  function close(one, other) {
    const shorter = Math.min(one.length, other.length);
    return distance(one, other, 2) <= (shorter > 4 ? 2 : 1);
  }

  // Words that differ in a letter. One half of such a word is as it was typed: it is looked for by either.
  async function guessSlips(word, own, roman, readings, add) {
    const found = [];
    await Promise.all((roman ? ["en", "hi"] : [own]).map(async (family) => {
      const key = (family === own ? fold.sounds(word).slice(0, 1) : readings).map(fold.skeleton).find((each) => each.length > 1);
      if (!key) return;
      const half = Math.floor(key.length / 2), back = backwards(key);
      const swapped = key.slice(0, half - 1) + key[half] + key[half - 1] + key.slice(half + 1); // neither half is right then
      const rows = await Promise.all([
        rowsFrom(family, key.slice(0, half), key),
        rowsFrom(`${family}-backwards`, back.slice(0, key.length - half), back),
        rowsAt(family, [swapped]),
      ]);
      const apart = family === own ? (other) => lettersApart(word, other) : (other) => soundsApart(readings, bare(fold.sounds(other)[0]));
      const seen = new Set();
      for (const row of rows.flat()) {
        if (seen.has(row.word) || row.word.includes(" ") || fold.stop.has(row.word)) continue;
        seen.add(row.word);
        const far = apart(row.word);
        if (far < 1) found.push({ row, family, far });
      }
    }));
    found.sort((one, other) => one.far - other.far);
    const best = found.filter(({ far }) => far <= found[0].far + 0.05).slice(0, 6);
    // Those found backwards are looked up: only the lexicon itself knows where their postings are.
    await Promise.all(best.map(async ({ row, family, far }) => {
      const there = (await rowsAt(family, [skeletonOf(row.word)])).find((each) => each.word === row.word);
      if (there && there.count) add(there, "slip", 0.45 - far / 2);
    }));
  }

  // How far two words of one script are apart, as a share of their length; 1 is too far.
  function lettersApart(word, other) {
    const most = word.length > 6 ? 2 : word.length > 2 ? 1 : 0;
    const letters = distance(word, other, most);
    if (letters <= most) return letters / (word.length + 1);
    if (!fold.isHindi(word)) return 1;
    const [one] = fold.sounds(word), [two] = fold.sounds(other);
    return one.length > 3 && distance(one, two, 1) <= 1 && distance(word, other, 3) <= 3 ? 1.5 / (word.length + 1) : 1;
  }

  function soundsApart(readings, sound) {
    const [first] = readings;
    const most = first.length > 7 ? 2 : first.length > 3 ? 1 : 0;
    const apart = Math.min(...readings.map((reading) => distance(reading, sound, most)));
    return most && apart <= most ? apart / first.length : 1;
  }

  // -- a query

  async function analyse(query) {
    const text = fold.normal(query.slice(0, MOST_CHARACTERS));
    const words = fold.words(text);
    let wanted = [...new Set(words)];
    const telling = wanted.filter((word) => !fold.stop.has(word));
    if (telling.length) wanted = telling;
    wanted = wanted.slice(0, MOST_WORDS);
    const numbers = await numberUnits(text);
    if (numbers.length) {
      const covered = new Set();
      words.forEach((word, index) => {
        if (index && numbers.some((unit) => fold.pairs(`${words[index - 1]} ${word}`).includes(unit.word))) covered.add(words[index - 1]).add(word);
      });
      const left = wanted.filter((word) => !covered.has(word));
      if (!left.length || /[0-9]\s*[([{/]|[/\])}]\s*[0-9]/.test(text)) wanted = left;
    }
    const units = await Promise.all(wanted.map(async (word) => ({ word, number: false, ...(await candidates(word)) })));
    await Promise.all(units.filter(({ guessed }) => guessed).slice(0, MOST_GUESSED).map(async (unit) => { unit.found = await unit.guessed(); }));
    await joinUnits(units, words.slice(0, MOST_WORDS), new Set(fold.joined(text)));
    await phraseGroups(units, words);
    return { units: [...numbers, ...units], words };
  }

  // Words of English texts in numbers -> what stands there in Hindi: CMO, मुमका.
  const SHORT = new Map(Object.entries(manifest.short));
  const segment = (word) => tables.letters[word] ?? fold.sounds(word)[0].replace(/A/g, "");
  const SEGMENTS = new Map([...SHORT].map(([english, hindi]) => [segment(english), segment(hindi.join(""))]));

  // The neighbouring parts of a number in the query. F. and प. both mean a file, CMO and मुमका an office: one finds the other.
  async function numberUnits(text) {
    const pairs = fold.pairs(text).slice(0, MOST_WORDS);
    const other = (pair) => tables.same_letter.reduce((found, [one, two]) => (found.startsWith(`${one}.`) ? two + found.slice(one.length) : found.startsWith(`${two}.`) ? one + found.slice(two.length) : found), pair);
    const hindi = (pair) => pair.split(".").map((part) => SEGMENTS.get(part) ?? part).join(".");
    const rows = pairs.length ? await rowsAt("no", [...pairs, ...pairs.map(other), ...pairs.map(hindi)]) : [];
    return pairs.map((pair) => {
      const found = [...new Set(rows)].filter((row) => [pair, other(pair), hindi(pair)].includes(row.word));
      return { word: pair, number: true, groups: [], found: found.map((row) => ({ row, match: "number", weight: row.word === pair ? 1 : 0.8 })) };
    }).filter(({ found }) => found.length);
  }

  // What is written in parts may stand in one (ई-फाइल, ईफाइल; जन सुनवाई, जनसुनवाई): that counts for each of the parts.
  async function joinUnits(units, words, compounds) {
    const weak = (unit) => !unit.found.some(({ match, row }) => LEVEL[match] <= LEVEL.form && row.count);
    const unitOf = (word) => units.find((unit) => unit.word === word);
    await Promise.all(words.flatMap((word, start) => [2, 3, 4, 5].map(async (length) => {
      const parts = words.slice(start, start + length), whole = parts.join("");
      const there = parts.map(unitOf).filter(Boolean);
      if (parts.length < length || !there.length) return;
      if (compounds.has(whole)) {
        const { found } = await candidates(whole);
        for (const unit of there) unit.found.push(...found);
      } else if (length === 2 && there.length === 2 && there.some(weak) && whole.length > 3 && !parts.some(fold.isNumber) && fold.isHindi(parts[0]) === fold.isHindi(parts[1])) {
        const rows = (await rowsAt(fold.isHindi(whole) ? "hi" : "en", placesOf(whole))).filter((row) => row.count && meet(fold.lemmas(whole), fold.lemmas(row.word)));
        for (const unit of there) unit.found.unshift(...rows.map((row) => ({ row, match: "exact", weight: 0.95 })));
      }
    })));
  }

  // Groups of equivalents: of the words that were found, and of phrases that the query contains.
  async function phraseGroups(units, words) {
    for (const unit of units) {
      const groups = new Map();
      for (const { row, weight, match } of unit.found) {
        if (LEVEL[match] > LEVEL.sound) continue;
        for (const group of row.groups) groups.set(`${group.file}/${group.index}`, { group, match: match === "sound" ? match : "glossary", weight: 0.75 * weight });
      }
      unit.groups = [...groups.values()];
    }
    await Promise.all(words.map(async (word, start) => {
      if (fold.isNumber(word) || !units.some((unit) => unit.word === word)) return;
      for (const row of await rowsAt(fold.isHindi(word) ? "hi" : "en", placesOf(word))) {
        if (!row.word.includes(" ")) continue;
        const parts = row.word.split(" ");
        const typed = words.slice(start, start + parts.length);
        if (typed.length < parts.length || !parts.every((part, index) => meet(fold.lemmas(part), fold.lemmas(typed[index])))) continue;
        for (const each of units) {
          if (typed.includes(each.word)) each.groups.push(...row.groups.map((group) => ({ group, match: "glossary", weight: 0.75 })));
        }
      }
    }));
  }

  const lists = new Map(); // a file of postings -> its lists

  async function listOf({ file, index }) {
    if (!lists.has(file)) lists.set(file, splitLists(await load(`post/${file}`)));
    return lists.get(file)[index];
  }

  // -- what is known of each record

  const columns = new Map();

  async function facet(name) {
    if (!columns.has(name)) {
      const { kind, values, file } = manifest.facets[name];
      const content = await load(`facet/${file}`);
      if (kind === "column") columns.set(name, { values, column: readColumn(content, values.length + 1, COUNT) });
      else {
        const lists = splitLists(content).map((list) => {
          const records = [];
          eachPosting(list, (record) => records.push(record), true);
          return records;
        });
        columns.set(name, { values, lists });
      }
    }
    return columns.get(name);
  }

  const STATES = manifest.state.values;
  let today;

  async function standings() {
    if (!today) {
      const [lists, checks] = await load(`facet/${manifest.state.file}`);
      const states = new Uint8Array(COUNT);
      splitLists(lists).forEach((list, state) => eachPosting(list, (record) => { states[record] = state; }, true));
      today = { states, checks, issued: COUNT };
    }
    return today;
  }

  // The states on a day, and how many records had been issued by then.
  async function standingsOn(asOf) {
    const day = Math.round(Date.parse(`${asOf}T00:00:00Z`) / 86400000) + 719163; // days are counted from the year 1
    const [steps, changes] = (await load(`facet/${manifest.days}`)).map((text) => new Reader(text));
    const states = new Uint8Array(COUNT), days = new Int32Array(COUNT);
    let issued = 0, last = 0;
    for (let record = 0; record < COUNT; record += 1) {
      days[record] = last += steps.number();
      if (last <= day) issued = record + 1;
    }
    for (let record = -1; changes.at < changes.text.length;) {
      record += changes.number() + 1;
      let on = days[record];
      for (let left = changes.number(); left; left -= 1) {
        on += changes.number();
        const state = changes.letter();
        if (on <= day) states[record] = state;
      }
    }
    return { states, issued };
  }

  // For a facet and chosen values: 1 for each record that has one of them.
  async function allowed(name, chosen, states) {
    const mask = new Uint8Array(COUNT);
    if (name === "year") {
      manifest.years.forEach(([year, first], index) => {
        if (chosen.includes(year)) mask.fill(1, first, manifest.years[index + 1]?.[1] ?? COUNT);
      });
    } else if (name === "state") {
      const numbers = chosen.map((value) => STATES.indexOf(value));
      for (let record = 0; record < COUNT; record += 1) if (numbers.includes(states[record])) mask[record] = 1;
    } else if (manifest.facets[name]) {
      const { values, column, lists } = await facet(name);
      const numbers = chosen.map((value) => values.indexOf(value)).filter((number) => number >= 0);
      if (column) for (let record = 0; record < COUNT; record += 1) mask[record] = column[record] && numbers.includes(column[record] - 1) ? 1 : 0;
      else for (const number of numbers) for (const record of lists[number]) mask[record] = 1;
    }
    return mask;
  }

  async function countFacets(names, matched, masks, states) {
    const found = {};
    await Promise.all(names.map(async (name) => {
      const fits = matched.slice();
      for (const [other, mask] of Object.entries(masks)) if (other !== name) for (let record = 0; record < COUNT; record += 1) fits[record] &= mask[record];
      const counts = {};
      const count = (value, number) => { if (number) counts[value] = number; };
      const sum = (start, end) => fits.subarray(start, end).reduce((one, other) => one + other, 0);
      const counted = (column, kinds) => {
        const numbers = new Uint32Array(kinds);
        for (let record = 0; record < COUNT; record += 1) if (fits[record]) numbers[column[record]] += 1;
        return numbers;
      };
      if (name === "year") manifest.years.forEach(([year, first], index) => count(year, sum(first, manifest.years[index + 1]?.[1])));
      else if (name === "state") counted(states, STATES.length).forEach((number, index) => count(STATES[index], number));
      else if (manifest.facets[name]) {
        const { values, column, lists } = await facet(name);
        if (column) counted(column, values.length + 1).subarray(1).forEach((number, index) => count(values[index], number));
        else values.forEach((value, index) => count(value, lists[index].reduce((total, record) => total + fits[record], 0)));
      }
      found[name] = counts;
    }));
    return found;
  }

  // -- scores

  async function score(units) {
    const total = new Float32Array(COUNT), covered = new Uint8Array(COUNT), worst = new Uint8Array(COUNT), which = new Uint32Array(COUNT);
    await Promise.all(units.map(async (unit) => {
      const wanted = [...unit.found.filter(({ row }) => row.count).slice(0, MOST_TERMS).map((each) => ({ ...each, at: each.row })),
        ...unit.groups.map((each) => ({ ...each, at: each.group }))];
      unit.lists = await Promise.all(wanted.map(async (each) => ({ ...each, list: await listOf(each.at) })));
    }));
    const asked = units.filter((unit) => unit.lists.length);
    const best = new Float32Array(COUNT), level = new Uint8Array(COUNT);
    asked.forEach((unit, number) => {
      best.fill(0);
      level.fill(ORDER.length);
      const size = (list) => Math.min(COUNT, new Reader(list).number() >> 1);
      const rarity = (records) => Math.log(1 + (COUNT - records + 0.5) / (records + 0.5)) + 0.1;
      const common = rarity(Math.max(...unit.lists.map(({ list }) => size(list))));
      for (const { list, match, weight } of unit.lists) {
        // A rare form of a common word was meant as it was typed.
        const worth = weight * (match === "exact" ? rarity(size(list)) : common) * (match === "number" ? 3 : 1), rank = LEVEL[match];
        eachPosting(list, (record, code) => {
          const value = worth * WORTH[code];
          if (value > best[record]) best[record] = value;
          if (rank < level[record]) level[record] = rank;
        });
      }
      for (let record = 0; record < COUNT; record += 1) {
        if (level[record] === ORDER.length) continue;
        total[record] += best[record];
        covered[record] += 1;
        which[record] |= 1 << number;
        if (level[record] > worst[record]) worst[record] = level[record];
      }
    });
    together(asked, covered, total);
    return { asked, total, covered, worst, which };
  }

  // Neighbours in the query that are neighbours in a record raise it, and so, less, do those that are near.
  function together(asked, covered, total) {
    const words = asked.filter((unit) => !unit.number);
    if (words.length < 2) return;
    const places = words.map(({ lists }) => {
      const found = new Map();
      for (const { list } of lists) {
        eachPosting(list, (record, code, reader, count) => {
          if (!count || covered[record] < 2) return;
          if (!found.has(record)) found.set(record, []);
          for (let index = 0, place = 0; index < count; index += 1) found.get(record).push((place += reader.number()));
        });
      }
      return found;
    });
    const raise = new Map();
    for (let index = 1; index < words.length; index += 1) {
      for (const [record, ones] of places[index - 1]) {
        let gain = 0;
        for (const one of ones) {
          for (const other of places[index].get(record) || []) {
            const step = other - one;
            gain = Math.max(gain, step === 1 || step === 2 ? BESIDE : step && Math.abs(step) <= NEAR ? CLOSE : 0);
          }
        }
        if (gain) raise.set(record, (raise.get(record) || 0) + gain / (words.length - 1));
      }
    }
    for (const [record, gain] of raise) total[record] *= 1 + gain;
  }

  // -- the answer

  const moved = new Map(Object.entries(manifest.moved)); // old ids -> those of now

  // The record of which the id was typed, also one that it had before; -1, where there is none. One of its issuer, its type
  // and about its year: what lies in all files for results is more than a search may load.
  async function ofId(text) {
    const typed = text.trim().toLowerCase().replace(/^\/|\/$/g, "");
    const [id, issuer, type, year] = (moved.get(typed) ?? typed).match(/^(.+)\/([a-z-]+)\/(\d{4})\/\d+$/) ?? [];
    if (!id) return -1;
    const years = [-1, 0, 1].map((step) => String(Number(year) + step));
    const masks = await Promise.all(Object.entries({ issuer: [issuer], type: [type], year: years }).map(([name, values]) => allowed(name, values)));
    const records = masks[0].reduce((found, _, record) => (masks.every((mask) => mask[record]) ? [...found, record] : found), []);
    const rests = await Promise.all(records.map(async (record) => (await row(record))[2]));
    return records[rests.indexOf(id.slice(issuer.length + type.length + 2))] ?? -1;
  }

  async function search(query, { filters = {}, sort = "relevance", asOf = null, offset = 0, limit = 10, facets = null, snippets = true } = {}) {
    query = String(query || "");
    const chosen = Object.entries(filters).filter(([, values]) => values && values.length);
    const counted = facets || manifest.cheap;
    for (const name of counted) if (manifest.facets[name]) facet(name).catch(() => {}); // on its way while words are looked up
    const known = await ofId(query);
    const [{ units, words }, { states, issued }] = await Promise.all([analyse(known < 0 ? query : ""), /^\d{4}-\d\d-\d\d$/.test(asOf) ? standingsOn(asOf) : standings()]);
    const matched = new Uint8Array(COUNT);
    let found = null, order = [];
    if (known >= 0) matched[known] = 1;
    else if (words.length) {
      found = await score(units);
      const { covered } = found;
      const most = covered.reduce((one, other) => Math.max(one, other), 0);
      let keep = Math.max(1, most > 3 ? most - 1 : most);
      if (keep > 2 && found.asked.length > 3 && covered.reduce((count, words) => count + (words >= keep), 0) < ENOUGH) keep -= 1;
      for (let record = 0; record < COUNT; record += 1) if (covered[record] >= keep) matched[record] = 1;
    } else if (!query.trim()) matched.fill(1);
    const masks = Object.fromEntries(await Promise.all(chosen.map(async ([name, values]) => [name, await allowed(name, values.map(String), states)])));
    matched.fill(0, issued);
    const left = matched.slice();
    for (const mask of Object.values(masks)) for (let record = 0; record < COUNT; record += 1) left[record] &= mask[record];
    for (let record = COUNT - 1; record >= 0; record -= 1) if (left[record]) order.push(record);
    if (found && sort !== "date") order = await ranked(order, found, states);
    const [results, counts] = await Promise.all([
      show(order.slice(offset, offset + limit), found, units, states),
      countFacets(counted, matched, masks, states),
    ]);
    const test = found && marker(units);
    for (const result of results) if (test) result.title = mark(result.title[0][0], test).parts;
    const ticket = ++given;
    tickets.set(ticket, { test, languages: new Map(results.map(({ id, languages }) => [id, languages])) });
    tickets.delete(ticket - TICKETS);
    if (snippets) for (const { id, ...said } of await excerpts(ticket, results.map(({ id }) => id))) Object.assign(results.find((each) => each.id === id), said);
    return { total: order.length, results, facets: counts, understood: understood(units), suggestion: order.length || units.length ? suggestion(units) : null, ticket };
  }

  const kept = STATES.map((state) => (["superseded", "rescinded", "expired", "removed"].includes(state) ? ENDED : state === "for-information" ? INFORMING : 1));

  async function ranked(order, { asked, total, covered, worst }, states) {
    const types = manifest.routine.length ? await facet("type") : { values: [] };
    const routine = new Set(manifest.routine.map((type) => types.values.indexOf(type) + 1));
    const numbers = asked.some((unit) => unit.number);
    const roman = !asked.some((unit) => !unit.number && fold.isHindi(unit.word));
    const tier = ORDER.map((match) => ({ glossary: 2, sound: roman ? 2 : 1, part: 0, slip: 0 })[match] ?? 3);
    const worth = new Float32Array(COUNT);
    for (const record of order) {
      const standing = numbers ? 1 : kept[states[record]] * (types.column && routine.has(types.column[record]) ? ROUTINE : 1);
      worth[record] = (covered[record] * 4 + tier[worst[record]]) * 1e4 + total[record] * standing + record / COUNT * 0.01;
    }
    return order.sort((one, other) => worth[other] - worth[one] || other - one);
  }

  function understood(units) {
    return units.filter((unit) => !unit.number).map(({ word, lists }) => ({
      word,
      match: ORDER[Math.min(...lists.map(({ match }) => LEVEL[match]))] ?? null,
      terms: lists.filter(({ row }) => row).map(({ row }) => row.shown),
    }));
  }

  // "Did you mean": where a word was found only by a guess, the words that it was taken for.
  function suggestion(units) {
    const words = units.filter((unit) => !unit.number);
    const meant = words.map(({ word, lists: [first] }) => {
      if (!first?.row || LEVEL[first.match] < LEVEL.sound || fold.isHindi(word) !== fold.isHindi(first.row.word)) return null;
      return first.row.shown;
    });
    if (!meant.some(Boolean)) return null;
    const parts = words.map(({ word }, index) => [meant[index] ?? word, Boolean(meant[index])]);
    return { query: parts.map(([word]) => word).join(" "), parts };
  }

  async function row(record) {
    const number = Math.floor(record / manifest.perFile);
    const rows = await load(`docs/${lang}/${number}`);
    const { checks } = await standings();
    const text = rows.map(([issuer, type, rest]) => `${manifest.issuers[issuer]}/${manifest.types[type]}/${rest}`).join("\n");
    if (check(text) !== checks.slice(number * 2, number * 2 + 2)) throw new Stale();
    return rows[record % manifest.perFile];
  }

  // CRC-32, as zlib has it.
  function check(text) {
    let value = -1;
    for (let index = 0; index < text.length; index += 1) {
      value ^= text.charCodeAt(index);
      for (let bit = 0; bit < 8; bit += 1) value = value >>> 1 ^ (value & 1 ? 0xedb88320 : 0);
    }
    value = ~value >>> 0;
    return LETTERS[value % BASE] + LETTERS[Math.floor(value / BASE) % BASE];
  }

  const tickets = new Map(); // what marks the words of the last answers
  let given = 0;

  // The excerpts of results of an answer.
  async function excerpts(ticket, ids) {
    const { test, languages } = tickets.get(ticket) || {};
    return Promise.all(ids.map(async (id) => ({ id, ...(test && languages.has(id) ? await snippet(id, languages.get(id), test) : { snippet: [], snippetLang: null }) })));
  }

  async function show(records, found, units, states) {
    return Promise.all(records.map(async (record) => {
      const [issuer, type, rest, date, number, title, titleLang, languages, end] = await row(record);
      const issuerId = manifest.issuers[issuer], typeId = manifest.types[type], state = STATES[states[record]];
      const id = `${issuerId}/${typeId}/${rest}`;
      const match = found ? ORDER[found.worst[record]] : null;
      const words = unpack.text(title);
      return {
        id, address: addressOf(id),
        title: [[words, false]], titleLang: titleLang || null, languages: languages.split(" "), snippet: [], snippetLang: null,
        number: unpack.text(number), date, dateLabel: date ? dateLabel(date, called.months) : "",
        type: typeId, typeLabel: called.type?.[typeId] ?? typeId, issuer: issuerId, issuerLabel: called.issuer?.[issuerId] ?? issuerId,
        state, stateLabel: called.state?.[state] ?? state, ended: ended(state, end),
        match, guess: found ? found.worst[record] >= LEVEL.part || (match === "sound" && units.some((unit) => fold.isHindi(unit.word))) : false,
        missing: found ? found.asked.filter((unit, index) => !unit.number && !(found.which[record] & 1 << index)).map(({ word }) => word)
          .concat(units.filter((unit) => !unit.lists.length).map(({ word }) => word)) : [],
      };
    }));
  }

  // How a record ended that is no longer in force on the day that is asked for.
  function ended(state, end) {
    if (!end || !["superseded", "rescinded", "expired"].includes(state)) return null;
    const [since, by, number] = end.map(unpack.text);
    return { since, sinceLabel: since ? dateLabel(since, called.months) : "", by: by ? { id: by, address: addressOf(by), number: number || by } : null };
  }

  const addressOf = (id) => (lang === manifest.languages[0] ? `${id}/` : `${id}/${lang}/`);

  const dateLabel = (date, months) => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

  // -- what is marked

  // A test of a word of a text, as the text has it: the numbers of the units of the query that it matched.
  function marker(units) {
    const exact = new Map(); // a folded word -> units
    const note = (word, index) => exact.set(word, [...(exact.get(word) || []), index]);
    const lemmas = new Map();
    units.forEach((unit, index) => {
      if (unit.number) {
        for (const part of unit.word.split(".")) if (fold.isNumber(part)) note(part, index);
        return;
      }
      for (const { row } of unit.lists) if (row) note(row.word, index);
      for (const { group } of unit.groups) {
        for (const member of (group.members || "").split("|")) {
          for (const word of fold.words(fold.normal(member))) if (!fold.stop.has(word)) for (const lemma of fold.lemmas(word)) lemmas.set(lemma, [...(lemmas.get(lemma) || []), index]);
        }
      }
    });
    const known = new Map();
    return (raw) => {
      if (!known.has(raw)) {
        const found = new Set();
        for (const word of fold.words(fold.normal(raw))) {
          for (const index of exact.get(word) || []) found.add(index);
          for (const lemma of fold.lemmas(word)) for (const index of lemmas.get(lemma) || []) found.add(index);
        }
        known.set(raw, [...found]);
      }
      return known.get(raw);
    };
  }

  const RAW = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;

  function mark(text, test) {
    const parts = [];
    const units = new Set();
    let at = 0;
    const put = (piece, marked) => {
      if (!piece) return;
      const last = parts[parts.length - 1];
      if (last && last[1] === marked) last[0] += piece;
      else parts.push([piece, marked]);
    };
    for (const match of text.matchAll(RAW)) {
      const hits = test(match[0]);
      if (!hits.length) continue;
      hits.forEach((hit) => units.add(hit));
      put(text.slice(at, match.index), false);
      put(match[0], true);
      at = match.index + match[0].length;
    }
    put(text.slice(at), false);
    return { parts, units };
  }

  async function snippet(id, languages, test) {
    const order = languages.includes(lang) ? [lang, ...languages.filter((each) => each !== lang)] : languages;
    let best = null;
    for (const language of order) {
      const text = await readText(`${id}.${language}.md`).catch(() => null);
      if (text === null) continue;
      const found = window_(plain(text), test);
      if (!best || found.units > best.units) best = { ...found, language };
      if (best.units) break;
    }
    return best ? { snippet: best.parts, snippetLang: best.language } : { snippet: [], snippetLang: null };
  }

  // The words of a Markdown file, without front matter and markup.
  function plain(text) {
    return text.replace(/^---\n[^]*?\n---\n/, "").replace(/\]\([^)\n]*\)/g, "]").replace(/<[a-zA-Z/!][^<>\n]*>/g, "").replace(/^\s*(?:\|?[-:\s|]+\|\s*$|[#>]+\s|[-*+]\s|\d+\.\s)/gm, "").replace(/[*_`|[\]]+/g, " ").replace(/\s+/g, " ").trim();
  }

  // The stretch of a text that says most: where most words of the query are near to one another.
  function window_(text, test) {
    const words = [...text.matchAll(RAW)];
    const hits = [];
    words.forEach((match, index) => {
      const units = test(match[0]);
      if (units.length) hits.push({ index, units });
    });
    let start = 0, units = 0;
    hits.forEach((hit, first) => {
      const seen = new Set();
      let last = first;
      while (last < hits.length && hits[last].index < hit.index + SNIPPET - 6) hits[last++].units.forEach((unit) => seen.add(unit));
      if (seen.size > units) {
        units = seen.size;
        start = Math.max(0, hit.index - 5);
      }
    });
    const end = Math.min(words.length, start + SNIPPET);
    if (!words.length) return { parts: [], units: 0 };
    const from = start ? words[start].index : 0;
    const to = end < words.length ? words[end - 1].index + words[end - 1][0].length : text.length;
    const { parts } = mark(text.slice(from, to), test);
    if (start) parts.unshift(["… ", false]);
    if (end < words.length) parts.push([" …", false]);
    return { parts, units };
  }

  // -- from a printed number to its record

  const MOST_NAMED = 60; // records that are looked at for one number
  const FILLING = new Set(fold.words(fold.normal("संख्या सं क्रमांक क्र पत्रांक no nos number numbers")));
  const MONTHS = ["hi", "en"].flatMap((each) => Array.from({ length: 12 }, (_, month) => {
    const name = new Intl.DateTimeFormat(each, { month: "long", timeZone: "UTC" }).format(Date.UTC(2001, month, 1));
    return [fold.words(fold.normal(name))[0], month + 1];
  }));

  // The parts of a number as it is compared: digits without zeros before them, words by their sound, those of English texts as in Hindi.
  function partsOf(text) {
    return fold.words(fold.normal(text)).filter((word) => !FILLING.has(word)).flatMap((word) => {
      if (fold.isNumber(word)) return [word.replace(/^0+(?=.)/, "")];
      if (word === "f" || tables.letters[word] === "f") return ["p"]; // F. and प. both mean a file
      return (SHORT.get(word) ?? [word]).map(segment);
    });
  }

  // A part of a number and what follows it are written together or apart, if both are letters.
  const glued = (parts) => parts.map((part, index) => (index && !(/\D/.test(part) && /\D/.test(parts[index - 1])) ? "/" : "") + part).join("");

  // The days that a text may mean, and the text without them: 12.02.2019, 12 फरवरी 2019, February 12, 2019.
  function takeDays(text) {
    let plain = text.normalize("NFKC").replace(new RegExp(`[${tables.digits}]`, "gu"), (digit) => tables.digits.indexOf(digit));
    const days = [];
    const add = (year, month, day) => {
      const full = Number(year) + (year.length === 2 ? 2000 : 0);
      const date = new Date(Date.UTC(full, month - 1, day));
      const fits = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
      if (fits) days.push(date.toISOString().slice(0, 10));
      return fits;
    };
    const take = (pattern, each) => { plain = plain.replace(pattern, (whole, ...found) => (each(...found) ? " " : whole)); };
    take(/(?<![\d/(.-])(\d{4})-(\d\d)-(\d\d)(?!\d)/g, (year, month, day) => add(year, month, day));
    take(/(?<![\d/(.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/(-])/g, (day, _, month, year) => {
      const [one, other] = [add(year, month, day), day !== month && add(year, day, month)];
      return one || other;
    });
    const named = (word) => MONTHS.find(([name]) => { const [own] = fold.words(fold.normal(word)); return own && (own === name || (own.length === 3 && /^[a-z]/.test(own) && name.startsWith(own))); })?.[1];
    take(/(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.]+([\p{L}\p{M}]{2,9})[,.]?\s+(\d{4})(?!\d)/giu, (day, word, year) => named(word) && add(year, named(word), day));
    take(/([A-Za-z]{3,9})[.,]?\s+(\d{1,2})(?:st|nd|rd|th)?[,.\s]+(\d{4})(?!\d)/g, (word, day, year) => named(word) && add(year, named(word), day));
    return { days, rest: plain };
  }

  async function resolve(text) {
    text = String(text || "").slice(0, MOST_CHARACTERS);
    if (await ofId(text) >= 0) return { records: (await search(text, { facets: [], snippets: false })).results, otherDate: false, similar: [] };
    const { days, rest } = takeDays(text);
    const parts = partsOf(rest);
    const query = fold.words(fold.normal(rest)).flatMap((word) => SHORT.get(word) ?? [word]).join(" ");
    const asked = await Promise.all([rest, query].map((each) => search(each, { limit: MOST_NAMED, facets: [], snippets: false })));
    const seen = new Map(asked.flatMap(({ results }) => results).filter(({ number }) => number).map((result) => [result.id, result]));
    const numbers = new Map();
    for (const result of seen.values()) {
      const key = glued(partsOf(result.number));
      numbers.set(key, [...(numbers.get(key) ?? []), result]);
    }
    // The longest stretch of what was typed that is a number: a part of a file has the file's number, and more.
    let same = [], longest = 0;
    for (let from = 0; from < parts.length; from += 1) {
      for (let to = parts.length; to > from + longest; to -= 1) {
        const found = numbers.get(glued(parts.slice(from, to)));
        if (found && (to - from > 1 || parts.length === 1)) {
          same = found;
          longest = to - from;
        }
      }
    }
    const of = days.length ? same.filter(({ date }) => !date || days.includes(date)) : same;
    const similar = same.length ? [] : [...seen.values()].filter(({ match }) => match === "number").slice(0, 10);
    return { records: of.length ? of : same, otherDate: Boolean(same.length && !of.length), similar };
  }

  // -- suggestions

  async function suggest(prefix, { limit = 6 } = {}) {
    prefix = String(prefix || "").slice(0, MOST_CHARACTERS);
    const text = fold.normal(prefix);
    const words = fold.words(text);
    const last = words[words.length - 1];
    const found = [];
    if (last && last.length > 1 && !fold.isNumber(last)) {
      const hindi = fold.isHindi(last);
      const readings = hindi ? [] : fold.sounds(last);
      const sets = await Promise.all([
        rowsFrom(hindi ? "hi" : "en", skeletonOf(last), skeletonOf(last)),
        ...readings.slice(0, 2).map((reading) => rowsFrom("hi", fold.skeleton(reading), fold.skeleton(reading))),
      ]);
      const seen = new Set();
      for (const row of sets.flat()) {
        if (!row.count || seen.has(row.word) || row.word.includes(" ") || fold.stop.has(row.word)) continue;
        seen.add(row.word);
        const heard = !hindi && fold.isHindi(row.word);
        if (heard ? readings.some((reading) => bare(fold.sounds(row.word)[0]).startsWith(reading)) : row.word.startsWith(last)) found.push({ row, match: heard ? "sound" : row.word === last ? "exact" : "part" });
      }
      found.sort((one, other) => other.row.count - one.row.count);
    }
    const head = prefix.replace(/[^\s]*$/, "");
    const [{ results }, values] = await Promise.all([
      words.length ? search(prefix, { limit, facets: [], snippets: false }) : { results: [] },
      named().then((names) => names.suggest(prefix, limit)),
    ]);
    return {
      words: found.slice(0, limit).map(({ row, match }) => ({ word: row.shown, query: head + (row.shown), match })),
      values: values.map((each) => ({ ...each, label: called[each.facet]?.[each.value] ?? each.value })),
      records: results.filter(({ title, match }) => match === "number" || title.some(([, marked]) => marked)),
    };
  }

  let names;

  function named() {
    if (!names) {
      names = load(`names/${manifest.names}`).then((given) => makeNames(fold, given));
      names.catch(() => { names = undefined; });
    }
    return names;
  }

  async function read(query) {
    const { rest, filters, clear } = (await named()).read(String(query || "").slice(0, MOST_CHARACTERS));
    return { rest, filters: filters.map((each) => ({ ...each, label: called[each.facet]?.[each.value] ?? each.value })), clear };
  }

  // What every question needs is asked for before there is one.
  named().catch(() => {});
  standings().catch(() => {});
  return { search, snippets: excerpts, suggest, read, resolve, labels: () => called };
}

// -- where it runs

const HERE = typeof document === "undefined" ? self.location.href : document.currentScript.src;
const waiting = new Map(); // names of files that were asked for as scripts

function makeLoad() {
  const known = new Map();
  const parse = (text) => JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  const get = async (name) => {
    const address = new URL(`${name}.js`, HERE);
    if (address.protocol === "file:") {
      return new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = address.href;
        script.onerror = () => reject(new Error(`not loaded: ${name}`));
        script.onload = () => script.remove();
        document.head.append(script);
      });
    }
    const answer = await fetch(address);
    if (answer.status === 404) throw new Stale(name);
    if (!answer.ok) throw new Error(`${answer.status}: ${name}`);
    return parse(await answer.text());
  };
  return (name) => {
    if (!known.has(name)) {
      if (known.size > 800) known.clear();
      const made = get(name);
      known.set(name, made);
      made.catch(() => known.delete(name));
    }
    return known.get(name);
  };
}

async function readText(path) {
  const address = new URL(`../${path}`, HERE);
  if (address.protocol === "file:") return null;
  const answer = await fetch(address);
  return answer.ok ? answer.text() : null;
}

const engine = makeEngine({ tables: TABLES, manifest: MANIFEST, labels: LABELS, lang: LANG, load: makeLoad(), readText });

// A question {call, given}: its answer, or {error, stale}.
async function answer({ call, given }) {
  try {
    return { answer: await engine[call](...given) };
  } catch (error) {
    return { error: String(error), stale: error instanceof Stale };
  }
}

if (typeof document === "undefined") {
  self.addEventListener("message", async ({ data }) => self.postMessage({ number: data.number, ...(await answer(data)) }));
} else {
  globalThis.panji = (name, content) => {
    waiting.get(name)?.(content);
    waiting.delete(name);
  };
  globalThis.panjiAnswer = answer;
}
