import { bind, type Bound } from "../shared/use-case.ts";
import { listLinks, createLink, revokeLink } from "./use-cases/links.ts";
import { getLink, openDesk, sync } from "./use-cases/desk.ts";
import type { CheckInDeps } from "./deps.ts";

const useCases = {
  listLinks,
  createLink,
  revokeLink,
  getLink,
  openDesk,
  sync,
};

/** Use cases of check-in desks. */
export type CheckInService = Bound<typeof useCases>;

/** Makes the use cases of check-in desks: links for staff, and what a link opens. */
export function createCheckInService(deps: CheckInDeps): CheckInService {
  return bind(deps, useCases);
}
