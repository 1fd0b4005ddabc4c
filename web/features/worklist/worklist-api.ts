import { staffRequest } from "../../data/session.ts";

/** What waits for whoever is signed in, over all events. */
export function getWorklist() {
  return staffRequest("GET", "/api/staff/worklist");
}
