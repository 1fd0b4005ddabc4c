import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Keeps it findable by an address which registrations have it and had it, over all events. */
export function noteAddresses(deps: Deps) {
  const { registrations } = deps.stores;
  return streamHandler(deps, "note-addresses", ["registration"], async ({ before, after }) => {
    const person = after && registrations.fromImage(after);
    // Of whom is erased nothing is to be found any more.
    if (person && !person.erasedAt)
      await deps.services.address.noteChange(before && registrations.fromImage(before), person);
  });
}
