// What the pages can do with JavaScript and do without: choose light or dark, fold the menu on a phone, reach the search box with "/",
// suggest what to search for, scroll a wide table by keyboard, be read from a disk.
// In the head and not deferred, so that a chosen scheme is there before the first paint.
{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const sheet = document.getElementById("dark");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const isDark = () => (stored() ?? (system.matches ? "dark" : "light")) === "dark";
  const paint = () => {
    sheet.media = isDark() ? "screen" : "not all";
    document.querySelector(".theme")?.setAttribute("aria-pressed", isDark());
  };
  const choose = (scheme) => {
    try {
      // The system's own choice is not stored, so that it is followed again when it changes.
      if ((scheme === "dark") === system.matches) localStorage.removeItem("scheme");
      else localStorage.setItem("scheme", scheme);
    } catch { /* without storage the system decides */ }
    paint();
  };
  paint();
  system.addEventListener("change", paint);
  addEventListener("storage", paint);
  document.addEventListener("DOMContentLoaded", paint);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches(".theme")) choose(isDark() ? "light" : "dark");
    if (button?.matches(".burger")) button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") !== "true");
    // With `base`, a place on the page is a whole address. Without what the page was asked it would be another page's.
    const place = event.target.closest("a[href*='#']");
    if (place?.pathname === location.pathname) place.search = location.search;
    const cite = event.target.closest(".cite + .chips a");
    if (cite && location.protocol !== "file:" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      (globalThis.saveCitation ? Promise.resolve() : load("cite.js")).then(() => saveCitation(cite), () => location.assign(cite.href));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".burger[aria-expanded=true]")?.click();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });

  const assets = new URL(".", document.currentScript.src);
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: new URL(name, assets), onload: done, onerror: failed });
    document.head.append(script);
  });
  let box;
  document.addEventListener("focusin", async ({ target }) => {
    if (!target.matches("input[type=search]")) return;
    box ??= globalThis.SearchBox ? Promise.resolve() : load("search-engine.js").then(() => load("search-box.js"));
    try {
      await box;
      SearchBox.attach(target);
    } catch {
      box = undefined; // without suggestions, a search box is still one
    }
  });

  // On a phone a row of a table is a card, and says of each value what the column is called. Without a script it stays a row.
  document.addEventListener("DOMContentLoaded", () => {
    for (const head of document.querySelectorAll("th[data-label]")) {
      for (const { cells: { [head.cellIndex]: cell } } of head.closest("table").tBodies[0].rows) {
        if (cell.textContent.trim()) cell.dataset.label = head.textContent;
      }
    }
  });

  // A table that is wider than the screen is scrolled, with the keyboard too; one that fits is no stop on the way.
  const fits = (table) => table.scrollWidth <= table.clientWidth;
  const watched = new ResizeObserver((seen) => {
    for (const { target } of seen) fits(target) ? target.removeAttribute("tabindex") : target.setAttribute("tabindex", 0);
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const table of document.querySelectorAll(":is(.body, .prose) table:not([class])")) watched.observe(table);
  });

  // What paper shows besides has to be there before it is asked for: nothing can be loaded while a page is printed.
  addEventListener("load", () => { if (document.querySelector(".record .address")) load("print.js").catch(() => {}); });

  // A web server answers for a folder with its index.html; a disk does not.
  if (location.protocol === "file:") {
    const whole = (address) => (address.startsWith("file:") ? address.replace(/\/(?=$|[?#])/, "/index.html") : address);
    document.addEventListener("click", ({ target }) => { const link = target.closest("a[href]"); if (link) link.href = whole(link.href); });
    document.addEventListener("submit", ({ target }) => { target.action = whole(target.action); });
  }
}
