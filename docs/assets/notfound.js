// An address that does not exist, but is a number as printed (…/प.3(1)मुमका-2026): the page for numbers looks for it.
{
  const base = new URL("..", document.currentScript.src);
  let asked = "";
  try {
    asked = decodeURIComponent(location.pathname.slice(base.pathname.length));
  } catch { /* no text in UTF-8: no number */ }
  const [, english, number] = asked.match(/^(en\/)?(.*?)\/?$/su);
  const digit = /\p{Nd}/u.test(number), bracket = /\p{Nd}\s*\(\s*\p{Nd}+\s*\)/u.test(number), letters = /[^\p{ASCII}\P{L}]/u.test(number);
  if (location.protocol !== "file:" && digit && (bracket || letters)) {
    location.replace(new URL(`${english ?? ""}number/?${new URLSearchParams({ n: number })}`, base));
  }
}
