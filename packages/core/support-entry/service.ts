import { bind, type Bound } from "../shared/use-case.ts";
import type { LogDeps } from "./deps.ts";
import { getForFile, getHours, getOfPerson, getOne, listEntries } from "./use-cases/read.ts";
import { findPeople, getStart, listOwn } from "./use-cases/start.ts";
import { addEntry, correctEntry, strikeEntry } from "./use-cases/write.ts";

const useCases = {
  addEntry,
  correctEntry,
  findPeople,
  getForFile,
  getHours,
  getOfPerson,
  getOne,
  getStart,
  listEntries,
  listOwn,
  strikeEntry,
};

/** Use cases of the log of support. */
export type SupportEntryService = Bound<typeof useCases>;

/** Makes the use cases of the log of support over what they work with (docs/decisions/0112). */
export function createSupportEntryService(deps: LogDeps): SupportEntryService {
  return bind(deps, useCases);
}
