// Moves along the grid by single keys, and keeps a sheet that is not sent through a reload or a lost line.
(() => {
  "use strict";
  const SIGNS = { v: "v", d: "v", "?": "v", n: "n", r: "n", "-": "-", ".": "-", _: "-" };
  for (const rung of "012345") SIGNS[rung] = rung;
  let sheet, cells, at = 0, sending = false;

  const byId = (id) => document.getElementById(id);
  const signOf = (key) => SIGNS[key.toLowerCase()] || "";
  const told = (text, where, sign = "") => text.replace("#", () => sign).replace("@", () => where);
  const draft = () => `helhedstjek-paper-${sheet.dataset.of}-${sheet.dataset.sheet}`;

  function say(text) { if (byId("said").textContent !== text) byId("said").textContent = text; }

  function wrong(cell, text) {
    for (const one of cells) one.removeAttribute("aria-invalid");
    cell.setAttribute("aria-invalid", "true");
    say(text);
  }

  function right(cell) {
    cell.removeAttribute("aria-invalid");
    byId("why")?.remove();
    say("");
  }

  function far() {
    const n = cells.filter((cell) => cell.value).length, next = cells.find((cell) => !cell.value);
    byId("far").textContent = next ? told(sheet.dataset.told, next.dataset.number, n) : sheet.dataset.full;
  }

  function keep() {
    const now = { key: sheet.elements.key.value, cells: cells.map((cell) => cell.value) };
    for (const name of ["level", "area"]) if (sheet.elements[name]) now[name] = sheet.elements[name].value;
    try { sessionStorage.setItem(draft(), JSON.stringify(now)); } catch { /* it is still sent */ }
    far();
  }

  function again() {
    let was = null;
    try { was = JSON.parse(sessionStorage.getItem(draft())); } catch { /* the browser keeps nothing */ }
    if (!was || was.cells?.length !== cells.length || byId("why")) return;
    if (was.cells.every((sign, n) => sign === cells[n].value)) return;
    cells.forEach((cell, n) => { cell.value = was.cells[n]; });
    for (const name of ["key", "level", "area"]) if (sheet.elements[name] && name in was) sheet.elements[name].value = was[name];
    say(sheet.dataset.again);
  }

  function go(to) {
    const cell = cells[Math.max(0, Math.min(cells.length - 1, to))];
    cell.focus();
    cell.select();
  }

  // The nearest in the row above or below, as the grid happens to be broken.
  function beside(down) {
    const from = cells[at].getBoundingClientRect();
    const rows = cells.map((cell) => [cell, cell.getBoundingClientRect()])
      .filter(([, box]) => (down ? box.top > from.top + 4 : box.top < from.top - 4));
    if (!rows.length) return;
    const level = rows.map(([, box]) => box.top)[down ? 0 : rows.length - 1];
    const row = rows.filter(([, box]) => Math.abs(box.top - level) < 4);
    row.sort((a, b) => Math.abs(a[1].left - from.left) - Math.abs(b[1].left - from.left));
    go(cells.indexOf(row[0][0]));
  }

  function put(sign) {
    cells[at].value = sign;
    right(cells[at]);
    keep();
    if (at < cells.length - 1) go(at + 1); else cells[at].select();
  }

  function spread(text) {
    for (const sign of text.replace(/\s/g, "")) {
      if (!signOf(sign)) { wrong(cells[at], told(sheet.dataset.wrong, cells[at].dataset.number, sign)); return; }
      put(signOf(sign));
    }
  }

  function back() {
    if (!cells[at].value && at) go(at - 1);
    cells[at].value = "";
    right(cells[at]);
    keep();
  }

  function done() {
    const empty = cells.findIndex((cell) => !cell.value);
    if (empty < 0) { sheet.requestSubmit(); return; }
    go(empty);
    wrong(cells[empty], told(sheet.dataset.empty, cells[empty].dataset.number));
  }

  const MOVES = {
    ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1),
    ArrowDown: () => beside(true), ArrowUp: () => beside(false),
    Home: () => go(0), End: () => go(cells.length - 1),
    Backspace: back, Delete: () => { cells[at].value = ""; keep(); }, Enter: done,
  };

  function pressed(event) {
    if (!cells.includes(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const move = MOVES[event.key], sign = signOf(event.key);
    if (!move && event.key.length !== 1) return;
    event.preventDefault();
    if (move) move();
    else if (sign) put(sign);
    else wrong(cells[at], told(sheet.dataset.wrong, cells[at].dataset.number, event.key));
  }

  // What a keyboard on glass types comes without a key's name.
  function typed(event) {
    if (!cells.includes(event.target)) return;
    const text = event.target.value;
    event.target.value = "";
    spread(text.slice(-1));
    keep();
  }

  function focused(event) {
    const found = cells.indexOf(event.target);
    if (found < 0) return;
    at = found;
    byId("here").textContent = `${cells[at].dataset.number} ${cells[at].dataset.text}`;
    cells[at].select();
  }

  async function send(event) {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const sent = draft();
    try {
      const response = await fetch(sheet.action, { method: "POST", body: new URLSearchParams(new FormData(sheet)) });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("main.papers");
      if (!fresh) { location.assign(sheet.action); return; }
      if (response.ok) try { sessionStorage.removeItem(sent); } catch { /* nothing was kept there */ }
      if (response.redirected) history.replaceState(null, "", response.url);
      document.querySelector("main.papers").replaceWith(document.adoptNode(fresh));
      begin();
    } catch {
      say(sheet.dataset.lost);
    } finally {
      sending = false;
    }
  }

  function begin() {
    const here = new URL(location.href);
    for (const said of ["kept", "came", "settled"]) here.searchParams.delete(said);
    history.replaceState(null, "", here);
    sheet = byId("the-sheet");
    if (!sheet) return;
    cells = [...sheet.querySelectorAll(".cells input")];
    byId("at").hidden = false;
    if (matchMedia("(pointer: coarse)").matches) for (const cell of cells) cell.inputMode = "none";
    again();
    sheet.addEventListener("keydown", pressed);
    sheet.addEventListener("input", typed);
    sheet.addEventListener("change", (event) => { if (!cells.includes(event.target)) keep(); });
    sheet.addEventListener("focusin", focused);
    sheet.addEventListener("submit", send);
    sheet.addEventListener("paste", (event) => {
      if (!cells.includes(event.target)) return;
      event.preventDefault();
      spread(event.clipboardData.getData("text").slice(0, 400));
    });
    for (const button of sheet.querySelectorAll("[data-sign]")) {
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => { go(at); put(button.dataset.sign); });
    }
    const invalid = cells.findIndex((cell) => cell.getAttribute("aria-invalid")), empty = cells.findIndex((cell) => !cell.value);
    go(invalid >= 0 ? invalid : Math.max(0, empty));
    far();
  }
  begin();
})();
