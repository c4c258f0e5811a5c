// Saves a record's own entry out of its year's bibliography. panji.js loads this when one is first asked for; where that
// fails, and without JavaScript, the link leads to the whole year.
{
  const TYPES = { bib: "application/x-bibtex", json: "application/json" };

  // An entry of BibTeX ends where the next one begins; an item of CSL-JSON has its id.
  function entry(text, ending, key) {
    if (ending === "json") return `${JSON.stringify(JSON.parse(text).filter(({ id }) => id === key), null, 1)}\n`;
    return text.split(/\n(?=@)/).find((each) => each.startsWith(`@techreport{${key},`)).trimEnd() + "\n";
  }

  async function save(link) {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    // The key is the record's id, as the register's own data has it in its address: cmo/order/2025/1.json.
    const key = document.querySelector("link[type='application/json']").getAttribute("href").replace(".json", "").replaceAll("/", "-");
    const ending = link.pathname.split(".").pop();
    const address = URL.createObjectURL(new Blob([entry(await answer.text(), ending, key)], { type: TYPES[ending] }));
    const file = Object.assign(document.createElement("a"), { href: address, download: `${key}.${ending}` });
    file.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  globalThis.saveCitation = (link) => save(link).catch(() => location.assign(link.href));
}
