import { reachOf } from "@zapisy/core/access/rules";
import type { StaffMeView } from "@zapisy/core/staff/answer";
import type { EventTeam, TeamMember } from "@zapisy/core/team/answer";
import { needsTeam } from "@zapisy/core/team/rules";

/** What taking somebody out of a team would mean, beyond that: nothing to ask about is `undefined`. */
export type Parting = "own_way_in" | "last_editor" | undefined;

/** Whether a member of the team may change the event, as far as the team gives them that. */
function edits({ role, access }: TeamMember): boolean {
  return access === "works" && reachOf(role, "event.edit") !== undefined;
}

/**
 * What to ask before somebody is taken out of the team: whether one really wants to lose one's own way to the event,
 * or that nobody in the team is left who may change it.
 */
export function partingOf(
  team: EventTeam,
  staffId: string,
  me: Pick<StaffMeView, "staffId" | "role">,
): Parting {
  if (staffId === me.staffId && needsTeam(me.role)) return "own_way_in";
  const leaving = team.members.find((member) => member.staffId === staffId);
  const others = team.members.filter((member) => member.staffId !== staffId);
  return leaving && edits(leaving) && !others.some(edits) ? "last_editor" : undefined;
}
