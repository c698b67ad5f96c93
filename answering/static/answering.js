// Saves each choice at once. What cannot be sent waits on the phone, and goes out in order.
(() => {
  "use strict";
  const form = document.getElementById("the-answers");
  if (!form || !window.fetch) return;
  const { phone, put, elsewhere, forget } = form.dataset;
  const all = "helhedstjek:", own = `${all}${phone}:`;
  const line = document.getElementById("the-line");
  const store = shelf();
  let waiting = [], known = {}, running = null, timer = 0, delay = 1000, letThrough = false;

  // localStorage where there is one; a private window may have none, or throw at every touch.
  function shelf() {
    try {
      const found = window.localStorage;
      found.setItem(`${all}try`, "1");
      found.removeItem(`${all}try`);
      return found;
    } catch { return null; }
  }
  const names = () => store ? Object.keys(store).filter((name) => name.startsWith(all)) : [];
  function write(id, item) {
    try { store?.setItem(own + id, JSON.stringify(item)); } catch { /* full: it waits in memory */ }
  }
  function clear(keep) {
    for (const name of names()) if (!keep || !name.startsWith(own)) store.removeItem(name);
  }

  function show(id, state, text) {
    const words = text || form.dataset[state] || "";
    for (const place of [document.getElementById(id)?.querySelector(".state"), line]) {
      if (!place) continue;
      place.dataset.state = state;
      if (place.textContent !== words) place.textContent = words;
    }
  }
  function count() {
    const place = document.querySelector("#the-count[data-of]");
    if (!place) return;
    const done = +elsewhere + form.querySelectorAll("input:checked").length;
    place.textContent = place.dataset.of.replace("#", done);
    document.querySelector("progress").value = done;
  }

  // A newer answer to the same statement takes the older one's place, and goes last.
  function add(box) {
    const id = box.id, comment = box.querySelector("textarea").value;
    const answer = box.querySelector("input:checked")?.value ?? null;
    const revision = known[id] = Math.max(known[id] || 0, +box.dataset.revision) + 1;
    waiting = waiting.filter((item) => item.id !== id);
    const item = { id, answer, comment, revision, at: (waiting.at(-1)?.at || 0) + 1 };
    waiting.push(item);
    write(id, item);
    box.dataset.said = JSON.stringify([answer, comment]);
    count();
    send();
  }
  function changed(box) {
    const comment = box.querySelector("textarea").value;
    const answer = box.querySelector("input:checked")?.value ?? null;
    if (box.dataset.said !== JSON.stringify([answer, comment])) add(box);
  }

  async function sent({ id, answer, comment, revision }) {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 10000);
    try {
      return await fetch(put + id, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ answer, comment, revision }),
        keepalive: true,
        signal: stop.signal,
      });
    } catch { return null; } finally { clearTimeout(late); }
  }
  async function empty() {
    while (waiting.length) {
      const item = waiting[0], reply = await sent(item);
      if (!reply || reply.status >= 500 || reply.status === 429) {
        for (const { id } of waiting) show(id, "waiting");
        timer = setTimeout(send, delay);
        delay = Math.min(delay * 2, 30000);
        return;
      }
      delay = 1000;
      const newest = waiting.includes(item);
      waiting = waiting.filter((other) => other !== item);
      if (newest) write(item.id, { id: item.id, revision: item.revision });
      if (reply.ok) { if (newest) show(item.id, "saved"); continue; }
      const why = (await reply.json().catch(() => ({}))).error;
      show(item.id, "wrong", why || String(reply.status));
      if (reply.status === 403 || reply.status === 409) { waiting = []; clear(); }
    }
    if (elsewhere === undefined) clear();
  }
  function send() {
    clearTimeout(timer);
    running ||= empty().finally(() => { running = null; });
    return running;
  }

  if (forget) { clear(); return; }
  clear(true);
  for (const name of names()) {
    try {
      const item = JSON.parse(store.getItem(name));
      known[item.id] = item.revision;
      if ("answer" in item) waiting.push(item);
    } catch { store.removeItem(name); }
  }
  waiting.sort((a, b) => a.at - b.at);

  for (const box of form.querySelectorAll("fieldset")) {
    const item = waiting.find(({ id }) => id === box.id), text = box.querySelector("textarea");
    if (item) {
      for (const input of box.querySelectorAll("input")) input.checked = input.value === item.answer;
      text.value = item.comment;
      if (item.comment) text.closest("details").open = true;
      show(box.id, "waiting");
    }
    box.dataset.said = JSON.stringify([box.querySelector("input:checked")?.value ?? null, text.value]);
    let pause = 0;
    box.addEventListener("input", ({ target }) => {
      clearTimeout(pause);
      pause = setTimeout(changed, target === text ? 700 : 0, box);
    });
    box.addEventListener("change", () => changed(box));
  }
  count();

  form.addEventListener("submit", async (event) => {
    form.querySelectorAll("fieldset").forEach(changed);
    if (letThrough || !waiting.length) return;
    event.preventDefault();
    await send();
    if (waiting.length) return;
    letThrough = true;
    if (form.requestSubmit) form.requestSubmit(event.submitter); else form.submit();
    letThrough = false;
  });
  addEventListener("online", () => { delay = 1000; send(); });
  addEventListener("pagehide", () => form.querySelectorAll("fieldset").forEach(changed));
  addEventListener("pageshow", ({ persisted }) => { if (persisted && !waiting.length) location.reload(); });
  if (waiting.length) send(); else if (elsewhere === undefined) clear();
})();
