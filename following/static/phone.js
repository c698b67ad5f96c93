// Follows the wall without moving the page under a finger, and sends what is chosen as it is chosen.
(() => {
  "use strict";
  const view = document.getElementById("the-view");
  let { stamp, key } = view.dataset, touched = false, later = null, sending = Promise.resolve();
  document.documentElement.classList.add("scripted");

  function show(said) {
    stamp = said.stamp;
    if (said.key === key && said.html === undefined) return;
    if (touched) { later = said; return; }
    later = null;
    const moved = said.key !== key;
    key = said.key;
    view.innerHTML = said.html;
    if (moved) scrollTo(0, 0);
  }
  addEventListener("touchstart", () => { touched = true; }, { passive: true });
  for (const end of ["touchend", "touchcancel"]) {
    addEventListener(end, () => { touched = false; if (later) setTimeout(() => later && show(later), 300); }, { passive: true });
  }
  const wait = (ms) => new Promise((go) => { setTimeout(go, ms); });
  async function follow() {
    for (;;) {
      const begun = Date.now(), stop = new AbortController(), late = setTimeout(() => stop.abort(), 15000);
      try {
        const asks = `?seen=${stamp}&shows=${encodeURIComponent(key)}`;
        const reply = await fetch(view.dataset.news + asks, { cache: "no-store", signal: stop.signal });
        if (reply.status === 403 || reply.status === 409) { location.reload(); return; }
        if (!reply.ok) throw new Error(reply.status);
        if (reply.status === 200) {
          const said = await reply.json();
          if (said.go || said.key === undefined) { location.reload(); return; }
          show(said);
        }
        if (reply.status === 204 && Date.now() - begun < 500) await wait(1000);
      } catch { await wait(2000); } finally { clearTimeout(late); }
    }
  }

  // What is chosen is kept when the server says so; until then it is tried again.
  async function send(body, focus) {
    const form = document.getElementById("the-form");
    if (!form || body.get("poll") !== form.elements.poll.value) return;
    for (;;) {
      try {
        const reply = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
        if (!(reply.headers.get("content-type") || "").includes("json")) {
          if (reply.status < 500) { location.reload(); return; }
          throw new Error(reply.status);
        }
        const said = await reply.json(), words = document.querySelector("#the-form textarea");
        const at = words && document.activeElement === words;
        if (said.key !== key || !at) { key = ""; show(said); }
        else if (words.value === body.get("words")) document.getElementById("the-state").replaceWith(fresh(said.html));
        if (focus) refocus(focus);
        return;
      } catch {
        const state = document.getElementById("the-state");
        if (!state || body.get("poll") !== document.getElementById("the-form")?.elements.poll.value) return;
        state.textContent = view.dataset.waiting;
        await wait(3000);
      }
    }
  }
  function fresh(html) {
    const drawn = document.createElement("div");
    drawn.innerHTML = html;
    return drawn.querySelector("#the-state");
  }
  function refocus({ name, value }) {
    const every = [...view.querySelectorAll("#the-form button, #the-form input")];
    const same = every.find((one) => one.name === name && one.value === value);
    const other = every.find((one) => one.value === value && !one.disabled);
    (same && !same.disabled ? same : other)?.focus({ preventScroll: true });
  }
  const chosen = (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    return body;
  };
  view.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = chosen(event.target, event.submitter), { name, value } = event.submitter || {};
    sending = sending.then(() => send(body, name && { name, value }));
  });
  // What is written is kept as it is written: nobody leaves a field because a vote is about to close.
  let pause = 0;
  view.addEventListener("input", ({ target }) => {
    if (target.tagName !== "TEXTAREA") return;
    document.getElementById("the-state").textContent = "";
    clearTimeout(pause);
    pause = setTimeout(() => target.isConnected && target.dispatchEvent(new Event("change", { bubbles: true })), 700);
  });
  view.addEventListener("change", ({ target }) => {
    clearTimeout(pause);
    if (!target.form || !chosen(target.form).get("answer")) return;
    const body = chosen(target.form), focus = target.type === "radio" && { name: target.name, value: target.value };
    sending = sending.then(() => send(body, focus));
  });
  follow();
})();
