import { ENTERS } from "@zapisy/core/registration/schema";
import type { WebinarPerson } from "@zapisy/core/attendance/rules";
import { listRegistrations } from "../../participant-list/registration-api.ts";

/** The people of the list with their addresses, by which a report names them most surely. */
export async function withAddresses(
  eventId: string,
  people: readonly WebinarPerson[],
): Promise<WebinarPerson[]> {
  const addresses = new Map<string, string | undefined>();
  let cursor: string | undefined;
  do {
    const page = await listRegistrations(eventId, { status: ENTERS.holds }, cursor);
    for (const { registrationId, email } of page.items) addresses.set(registrationId, email);
    cursor = page.cursor;
  } while (cursor);
  return people.map(({ registrationId, firstName, lastName }) => ({
    registrationId,
    firstName,
    lastName,
    email: addresses.get(registrationId),
  }));
}
