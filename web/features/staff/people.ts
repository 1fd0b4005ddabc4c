import type { Page } from "@zapisy/core/shared/page";
import type { Staff, StaffInput } from "@zapisy/core/staff/schema";
import { staffRequest } from "./session.ts";

/** A page of the staff; for admins. */
export function listPeople(cursor?: string): Promise<Page<Staff>> {
  return staffRequest("GET", `/api/staff/people${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

/** Adds a member of staff. */
export function addPerson(input: StaffInput): Promise<Staff> {
  return staffRequest("POST", "/api/staff/people", { body: input });
}

/** Changes a member of staff; `version` is the one that was shown. */
export function changePerson(staffId: string, input: StaffInput, version: number): Promise<Staff> {
  return staffRequest("PUT", `/api/staff/people/${staffId}`, { body: { ...input, version } });
}
