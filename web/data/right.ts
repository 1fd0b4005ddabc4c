import { reachOf, type Right } from "@zapisy/core/access/rules";
import { me } from "./session.ts";

/** Whether the person signed in has a right at something, if not at everything. */
export function mayAnywhere(right: Right): boolean {
  const role = me()?.role;
  return role !== undefined && reachOf(role, right) !== undefined;
}
