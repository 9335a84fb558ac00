// The editor of the live page: CodeMirror, with what the server finds shown in it. Bundled by generate.sh.
import { EditorView, Decoration, keymap, lineNumbers, drawSelection, highlightActiveLine } from "@codemirror/view";
import { EditorState, StateEffect, StateField, RangeSetBuilder } from "@codemirror/state";
import { history, historyKeymap, defaultKeymap } from "@codemirror/commands";
import { StreamLanguage, syntaxHighlighting, HighlightStyle } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { tags } from "@lezer/highlight";

const find = id => document.getElementById(id);
const nonce = document.querySelector("meta[name=nonce]").content;

const language = StreamLanguage.define({
  token(stream) {
    if (stream.sol()) {
      stream.eatSpace();
      if (stream.match(/(claim|fact|rule|ask|relation|exclusive|constant|constants)\b/i)) {
        return "keyword";
      }
    }
    if (stream.match(/#.*/)) return "comment";
    if (stream.match(/@\s*[0-9.]+%?/)) return "number";
    if (stream.match(/"[^"]*"/)) return "string";
    if (stream.match(/\b(from|is|if|then|not|no|every|some|all|and|or|only|forall|exists)\b/i)) return "atom";
    stream.next();
    stream.eatWhile(/[\w]/);
    return null;
  },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, class: "t-keyword" },
  { tag: tags.comment, class: "t-comment" },
  { tag: tags.number, class: "t-number" },
  { tag: tags.string, class: "t-string" },
]);

// What becomes of each claim, drawn under its words.
const setOutcomes = StateEffect.define();
const outcomes = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    marks = marks.map(change.changes);
    for (const effect of change.effects) {
      if (effect.is(setOutcomes)) marks = effect.value;
    }
    return marks;
  },
  provide: field => EditorView.decorations.from(field),
});

const range = (doc, place) => {
  if (!place?.line || place.line > doc.lines) return null;
  const first = doc.line(place.line);
  const last = doc.line(Math.min(place.endLine ?? place.line, doc.lines));
  const from = Math.min(first.from + place.column - 1, first.to);
  const to = Math.min(last.from + (place.endColumn ?? place.column + 1) - 1, last.to);
  return to > from ? { from, to } : { from, to: Math.min(from + 1, doc.length) };
};

let running = null;
let timer = 0;
let later = 0;
const status = find("status");

const ask = async (text, path, signal) => {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "text/plain; charset=utf-8" }, body: text, signal });
  if (!response.ok) {
    const problem = await response.json().catch(() => null);
    throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
  }
  return response;
};

const say = (kind, words) => {
  document.body.dataset.verdict = kind;
  status.textContent = words;
};

const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const sayVerdict = report => {
  const remaining = report.diagnostics.filter(d => d.severity === "error").length;
  const unread = report.complete ? "" : ` ${count(remaining, "statement")} could not be read.`;
  switch (report.verdict) {
    case "inconsistent": return say("bad", `Inconsistent: ${count(report.violations.length, "conflict")}.${report.cost === null ? "" : ` The cheapest repair costs ${report.cost}.`}${unread}`);
    case "consistent": return report.complete ? say("good", "Consistent: all statements can be true together.") : say("open", `Incomplete:${unread} The others can all be true together.`);
    case "nothingToCheck": return say("open", `Nothing to check yet.${unread}`);
    default: return say("open", `Undecided: a limit was hit.${unread}`);
  }
};

const showFindings = (report, claims) => {
  const doc = view.state.doc;
  const builder = new RangeSetBuilder();
  const marks = claims
    .map(claim => ({ ...range(doc, claim), outcome: claim.outcome, id: claim.id }))
    .filter(mark => mark.to > mark.from)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  for (const mark of marks) {
    builder.add(mark.from, mark.to, Decoration.mark({ class: `o-${mark.outcome}`, attributes: { title: `[${mark.id}] ${mark.outcome}` } }));
  }
  view.dispatch({ effects: setOutcomes.of(builder.finish()) });
  const remarks = report.diagnostics.map(d => ({ ...(range(doc, d) ?? { from: 0, to: 0 }), severity: d.severity === "information" ? "info" : d.severity, message: `${d.id}: ${d.message}${d.hint ? " " + d.hint : ""}` }));
  view.dispatch(setDiagnostics(view.state, remarks));
  const list = find("remarks");
  list.replaceChildren(...report.diagnostics.slice(0, 50).map(d => {
    const item = document.createElement("li");
    const go = document.createElement("button");
    go.type = "button";
    go.textContent = d.line ? `line ${d.line}` : "text";
    go.addEventListener("click", () => {
      const at = range(view.state.doc, d);
      if (at) view.dispatch({ selection: { anchor: at.from, head: at.to }, scrollIntoView: true });
      view.focus();
    });
    item.append(go, ` ${d.severity} ${d.id}: ${d.message} ${d.hint ?? ""}`);
    return item;
  }));
  find("remark-count").textContent = report.diagnostics.length === 0 ? "No remarks" : count(report.diagnostics.length, "remark") + (report.diagnostics.length > 50 ? ", of which 50 are listed" : "");
};

const check = async () => {
  running?.abort();
  const mine = running = new AbortController();
  const text = view.state.doc.toString();
  const started = performance.now();
  try {
    const { report, claims } = await (await ask(text, "/live", mine.signal)).json();
    if (mine.signal.aborted || text !== view.state.doc.toString()) return;
    sayVerdict(report);
    showFindings(report, claims);
    document.body.dataset.milliseconds = String(Math.round(performance.now() - started));
    clearTimeout(later);
    later = setTimeout(async () => {
      try {
        const html = await (await ask(text, "/check?format=html", mine.signal)).text();
        if (!mine.signal.aborted) {
          find("report").srcdoc = html;
          find("save-report").disabled = false;
          document.body.dataset.shown = "yes";
        }
      } catch (error) {
        if (error.name !== "AbortError") say("open", error.message);
      }
    }, 250);
  } catch (error) {
    if (error.name !== "AbortError") say("open", `Not checked: ${error.message}`);
  }
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(check, 40);
};

const view = new EditorView({
  parent: find("editor"),
  state: EditorState.create({
    doc: find("example").textContent,
    extensions: [
      EditorView.cspNonce.of(nonce), lineNumbers(), history(), drawSelection(), highlightActiveLine(), lintGutter(), language, syntaxHighlighting(colours), outcomes,
      EditorView.lineWrapping, keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ "aria-label": "Statements" }),
      EditorView.updateListener.of(update => {
        if (update.docChanged) soon();
      }),
    ],
  }),
});
window.consistencyEditor = { text: () => view.state.doc.toString(), replace: text => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }) };

const give = (name, type, content) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
let name = "statements.claims";
const open = async file => {
  if (file) {
    name = file.name;
    window.consistencyEditor.replace(await file.text());
    view.focus();
  }
};
find("open").addEventListener("click", () => find("file").click());
find("file").addEventListener("change", event => {
  open(event.target.files[0]);
  event.target.value = "";
});
find("save").addEventListener("click", () => give(name, "text/plain", view.state.doc.toString()));
find("save-report").addEventListener("click", () => give(name.replace(/\.[^.]*$/, "") + ".html", "text/html", find("report").srcdoc));
addEventListener("dragover", event => event.preventDefault());
addEventListener("drop", event => {
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});
addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    find("save").click();
  }
});
check();
