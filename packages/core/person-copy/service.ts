import { reachOf } from "../access/rules.ts";
import type { AddressService } from "../address/index.ts";
import type { ErasureService } from "../erasure/index.ts";
import type { Event, EventId, EventStore } from "../event/index.ts";
import { entities } from "../manifests.ts";
import { createParticipantStore } from "../participant/index.ts";
import { openLink, type RegistrationStore } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { Table } from "../shared/table.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { createSupportEntryStore } from "../support-entry/index.ts";
import type { CopiedRow, CopiedValue, PersonCopy } from "./answer.ts";
import {
  gatherAround,
  type GatherDeps,
  type GatheredRow,
  gatherOwn,
  gatherParticipants,
  gatherRegistration,
} from "./gather.ts";
import { valuesOf, type Extent } from "./rules.ts";
import type { PersonCopyInput } from "./schema.ts";
import { createCopyStore } from "./store.ts";

/** What copies are made from. */
export interface CopyDeps extends GatherDeps {
  registrations: Pick<RegistrationStore, "find">;
  events: Pick<EventStore, "findEvent">;
  addresses: {
    suppressionsOf(
      ...asked: Parameters<AddressService["suppressionsOf"]>
    ): Promise<Awaited<ReturnType<AddressService["suppressionsOf"]>>>;
  };
  erasure: {
    findChosen(
      ...input: Parameters<ErasureService["findChosen"]>
    ): Promise<Awaited<ReturnType<ErasureService["findChosen"]>>>;
  };
}

/** Registrations that are gathered at a time. */
const AT_ONCE = 5;

/**
 * All that is kept of a person at the registrations that staff say are theirs, over all events: what an erasure finds, and what it leaves.
 * @throws DomainError privacy.forbidden, erasure.unknown_registration, erasure.nothing
 */
async function copyPerson(
  deps: CopyDeps,
  ctx: Context<StaffActor>,
  { words, ...chosen }: PersonCopyInput,
): Promise<PersonCopy> {
  const { found, around } = await deps.erasure.findChosen(ctx, chosen);
  const { address } = chosen;
  const rows: GatheredRow[] = [];
  for (let from = 0; from < found.length; from += AT_ONCE)
    rows.push(
      ...(
        await Promise.all(
          found.slice(from, from + AT_ONCE).map(({ registration }) => gatherRegistration(deps, registration)),
        )
      ).flat(),
    );
  rows.push(...(await gatherParticipants(deps, found)));
  if (around && address !== undefined) {
    const [suppression] = await deps.addresses.suppressionsOf([address]);
    rows.push(...(await gatherAround(deps, around, suppression)));
  }
  return {
    madeAt: ctx.now,
    ...(address !== undefined && { address }),
    registrations: found.length,
    rows: await toldRows(deps, rows, words ? "all" : "without_words"),
  };
}

/**
 * What is kept of whoever holds the link of a registration, of that registration: what they gave, what was recorded of them and told to them.
 * @throws DomainError registration.not_found
 */
async function copyOwn(deps: CopyDeps, ctx: Context, token: string): Promise<PersonCopy> {
  const { registration } = await openLink(deps, token);
  const rows = await gatherOwn(deps, registration);
  return { madeAt: ctx.now, registrations: 1, rows: await toldRows(deps, rows, "own") };
}

/** Rows as their manifests tell them, with what the forms of their events ask now. */
async function toldRows(
  { events }: Pick<CopyDeps, "events">,
  rows: readonly GatheredRow[],
  extent: Extent,
): Promise<CopiedRow[]> {
  const ids = [...new Set(rows.flatMap(({ eventId }) => eventId ?? []))];
  const known = new Map<EventId, Event>();
  for (const eventId of ids) {
    const event = await events.findEvent(eventId);
    if (event) known.set(eventId, event);
  }
  return rows.flatMap(({ entity, row, eventId }) => {
    const holds = entities[entity]?.holds;
    if (!holds) return [];
    const event = eventId && known.get(eventId);
    const form = event && namesIn(event);
    const values = valuesOf(holds.fields, row, extent).map((value) =>
      form ? { ...value, ...nameOf(form, value) } : value,
    );
    // Under the same keys stand rows that say nothing but ids.
    if (values.length === 0) return [];
    return [
      {
        entity,
        ...(eventId && { eventId }),
        ...(event && { eventTitle: event.title }),
        why: holds.why,
        until: holds.until,
        // Whoever makes copies sees all that is in them.
        readers: STAFF_ROLES.filter((role) =>
          [...holds.read, "privacy.requests" as const].some((right) => reachOf(role, right)),
        ),
        values,
      },
    ];
  });
}

/** What the form of an event calls its questions and choices, by their paths, and what can be chosen, by path and id. */
function namesIn({ form, choiceGroups }: Event): Map<string, LocalizedText> {
  const named: [string, LocalizedText][] = [];
  for (const { questionId, label, answers = [] } of form.questions) {
    named.push([`person.answers.${questionId}`, label]);
    for (const { answerId, label: answer } of answers)
      named.push([`person.answers.${questionId} ${answerId}`, answer]);
  }
  for (const { groupId, title, options } of choiceGroups) {
    named.push([`person.choices.${groupId}`, title]);
    for (const { optionId, title: option } of options)
      named.push([`person.choices.${groupId} ${optionId}`, option]);
  }
  return new Map(named);
}

function nameOf(names: Map<string, LocalizedText>, { path, value }: CopiedValue) {
  // Of several answers each stands under its number.
  const [of] = /^person\.(?:answers|choices)\.[^.]+/.exec(path) ?? [path];
  const [asked, chosen] = [names.get(of), names.get(`${of} ${value}`)];
  return { ...(asked && { asked }), ...(chosen && { chosen }) };
}

const useCases = { copyPerson, copyOwn };

/** Use cases of copies of all that is kept of a person. */
export type PersonCopyService = Bound<typeof useCases>;

/** Makes the use cases of copies over what they are gathered from. */
export function createPersonCopyService(
  table: Table,
  stores: Pick<CopyDeps, "attendance" | "certificates" | "messages" | "audit" | "registrations" | "events">,
  services: Pick<CopyDeps, "addresses" | "erasure">,
): PersonCopyService {
  const { attendance, certificates, messages, audit, registrations, events } = stores;
  const own = {
    copies: createCopyStore(table),
    participants: createParticipantStore(table),
    supportEntries: createSupportEntryStore(table),
  };
  return bind(
    { table, attendance, certificates, messages, audit, registrations, events, ...own, ...services },
    useCases,
  );
}
