// What a screen says when it has no line, and where its focus goes.
(() => {
  "use strict";
  const { base } = document.currentScript.dataset;
  const SOON = 8000;
  let spoken = false, told = "", timer = setTimeout(ask, SOON);
  window.helhedstjek = true;

  function tell(kind, more) {
    const place = document.getElementById("helhedstjek-word");
    const words = document.getElementById(`helhedstjek-${kind}`)?.content.cloneNode(true);
    if (!place || told === `${kind} ${more}`) return;  // said once, however often it is tried again
    told = `${kind} ${more}`;
    place.replaceChildren(...(words ? [words] : []));
    const way = place.querySelector("a");
    if (way) way.href += `?next=${encodeURIComponent(location.pathname.slice(base.length))}`;
    if (more) place.append(Object.assign(document.createElement("p"), { textContent: more }));
  }
  async function stands(about) {
    try {
      const said = await fetch(`${base}/standing?${new URLSearchParams(about)}`);
      return said.ok ? await said.json() : {};
    } catch { return {}; }
  }
  async function ask() {
    const { login, said } = await stands({ origin: location.origin });
    if (!spoken) tell(login === false ? "login" : "line", said);
  }

  // Streamlit's own line, watched: only its first message shows that it is there.
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    constructor(...how) {
      super(...how);
      if (!String(how[0]).includes("/_stcore/stream")) return;
      this.addEventListener("message", () => {
        clearTimeout(timer);
        if (!spoken) document.getElementById("helhedstjek-word")?.replaceChildren();
        spoken = true;
        told = "";
      }, { once: true });
      this.addEventListener("close", ({ code }) => {
        const kind = { 4400: "cookies", 4401: "login" }[code];
        if (!kind) return;
        clearTimeout(timer);
        spoken = false;
        tell(kind);
      });
    }
  };

  // A file that a proxy in front finds too large never reaches us.
  if (window.PerformanceObserver) {
    new PerformanceObserver(async (seen) => {
      const large = seen.getEntries().some(({ name, responseStatus }) =>
        responseStatus === 413 && name.includes("/_stcore/upload_file"));
      if (large) tell("", (await stands({ size: "" })).said);
    }).observe({ type: "resource", buffered: true });
  }

  // What Streamlit says of a file in its own voice, said in the page's.
  const SPOKEN = '[data-testid="stFileUploader"] :is(p, [role="alert"])';
  const NAMED = '[data-testid="stFileUploader"] [aria-label]';
  function instead({ dataset: { said }, textContent }) {
    for (const part of document.querySelectorAll(SPOKEN)) {
      const [text, ...more] = [...part.childNodes].filter(({ nodeType }) => nodeType === 3);
      if (!text?.nodeValue.startsWith(said)) continue;
      text.nodeValue = textContent;
      more.forEach((rest) => { rest.nodeValue = ""; });
    }
    for (const part of document.querySelectorAll(NAMED)) {
      const name = part.getAttribute("aria-label");
      if (name.startsWith(said)) part.setAttribute("aria-label", textContent + name.slice(said.length));
    }
  }
  new MutationObserver(() => {
    document.querySelectorAll("[data-said]").forEach(instead);
  }).observe(document.documentElement, { subtree: true, childList: true });

  // An address that names a place in the page leads there as soon as it is drawn.
  let named = location.hash.slice(1);
  try { named = decodeURIComponent(named); } catch { named = ""; }
  new MutationObserver((_, watch) => {
    const place = named && document.getElementById(named);
    if (place) place.scrollIntoView();
    if (place || !named) watch.disconnect();
  }).observe(document.documentElement, { subtree: true, childList: true });

  // The heading of a new screen takes the focus, is read aloud, and is where one is. Where only the
  // heading is new it leaves whoever is writing in peace: the next letter would be lost.
  const FIELD = "textarea, input:not([type=radio], [type=checkbox]), [data-testid=stNumberInput]";
  let shown = null, place = null, held = null;
  addEventListener("focusin", ({ target }) => { if (target !== held) held = null; });
  addEventListener("pointerdown", () => { held = null; });
  new MutationObserver(() => {
    const heading = document.querySelector("h1[data-focus]");
    if (!heading) return;
    const { focus } = heading.dataset, before = shown;
    const writes = place === location.pathname && document.activeElement?.closest(FIELD);
    [shown, place] = [focus, location.pathname];
    const moved = before !== null && before !== focus && !writes;
    if (!moved && !(held && held !== heading && document.activeElement === document.body)) return;
    heading.tabIndex = -1;
    held = heading;
    heading.focus({ preventScroll: true });
    if (!moved) return;
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    scrollTo(0, 0);
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-focus"],
  });
})();
