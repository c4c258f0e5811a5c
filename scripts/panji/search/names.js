// Names of facets' values in a query ("circulars of 2023"), in any form, spelling and script. names.py says what they are.

function makeNames(fold, names) {
  const LONGEST = 12; // words: a longer query is about something
  const FEW = new Set(fold.words(fold.normal("year years issued dated all any records record list district ka ke ki ko me mein se par वर्ष सन सभी समस्त जारी अभिलेख सूची जिला जिले")));
  const phrases = Object.entries(names).flatMap(([facet, rows]) => rows.flatMap(([values, called]) => called.map((name) => ({
    facet, values, words: fold.words(fold.normal(name)).map((word) => ({ word, lemmas: fold.lemmas(word), sound: sound(word) })),
  }))));

  const owing = new Set((names.pending ?? []).flatMap(([values]) => values));

  // Roman letters do not tell a long a from a short one.
  function sound(word) {
    return fold.isHindi(word) ? fold.sounds(word)[0].replace(/A/g, "") : "";
  }

  const heard = (word) => (fold.isHindi(word) || word.length < 3 ? [] : fold.sounds(word));

  function fits(named, word) {
    return named.word === word || fold.lemmas(word).some((lemma) => named.lemmas.includes(lemma)) || heard(word).includes(named.sound);
  }

  const begins = (named, word) => named.word.startsWith(word) || heard(word).some((each) => named.sound.startsWith(each));

  // The pieces of a query between spaces, each with its words; none for what stands in quotation marks.
  function pieces(query) {
    return [...query.matchAll(/["“”][^"“”]*["“”]?|[^\s"“”]+/g)].map(({ 0: text, index }) => ({
      text, start: index, end: index + text.length, words: /^["“”]/.test(text) ? [] : fold.words(fold.normal(text)),
    }));
  }

  // The longest name that begins with a piece; it ends with a piece, too: in a number as printed, 2026 is no year.
  function longest(all, from) {
    let best;
    for (const phrase of phrases) {
      if (phrase.facet === "subject" || phrase.words.length <= (best?.phrase.words.length ?? 0)) continue; // a subject is rather a word
      let matched = 0;
      let to = from;
      while (to < all.length && matched < phrase.words.length) {
        const { words } = all[to];
        if (!words.length || !words.every((word, index) => phrase.words[matched + index] && fits(phrase.words[matched + index], word))) break;
        matched += words.length;
        to += 1;
      }
      if (matched === phrase.words.length) best = { phrase, to };
    }
    return best;
  }

  function read(query) {
    const all = pieces(query);
    const found = []; // {facet, values, words}, in their order
    const rest = [];
    if (all.length > LONGEST || fold.numbers(fold.normal(query)).length) return { rest: query, filters: [], clear: false }; // in a number, words are no names
    for (let from = 0; from < all.length;) {
      const best = longest(all, from);
      if (best) {
        found.push({ ...best.phrase, words: query.slice(all[from].start, all[best.to - 1].end) });
        from = best.to;
      } else {
        const { text, words } = all[from];
        if (!words.length || !words.every((word) => fold.stop.has(word) || FEW.has(word))) rest.push(text);
        from += 1;
      }
    }
    return {
      rest: found.length ? rest.join(" ") : query,
      filters: pendingWith(found).flatMap(({ facet, values, words }) => values.map((value) => ({ facet, value, words }))),
      clear: found.length > 1 && !rest.length,
    };
  }

  // What is pending, and a place or office: what is pending with them.
  function pendingWith(found) {
    const pending = found.find(({ facet }) => facet === "pending");
    const who = pending && found.find(({ facet, values }) => (facet === "place" || facet === "issuer") && owing.has(values[0]));
    if (!who) return found;
    const words = `${who.words} ${pending.words}`;
    return [{ facet: "pending", values: [who.values[0]], words }, ...found.filter((each) => each !== pending && each !== who)];
  }

  // Values whose name the end of a prefix begins, those first whose name begins with it.
  function suggest(prefix, limit) {
    const all = pieces(prefix);
    const found = new Map();
    for (let count = Math.min(4, all.length); count; count -= 1) {
      const last = all.slice(-count).flatMap(({ words }) => words);
      if (!last.length || (count === 1 && last.join("").length < 2)) continue;
      for (const { facet, values, words } of phrases) {
        if (facet === "state" || facet === "year" || facet === "pending") continue;
        const at = words.findIndex((_, start) => last.every((word, index) => words[start + index]
          && (index === last.length - 1 ? begins : fits)(words[start + index], word)));
        const key = `${facet} ${values[0]}`;
        const rank = (4 - count) * 2 + (at > 0 ? 1 : 0);
        if (at >= 0 && !(found.get(key)?.rank <= rank)) {
          found.set(key, { rank, facet, value: values[0], rest: prefix.slice(0, all[all.length - count].start).trim() });
        }
      }
    }
    return [...found.values()].sort((one, other) => one.rank - other.rank).slice(0, limit).map(({ rank, ...each }) => each);
  }

  return { read, suggest };
}
