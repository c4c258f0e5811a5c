// The search page (templates/search.html): a box, facets, what was understood, and results, over the engine of panji/search.
// All that is asked stands in the address, so that it can be kept, sent, and gone back to. Every text is set as text, never as HTML.
{
  const { engine, href, make, attach, ended } = SearchBox;
  const PAGE = 10; // each result may need a file of its own
  const MOST = 200; // results at once, however the address came about
  const LONG = 6; // values of a facet that are shown at first
  const PAUSE = 200; // milliseconds after the last key

  const root = document.querySelector(".search");
  const part = (name) => root.querySelector(`.search__${name}`);
  const form = root.querySelector("form");
  const { q: box, sort, on: day } = form.elements;
  const facets = [...root.querySelectorAll(".facet")];
  const [area, section, status, chips, instead, readings, list, more, none] =
    [part("facets"), part("results"), part("count"), part("chosen"), part("meant"), part("read"), root.querySelector(".rows"), part("more"), part("none")];
  const words = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const { lang } = document.documentElement;
  const title = document.title;
  const counted = new Intl.NumberFormat("en-IN");
  const wide = matchMedia("(min-width: 60em)");

  let chosen = {}; // facet -> its values that were chosen here
  let named = []; // {facet, value, words}: what the query says in words, and nothing else
  let offers = []; // the same, of a query that says more: these may be chosen
  let labels = {};
  let found = { total: 0, results: [], facets: {} };
  let shown = PAGE;
  let counts; // the facets that are counted; unset: as the engine thinks fit
  let asked = 0; // the number of the latest search: an answer to an older one is dropped

  // -- the address

  function read() {
    const address = new URLSearchParams(location.search);
    box.value = address.get("q") ?? "";
    sort.value = address.get("sort") === "date" ? "date" : "relevance";
    day.value = address.get("on") ?? "";
    shown = Math.min(MOST, Math.max(PAGE, parseInt(address.get("show"), 10) || 0));
    chosen = Object.fromEntries(facets.map(({ dataset: { facet } }) => [facet, [...new Set(address.getAll(facet))]]));
  }

  function write(keep) {
    const address = new URLSearchParams();
    if (box.value.trim()) address.set("q", box.value.trim());
    for (const [facet, values] of Object.entries(chosen)) for (const value of values) address.append(facet, value);
    if (sort.value !== "relevance") address.set("sort", sort.value);
    if (day.value) address.set("on", day.value);
    if (shown > PAGE) address.set("show", shown);
    const target = location.pathname + (address.size ? `?${address}` : "");
    if (target !== location.pathname + location.search) history[keep ? "pushState" : "replaceState"](null, "", target);
  }

  // -- a search

  function filters() {
    const all = structuredClone(chosen);
    for (const { facet, value } of named) all[facet] = [...new Set([...(all[facet] ?? []), value])];
    return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length));
  }

  async function run(from = 0) {
    const turn = ++asked;
    const query = box.value.trim();
    const empty = !query && !day.value && !Object.values(chosen).some((values) => values.length);
    document.title = query ? `${query} · ${title}` : title;
    section.hidden = empty;
    if (empty) {
      area.hidden = true;
      return undefined;
    }
    section.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { status.textContent = words.searching; }, 400);
    try {
      const its = await engine();
      ({ labels } = its);
      const { filters: meant, clear } = query ? await its.read(query) : { filters: [], clear: false };
      if (turn !== asked) return undefined;
      [named, offers] = clear ? [meant, []] : [[], meant];
      const options = { sort: sort.value, asOf: day.value || undefined, facets: counts, offset: from, limit: shown - from, snippets: false };
      let answer = await its.search(clear ? "" : query, { ...options, filters: filters() });
      if (turn === asked && clear && !answer.total) { // nothing is what the words name: then they are only words
        named = [];
        answer = await its.search(query, { ...options, filters: filters() });
      }
      if (turn !== asked) return undefined;
      found = answer;
      show(from);
      excerpt(its, answer, turn);
    } catch (error) {
      if (turn !== asked) return undefined;
      console.error(error);
      for (const each of [list, readings]) each.replaceChildren();
      for (const each of [more, instead, none, readings]) each.hidden = true;
      status.textContent = words.failed;
    } finally {
      clearTimeout(slow);
      if (turn === asked) section.removeAttribute("aria-busy");
    }
    return list.children[from];
  }

  // What a record says of it, behind its title: these are the records' own texts, and come a moment later.
  async function excerpt(its, { ticket, results }, turn) {
    const said = await its.snippets(ticket, results.map(({ id }) => id)).catch(() => []);
    if (turn !== asked) return;
    for (const { id, snippet, snippetLang } of said) {
      const place = list.querySelector(`[data-id="${CSS.escape(id)}"] .rows__excerpt`);
      if (snippetLang) place.lang = snippetLang;
      place.replaceChildren(...marked(snippet));
    }
  }

  // -- what is shown

  function show(from) {
    const { total, results, understood, suggestion } = found;
    const date = day.value && new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(`${day.value}T00:00`));
    const number = total === 0 ? words.none : total === 1 ? words.one : words.other.replace("#", counted.format(total));
    status.textContent = date ? `${number} · ${words.on.replace("#", date)}` : number;
    none.hidden = total > 0;
    if (!from) list.replaceChildren();
    list.append(...results.map(item));
    more.hidden = list.children.length >= Math.min(total, MOST);
    showReadings(understood);
    instead.hidden = !suggestion;
    if (suggestion) {
      const said = suggestion.parts.flatMap((part, index) => (index ? [[" "], part] : [part]));
      const link = make("a", { href: `${location.pathname}?${new URLSearchParams({ q: suggestion.query })}` }, ...marked(said, "strong"));
      instead.replaceChildren(`${words.meant} `, link);
    }
    showChoices();
    showFacets();
  }

  const marked = (parts, tag = "mark") => parts.map(([text, mark]) => (mark ? make(tag, {}, text) : text));

  function item(result) {
    const fact = (text, attributes = {}) => text && make("span", attributes, text);
    const facts = [
      result.number && make("b", { class: "number" }, result.number),
      result.date && make("time", { datetime: result.date }, result.dateLabel),
      fact(result.typeLabel), fact(result.issuerLabel),
      result.stateLabel && make("b", { class: `state--${result.state}` }, result.stateLabel),
      result.match && fact(`${words.match}: ${words.matches[result.match]}`, { class: `match${result.guess ? " match--guess" : ""}` }),
      result.missing?.length > 0 && make("span", { class: "match" }, `${words.without} `, make("s", {}, result.missing.join(", "))),
    ];
    return make("li", { "data-id": result.id },
      make("a", { class: "rows__title", href: href(result.address), lang: result.titleLang }, ...marked(result.title)),
      ended(result, words.ended),
      make("p", { class: "rows__excerpt" }),
      make("p", { class: "rows__facts" }, ...facts.filter(Boolean).flatMap((each) => [each, " "])));
  }

  // How the words of the query were read, where they do not stand in the records as they were typed.
  function showReadings(understood = []) {
    const read = understood.filter(({ match }) => !["exact", "number", "form"].includes(match));
    readings.replaceChildren(...read.map(({ word, match, terms }) => make("li", {},
      make("b", {}, word), match ? ` → ${terms.slice(0, 3).join(", ")} (${words.matches[match]})` : ` ${words.nowhere}`)));
    readings.hidden = !read.length;
  }

  const label = (facet, value) => labels[facet]?.[value] ?? value;

  function showChoices() {
    const all = Object.entries(filters()).flatMap(([facet, values]) => values.map((value) => ({ facet, value })));
    chips.replaceChildren(...all.map(({ facet, value }) => make("li", {},
      make("button", { type: "button", class: "chip", "data-facet": facet, "data-value": value, "aria-label": words.remove.replace("#", label(facet, value)) },
        make("small", {}, `${labels.facets[facet]}: `), label(facet, value)))));
    if (all.length > 1) chips.append(make("li", {}, make("button", { type: "reset", form: "search", class: "plain-button" }, words.clear)));
    const active = filters();
    const open = offers.filter(({ facet, value }) => !active[facet]?.includes(value) && (!found.facets[facet] || found.facets[facet][value]));
    if (open.length) chips.append(make("li", { class: "small" }, words.offer));
    chips.append(...open.map(({ facet, value, words: said }) => make("li", {},
      make("button", { type: "button", class: "chip chip--offer", "data-facet": facet, "data-value": value, "data-words": said }, label(facet, value)))));
    chips.hidden = !chips.children.length;
    none.querySelector("[data-tip=choices]").hidden = !all.length && !day.value;
  }

  function showFacets() {
    const focused = document.activeElement;
    const active = filters();
    for (const facet of facets) {
      const name = facet.dataset.facet;
      const given = found.facets?.[name];
      const values = Object.entries(given ?? {}).map(([value, count]) => ({ value, count, text: label(name, value) }))
        .sort((a, b) => (name === "year" ? b.value - a.value : b.count - a.count || a.text.localeCompare(b.text, lang)));
      // A choice that now finds nothing stays, so that it can be taken back.
      const lost = (active[name] ?? []).filter((value) => !given?.[value]).map((value) => ({ value, count: 0, text: label(name, value) }));
      const all = [...lost, ...values];
      const set = facet.querySelector("fieldset");
      const long = all.length > LONG + 2 && !set.hasAttribute("data-all");
      set.replaceChildren(set.querySelector("legend"), ...all.map(({ value, count, text }, index) => {
        const input = make("input", { type: "checkbox", name, value });
        input.checked = Boolean(active[name]?.includes(value));
        return make("label", { hidden: long && index >= LONG && !input.checked }, input, make("span", {}, text), " ", make("small", {}, counted.format(count)));
      }), long && make("button", { type: "button", class: "plain-button" }, words.all.replace("#", counted.format(all.length))) || "");
      facet.hidden = !all.length && (Boolean(given) || !found.total);
      if (!given && found.total) facet.open = false; // it is counted when it is opened
    }
    area.hidden = false;
    if (focused?.type === "checkbox" && !focused.isConnected) {
      [...area.querySelectorAll("input[type=checkbox]")].find(({ name, value }) => name === focused.name && value === focused.value)?.focus();
    }
  }

  // -- what the reader does

  function go(keep = true) {
    shown = PAGE;
    write(keep);
    return run();
  }

  // In quotation marks, words are only words; a single one means nothing else anyway.
  const plain = (text) => (/\s/.test(text) ? `"${text}"` : text);

  function add(facet, value) {
    if (!chosen[facet].includes(value)) chosen[facet].push(value);
  }

  // Takes a choice back. One that the query says in words becomes words again, and the others that it says become choices.
  function undo(facet, value) {
    chosen[facet] = chosen[facet].filter((each) => each !== value);
    const said = named.find((each) => each.facet === facet && each.value === value)?.words;
    if (said) {
      for (const each of named) if (each.words !== said) add(each.facet, each.value);
      box.value = plain(said);
    }
    return go();
  }

  let pause;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(go, PAUSE, false);
  });
  box.addEventListener("choose", (event) => {
    const { kind, facet, value, rest } = event.detail;
    if (kind !== "value") return;
    event.preventDefault();
    box.value = rest;
    add(facet, value);
    go();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    go();
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // folds the keyboard away
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    if (named.length) box.value = plain(box.value.trim());
    for (const name of Object.keys(chosen)) chosen[name] = [];
    go();
    box.focus();
  });
  area.addEventListener("change", ({ target }) => {
    if (target.type !== "checkbox") return;
    if (!target.checked) undo(target.name, target.value);
    else {
      add(target.name, target.value);
      go();
    }
  });
  for (const control of [sort, day]) control.addEventListener("change", () => go());
  area.addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return;
    const set = target.closest("fieldset");
    set.setAttribute("data-all", "");
    const hidden = set.querySelector("label[hidden] input");
    showFacets();
    [...set.querySelectorAll("input")].find(({ value }) => value === hidden.value).focus();
  });
  const unfold = () => { for (const each of [area, ...facets]) each.open = wide.matches; };
  wide.addEventListener("change", unfold);
  for (const facet of facets) {
    facet.addEventListener("toggle", () => {
      const { facet: name } = facet.dataset;
      if (!facet.open || !found.total || found.facets[name]) return;
      counts = [...Object.keys(found.facets), name];
      run();
    });
  }
  chips.addEventListener("click", async ({ target }) => {
    const chip = target.closest(".chip");
    if (!chip) return;
    const { facet, value, words: said } = chip.dataset;
    if (said) {
      box.value = box.value.replace(said, "").replace(/\s+/g, " ").trim();
      add(facet, value);
    }
    await (said ? go() : undo(facet, value));
    (chips.querySelector("button") ?? box).focus();
  });
  more.addEventListener("click", async () => {
    const from = list.children.length;
    shown = from + PAGE;
    write(false);
    (await run(from))?.querySelector("a").focus();
  });
  // Back from a record, the list stands where it was left.
  addEventListener("pagehide", () => history.replaceState({ top: scrollY }, ""));
  addEventListener("popstate", () => { read(); run(); });
  // The other language's page is asked the same.
  document.querySelector(".languages").addEventListener("click", ({ target }) => { if (target.href) target.search = location.search; });

  unfold();
  attach(box, { records: false });
  read();
  if (location.search) run().then(() => { if (history.state?.top) scrollTo(0, history.state.top); });
}
