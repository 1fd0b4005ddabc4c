import { createAddressService, createAddressStore } from "@zapisy/core/address";
import { createMessageStore } from "@zapisy/core/message";
import { createRegistrationStore } from "@zapisy/core/registration";
import { keyedHash } from "@zapisy/core/shared/secret";
import { openTable } from "@zapisy/core/shared/table";
import type { Progress } from "./command.ts";
import { everyRegistration } from "./every-registration.ts";
import type { Storage } from "./transfer.ts";

/**
 * Notes the addresses of all registrations as far as they are not noted: of those from before anybody noted them, or under
 * a key that is no more. Reads the whole table, a page at a time; what was done before an end comes to a read the next time.
 */
export async function noteKnownAddresses(
  storage: Pick<Storage, "dynamodb" | "table">,
  linkKey: string,
  progress: Progress,
): Promise<{ people: number; noted: number }> {
  const table = openTable(storage.dynamodb, storage.table);
  const registrations = createRegistrationStore(table);
  const messages = createMessageStore(table);
  const key = { bytes: new Uint8Array(Buffer.from(linkKey, "base64")) };
  const addresses = createAddressService({
    addresses: createAddressStore(table),
    registrations,
    hash: (text) => Promise.resolve(keyedHash(key, text)),
  });
  let people = 0;
  let noted = 0;
  for await (const some of everyRegistration(storage, registrations)) {
    const counts = await Promise.all(
      some.map(async (person) =>
        addresses.noteKnown(person, await messages.listByOwner(person.registrationId)),
      ),
    );
    people += counts.length;
    noted += counts.reduce((sum, count) => sum + count, 0);
    progress(() => `${people} people looked at, ${noted} addresses noted`);
  }
  return { people, noted };
}
