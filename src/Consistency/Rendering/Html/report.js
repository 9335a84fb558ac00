"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const find = id => document.getElementById(id);
  // What the reader chose; the live page loads a new report into the same frame, whose name outlives it.
  const kept = (() => {
    try {
      return window.parent === window ? {} : JSON.parse(window.name || "{}");
    } catch {
      return {};
    }
  })();
  const keep = (name, value) => {
    kept[name] = value;
    if (window.parent !== window) {
      window.name = JSON.stringify(kept);
    }
  };

  // Light and dark, when the reader wants another one than the system's.
  const theme = find("theme");
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const paint = () => theme.setAttribute("aria-pressed", String(isDark()));
  if (kept.theme) {
    root.dataset.theme = kept.theme;
  }
  theme.hidden = false;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    paint();
  });
  system.addEventListener("change", paint);
  paint();

  // Repairs: what the chosen one changes is struck out wherever it stands, and every conflict says what ends it.
  const status = find("repair-status");
  const choose = index => {
    const chosen = all("[data-repair]").find(r => r.dataset.repair === index);
    const changed = new Set(chosen ? JSON.parse(chosen.dataset.changes).map(String) : []);
    for (const item of all("[data-statement]")) {
      for (const said of all(".said", item)) {
        said.classList.toggle("changed", changed.has(item.dataset.statement));
      }
    }
    for (const card of all(".card.conflict")) {
      const ends = all("[data-statement]", card).filter(s => changed.has(s.dataset.statement));
      const ending = card.querySelector(".ending");
      card.classList.toggle("ends", ends.length > 0);
      ending.hidden = ends.length === 0;
      ending.textContent = ends.length === 0 ? "" : `Ends with repair ${index}: ${ends.map(s => s.querySelector(".id").textContent).join(", ")} no longer stands.`;
    }
    for (const button of all("[data-show-repair]")) {
      const isShown = button.dataset.showRepair === index;
      button.setAttribute("aria-pressed", String(isShown));
      button.textContent = isShown ? "Hide what it changes" : "Show what it changes";
    }
    if (status) {
      status.textContent = chosen ? `Repair ${index} is shown: ${changed.size === 1 ? "1 statement is" : changed.size + " statements are"} struck out on this page.` : "";
    }
    keep("repair", index);
  };
  for (const button of all("[data-show-repair]")) {
    button.hidden = false;
    button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.showRepair));
  }
  if (kept.repair) {
    choose(kept.repair);
  }

  // Claims: sorted by a column, filtered by words and outcome, a few hundred at a time.
  const table = find("claim-table");
  let reveal = () => {};
  if (table) {
    const step = 200;
    const body = table.tBodies[0];
    let rows = [...body.rows];
    const order = new Map(rows.map((row, i) => [row, i]));
    const spoken = new Map();
    const words = find("filter-words");
    const outcome = find("filter-outcome");
    const inConflict = find("filter-conflict");
    const more = find("more");
    let most = step;
    const saidBy = row => {
      if (!spoken.has(row)) {
        spoken.set(row, row.textContent.toLowerCase());
      }
      return spoken.get(row);
    };
    const show = () => {
      const wanted = words.value.trim().toLowerCase();
      let fitting = 0;
      for (const row of rows) {
        const fits = (!outcome.value || row.dataset.outcome === outcome.value)
          && (!inConflict.checked || row.dataset.conflict === "yes")
          && (!wanted || saidBy(row).includes(wanted));
        fitting += fits ? 1 : 0;
        const isLater = fits && fitting > most;
        if (row.hidden === fits) {
          row.hidden = !fits;
        }
        if (row.classList.contains("later") !== isLater) {
          row.classList.toggle("later", isLater);
        }
      }
      const shown = Math.min(fitting, most);
      find("filter-count").textContent = fitting === rows.length
        ? `${shown} of ${rows.length} claims shown`
        : `${shown} shown; ${fitting} of ${rows.length} claims fit`;
      more.hidden = fitting <= most;
    };
    const again = () => {
      most = step;
      show();
    };
    words.addEventListener("input", again);
    outcome.addEventListener("change", again);
    inConflict.addEventListener("change", again);
    more.addEventListener("click", () => {
      most += 5 * step;
      show();
    });
    find("filter").hidden = false;
    show();
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      header.querySelector("button").addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach(h => h.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const numeric = header.classList.contains("number");
        const text = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
        // The place is the order of the input; of texts, each is read once, and the signs of one script sort as its readers expect.
        const key = column === 0 ? row => order.get(row) : numeric ? row => Number(text(row)) : row => text(row).replace(/^\[[^\]]*\] /, "");
        const keys = new Map(rows.map(row => [row, key(row)]));
        const compare = column === 0 || numeric ? (a, b) => (a === b ? 0 : a - b) : new Intl.Collator("en", { numeric: true }).compare;
        rows = [...rows].sort((a, b) => (down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || order.get(a) - order.get(b));
        body.append(...rows);
        show();
      });
    });
    // A link to a claim that the filter hides, or that comes later, brings it out.
    reveal = id => {
      const row = find(id);
      if (!row || !order.has(row) || (!row.hidden && !row.classList.contains("later"))) {
        return;
      }
      if (row.hidden) {
        words.value = "";
        outcome.value = "";
        inConflict.checked = false;
      }
      most = Math.max(step, Math.ceil((rows.indexOf(row) + 1) / step) * step);
      show();
      row.scrollIntoView({ block: "center" });
    };
  }
  // A link into what is folded away unfolds it.
  const unfold = id => {
    for (let fold = find(id)?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
      fold.open = true;
    }
  };
  // Links are followed here: inside the frame of the live page a fragment would load that page instead.
  document.addEventListener("click", event => {
    const link = event.target.closest("a");
    const target = link?.getAttribute("href");
    if (target?.startsWith("#") && !event.ctrlKey && !event.metaKey) {
      unfold(target.slice(1));
      reveal(target.slice(1));
      if (window.parent !== window) {
        event.preventDefault();
        find(target.slice(1))?.scrollIntoView({ block: "center" });
      }
    }
  });
  if (location.hash) {
    unfold(location.hash.slice(1));
    reveal(location.hash.slice(1));
  }
  if (window.parent !== window) {
    window.scrollTo({ top: kept.top ?? 0, behavior: "instant" });
    addEventListener("scroll", () => keep("top", window.scrollY), { passive: true });
  }

  // On paper nothing is folded away.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach(d => { d.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach(d => { d.open = false; }));
})();
