// Says at which statement one is, and keeps a line that is not sent yet through a reload.
(() => {
  "use strict";
  const sheet = document.getElementById("the-sheet"), line = document.getElementById("line");
  const far = document.getElementById("far"), numbers = line.dataset.numbers.split(" ");
  const key = `helhedstjek-paper-${sheet.dataset.key}`;

  function tell() {
    const n = line.value.replace(/\s/g, "").length;
    const told = n < numbers.length
      ? line.dataset.told.replace("#", n).replace("@", numbers[n])
      : n === numbers.length ? line.dataset.full : "";
    if (far.textContent !== told) far.textContent = told;
  }
  try {
    if (!line.value) line.value = sessionStorage.getItem(key) || "";
    line.addEventListener("input", () => sessionStorage.setItem(key, line.value));
    sheet.addEventListener("submit", () => sessionStorage.removeItem(key));
  } catch { /* the browser keeps nothing; the line is still sent */ }
  line.addEventListener("input", tell);
  line.setSelectionRange(line.value.length, line.value.length);
  tell();
})();
