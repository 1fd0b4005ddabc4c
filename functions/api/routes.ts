import { lateRoutes } from "./late-routes.ts";
import type { Route } from "./route.ts";
import { startRoutes } from "./start-routes.ts";

const table = [...startRoutes, ...lateRoutes];

/** Every route of the API: what the document describes and the tests go through. The application itself loads them in two parts. */
export const routes: readonly Route[] = table;
/** The routes with what each of them takes and gives. */
export type Routes = (typeof table)[number];
