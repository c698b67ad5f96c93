// Follows the control: asks for news, and shows what comes. The last picture stays while the line is gone.
(() => {
  "use strict";
  const wall = document.getElementById("the-wall"), line = document.getElementById("the-line");
  const part = (name) => document.getElementById(`the-${name}`);
  let stamp = wall.dataset.stamp, timer = 0;

  function show(said) {
    stamp = said.stamp;
    wall.className = said.kind;
    part("kicker").textContent = said.kicker;
    if (part("heading").textContent !== said.heading) part("heading").textContent = said.heading;
    part("lead").textContent = said.lead;
    part("lead").hidden = !said.lead;
    part("rest").innerHTML = said.rest;
    told();
    tick();
  }
  const wait = (ms) => new Promise((go) => { setTimeout(go, ms); });
  async function follow() {
    for (;;) {
      const begun = Date.now(), stop = new AbortController(), late = setTimeout(() => stop.abort(), 15000);
      try {
        const reply = await fetch(`${wall.dataset.news}?seen=${stamp}`, { cache: "no-store", signal: stop.signal });
        if (reply.status === 401 || reply.status === 404) { location.reload(); return; }
        if (!reply.ok) throw new Error(reply.status);
        if (reply.status === 200) show(await reply.json());
        if (line.textContent) line.textContent = "";
        if (reply.status === 204 && Date.now() - begun < 500) await wait(1000);
      } catch {
        if (line.textContent !== line.dataset.lost) line.textContent = line.dataset.lost;
        await wait(1000);
      } finally { clearTimeout(late); }
    }
  }
  // Times as this machine's own clock has them.
  const clock = (at) => at.toLocaleTimeString(document.documentElement.lang === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit" });
  const talk = () => document.querySelector(".clock[data-ends]");
  function told() {
    const found = talk();
    if (found) found.querySelector(".until").textContent = found.dataset.until.replace("#", clock(new Date(found.dataset.ends)));
  }
  function tick() {
    const found = talk();
    if (!found) return;
    const since = Date.parse(found.dataset.since), ends = Date.parse(found.dataset.ends), now = Date.now();
    const gone = ends > since ? Math.min(1, Math.max(0, (now - since) / (ends - since))) : 1;
    found.querySelector(".gone").setAttribute("width", (100 * gone).toFixed(2));
    const over = Math.floor((now - ends) / 60000);
    if (over >= 1) found.querySelector(".until").textContent = found.dataset.over.replace("#", over);
  }
  function still() {
    document.body.classList.remove("still");
    clearTimeout(timer);
    timer = setTimeout(() => document.body.classList.add("still"), 3000);
  }
  addEventListener("offline", () => { line.textContent = line.dataset.lost; });
  addEventListener("mousemove", still);
  still();
  told();
  tick();
  setInterval(tick, 1000);
  follow();
})();
