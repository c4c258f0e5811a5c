// The search page (templates/search.html): a form, facets and results over an engine that is loaded when it is first needed.
// What it asks of the engine is described in scripts/panji/search/__init__.py.
// What is searched for stands in the address, so that a search can be kept, sent, and gone back to.

const PAGE = 20;
const PAUSE = 200; // milliseconds after the last key

const root = document.querySelector(".search");
const form = root.querySelector("form");
const box = form.elements.q;
const fieldsets = [...root.querySelectorAll(".facet")];
const facetArea = root.querySelector(".search__facets");
const clear = facetArea.querySelector("button");
const section = root.querySelector(".search__results");
const status = section.querySelector(".search__count");
const list = section.querySelector("ol");
const more = section.querySelector(".search__more");
const labels = JSON.parse(root.querySelector("script[type='application/json']").textContent);
const wide = matchMedia("(min-width: 60em)");
const counted = new Intl.NumberFormat("en-IN");

let chosen = {}; // facet name -> its chosen values
let found = { total: 0, results: [], facets: {} };
let asked = 0; // the number of the latest search: an answer to an older one is dropped
let opened;

function engine() {
  const { lang, base } = root.dataset;
  opened ??= import("./search-engine.js").then(() => PanjiSearch.open({ lang, base: new URL(base, document.baseURI).href }));
  opened.catch(() => { opened = undefined; }); // another try after a lost connection
  return opened;
}

// -- the address

function read() {
  const address = new URLSearchParams(location.search);
  box.value = address.get("q") ?? "";
  chosen = Object.fromEntries(fieldsets.map((facet) => [facet.dataset.facet, address.getAll(facet.dataset.facet)]));
}

function write(keep) {
  const address = new URLSearchParams();
  if (box.value.trim()) address.set("q", box.value.trim());
  for (const [name, values] of Object.entries(chosen)) for (const value of values) address.append(name, value);
  const search = address.size ? `?${address}` : location.pathname;
  if (search !== (location.search || location.pathname)) history[keep ? "pushState" : "replaceState"](null, "", search);
}

// -- a search

async function run() {
  const turn = ++asked;
  const query = box.value.trim();
  const filters = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length));
  const empty = !query && !Object.keys(filters).length;
  if (!empty) {
    section.hidden = false;
    section.setAttribute("aria-busy", "true");
  }
  const slow = setTimeout(() => { status.textContent = labels.searching; }, 400);
  try {
    const searching = await engine();
    const answer = await searching.search(query, { filters, sort: query ? "relevance" : "date", limit: 60 });
    if (turn !== asked) return;
    found = { ...answer, facets: listed(answer.facets, searching.labels) };
    showFacets();
    section.hidden = empty;
    list.replaceChildren();
    showMore();
    status.replaceChildren(...(empty ? [] : [heading()]));
  } catch (error) {
    if (turn !== asked) return;
    console.error(error);
    section.hidden = empty;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = empty ? "" : labels.failed;
  } finally {
    clearTimeout(slow);
    if (turn === asked) section.removeAttribute("aria-busy");
  }
}

function heading() {
  const { total } = found;
  if (!total) return `${labels.none} ${labels.hint}`;
  return total === 1 ? labels.one : labels.other.replace("#", counted.format(total));
}

// -- what is shown

function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter(Boolean));
  return node;
}

const marked = (pieces) => pieces.map(([words, mark]) => (mark ? make("mark", {}, words) : words));

function listed(counts, called) {
  return Object.fromEntries(Object.entries(counts).map(([name, values]) => [name, Object.entries(values)
    .map(([value, count]) => ({ value, label: called[name]?.[value] ?? value, count }))
    .sort((a, b) => (name === "year" ? b.value - a.value : b.count - a.count || a.label.localeCompare(b.label)))]));
}

function item(result) {
  const facts = make("p", { className: "rows__facts" },
    result.number && make("b", { className: "number" }, result.number), " ",
    make("span", {}, result.dateLabel), " ",
    make("span", {}, result.typeLabel), " ",
    make("span", {}, result.issuerLabel), " ",
    result.stateLabel && make("span", { className: `state state--${result.state}` }, result.stateLabel));
  return make("li", {},
    make("a", { className: "rows__title", href: new URL(result.address, new URL(root.dataset.base, document.baseURI)).href, ...(result.titleLang && { lang: result.titleLang }) }, ...marked(result.title)),
    result.snippet.length > 0 && make("p", { className: "rows__excerpt", ...(result.snippetLang && { lang: result.snippetLang }) }, ...marked(result.snippet)),
    facts);
}

function showMore() {
  const from = list.children.length;
  list.append(...found.results.slice(from, from + PAGE).map(item));
  const shown = list.children.length;
  more.hidden = shown >= found.results.length;
  if (shown && more.hidden && shown < found.total) {
    list.append(make("li", { className: "rows__end" }, labels.capped.replace("#", counted.format(shown))));
  }
  return list.children[from];
}

function showFacets() {
  const focused = document.activeElement;
  let any = false;
  for (const facet of fieldsets) {
    const name = facet.dataset.facet;
    const values = found.facets?.[name] ?? [];
    const known = new Set(values.map(({ value }) => String(value)));
    // A choice that now finds nothing stays, so that it can be taken back.
    const lost = chosen[name].filter((value) => !known.has(value)).map((value) => ({ value, label: labelOf(facet, value), count: 0 }));
    const all = [...lost, ...values];
    const fieldset = facet.querySelector("fieldset");
    fieldset.replaceChildren(fieldset.querySelector("legend"), ...all.map(({ value, label, count }) =>
      make("label", {},
        make("input", { type: "checkbox", name, value, checked: chosen[name].includes(String(value)) }),
        make("span", {}, label), " ", make("small", {}, counted.format(count)))));
    facet.hidden = !all.length;
    any ||= all.length > 0;
  }
  facetArea.hidden = !any;
  clear.hidden = !Object.values(chosen).some((values) => values.length);
  if (focused?.type === "checkbox" && !focused.isConnected) {
    [...form.querySelectorAll("input[type=checkbox]")].find(({ name, value }) => name === focused.name && value === focused.value)?.focus();
  }
}

function labelOf(facet, value) {
  const input = [...facet.querySelectorAll("input")].find((input) => input.value === value);
  return input?.nextElementSibling.textContent ?? value;
}

// -- what the reader does

let pause;
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => { write(false); run(); }, PAUSE);
});
box.addEventListener("focus", () => engine().catch(() => {}), { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  write(true);
  run();
});
form.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox") return;
  chosen[target.name] = [...form.querySelectorAll(`input[name="${target.name}"]:checked`)].map(({ value }) => value);
  write(true);
  run();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const name of Object.keys(chosen)) chosen[name] = [];
  write(true);
  run();
  box.focus();
});
more.addEventListener("click", () => showMore()?.querySelector("a")?.focus());
addEventListener("popstate", () => { read(); run(); });

for (const facet of fieldsets) facet.open = wide.matches;
read();
if (location.search) run();
