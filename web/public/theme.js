// Sets the chosen appearance before the first paint. It is a file of its own, loaded before the app,
// because the content security policy allows no script in the page. Without a choice the system decides.
try {
  const theme = localStorage.getItem("zapisy.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden by the browser; the system's appearance is right then.
}
