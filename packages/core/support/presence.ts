import type { AttendanceUnit } from "../attendance/answer.ts";
import { teachingMinutes, unitItems, wasThere } from "../attendance/rules.ts";
import type { Listed } from "../attendance/schema.ts";
import { groupIn } from "../event/rules.ts";
import type { Event } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { Registration, RegistrationId } from "../registration/schema.ts";
import type { Standing } from "../registration/seats.ts";
import { hundredths, isGivenTo, partThere } from "./rules.ts";

/** A registration as far as it says whose people somebody is among. */
type Registered = Pick<Registration, "registrationId" | "institution"> & { standing: Standing };

/** Somebody who was at an event, by evidence. */
export interface Presence {
  registrationId: RegistrationId;
  /** Sessions that belong to a form of support with their minutes of each, of which {@link sessionsOf} has the sums. */
  sessions: { sessionId: string; supportId: string; minutes: number }[];
  /** In whose places they were, and where they come from, as far as the registration says it. */
  groupId?: string;
  institutionId?: InstitutionId;
}

/** Everybody who was at a unit of an event, whatever became of their place: recorded there, not registered for it. */
export function presencesOf({
  event,
  units,
  people,
}: {
  event: Event;
  units: readonly AttendanceUnit[];
  people: readonly { registration: Registered; listed: Pick<Listed, "options" | "records"> }[];
}): Presence[] {
  if (event.state === "draft") return [];
  return people.flatMap(({ registration, listed }): Presence[] => {
    const there = units.filter(({ unitId }) => wasThere(listed.records[unitId]?.state));
    if (there.length === 0) return [];
    const sessions = there.flatMap((unit) =>
      unitItems(event, unit).flatMap((item) => {
        const { itemId: sessionId, takesAttendance, supportId } = item;
        if (!takesAttendance || !supportId || !isGivenTo(unit, item, listed.options)) return [];
        const part = partThere(unit, listed.records[unit.unitId]);
        return [{ sessionId, supportId, minutes: hundredths(part * (teachingMinutes(item) ?? 0)) }];
      }),
    );
    const { registrationId, standing, institution } = registration;
    return [
      {
        registrationId,
        sessions,
        groupId: groupOfStanding(standing),
        institutionId: institution?.institutionId,
      },
    ];
  });
}

/** What of a registration is counted beside its marks: where it changes, its event is counted anew. */
export function countedOf({
  choices,
  standing,
  institution,
}: Registered & Pick<Registration, "choices">): string {
  return JSON.stringify([choices, groupOfStanding(standing), institution?.institutionId]);
}

/** Of which group of an event somebody has, wants or wanted a place. */
export function groupOfStanding({ holds, waits, pends }: Standing): string | undefined {
  return [...holds, ...waits, ...pends]
    .map(({ scope }) => groupIn(scope))
    .find((groupId) => groupId !== undefined);
}
