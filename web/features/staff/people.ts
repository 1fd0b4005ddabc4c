import { query } from "@solidjs/router";
import type { Staff } from "@zapisy/core/staff/answer";
import type { StaffInput } from "@zapisy/core/staff/schema";
import { staffRequest } from "../../data/session.ts";

/** A page of the staff, for whoever may see who works here. */
export function listPeople(cursor?: string) {
  return staffRequest("GET", "/api/staff/people", { query: { cursor } });
}

/** All of the staff, by name, to choose from. */
export const listEverybody = query(async (): Promise<Staff[]> => {
  const people: Staff[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPeople(cursor);
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return people.toSorted((a, b) => a.name.localeCompare(b.name, "pl"));
}, "everybody");

/** Adds a member of staff. */
export function addPerson(body: StaffInput) {
  return staffRequest("POST", "/api/staff/people", { body });
}

/** Changes a member of staff; `version` is the one that was shown. */
export function changePerson(staffId: string, input: StaffInput, version: number) {
  return staffRequest("PUT", "/api/staff/people/{staffId}", {
    params: { staffId },
    body: { ...input, version },
  });
}

/** Has all passkeys of somebody who lost them open nothing any more, and ends their sessions. */
export function resetPasskeys(staffId: string) {
  return staffRequest("DELETE", "/api/staff/people/{staffId}/passkeys", { params: { staffId } });
}

/** Frees somebody from their account at the organisation's provider, and ends their sessions. */
export function resetIdentity(staffId: string) {
  return staffRequest("DELETE", "/api/staff/people/{staffId}/identity", { params: { staffId } });
}
