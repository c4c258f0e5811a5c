// The page for numbers (templates/number.html): goes from a printed number to its record where just one is meant, and lists what
// may be meant otherwise. The engine of panji/search knows the numbers. Every text is set as text, never as HTML.
{
  const { engine, href, make, ended } = SearchBox;
  const root = document.querySelector(".resolver");
  const form = root.querySelector("form");
  const box = form.elements.n;
  const [status, list, search] = [".resolver__said", ".rows", ".resolver__search"].map((name) => root.querySelector(name));
  const words = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  let asked = 0; // an answer to an earlier number is dropped

  function item(result) {
    const facts = [
      make("b", { class: "number" }, result.number),
      result.date && make("time", { datetime: result.date }, result.dateLabel),
      make("span", {}, result.typeLabel), make("span", {}, result.issuerLabel),
      make("b", { class: `state--${result.state}` }, result.stateLabel),
    ];
    return make("li", {},
      make("a", { class: "rows__title", href: href(result.address), lang: result.titleLang }, result.title.map(([text]) => text).join("")),
      ended(result, words.ended),
      make("p", { class: "rows__facts" }, ...facts.filter(Boolean).flatMap((each) => [each, " "])));
  }

  function say(text, results = []) {
    status.textContent = text;
    list.replaceChildren(...results.map(item));
  }

  // With `open` unset, the record is only shown: who came back from it does not want to go there again.
  async function run(open) {
    const turn = ++asked;
    const number = box.value.trim();
    search.hidden = true;
    if (!number) return say("");
    const slow = setTimeout(() => say(words.searching), 400);
    try {
      const { records, otherDate, similar } = await (await engine()).resolve(number);
      if (turn !== asked) return undefined;
      const target = new URL(search.firstElementChild.href);
      target.search = new URLSearchParams({ q: number });
      search.firstElementChild.href = target;
      search.hidden = records.length > 0 && !otherDate;
      if (otherDate) return say(words.other_date, records);
      if (records.length > 1) return say(words.several.replace("#", records.length), records);
      if (!records.length) return similar.length ? say(words.similar, similar) : say(words.none);
      if (!open) return say("", records);
      say(words.going.replace("#", records[0].number || records[0].id), records);
      return open(href(records[0].address));
    } catch (error) {
      if (turn === asked) say(words.failed);
      return console.error(error);
    } finally {
      clearTimeout(slow);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", location.pathname + (box.value.trim() ? `?${new URLSearchParams({ n: box.value.trim() })}` : ""));
    run((address) => location.assign(address));
  });
  // The other language's page is asked the same.
  document.querySelector(".languages").addEventListener("click", ({ target }) => { if (target.href) target.search = location.search; });

  box.value = new URLSearchParams(location.search).get("n") ?? "";
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  run(type === "back_forward" ? undefined : (address) => location.replace(address));
  if (!box.value && !matchMedia("(pointer: coarse)").matches) box.focus();
}
