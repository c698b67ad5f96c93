// What is typed on a screen and not yet on disk outlives a reload, and a screen can lead on.
(() => {
  "use strict";
  const BOX = "st-key-typed-";
  const MOST = 5, APART = 1000;
  const tries = new Map();
  let led = false;

  // A screen names its text by its box, and tells in `data-kept` what of it is on disk.
  const boxOf = (place) => place.closest?.(`[class*="${BOX}"]`);
  const nameOf = (box) => [...box.classList].find((name) => name.startsWith(BOX)).slice("st-key-".length);
  const slot = (name) => `helhedstjek:${location.pathname}:${name}`;
  // What stands there after a reload: an amount is then written in our way.
  function onDisk(name) {
    const told = document.querySelector(`[data-kept="${CSS.escape(name)}"]`)?.dataset;
    return told?.anew ?? told?.text;
  }
  function waiting(name) {
    try { return JSON.parse(sessionStorage.getItem(slot(name))); } catch { return null; }
  }

  addEventListener("input", ({ target }) => {
    const box = boxOf(target);
    if (!box) return;
    const name = nameOf(box), before = waiting(name)?.kept ?? onDisk(name) ?? "";
    try {
      sessionStorage.setItem(slot(name), JSON.stringify({ typed: target.value, kept: before }));
    } catch { /* no room: then only what is sent is kept */ }
  });

  // Another language loads the page anew: not before what was typed or chosen has been taken in.
  const LONGEST = 3000;
  let touched = false;
  addEventListener("input", () => { touched = true; });
  const still = () => document.querySelector('[data-test-script-state="notRunning"]');
  addEventListener("click", (click) => {
    const way = click.target.closest?.('a[href*="/language/"]');
    if (!way || !touched || click.button || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    document.activeElement?.blur();
    const until = performance.now() + LONGEST;
    const go = () => still() || performance.now() > until ? location.assign(way.href) : setTimeout(go, 50);
    setTimeout(go, 400);
  });

  // Typed into a field as a person would, and left, so that it is sent.
  function typeInto(field, text) {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 50);
  }

  // Not while the screen is being drawn, which empties fields; and again, should it have been.
  function mayTry(name) {
    const [times, at] = tries.get(name) ?? [0, -APART];
    if (!still() || times === MOST || performance.now() - at < APART) return false;
    tries.set(name, [times + 1, performance.now()]);
    setTimeout(look, APART + 50);
    return true;
  }

  function look() {
    for (const { dataset: { kept: name, text } } of document.querySelectorAll("[data-kept]")) {
      const left = waiting(name), field = document.querySelector(`.st-key-${CSS.escape(name)} :is(textarea, input)`);
      if (!left) continue;
      if (left.typed.trim() === text.trim()) sessionStorage.removeItem(slot(name));
      else if (field && field !== document.activeElement && field.value.trim() === text.trim() && mayTry(name)) {
        // What another window wrote meanwhile stays, with this below or beside it.
        const between = field.matches("textarea") ? "\n" : " ";
        typeInto(field, text.trim() === left.kept.trim() ? left.typed : `${text.trim()}${between}${left.typed}`);
      }
    }
    const onward = document.querySelector("a[data-go]");
    if (onward && !led) {
      led = true;
      location.assign(onward.href);
    }
  }
  // A field is drawn empty, and what is on disk is put into it a moment later: that is its `value`.
  new MutationObserver(look).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-text", "data-test-script-state", "value"],
  });
})();
