// Keeps what somebody presses and types before the app is there, which then does it (`doWhatCameEarly` in `data/rendered.ts`).
// It stands in a page that comes rendered, before anything that can be pressed.
window.early = [];
["click", "input"].forEach((type) =>
  document.addEventListener(type, ({ target }) => {
    const control = type === "click" ? target.closest("button") : target;
    if (window.early && control && !("$$" + type in control)) window.early.push([type, control]);
  }),
);
// A form that has an action does without the app.
document.addEventListener("submit", (event) => {
  if (!window.early || event.target.hasAttribute("action")) return;
  event.preventDefault();
  window.early.push(["submit", event.target]);
});
