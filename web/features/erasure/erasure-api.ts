import type { ErasureInput, PersonQuery } from "@zapisy/core/erasure/schema";
import { staffRequest } from "../../data/session.ts";

/** What is kept of an address, or of registrations, and what an erasure would make of it. The history notes that one looked. */
export function findPerson(body: PersonQuery) {
  return staffRequest("POST", "/api/staff/people-data", { body });
}

/** Begins to erase. */
export function beginErasure(body: ErasureInput) {
  return staffRequest("POST", "/api/staff/erasures", { body });
}

/** Erasures of the installation, the latest first. */
export function listErasures(cursor?: string) {
  return staffRequest("GET", "/api/staff/erasures", { query: { cursor } });
}
