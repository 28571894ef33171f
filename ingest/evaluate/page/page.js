"use strict";
// Which mistakes are shown: those of a chosen class that hold the words sought. j and k go from one to the next.
const boxes = [...document.querySelectorAll("nav input[type=checkbox]")];
const search = document.querySelector("input[type=search]");
const sections = [...document.querySelectorAll("section")].map((element) => ({
  element,
  cards: [...element.querySelectorAll("article")].map((card) => ({
    element: card,
    classes: card.dataset.classes.split(" "),
    words: folded(`${element.dataset.name} ${card.textContent}`),
  })),
}));
let shown = [];

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function show() {
  const classes = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const words = folded(search.value.trim());
  shown = [];
  let all = 0;
  for (const { element, cards } of sections) {
    const before = shown.length;
    for (const card of cards) {
      const visible = card.classes.some((name) => classes.has(name)) && card.words.includes(words);
      card.element.hidden = !visible;
      if (visible) shown.push(card.element);
    }
    all += cards.length;
    element.hidden = shown.length === before;
  }
  document.querySelector(".count").textContent = `${shown.length} of ${all} shown`;
  document.querySelector(".nothing").hidden = shown.length > 0;
}

for (const box of boxes) box.addEventListener("change", show);
search.addEventListener("input", show);
for (const button of document.querySelectorAll("button[data-all]")) {
  button.addEventListener("click", () => {
    const own = [...button.closest("fieldset").querySelectorAll("input")];
    const on = own.some((box) => !box.checked);
    for (const box of own) box.checked = on;
    show();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.target === search || event.ctrlKey || event.metaKey || event.altKey || !"jk".includes(event.key)) return;
  const at = shown.indexOf(document.activeElement);
  const next = shown[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }
});
show();
