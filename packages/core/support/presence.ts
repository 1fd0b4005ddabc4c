import type { AttendanceUnit } from "../attendance/answer.ts";
import { teachingMinutes, unitItems, wasThere } from "../attendance/rules.ts";
import type { Listed } from "../attendance/schema.ts";
import type { Belonging } from "../event/rules.ts";
import type { Event } from "../event/schema.ts";
import { groupOfPerson, standingPlace } from "../registration/belonging.ts";
import type { Registration, RegistrationId } from "../registration/schema.ts";
import type { Standing } from "../registration/seats.ts";
import { hundredths, isGivenTo, partThere } from "./rules.ts";

/** A registration as far as it says whose people somebody is among. */
type Registered = Pick<Registration, "registrationId" | "institution" | "createdAt"> & { standing: Standing };

/** Somebody who was at an event, by evidence. */
export interface Presence {
  registrationId: RegistrationId;
  /** The first day on which they were there; empty where the programme has no days. */
  since: string;
  /** Sessions that belong to a form of support with their minutes of each, of which {@link sessionsOf} has the sums; `day` as `since`. */
  sessions: { sessionId: string; supportId: string; day: string; minutes: number }[];
  /** To which group of the event they belong, and the entry of the register that is, or that their words led to as it was counted. */
  groupId?: string;
  institutionId?: string;
}

/** At which units of an event somebody was, whatever became of their place: recorded there, not registered for it. */
export function unitsSeen(
  units: readonly AttendanceUnit[],
  { records }: Pick<Listed, "records">,
): AttendanceUnit[] {
  return units.filter(({ unitId }) => wasThere(records[unitId]?.state));
}

/** Everybody who was at a unit of an event. */
export function presencesOf({
  event,
  units,
  people,
}: {
  event: Event;
  units: readonly AttendanceUnit[];
  people: readonly {
    registration: Registered;
    listed: Pick<Listed, "options" | "records">;
    /** What the register says of them, where it had to be asked. */
    belonging?: Belonging;
  }[];
}): Presence[] {
  if (event.state === "draft") return [];
  return people.flatMap(({ registration, listed, belonging }): Presence[] => {
    const there = unitsSeen(units, listed);
    if (there.length === 0) return [];
    const sessions = there.flatMap((unit) =>
      unitItems(event, unit).flatMap((item) => {
        const { itemId: sessionId, takesAttendance, supportId } = item;
        if (!takesAttendance || !supportId || !isGivenTo(unit, item, listed.options)) return [];
        const part = partThere(unit, listed.records[unit.unitId]);
        const day = item.day ?? unit.day ?? "";
        return [{ sessionId, supportId, day, minutes: hundredths(part * (teachingMinutes(item) ?? 0)) }];
      }),
    );
    const { registrationId, institution } = registration;
    return [
      {
        registrationId,
        since: there.map(({ day }) => day ?? "").reduce((first, day) => (day < first ? day : first)),
        sessions,
        groupId: groupOfPerson(registration, event, belonging),
        institutionId: institution?.institutionId ?? belonging?.institutions[0],
      },
    ];
  });
}

/** What of a registration is counted beside its marks: where it changes, its event is counted anew. */
export function countedOf({
  choices,
  standing,
  institution,
  countyCode,
}: Registered & Pick<Registration, "choices" | "countyCode">): string {
  return JSON.stringify([choices, standingPlace(standing), institution, countyCode]);
}
