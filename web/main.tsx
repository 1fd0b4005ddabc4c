import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "./base.css";
import { hydrate, render } from "solid-js/web";
import { App } from "./app.tsx";
import { isRendered, untilStyled } from "./data/rendered.ts";
import { loadSite } from "./data/site.ts";
import { loadRoutes } from "./routes/routes.tsx";

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element with the id app");
void loadSite();
// Not awaited at the top: the chunk of the staff's table imports this one and would wait for it.
void Promise.all([loadRoutes(location.pathname), untilStyled()]).then(([routes]) => {
  const app = () => <App routes={routes} />;
  if (isRendered) {
    hydrate(app, root);
    return;
  }
  root.replaceChildren();
  render(app, root);
});
