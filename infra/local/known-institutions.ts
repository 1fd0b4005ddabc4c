import { createInstitutionService, createInstitutionStore } from "@zapisy/core/institution";
import { createRegistrationStore } from "@zapisy/core/registration";
import { createIdFactory } from "@zapisy/core/shared/id";
import { openTable } from "@zapisy/core/shared/table";
import { createJsonLog } from "@zapisy/functions/log";
import type { Progress } from "./command.ts";
import { everyRegistration } from "./every-registration.ts";
import type { Storage } from "./transfer.ts";

/**
 * Notes at which events the people of each institution were, as far as that is not noted: of those who registered before there
 * was a register. What they wrote leads to whoever is called so, and is added to the register as proposed where nobody is;
 * their registrations stay as they are.
 */
export async function noteKnownInstitutions(
  storage: Pick<Storage, "dynamodb" | "table">,
  progress: Progress,
): Promise<{ people: number; noted: number }> {
  const table = openTable(storage.dynamodb, storage.table);
  const registrations = createRegistrationStore(table);
  const clock = () => new Date().toISOString();
  const service = createInstitutionService({ institutions: createInstitutionStore(table), ttlMs: 0, clock });
  const newId = createIdFactory(clock);
  const log = createJsonLog();
  let people = 0;
  let noted = 0;
  for await (const some of everyRegistration(storage, registrations)) {
    for (const { institution, eventId } of some) {
      people += 1;
      if (!institution) continue;
      const ctx = {
        actor: { type: "system", name: "note-institutions" },
        now: clock(),
        requestId: "",
        newId,
        log,
      } as const;
      const { institutionId } = institution.institutionId
        ? institution
        : await service.nameInstitution(ctx, institution);
      if (institutionId && (await service.noteEvent(institutionId, eventId))) noted += 1;
    }
    progress(() => `${people} people looked at, ${noted} events of institutions noted`);
  }
  return { people, noted };
}
