// Sets the chosen appearance before the first paint. Without a choice the system decides.
try {
  const theme = localStorage.getItem("zapisy.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden by the browser; the system's appearance is right then.
}
