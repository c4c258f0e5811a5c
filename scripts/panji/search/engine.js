// Pagefind behind the seam of the search page (panji/search/__init__.py).

const MOST = 60; // results that are loaded; the page says so where there are more

export async function open({ lang, base }) {
  const [pagefind, labels] = await Promise.all([
    import(new URL("search/pagefind.js", base)),
    fetch(new URL(`search/labels.${lang}.json`, base)).then((answer) => answer.json()),
  ]);
  await pagefind.options({ baseUrl: "/", excerptLength: 24 });
  await pagefind.init();
  await pagefind.filters(); // loads them: a search counts only what is loaded

  function facets(counts) {
    return Object.fromEntries(Object.entries(counts).map(([name, values]) => [name,
      Object.entries(values)
        .filter(([, count]) => count)
        .map(([value, count]) => ({ value, label: labels[name]?.[value] ?? value, count }))
        .sort((a, b) => (name === "year" ? b.value - a.value : b.count - a.count || a.label.localeCompare(b.label, lang)))]));
  }

  return {
    async search(query, filters) {
      const any = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
      const sort = query ? undefined : { issued: "desc" };
      const found = await pagefind.search(query || null, { filters: any, sort });
      const results = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
      return {
        total: found.results.length,
        results: results.map(({ raw_url: address, meta, excerpt }) => ({
          ...meta, href: new URL(address.replace(/^\//, ""), base).href, excerptHtml: query ? excerpt : "",
        })),
        facets: facets(found.filters),
      };
    },
  };
}
