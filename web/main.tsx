import "./base.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { loadSite } from "./data/site.ts";
import { loadRoutes } from "./routes/routes.tsx";

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element with the id app");
void loadSite();
// Not awaited at the top: the chunk of the staff's table imports this one and would wait for it.
void loadRoutes(location.pathname).then((routes) => render(() => <App routes={routes} />, root));
