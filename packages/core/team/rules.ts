import { isAllowed, reachOf, type Owned } from "../access/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { StaffActor, StaffRole } from "../shared/actor.ts";
import { personSortKey } from "../shared/text.ts";
import type { Instant } from "../shared/time.ts";
import type { Staff } from "../staff/answer.ts";
import { hasAccess, toActor } from "../staff/rules.ts";
import type { StaffId } from "../staff/schema.ts";
import type { EventTeam, TeamAccess } from "./answer.ts";

/** Whether the member of staff may say who works on the event: whoever may change it. */
export function canSetTeam(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "team.set", event);
}

/** How far the team of an event of that project helps its member. */
export function teamAccess(person: Staff, projectId: string, now: Instant): TeamAccess {
  if (!hasAccess(person, now)) return "inactive";
  return opensByTeam(person, projectId) ? "works" : "elsewhere";
}

/** Whether an event of that project opens to somebody who is in its team, all of it or its lists of attendance. */
export function opensByTeam(person: Staff, projectId: string): boolean {
  return isAllowed(toActor(person), "attendance.read", { projectId, teamIds: [person.staffId] });
}

/** Whether somebody can be put into a team: whoever works in the project, but auditors, who see it all and do nothing. */
export function canJoinTeam(person: Staff, projectId: string, now: Instant): boolean {
  return hasAccess(person, now) && isAllowed(toActor(person), "team.join", { projectId });
}

/** Roles whose people see an event only from within its team. */
export function needsTeam(role: StaffRole): boolean {
  return reachOf(role, "attendance.read") === "team";
}

/** The team as the reader may see it: its members by name, and whom they could add. */
export function toTeam(actor: StaffActor, event: Owned, staff: readonly Staff[], now: Instant): EventTeam {
  const change = canSetTeam(actor, event);
  const sorted = inOrder(staff);
  const inTeam = new Set<string>(event.teamIds);
  const candidates = change
    ? sorted.filter((person) => !inTeam.has(person.staffId) && canJoinTeam(person, event.projectId, now))
    : [];
  return {
    members: sorted
      .filter(({ staffId }) => inTeam.has(staffId))
      .map((person) => ({
        staffId: person.staffId,
        name: person.name,
        role: person.role,
        access: teamAccess(person, event.projectId, now),
      })),
    candidates: candidates.map(({ staffId, name, role, email }) => ({
      staffId,
      name,
      role,
      ...(candidates.some((other) => other.staffId !== staffId && other.name === name) ? { email } : {}),
    })),
    may: { change },
  };
}

function inOrder(staff: readonly Staff[]): Staff[] {
  return staff
    .map((person) => ({ person, key: personSortKey(person.name, "") }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ person }) => person);
}

/** Who came into the team of an event and who left it with that change; nobody with the event itself. */
export function teamChanges(
  before: Pick<EventHead, "teamIds"> | undefined,
  after: Pick<EventHead, "teamIds">,
): { joined: StaffId[]; left: StaffId[] } {
  if (!before) return { joined: [], left: [] };
  return {
    joined: after.teamIds.filter((staffId) => !before.teamIds.includes(staffId)),
    left: before.teamIds.filter((staffId) => !after.teamIds.includes(staffId)),
  };
}

/** Whom a change of the team is news to: who was added by somebody else. Nobody hears of what a program did. */
export function toldOfTeam(joined: readonly StaffId[], changedBy: string): StaffId[] {
  if (!changedBy.startsWith("staff:")) return [];
  return joined.filter((staffId) => changedBy !== `staff:${staffId}`);
}
