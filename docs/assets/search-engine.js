// What the pages know of the search: PanjiSearch.open({lang, base}) gives the engine of search/engine.<lang>.js, which answers
// in a worker; where workers are refused (a site opened from a folder), in the page. Its questions and answers are
// described in scripts/panji/search/__init__.py.
{
  const script = ({ lang, base }) => new URL(`search/engine.${lang}.js`, base).href;

  function inWorker(site) {
    const worker = new Worker(script(site));
    const waiting = new Map();
    let number = 0;
    worker.addEventListener("message", ({ data }) => {
      waiting.get(data.number)?.resolve(data);
      waiting.delete(data.number);
    });
    worker.addEventListener("error", (event) => {
      for (const { reject } of waiting.values()) reject(new Error(event.message || "the search could not be loaded"));
      waiting.clear();
      worker.terminate();
    });
    const ask = (question) => new Promise((resolve, reject) => {
      waiting.set(number += 1, { resolve, reject });
      worker.postMessage({ ...question, number });
    });
    return { ask, close: () => worker.terminate() };
  }

  function inPage(site) {
    const loaded = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = script(site);
      element.onload = () => resolve(globalThis.panjiAnswer);
      element.onerror = () => reject(new Error("the search could not be loaded"));
      document.head.append(element);
    });
    return { ask: async (question) => (await loaded)(question), close() {} };
  }

  function start(site) {
    if (new URL(site.base).protocol === "file:") return inPage(site);
    try {
      return inWorker(site);
    } catch {
      return inPage(site);
    }
  }

  async function open(site) {
    let engine = start(site);
    async function ask(call, ...given) {
      let said = await engine.ask({ call, given });
      if (said.stale) { // the site was published anew since this page was opened
        engine.close();
        await fetch(script(site), { cache: "reload" });
        engine = start(site);
        said = await engine.ask({ call, given });
      }
      if (said.error) throw new Error(said.error);
      return said.answer;
    }
    return {
      labels: await ask("labels"),
      search: (query, options) => ask("search", query, options),
      snippets: (ticket, ids) => ask("snippets", ticket, ids),
      read: (query) => ask("read", query),
      resolve: (number) => ask("resolve", number),
      suggest: (prefix, options) => ask("suggest", prefix, options),
      close: () => engine.close(),
    };
  }

  globalThis.PanjiSearch = { open };
}
