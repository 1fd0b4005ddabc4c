// Begins what the page at this address waits for, all of it at the same time and before the app is there: its outline
// (`begin.css`), its files and what it asks the API for. The build puts in place of __BEGIN__ which page has which.
{
  const root = document.documentElement;
  let chosen;
  try {
    chosen = localStorage.getItem("zapisy.locale");
  } catch {
    // Storage may be forbidden by the browser.
  }
  // Polish is the language of the house: English only for those whose browser asks for something else first.
  const wanted = /^en/i.test(navigator.language) ? "en" : "pl";
  root.lang = chosen === "pl" || chosen === "en" ? chosen : wanted;
  const { files, pages } = __BEGIN__;
  const page = pages.find(({ path }) => new RegExp(path).test(location.pathname));
  if (page) {
    root.dataset.outline = page.outline;
    const styles = [];
    window.asked = {};
    // In the order in which it is needed: a browser asks for six at a time where it has no newer HTTP.
    for (const step of [...page.first, ...page[root.lang], ...page.last]) {
      if (typeof step === "number") {
        const href = "/assets/" + files[step];
        const rel = href.endsWith(".css") ? "stylesheet" : "modulepreload";
        const link = Object.assign(document.createElement("link"), { rel, crossOrigin: "", href });
        if (rel === "stylesheet") styles.push(link);
        document.head.append(link);
      } else if (!location.search) {
        const path = location.pathname.replace(new RegExp(page.path), step);
        const answer = fetch(path, { headers: { accept: "application/json" } });
        // Who takes it hears of a failure.
        answer.catch(() => {});
        window.asked[path] = answer;
      }
    }
    const settled = (link) =>
      new Promise((done) => {
        link.onload = done;
        // The page that wants it tries again.
        link.onerror = () => done(link.remove());
      });
    window.styled = Promise.all(styles.map(settled));
  }
}
