import { me } from "../staff/session.ts";

/** Whether the person signed in may see registers: they show all events of a project. */
export function mayReadRegister(): boolean {
  const role = me()?.role;
  return role === "admin" || role === "coordinator" || role === "auditor";
}

/** Whether the person signed in may change what belongs to a whole project. */
export function mayEditProjects(): boolean {
  const role = me()?.role;
  return role === "admin" || role === "coordinator";
}
