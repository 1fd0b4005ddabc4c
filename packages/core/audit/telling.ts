import { reachOf } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { AuditEntry } from "./answer.ts";
import type { AuthorNames, Referrers } from "./authors.ts";
import { withoutReferrals } from "./untold.ts";

/** What is known of authors. */
export interface Authors {
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: AuthorNames;
  referrersOf: Referrers;
}

/** Makes what tells entries to who reads them. */
export function createTelling({ namesOf, referrersOf }: Authors) {
  /** Entries with the names of their authors, and of the colleagues and desks that they are about, or that were put in the place of others. */
  async function withNames(entries: AuditEntry[]): Promise<AuditEntry[]> {
    const put = entries
      .flatMap(({ changes = [] }) => changes.flatMap(({ from = "", to = "" }) => [from, to]))
      .filter(isColleague);
    const names = await namesOf(
      entries.flatMap(({ actor, target }) => [actor, authorOf(target)]).concat(put.map(authorOf)),
    );
    const named = (value: string | undefined) =>
      value !== undefined && isColleague(value) ? (names.get(authorOf(value)) ?? value) : value;
    return entries.map(({ changes, ...entry }) => ({
      ...entry,
      actorName: names.get(entry.actor),
      targetName: names.get(authorOf(entry.target)),
      ...(changes && {
        changes: changes.map((change) => ({ ...change, from: named(change.from), to: named(change.to) })),
      }),
    }));
  }

  /** The same, as far as the reader may know who was referred. They may read what it is about. */
  async function toldTo(ctx: Context<StaffActor>, entries: AuditEntry[]): Promise<AuditEntry[]> {
    // Whoever has the right has it wherever they read people.
    if (reachOf(ctx.actor.role, "referrals.read")) return withNames(entries);
    return withNames(withoutReferrals(entries, await referrersOf(entries.map(({ actor }) => actor))));
  }

  return { withNames, toldTo };
}

function isColleague(value: string): boolean {
  return /^stf_[0-9A-Z]{26}$/.test(value);
}

/** A thing as it would be named as an author: colleagues and desks are authors themselves. */
function authorOf(target: string): string {
  return target.replace(/^stf_/, "staff:stf_").replace(/^chk_/, "desk:chk_");
}
