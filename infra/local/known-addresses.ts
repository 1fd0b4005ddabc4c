import { paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { createAddressService, createAddressStore } from "@zapisy/core/address";
import { createMessageStore } from "@zapisy/core/message";
import { createRegistrationStore } from "@zapisy/core/registration";
import { keyedHash } from "@zapisy/core/shared/secret";
import { openTable } from "@zapisy/core/shared/table";
import type { Progress } from "./command.ts";
import type { Storage } from "./transfer.ts";

/** People who are looked at at the same time. */
const AT_ONCE = 16;

/**
 * Notes the addresses of all registrations as far as they are not noted: of those from before anybody noted them, or under
 * a key that is no more. Reads the whole table, a page at a time; what was done before an end comes to a read the next time.
 */
export async function noteKnownAddresses(
  { dynamodb, table: TableName }: Pick<Storage, "dynamodb" | "table">,
  linkKey: string,
  progress: Progress,
): Promise<{ people: number; noted: number }> {
  const table = openTable(dynamodb, TableName);
  const registrations = createRegistrationStore(table);
  const messages = createMessageStore(table);
  const key = { bytes: new Uint8Array(Buffer.from(linkKey, "base64")) };
  const addresses = createAddressService({
    addresses: createAddressStore(table),
    registrations,
    hash: (text) => Promise.resolve(keyedHash(key, text)),
  });
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName,
      FilterExpression: "#entity = :registration",
      ExpressionAttributeNames: { "#entity": "__edb_e__" },
      ExpressionAttributeValues: { ":registration": { S: "registration" } },
    },
  );
  let people = 0;
  let noted = 0;
  for await (const { Items = [] } of pages) {
    for (let start = 0; start < Items.length; start += AT_ONCE) {
      const counts = await Promise.all(
        Items.slice(start, start + AT_ONCE).map(async (item) => {
          const person = registrations.fromImage(unmarshall(item));
          if (!person) return 0;
          return addresses.noteKnown(person, await messages.listByRegistration(person.registrationId));
        }),
      );
      people += counts.length;
      noted += counts.reduce((sum, count) => sum + count, 0);
      progress(() => `${people} people looked at, ${noted} addresses noted`);
    }
  }
  return { people, noted };
}
