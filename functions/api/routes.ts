import type { Route } from "./route.ts";
import { documentRoutes } from "./routes/document.ts";
import { eventRoutes } from "./routes/event.ts";
import { projectRoutes } from "./routes/project.ts";
import { registrationRoutes } from "./routes/registration.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { staffRoutes } from "./routes/staff.ts";

/** Every route of the API: what the application serves, the document describes and the tests go through. */
export const routes: readonly Route[] = [
  ...eventRoutes,
  ...registrationRoutes,
  ...documentRoutes,
  ...projectRoutes,
  ...staffRoutes,
  ...settingsRoutes,
];
