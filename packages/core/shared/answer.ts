import * as v from "valibot";
import type { Id, IdPrefix } from "./id.ts";

/*
 * What the schemas of answers are made of. An `answer.ts` says what the API answers of its noun: the name of a schema is
 * the name of its type and of the component in the OpenAPI document (docs/decisions/0055). Only the document and the
 * tests load these modules; everybody else imports their types.
 */

/** A text in Polish and, where it was translated, in English. */
export const Text = v.object({ pl: v.string(), en: v.optional(v.string()) });
/** A moment, ISO 8601 in UTC. */
export const Instant = v.pipe(v.string(), v.isoTimestamp());
/** Of an address, only where it is: what was taken in once is shown as it is. */
export const Email = v.pipe(v.string(), v.metadata({ format: "email" }));
/** Address of a page or file. */
export const Url = v.pipe(v.string(), v.url());
/** A number of things. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** An id of that kind. */
export function id<P extends IdPrefix>(prefix: P) {
  return v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_`))) as unknown as v.GenericSchema<Id<P>>;
}

/** A page of a list, as `Page` in shared/page.ts. */
export function page<Item extends v.GenericSchema>(item: Item) {
  return v.strictObject({ items: v.array(item), cursor: v.optional(v.string()) });
}
