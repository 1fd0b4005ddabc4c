import type { Participant } from "../participant/schema.ts";
import { isErased } from "../registration/index.ts";
import type { Registration } from "../registration/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { ChangedMember, MeasuredNumber, SnapshotChanges } from "./answer.ts";
import type { SnapshotDeps } from "./deps.ts";
import type { Change, Measured } from "./difference.ts";
import type { Frozen } from "./frozen.ts";

/** How many of a list of changes are told by name; the number of all stands beside them. */
const NAMED_AT_MOST = 50;

/** The lists of a change as they are answered. */
export type Named = Pick<SnapshotChanges["items"][number], "in" | "out" | "other">;

/** What a number is called, by what was known when it was frozen: the first that knows says it. */
export function nameIn(what: Measured, known: readonly Frozen[]): MeasuredNumber {
  if (what.of === "indicator" || what.of === "minimum") {
    const { indicatorId } = what;
    const found = known
      .flatMap(({ indicators }) => indicators)
      .find((one) => one.indicator.indicatorId === indicatorId);
    return { what, indicator: found?.indicator.name };
  }
  if (what.of === "distinct" || (what.cut !== "partner" && what.cut !== "activity")) return { what };
  const [partnerId, eventId] = what.row.split(" ");
  const event = known.flatMap(({ events }) => events).find((one) => one.eventId === eventId);
  return {
    what,
    name: known.flatMap(({ partners }) => partners).find((one) => one.institutionId === partnerId)?.name,
    event: event && {
      eventId: event.eventId,
      title: event.title,
      kind: event.kind,
      dates: event.dates,
    },
  };
}

/**
 * Those who came onto lists or went, by the names that they have now: frozen numbers know nobody's. One read for all of them.
 * @param frozenAt whoever was entered later is told as such
 */
export async function namedMembers(
  deps: Pick<SnapshotDeps, "participants" | "registrations">,
  changes: readonly Change[],
  known: readonly Frozen[],
  frozenAt: Instant | undefined,
): Promise<Named[]> {
  const lists = changes.map(({ in: came, out, other }) => ({
    in: first(came),
    out: first(out),
    other: first(other),
  }));
  const ids = new Set(
    lists.flatMap((one) => [...one.in, ...one.out, ...one.other]).flatMap(({ id }) => id.split(" ")),
  );
  const [people, registrations] = await Promise.all([
    deps.participants.findMany([...ids].filter((id): id is `ptc_${string}` => id.startsWith("ptc_"))),
    deps.registrations.findMany([...ids].filter((id): id is `reg_${string}` => id.startsWith("reg_"))),
  ]);
  const person = new Map<string, Participant>(people.map((one) => [one.participantId, one]));
  const holder = new Map<string, Registration>(
    registrations.filter((one) => !isErased(one, false)).map((one) => [one.registrationId, one]),
  );
  const titles = new Map(
    known.flatMap(({ events }) => events.map(({ eventId, title }) => [eventId as string, title])),
  );
  const toMember = (id: string, isNew: boolean): ChangedMember => {
    const parts = id.split(" ");
    const who = parts.find((part) => !part.startsWith("evt_"));
    const event = titles.get(parts.find((part) => part.startsWith("evt_")) ?? "");
    if (!who) return { event };
    const found = person.get(who);
    const name = nameOf(found?.ended ? undefined : (found ?? holder.get(who)));
    const cause = causeOf(found, who, name !== undefined, isNew ? frozenAt : undefined);
    return {
      ...(found && { participantId: found.participantId }),
      ...(name && { name }),
      ...(event && { event }),
      ...(cause && { cause }),
    };
  };
  return changes.map((change, index) => {
    const list = lists[index];
    return {
      in: {
        count: change.in.length,
        items: (list?.in ?? []).map(({ id, gives }) => ({ ...toMember(id, true), gives })),
      },
      out: {
        count: change.out.length,
        items: (list?.out ?? []).map(({ id, gave }) => ({ ...toMember(id, false), gave })),
      },
      other: {
        count: change.other.length,
        items: (list?.other ?? []).map(({ id, gave, gives }) => ({ ...toMember(id, false), gave, gives })),
      },
    };
  });
}

function first<One>(all: readonly One[]): One[] {
  return all.slice(0, NAMED_AT_MOST);
}

/** Whoever was erased, or whose term is over, has no name any more, also where their registration or what is counted stays. */
function nameOf(one: Pick<Participant, "firstName" | "lastName"> | undefined): ChangedMember["name"] {
  return one && (one.firstName || one.lastName)
    ? { firstName: one.firstName, lastName: one.lastName }
    : undefined;
}

function causeOf(
  found: Participant | undefined,
  who: string,
  hasName: boolean,
  frozenAt: Instant | undefined,
): ChangedMember["cause"] {
  if (found?.mergedInto) return "merged";
  if (found?.ended) return "ended";
  if (!hasName) return "erased";
  if (who.startsWith("ptc_") && found && frozenAt !== undefined && found.createdAt > frozenAt) return "added";
  return undefined;
}
