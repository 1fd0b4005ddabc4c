import { bind, type Bound } from "../shared/use-case.ts";
import * as links from "./use-cases/links.ts";
import * as desk from "./use-cases/desk.ts";
import type { CheckInDeps } from "./deps.ts";

const useCases = { ...links, ...desk };

/** Use cases of check-in desks. */
export type CheckInService = Bound<typeof useCases>;

/** Makes the use cases of check-in desks: links for staff, and what a link opens. */
export function createCheckInService(deps: CheckInDeps): CheckInService {
  return bind(deps, useCases);
}
