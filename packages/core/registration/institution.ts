import type { Context } from "../shared/context.ts";
import type { RegistrationDeps } from "./deps.ts";
import type { Registration } from "./schema.ts";

/**
 * The institution that a person comes from, with the entry of the register that it is taken for. Words that stay as they
 * were keep theirs, whatever the entry is called by now.
 */
export async function institutionOf(
  deps: Pick<RegistrationDeps, "institutions">,
  ctx: Context,
  said: Registration["institution"],
  before?: Registration["institution"],
): Promise<Registration["institution"]> {
  if (!said) return undefined;
  const isSame =
    before !== undefined &&
    said.name === before.name &&
    said.type === before.type &&
    said.town === before.town &&
    (said.institutionId ?? before.institutionId) === before.institutionId;
  return isSame ? before : deps.institutions.nameInstitution(ctx, said);
}
