import type { CertificateView } from "@zapisy/core/certificate";
import type { IssueInput } from "@zapisy/core/certificate/schema";
import type { Event, EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffRegistrationView } from "@zapisy/core/registration";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { asStaff, manualInput, publishEvent } from "./actions.ts";
import { agendaItem } from "./fixture.ts";
import type { World } from "./world.ts";

/** Ids of marks that nobody has made yet. */
let marks = 0;

/** Records that people were at a unit of an event. */
export async function attend(
  world: World,
  eventId: Event["eventId"],
  unitId: string,
  people: readonly Pick<StaffRegistrationView, "registrationId">[],
): Promise<void> {
  const { results } = await world.deps.services.attendance.recordMarks(
    asStaff(world),
    eventId,
    people.map(({ registrationId }) => ({
      markId: `mrk_${String((marks += 1)).padStart(26, "0")}` as const,
      registrationId,
      unitId,
      state: "present",
      source: "list",
      at: world.clock.now,
      replaces: [],
    })),
    `staff:${world.admin.staffId}`,
  );
  const refused = results.find(({ outcome }) => outcome === "refused");
  if (refused) throw new Error(JSON.stringify(refused));
}

/** The day of {@link attendedEvent}: before the moment at which tests begin, as when an event is entered afterwards. */
export const ATTENDED_ON = "2026-02-10";

/** An event that is over, with so many people who were all there. */
export async function attendedEvent(
  world: World,
  projectId: ProjectId,
  count: number,
  overrides: Partial<EventInput> = {},
  person: (number: number) => Partial<ManualRegistrationInput> = () => ({}),
): Promise<{ event: StaffEventView; people: StaffRegistrationView[] }> {
  const { dates = { type: "exact", startsOn: ATTENDED_ON, endsOn: ATTENDED_ON } as const } = overrides;
  const day = dates.type === "exact" ? dates.startsOn : undefined;
  const event = await publishEvent(world, projectId, {
    seats: null,
    agenda: [agendaItem({ day })],
    ...overrides,
    dates,
  });
  const people: StaffRegistrationView[] = [];
  for (let number = 1; number <= count; number += 1) {
    const input = manualInput({
      firstName: "Łucja",
      lastName: `Żak ${number}`,
      email: `lucja${number}@ops.example`,
      ...person(number),
    });
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      input,
    );
    people.push(registration);
  }
  await attend(world, event.eventId, event.agenda[0]?.itemId ?? "", people);
  return { event, people };
}

/** Issues certificates to these people, who are mailed unless it is said otherwise. */
export async function issueTo(
  world: World,
  eventId: Event["eventId"],
  people: readonly Pick<StaffRegistrationView, "registrationId">[],
  more: Partial<IssueInput> = {},
  actor: StaffActor = world.admin,
): Promise<CertificateView[]> {
  const { issued } = await world.deps.services.certificate.issueCertificates(asStaff(world, actor), eventId, {
    registrationIds: people.map(({ registrationId }) => registrationId),
    institutions: [],
    mail: true,
    ...more,
  });
  return issued;
}

/** The code in the address of a certificate's public page. */
export function codeOf({ verifyUrl }: Pick<CertificateView, "verifyUrl">): string {
  return verifyUrl.split("/").at(-1) ?? "";
}
