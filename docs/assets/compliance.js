// The matrix of a record's compliance, narrowed down to some states and one division. Without JavaScript all of it stands there.
const form = document.querySelector(".filter");
const bodies = [...document.querySelectorAll(".matrix tbody")];
const rows = bodies.flatMap((body) => [...body.querySelectorAll("tr[data-groups]")]);
const status = form.querySelector("[role=status]");

const narrow = () => {
  const wanted = [...form.querySelectorAll("input:checked")].map((input) => input.name);
  const division = form.elements.division.value;
  for (const row of rows) {
    const groups = row.dataset.groups.split(" ");
    const here = !division || row.closest("tbody").id === division;
    row.hidden = !here || (wanted.length > 0 && !wanted.some((group) => groups.includes(group)));
  }
  for (const body of bodies) body.hidden = ![...body.querySelectorAll("tr[data-groups]")].some((row) => !row.hidden);
  const numbers = [rows.filter((row) => !row.hidden).length, rows.length];
  status.textContent = wanted.length || division ? status.dataset.text.replace(/#/g, () => numbers.shift()) : "";
};

form.hidden = false;
document.querySelector("[data-without-script]")?.remove();
form.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
narrow();
