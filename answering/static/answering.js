// Saves each choice at once. What is not sent stays on the phone until we ourselves say it is kept:
// only our own JSON, about this statement and this person, is believed, whatever else answers.
(() => {
  "use strict";
  const form = document.getElementById("the-answers");
  if (!form || !window.fetch) return;
  const { phone, put, elsewhere, state } = form.dataset, own = `helhedstjek:${phone}:`;
  const boxes = [...form.querySelectorAll("fieldset")];
  const line = document.getElementById("the-line");
  const stands = JSON.parse(form.dataset.stands || "{}");
  const store = shelf("localStorage"), tab = shelf("sessionStorage");
  let running = null, timer = 0, delay = 1000, over = false, free = false;

  // A private window may have no shelf, or throw at every touch.
  function shelf(name) {
    try {
      const found = window[name];
      found.setItem("helhedstjek", "1");
      found.removeItem("helhedstjek");
      return found;
    } catch { return null; }
  }
  // This page's name, drawn by lot, and its count of what it has said. A reload goes on with both;
  // a copied tab finds nothing, and draws a name of its own.
  const me = JSON.parse(tab?.getItem(own) || "0") || { device: Math.random().toString(36).slice(2), count: 0 };
  tab?.removeItem(own);

  // What stands already, by the stamps that the page was drawn with, need not be sent again.
  function stood({ id, device = "", revision }) {
    const stamp = stands[id] || "", at = stamp.lastIndexOf(":");
    return at >= 0 && stamp.slice(0, at) === device && +stamp.slice(at + 1) >= revision;
  }
  const names = () => Object.keys(store || {}).filter((name) => name.startsWith(own));
  const waiting = new Map();
  for (const name of names()) {
    try {
      const item = { device: "", ...JSON.parse(store.getItem(name)), again: true };
      if (!("answer" in item) || stood(item)) store.removeItem(name);
      else waiting.set(item.id, { ...item, seen: item.seen ?? stands[item.id] ?? "" });
    } catch { store.removeItem(name); }
  }
  function keep(item) {
    waiting.set(item.id, item);
    try { store?.setItem(own + item.id, JSON.stringify(item)); } catch { /* full: it waits in memory */ }
  }
  function drop({ id }) {
    waiting.delete(id);
    store?.removeItem(own + id);
  }

  const box = (id) => boxes.find((one) => one.id === id);
  const text = (one) => one.querySelector("textarea");
  const chosen = (one) => one.querySelector("input:checked");
  const now = (one) => JSON.stringify([chosen(one)?.value ?? null, text(one).value]);
  const drawn = (one, mark) => { one.querySelector("input[type=hidden]").value = mark; };
  function redraw(one, { answer, comment }) {
    for (const input of one.querySelectorAll("[type=radio]")) input.checked = input.value === answer;
    text(one).value = comment;
    if (comment) text(one).closest("details").open = true;
    if (one.closest(".others")) one.closest(".others").open = true;
    one.dataset.now = now(one);
  }
  function show(id, kind, words = form.dataset[kind] || "") {
    for (const place of [box(id)?.querySelector(".state"), over ? null : line]) {
      if (!place) continue;
      place.dataset.state = kind;
      if (place.textContent !== words) place.textContent = words;
    }
  }
  function count() {
    const place = document.querySelector("#the-count[data-of]");
    if (!place) return;
    const done = +elsewhere + boxes.filter((one) => chosen(one) && !("other" in one.dataset)).length;
    place.textContent = place.dataset.of.replace("#", done);
    document.querySelector("progress").value = done;
  }

  function add(one) {
    const id = one.id, comment = text(one).value, answer = chosen(one)?.value ?? null;
    const told = [one.querySelector("legend"), ...(chosen(one)?.parentNode.children || [])].map((e) => e.textContent);
    keep({ id, answer, comment, device: me.device, revision: ++me.count, seen: stands[id] || "", told: [...told, comment] });
    one.dataset.now = now(one);
    drawn(one, "?.?");
    show(id, "sending", "");
    count();
    send();
  }
  function changed(one) {
    if (!over && one.dataset.now !== now(one)) add(one);
  }

  async function ask(address, options) {
    const stop = new AbortController(), late = setTimeout(() => stop.abort(), 12000);
    try {
      const reply = await fetch(address, { cache: "no-store", ...options, signal: stop.signal });
      return { status: reply.status, text: await reply.text() };
    } catch { return null; } finally { clearTimeout(late); }
  }
  function json(reply) {
    try { return Object(JSON.parse(reply.text)); } catch { return {}; }
  }
  async function sent(item) {
    const { id, answer, comment, revision, device, seen, again = false } = item;
    const body = JSON.stringify({ person: phone, answer, comment, revision, device, seen, again });
    const headers = { "Content-Type": "application/json" };
    const reply = await ask(put + id, { method: "PUT", headers, body, keepalive: true, redirect: "manual" });
    const said = json(reply), ours = said.statement === id && said.person === phone;
    if (ours && said.saved === true && said.answer === answer) return said;
    if (ours && said.saved === false) return said;
    if (ours && said.refused && said.refused !== "away") return said;
    return { refused: reply && reply.status < 500 ? "blocked" : "waiting" };
  }
  async function empty() {
    const tried = new Set();
    let item, kept = 0;
    while ((item = [...waiting.values()].find((one) => !tried.has(one)))) {
      tried.add(item);
      const said = await sent(item), newest = waiting.get(item.id) === item, why = said.refused;
      if (over) return;
      if (!why) {
        kept += 1;
        delay = 1000;
        stands[item.id] = said.stamp;
        if (newest) settle(item, said);
      } else if (why === "wrong") {
        if (newest) waiting.delete(item.id);
        show(item.id, "wrong", said.error);
      } else if (why === "closed" || why === "gone") {
        end(why);
        return;
      } else {
        item.again = true;
        if (newest) keep(item);
        for (const id of waiting.keys()) show(id, why);
        if (why !== "blocked") break;
      }
    }
    if (waiting.size) timer = setTimeout(send, delay);
    else if (kept && "renew" in form.dataset) location.reload();
    delay = Math.min(delay * 2, 30000);
    remain();
  }
  function settle(item, said) {
    const one = box(item.id);
    drop(item);
    if (one && !said.saved && one.dataset.now === now(one)) redraw(one, said);
    if (one) drawn(one, "=");
    count();
    show(item.id, said.saved ? "saved" : "newer");
  }
  function send() {
    clearTimeout(timer);
    running ||= empty().finally(() => { running = null; });
    return running;
  }
  // Nothing can be sent any more, by our own word: say what was not, and let it go.
  function end(why) {
    over = true;
    const list = document.getElementById("not-sent");
    for (const item of waiting.values()) {
      const row = document.createElement("li");
      row.textContent = (item.told || [item.id, item.answer, item.comment]).filter(Boolean).join(" ");
      list?.querySelector("ul").append(row);
      show(item.id, "wrong", form.dataset[why]);
    }
    if (list) list.hidden = !waiting.size;
    if (line && why !== state) line.textContent = form.dataset[why];
    for (const one of boxes) one.disabled = true;
    waiting.clear();
    for (const name of names()) store.removeItem(name);
  }
  function remain() {
    const place = document.getElementById("unsent");
    if (!place) return;
    place.hidden = !waiting.size;
    place.firstChild.textContent = (place.dataset.of ||= place.textContent).replace("#", waiting.size);
  }

  if (state === "deleted") waiting.clear();
  if (state === "deleted" || state === "closed") {
    const lost = waiting.size;
    end(state);
    if (!lost && form.dataset.on) location.replace(form.dataset.on);
    return;
  }
  for (const one of boxes) {
    const item = waiting.get(one.id);
    one.dataset.now = now(one);
    if (item) { redraw(one, item); drawn(one, "?.?"); show(one.id, "waiting"); }
    let pause = 0;
    one.addEventListener("input", ({ target }) => {
      clearTimeout(pause);
      pause = setTimeout(changed, target === text(one) ? 700 : 0, one);
    });
    one.addEventListener("change", () => changed(one));
    if ("unkept" in one.dataset) add(one);
  }
  count();
  remain();

  // A rung that a finger or a mouse has chosen leads on to the next statement without an answer; a
  // rung chosen from the keyboard does not, for there each arrow chooses.
  const advance = document.querySelector("#advance input"), kept = "helhedstjek:advance";
  if (advance) {
    advance.checked = store?.getItem(kept) !== "off";
    advance.closest("#advance").hidden = false;
    advance.addEventListener("change", () => store?.setItem(kept, advance.checked ? "on" : "off"));
    let pressed = 0, leap = 0;
    form.addEventListener("pointerup", ({ target }) => { if (target.closest(".rung")) pressed = Date.now(); });
    // Whoever is quicker than the page is not moved: nothing slips away under a finger.
    document.addEventListener("pointerdown", () => clearTimeout(leap), true);
    form.addEventListener("change", ({ target }) => {
      if (target.type !== "radio" || !advance.checked || Date.now() - pressed > 700) return;
      clearTimeout(leap);
      leap = setTimeout(() => {
        const here = boxes.indexOf(target.closest("fieldset"));
        const next = boxes.slice(here + 1).find((one) => !chosen(one) && one.getClientRects().length);
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        (next || form.querySelector(".move")).scrollIntoView({ behavior: calm ? "auto" : "smooth" });
      }, 250);
    });
  }

  // Whether this very page is within reach: then a plain form gets through where saving does not.
  const reached = async () => (await ask(location.href))?.text.includes(`data-phone="${phone}"`);
  form.addEventListener("submit", async (event) => {
    boxes.forEach(changed);
    if (!free && (waiting.size || running)) {
      event.preventDefault();
      await send();
      if (over || (waiting.size && !(await reached()))) return;
      free = true;
      if (form.requestSubmit) form.requestSubmit(event.submitter); else form.submit();
      free = false;
    } else {
      form.elements.device.value = me.device;
      form.elements.revision.value = ++me.count;
    }
  });
  // Looked at again, or let in meanwhile: the page shows how things stand.
  async function look() {
    const said = json(await ask(`${put}state?person=${phone}`));
    if (said.person !== phone || over) return;
    if (said.state === "gone") end("gone");
    const moved = ["in", "waiting", "shut", "closed"].includes(said.state) && said.state !== state;
    if (moved && state !== "joined" && (store || !waiting.size)) location.reload();
  }
  document.addEventListener("visibilitychange", () => document.hidden || look());
  if (state === "waiting") setInterval(look, 5000);
  // As soon as the answers are closed, opened again or shown, the page says so or follows the wall.
  async function follow(stamp) {
    while (!over) {
      const begun = Date.now(), reply = await ask(`${put}now/news?seen=${stamp}`);
      const said = json(reply || { text: "" }), gone = reply?.status === 409;
      if (gone || said.go || (said.phase && said.phase !== form.dataset.phase)) await look();
      // What was held back is asked again at once; whatever else answers in our place, after a while.
      const held = said.stamp || (reply?.status === 204 && Date.now() - begun > 500);
      stamp = said.stamp || stamp;
      await new Promise((go) => setTimeout(go, held ? 0 : 5000));
    }
  }
  if (form.dataset.phase) follow("");
  addEventListener("online", () => { delay = 1000; send(); });
  addEventListener("pagehide", () => {
    boxes.forEach(changed);
    try { tab?.setItem(own, JSON.stringify(me)); } catch { /* full */ }
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && (store || !waiting.size)) location.reload();
  });
  if (waiting.size) send();
})();
