import { EVENT_SCOPE, groupOf, haveGroupsEnded, type Belonging } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { InstitutionService } from "../institution/index.ts";
import { groupOfStanding } from "./quotas.ts";
import type { Registration } from "./schema.ts";
import type { Standing } from "./seats.ts";

type Placed = Pick<Registration, "createdAt"> & { standing: Standing };

type Grouped = Pick<EventHead, "recruitment" | "timeZone" | "groupsEnded">;

/** In whose places of an event somebody stands, or stood as they applied: in those of a group, or in nobody's; undefined: nowhere. */
export function standingPlace({
  holds,
  waits,
  pends,
}: Standing): { groupId: string | undefined } | undefined {
  const groupId = groupOfStanding({ holds, waits: [...waits, ...pends] });
  const isCommon = [...holds, ...waits, ...pends].some(({ scope }) => scope === EVENT_SCOPE);
  return groupId !== undefined || isCommon ? { groupId } : undefined;
}

/**
 * In which group of an event somebody is whom the register need not be asked of: the one in whose places or line they stand; null where
 * they have, or want, a place that is nobody's, or came when free places of groups were everybody's. Undefined: they stand nowhere, or came
 * before all groups ended, so what they said of themselves tells it.
 */
function standingGroup({ standing, createdAt }: Placed, event: Grouped): string | null | undefined {
  const place = standingPlace(standing);
  if (place?.groupId !== undefined) return place.groupId;
  if (event.groupsEnded) return haveGroupsEnded(event, createdAt) ? null : undefined;
  return place && null;
}

/**
 * To which group of an event somebody belongs: where they stand, and where they stand nowhere by what they said of themselves.
 * @param belonging what that is, as far as the register was asked
 */
export function groupOfPerson(person: Placed, event: Grouped, belonging?: Belonging): string | undefined {
  const standing = standingGroup(person, event);
  if (standing !== undefined || belonging === undefined) return standing ?? undefined;
  return groupOf(event.recruitment.groups ?? [], belonging)?.groupId;
}

/**
 * Asks the register what people of an event belong to, of each institution once; undefined for whom it need not be asked: they stand in
 * places of the event, and have its entry or no institution. @param hasGroups whether it matters to which group they belong
 */
export function askBelonging(
  institutions: Pick<InstitutionService, "familyOf">,
  event: Grouped,
  hasGroups: boolean,
): (person: Placed & Pick<Registration, "institution" | "countyCode">) => Promise<Belonging | undefined> {
  const families = new Map<string, ReturnType<InstitutionService["familyOf"]>>();
  return async (person) => {
    const { institution, countyCode } = person;
    const isWordsAlone = institution !== undefined && institution.institutionId === undefined;
    if (!isWordsAlone && !(hasGroups && standingGroup(person, event) === undefined)) return undefined;
    if (!institution) return { countyCode, institutions: [] };
    const { institutionId, name, town, type } = institution;
    const key = institutionId ?? JSON.stringify([name, town]);
    const family = families.get(key) ?? institutions.familyOf(institution);
    families.set(key, family);
    const { keys, communeCode } = await family;
    return { type, countyCode: communeCode?.slice(0, 4) ?? countyCode, institutions: keys };
  };
}
