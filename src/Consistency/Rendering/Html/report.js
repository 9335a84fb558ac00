"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Light and dark, when the reader wants another one than the system's.
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // Repairs: what the chosen one changes is struck out wherever it stands.
  const choose = index => {
    const chosen = document.querySelector(`[data-repair="${index}"]`);
    const changed = new Set(chosen ? JSON.parse(chosen.dataset.changes) : []);
    for (const item of all("[data-statement]")) {
      item.querySelector(".said").classList.toggle("changed", changed.has(item.dataset.statement));
    }
    for (const button of all("[data-show-repair]")) {
      button.setAttribute("aria-pressed", String(button.dataset.showRepair === index));
    }
  };
  for (const button of all("[data-show-repair]")) {
    button.hidden = false;
    button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.showRepair));
  }

  // Claims: sorted by a column, filtered by words and outcome.
  const table = document.getElementById("claim-table");
  if (table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const words = document.getElementById("filter-words");
    const outcome = document.getElementById("filter-outcome");
    const count = document.getElementById("filter-count");
    const filter = () => {
      const wanted = words.value.toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const fits = (!wanted || row.dataset.words.includes(wanted)) && (!outcome.value || row.dataset.outcome === outcome.value);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      count.textContent = `${shown} of ${rows.length} shown`;
    };
    for (const row of rows) {
      row.dataset.words = row.textContent.toLowerCase();
    }
    words.addEventListener("input", filter);
    outcome.addEventListener("change", filter);
    document.getElementById("filter").hidden = false;
    filter();
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      const button = header.querySelector("button");
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach(h => h.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const numeric = header.classList.contains("number");
        const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
        const compare = numeric ? (a, b) => Number(key(a)) - Number(key(b)) : (a, b) => key(a).localeCompare(key(b));
        rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.dataset.order - b.dataset.order);
        body.append(...rows);
      });
    });
  }
})();
