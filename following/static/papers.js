// Says at which statement one is, and keeps a line that is not sent yet through a reload.
(() => {
  "use strict";
  const sheet = document.getElementById("the-sheet"), line = document.getElementById("line");
  const far = document.getElementById("far"), numbers = line.dataset.numbers.split(" ");
  const whose = `helhedstjek-paper-${sheet.dataset.of}-`, key = `${whose}${sheet.dataset.sheet}`;

  function tell() {
    const n = line.value.replace(/\s/g, "").length;
    const told = n < numbers.length
      ? line.dataset.told.replace("#", n).replace("@", numbers[n])
      : n === numbers.length ? line.dataset.full : "";
    if (far.textContent !== told) far.textContent = told;
  }
  try {
    // A line is let go of when a page says that it is kept, so that a login in between loses nothing.
    if (sheet.dataset.kept) {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith(whose)) sessionStorage.removeItem(name);
      const here = new URL(location.href);
      for (const said of ["kept", "came"]) here.searchParams.delete(said);
      history.replaceState(null, "", here);
    }
    if (!line.value) line.value = sessionStorage.getItem(key) || "";
    line.addEventListener("input", () => sessionStorage.setItem(key, line.value));
  } catch { /* the browser keeps nothing; the line is still sent */ }
  line.addEventListener("input", tell);
  line.setSelectionRange(line.value.length, line.value.length);
  tell();
})();
