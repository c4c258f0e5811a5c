// What a search box suggests while one types: words, offices, places and records. An ARIA combobox with a listbox
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). panji.js loads it when a box is first used.
// Defines SearchBox: {engine, href, make, attach, ended}, which the search page and the page for numbers use too.
{
  const base = new URL("..", document.currentScript.src).href;
  const { lang } = document.documentElement;
  const labels = {
    hi: { suggestions: "सुझाव", one: "1 सुझाव है", other: "# सुझाव हैं" },
    en: { suggestions: "Suggestions", one: "1 suggestion", other: "# suggestions" },
  }[lang];
  const QUIET = 600; // milliseconds without a key before the number of suggestions is announced
  let opened;

  function engine() {
    if (!opened) {
      opened = PanjiSearch.open({ lang, base });
      opened.then(() => keep().catch(() => {}), () => { opened = undefined; }); // another try after a lost connection
    }
    return opened;
  }

  // For when there is no connection. Only over https, and never from a disk.
  async function keep() {
    if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
    await navigator.serviceWorker.register(new URL("sw.js", base));
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
  }

  // Opened from a disk, a folder is not its index.html.
  const href = (address) => new URL(location.protocol === "file:" ? address.replace(/(^|\/)$/, "$1index.html") : address, base).href;

  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child || child === 0));
    return node;
  }

  // "No longer in force since …; replaced by …", with a link to what is to be read instead; nothing of what is in force.
  function ended({ state, ended: end }, words) {
    if (!end) return "";
    const [before, after = ""] = words[`${state}${end.since ? "" : "_undated"}`].replace("#", end.sinceLabel).split("@");
    const by = end.by && make("a", { class: "rows__by", href: href(end.by.address) }, end.by.number);
    return make("p", { class: "rows__ended" }, before, by, by && after);
  }

  // Where choosing a suggestion leads; the search page does it without leaving.
  function go(box, { kind, query, address, facet, value, rest }) {
    if (kind === "record") location.assign(href(address));
    else if (kind === "word") {
      box.value = query;
      box.form.requestSubmit();
    } else location.assign(`${box.form.action}?${new URLSearchParams([...(rest ? [["q", rest]] : []), [facet, value]])}`);
  }

  function face({ kind, word, title, titleLang, number, label, facet }, { facets }) {
    if (kind === "word") return [make("span", {}, word)];
    if (kind === "value") return [make("span", {}, label), make("small", {}, facets[facet])];
    return [make("span", { lang: titleLang }, title.map(([text]) => text).join("")), number && make("small", {}, number)];
  }

  function attach(box, { records = true } = {}) {
    if (box.getAttribute("role") === "combobox") return;
    const typed = box.value !== box.defaultValue; // before this script was there
    const id = `${box.id || "top-q"}-suggestions`;
    const list = make("ul", { id, class: "suggestions", role: "listbox", "aria-label": labels.suggestions, hidden: true });
    const status = make("span", { class: "visually-hidden", role: "status" });
    let options = [];
    let active = -1;
    let asked = 0; // an answer to an earlier key is dropped
    let quiet;

    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id]]) {
      box.setAttribute(name, value);
    }
    box.autocomplete = "off";
    box.parentElement.append(list, status);

    async function suggest() {
      const turn = ++asked;
      const prefix = box.value.trimStart();
      if (!prefix) return close();
      let its, found;
      try {
        its = await engine();
        found = await its.suggest(prefix, { limit: records ? 4 : 5 });
      } catch {
        return close();
      }
      if (turn !== asked || document.activeElement !== box) return undefined;
      const of = (kind) => (found[`${kind}s`] ?? []).map((each) => ({ ...each, kind }));
      options = [...of("word"), ...of("value"), ...(records ? of("record") : [])];
      list.replaceChildren(...options.map((option, index) =>
        make("li", { id: `${id}-${index}`, class: `suggestions__${option.kind}`, role: "option", "aria-selected": "false" }, ...face(option, its.labels))));
      return show(options.length > 0);
    }

    function show(open) {
      mark(-1);
      list.hidden = !open;
      box.setAttribute("aria-expanded", open);
      clearTimeout(quiet);
      status.textContent = "";
      if (open) quiet = setTimeout(() => { status.textContent = options.length === 1 ? labels.one : labels.other.replace("#", options.length); }, QUIET);
    }

    function close() {
      asked += 1;
      show(false);
    }

    function mark(index) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = index;
      const option = list.children[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) box.setAttribute("aria-activedescendant", option.id);
      else box.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      const option = options[index];
      close();
      if (box.dispatchEvent(new CustomEvent("choose", { detail: option, cancelable: true }))) go(box, option);
    }

    function key(event) {
      if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
      const open = !list.hidden;
      const last = options.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (event.altKey && event.key === "ArrowUp") close();
        else if (!open) suggest();
        else if (event.key === "ArrowDown") mark(active === last ? -1 : active + 1);
        else mark(active === -1 ? last : active - 1);
      } else if (event.key === "Enter" && open && active >= 0) choose(active);
      else if (event.key === "Escape" && open) close();
      else {
        if (event.key === "Enter") close();
        return;
      }
      event.preventDefault();
    }

    box.addEventListener("input", suggest);
    box.addEventListener("keydown", key);
    box.addEventListener("blur", close);
    box.form.addEventListener("submit", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
    list.addEventListener("click", ({ target }) => {
      const index = [...list.children].indexOf(target.closest("li"));
      if (index >= 0) choose(index);
    });
    const ready = () => engine().catch(() => {});
    box.addEventListener("focus", ready, { once: true });
    if (document.activeElement === box) {
      ready();
      if (typed) suggest();
    }
  }

  globalThis.SearchBox = { engine, href, make, attach, ended };
}
