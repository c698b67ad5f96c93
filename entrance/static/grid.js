// A grid one writes in with single letters: the cell shows the letter at once, and the screen's own
// field is typed into, a line a cell, until the screen says in `data-kept` that it is on disk.
(() => {
  "use strict";
  const NONE = "", AGAIN = 4000;
  const pending = new Map();
  const ready = new WeakSet();
  let at = "", leads = false, timer = 0;

  const grid = () => document.querySelector("table[data-grid]");
  const cellsOf = (row) => [...row.querySelectorAll("td[data-role]")];
  const rowsOf = (table) => [...table.querySelectorAll("tr[data-task]")];
  const nameOf = (cell) => `${cell.closest("tr").dataset.task} ${cell.dataset.role}`;
  const cellOf = (table, name) => rowsOf(table).flatMap(cellsOf).find((cell) => nameOf(cell) === name);
  const legend = () => [...document.querySelectorAll(".hk-letters [data-word]")];

  // Its marks are shown as the legend shows them, and said aloud.
  function show(cell, marks) {
    const given = marks.split(" ").filter(Boolean);
    const shown = legend().filter(({ dataset: { mark } }) => given.length ? given.includes(mark) : !mark);
    const words = Object.assign(document.createElement("span"), {
      className: "hk-hidden", textContent: shown.map(({ dataset: { word } }) => word).join(", "),
    });
    cell.dataset.marks = marks;
    cell.replaceChildren(...shown.map((one) => one.querySelector("i").cloneNode(true)), words);
    return words.textContent;
  }

  function type(lines) {
    const table = grid();
    const field = table && document.querySelector(`.st-key-${CSS.escape(table.dataset.grid)} textarea`);
    if (!field) return;
    const text = [...lines, `# ${Date.now()}`].join("\n");
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 50);
    clearTimeout(timer);
    timer = setTimeout(() => pending.size && send(), AGAIN);
  }
  const send = (...more) => type([...[...pending].map(([name, marks]) => `${name} ${marks}`), ...more]);

  function write(cell, marks) {
    pending.set(nameOf(cell), marks);
    const said = document.querySelector("[data-grid-said]"), words = show(cell, marks);
    if (said) said.textContent = words;
    send();
  }

  // Who decides may do it too; who is only heard or told has no other part.
  function toggled(now, mark) {
    const both = ["decides", "does"], given = now.split(" ").filter(Boolean);
    if (given.includes(mark)) return given.filter((one) => one !== mark).join(" ");
    if (!both.includes(mark)) return mark;
    return both.filter((one) => one === mark || given.includes(one)).join(" ");
  }

  function focus(cell) {
    grid().querySelectorAll('td[data-role][tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus();
  }

  function moved(cell, key, whole) {
    const rows = rowsOf(grid()), row = rows.indexOf(cell.closest("tr"));
    const column = cellsOf(rows[row]).indexOf(cell), last = cellsOf(rows[row]).length - 1;
    const to = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [whole ? 0 : row, 0], End: [whole ? rows.length - 1 : row, last],
    }[key];
    return to && cellsOf(rows[Math.min(Math.max(to[0], 0), rows.length - 1)])[Math.min(Math.max(to[1], 0), last)];
  }

  function lead(cell) {
    leads = true;
    send(`open ${cell.closest("tr").dataset.task}`);
  }

  // Before Streamlit, which takes R and C for itself.
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    const cell = target.closest?.("table[data-grid] td[data-role]");
    if (!cell || altKey || metaKey) return;
    const to = moved(cell, key, ctrlKey), now = cell.dataset.marks ?? NONE;
    const letter = ctrlKey ? null : legend().find(({ dataset: { letter: one } }) => one?.toLowerCase() === key.toLowerCase());
    if (to) focus(to);
    else if (letter) write(cell, toggled(now, letter.dataset.mark));
    else if ([" ", "Backspace", "Delete"].includes(key)) { if (now) write(cell, NONE); }
    else if (key === "Enter") lead(cell);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  addEventListener("focusin", ({ target }) => {
    const cell = target.closest?.("table[data-grid] td[data-role]");
    at = cell ? nameOf(cell) : target === document.body ? at : "";
  });
  addEventListener("click", (event) => {
    const cell = event.target.closest?.("table[data-grid] td[data-role]");
    if (!cell) return;
    focus(cell);
    if (event.pointerType === "touch") lead(cell);
  });

  // What is on disk is no longer waited for; and a task that was asked for comes into sight.
  function taken(text) {
    for (const line of text.split("\n")) {
      const [task, role, ...marks] = line.split(" ");
      if (pending.get(`${task} ${role}`) === marks.join(" ").trim()) pending.delete(`${task} ${role}`);
    }
    if (!leads || !text.includes("\nopen ") && !text.startsWith("open ")) return;
    leads = false;
    const editor = document.querySelector('[class*="st-key-roles-row"]');
    editor?.scrollIntoView({ block: "start" });
    editor?.querySelector("[role=combobox], [aria-haspopup=listbox]")?.focus({ preventScroll: true });
  }

  function look() {
    const table = grid();
    if (!table) return;
    const kept = document.querySelector(`[data-kept="${CSS.escape(table.dataset.grid)}"]`)?.dataset.text ?? "";
    if (look.kept !== kept) taken(look.kept = kept);
    if (ready.has(table)) return;
    ready.add(table);
    document.querySelector(`.st-key-${CSS.escape(table.dataset.grid)} textarea`)?.setAttribute("tabindex", "-1");
    pending.forEach((marks, name) => {
      const cell = cellOf(table, name);
      if (cell) show(cell, marks); else pending.delete(name);
    });
    const cell = at && cellOf(table, at);
    if (cell && document.activeElement === document.body) focus(cell);
    else (cell || table.querySelector("td[data-role]"))?.setAttribute("tabindex", "0");
  }
  new MutationObserver(look).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-text", "data-grid"],
  });
})();
