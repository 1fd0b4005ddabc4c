import { bind, type Bound } from "../shared/use-case.ts";
import { keepReads } from "../shared/shared-read.ts";
import type { Instant } from "../shared/time.ts";
import type { WordRow } from "./rules.ts";
import type { InstitutionStore } from "./store.ts";
import * as follow from "./use-cases/follow.ts";
import * as merge from "./use-cases/merge.ts";
import * as register from "./use-cases/register.ts";
import * as search from "./use-cases/search.ts";
import * as staff from "./use-cases/staff.ts";

const useCases = { ...follow, ...merge, ...register, ...search, ...staff };

/** Use cases of institutions. */
export type InstitutionService = Bound<typeof useCases>;

/** Rows that one search reads, whatever the size of the register. */
const READ_AT_ONCE = 300;

/**
 * Makes the use cases of the register of institutions (docs/decisions/0067).
 * @param ttlMs how long what was found under some letters may be told to others who type them
 */
export function createInstitutionService({
  institutions,
  ttlMs,
  clock,
}: {
  institutions: InstitutionStore;
  ttlMs: number;
  clock: () => Instant;
}): InstitutionService {
  const readWords = keepReads(
    (row: WordRow) => institutions.listWords(row, READ_AT_ONCE),
    ({ head, tail }) => `${head} ${tail}`,
    { ttlMs, clock },
  );
  return bind({ institutions, readWords }, useCases);
}
