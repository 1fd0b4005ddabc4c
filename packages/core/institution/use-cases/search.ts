import type { OfferedInstitution } from "../answer.ts";
import type { InstitutionDeps } from "../deps.ts";
import { findTyped } from "../finding.ts";
import { toOffered } from "../reading.ts";

/** Institutions that are offered while somebody types. */
const OFFERED_MAX = 10;

/**
 * Institutions that typed text may mean, for whoever fills in a form. What nobody of staff has looked at yet is not
 * offered: strangers wrote it.
 */
export async function offerInstitutions(deps: InstitutionDeps, text: string): Promise<OfferedInstitution[]> {
  const found = await findTyped(deps.readWords, text);
  return found
    .filter(({ state }) => state === "checked")
    .slice(0, OFFERED_MAX)
    .map(toOffered);
}
