// What the pages can do with JavaScript and do without: choose light or dark, fold the menu on a phone, reach the search box with "/".
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
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".burger[aria-expanded=true]")?.click();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });
}
