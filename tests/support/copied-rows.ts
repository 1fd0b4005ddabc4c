import { entities } from "@zapisy/core/manifests";
import type { EntityFacts } from "@zapisy/core/shared/manifest";
import { sayingsOf } from "./holdings.ts";

/** Search keys and filters: no copy has them. */
const KEYS = ["nameKey", "searchText", "traits", "options"];
/** Rows that say something of somebody which stands in another row of a copy, and in which. */
export const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  participantTrait: "participant",
  // Where a mail goes that is sent again; the message that it becomes says so.
  resendRequest: "message",
  // Where somebody was, as their marks say it.
  supportPresence: "attendanceMark",
  supportRecord: "supportEntry",
};
/** By what rows are found that are somebody's; others are looked through by whoever reads them. */
const OF_SOMEBODY = ["registration", "event", "owner", "mailbox", "participant", "target"];

/** The fields of an entity that say more of somebody than an id, by their paths. */
export function toldPaths({ holds }: EntityFacts): string[] {
  return sayingsOf(holds.fields)
    .filter(([, says]) => says.some((one) => one !== "nothing" && one !== "id"))
    .map(([path]) => path)
    .filter((path) => !KEYS.includes(lastName(path)));
}

/** Their last names. */
export function toldFields(facts: EntityFacts): string[] {
  return toldPaths(facts).map(lastName);
}

function lastName(path: string): string {
  return path.split(".").at(-1) ?? path;
}

/** Kinds of rows that a copy of all that is kept of a person has to have, as the manifests say it (docs/decisions/0116, 0119). */
export const COPIED: readonly string[] = Object.entries(entities)
  .filter(
    ([name, facts]) =>
      ["participants", "others"].includes(facts.holds.of) &&
      OF_SOMEBODY.includes(facts.holds.by) &&
      toldFields(facts).length > 0 &&
      !(name in TOLD_ELSEWHERE),
  )
  .map(([name]) => name)
  .toSorted();
