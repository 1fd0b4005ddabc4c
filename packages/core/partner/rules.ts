import { EVENT_SCOPE, type Belonging } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { SeatGroup } from "../event/seat-group.ts";
import { groupOfPerson } from "../registration/belonging.ts";
import { quotaScope } from "../registration/quotas.ts";
import type { Standing } from "../registration/seats.ts";
import type { Registration } from "../registration/schema.ts";

type Person = Pick<Registration, "institution" | "createdAt"> & { standing: Standing };

type Grouped = Pick<EventHead, "recruitment" | "timeZone" | "groupsEnded">;

/** The entries of the register that are a partner: its own first, then what was merged into it. */
export type PartnerIds = ReadonlySet<string>;

/** The groups of an event whose places are a partner's, also once free places have become everybody's. */
export function partnerGroups({ recruitment }: Pick<EventHead, "recruitment">, ids: PartnerIds): SeatGroup[] {
  return (recruitment.groups ?? []).filter(({ partnerId }) => partnerId && ids.has(partnerId));
}

/** Who somebody is to a partner: of it, or in one of its groups; undefined: nobody whom it may know of. */
export interface OwnPerson {
  groupId?: string;
}

/**
 * Whether somebody is one of a partner's own people: they are in a group whose places are the partner's, or come from the partner itself.
 * @param belonging what says to which group they belong, where they stand in none, and which entry their words lead to, where they have none
 */
export function ownPerson(
  person: Person,
  event: Grouped,
  partner: PartnerIds,
  belonging?: Belonging,
): OwnPerson | undefined {
  const groups = partnerGroups(event, partner);
  const groupId = groupOfPerson(person, event, belonging);
  const own = groups.find((group) => group.groupId === groupId);
  if (own) return { groupId: own.groupId };
  const entry = person.institution?.institutionId;
  const entries = entry ? [entry] : (belonging?.institutions ?? []);
  return entries.some((institutionId) => partner.has(institutionId)) ? {} : undefined;
}

/** How many of these people have a place of the quota that a partner has at the event as an institution. */
export function quotaTaken(people: readonly Pick<Person, "standing">[], ids: PartnerIds) {
  const scopes = new Set(
    [...ids].map((institutionId) => quotaScope(institutionId, EVENT_SCOPE, EVENT_SCOPE)),
  );
  return people.filter(({ standing }) => standing.holds.some(({ scope }) => scopes.has(scope))).length;
}
