import type { InstitutionType } from "../institution/schema.ts";
import { type Instant, wallTimeAt } from "../shared/time.ts";
import type { MissingPart } from "./answer.ts";
import type { Event, EventInput } from "./schema.ts";
import type { SeatGroup } from "./seat-group.ts";

/** With what the scopes of groups begin: no option has such an id. */
const PREFIX = "group:";

/** The scope of an event's own seats; the scopes of options are their ids. */
export const EVENT_SCOPE = "event";

/** What of somebody says to which group they belong. */
export interface Belonging {
  type?: InstitutionType;
  /** Their institution's county, as the register has it, else as they say. */
  countyCode?: string;
  /** Their entry of the register, and those that are the same. */
  institutions: readonly string[];
}

type Grouped = Pick<EventInput, "recruitment"> & Pick<Event, "groupsEnded">;

/** The groups of an event that have places of their own now, in their order. */
export function groupsOf({ recruitment, groupsEnded }: Grouped): readonly SeatGroup[] {
  return groupsEnded ? [] : (recruitment.groups ?? []);
}

/** The group to which somebody belongs: the first that names them; undefined: none does. */
export function groupOf(groups: readonly SeatGroup[], who: Belonging): SeatGroup | undefined {
  return groups.find(
    ({ types, codes, institutions }) =>
      institutions.some(({ institutionId }) => who.institutions.includes(institutionId)) ||
      codes.some((code) => who.countyCode?.startsWith(code)) ||
      (who.type !== undefined && types.includes(who.type)),
  );
}

/** The scope of a group's places. */
export function groupScope(groupId: string): string {
  return `${PREFIX}${groupId}`;
}

/** Of which group a scope has the places; undefined: of none. */
export function groupIn(scope: string): string | undefined {
  return scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : undefined;
}

/** Whether a scope has seats of the event, which everybody needs one of: common ones, or those of a group. */
export function isEventSeat(scope: string): boolean {
  return scope === EVENT_SCOPE || groupIn(scope) !== undefined;
}

/** Whether the day has come on which what groups have not used becomes everybody's. */
export function haveGroupsEnded(
  { recruitment, timeZone }: Pick<EventInput, "recruitment" | "timeZone">,
  now: Instant,
): boolean {
  const { groups = [], groupsUntil } = recruitment;
  return groups.length > 0 && groupsUntil !== undefined && wallTimeAt(now, timeZone) >= groupsUntil;
}

/** What of groups says who belongs to which; how many places they have is not of it. */
export function belongingTerms(event: Grouped): unknown {
  return groupsOf(event).map(({ groupId, types, codes, institutions }) => [
    groupId,
    types,
    codes,
    institutions.map(({ institutionId }) => institutionId),
  ]);
}

/** Faults of groups: used twice, naming nobody, of a partner whom they do not list, with more places than the event has. */
export function groupFaults({
  seats,
  recruitment,
}: Pick<EventInput, "seats" | "recruitment">): MissingPart[] {
  const { groups = [] } = recruitment;
  if (groups.length === 0) return [];
  const issues = groups.flatMap(
    ({ groupId, types, codes, institutions, partnerId }, index): MissingPart[] => {
      const path = `recruitment.groups.${index}`;
      if (groups.findIndex((one) => one.groupId === groupId) !== index)
        return [{ path: `${path}.groupId`, code: "field.duplicate_id" }];
      const isNobody = types.length + codes.length + institutions.length === 0;
      if (isNobody) return [{ path: `${path}.who`, code: "group.nobody" }];
      const isListed = institutions.some(({ institutionId }) => institutionId === partnerId);
      return partnerId && !isListed ? [{ path: `${path}.partnerId`, code: "group.partner_unlisted" }] : [];
    },
  );
  if (seats === null) issues.push({ path: "seats", code: "group.unlimited" });
  else if (groups.reduce((sum, group) => sum + group.seats, 0) > seats)
    issues.push({ path: "seats", code: "group.more_than_event" });
  return issues;
}
