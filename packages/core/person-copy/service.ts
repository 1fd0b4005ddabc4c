import { reachOf, type Right } from "../access/rules.ts";
import type { AddressService } from "../address/index.ts";
import { createContentNoteStore } from "../content-note/index.ts";
import type { ErasureService } from "../erasure/index.ts";
import type { Event, EventId, EventStore } from "../event/index.ts";
import { createIndicatorStore, type IndicatorStore } from "../indicator/index.ts";
import { entities } from "../manifests.ts";
import { createParticipantStore } from "../participant/index.ts";
import type { ProjectId, ProjectStore } from "../project/index.ts";
import { openLink, type RegistrationStore } from "../registration/index.ts";
import { criteriaOf } from "../selection/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { Table } from "../shared/table.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { createSupportEntryStore } from "../support-entry/index.ts";
import type { CopiedRow, PersonCopy } from "./answer.ts";
import {
  gatherAround,
  type GatherDeps,
  type GatheredRow,
  gatherOwn,
  gatherParticipants,
  gatherRegistration,
} from "./gather.ts";
import { nameOf, type Names, namesOfEvent, namesOfProject, specialKinds } from "./names.ts";
import { valuesOf, type Extent } from "./rules.ts";
import type { PersonCopyInput } from "./schema.ts";
import { createCopyStore } from "./store.ts";

/** What copies are made from. */
export interface CopyDeps extends GatherDeps {
  registrations: Pick<RegistrationStore, "find">;
  events: Pick<EventStore, "findEvent">;
  projects: Pick<ProjectStore, "find">;
  indicators: Pick<IndicatorStore, "list" | "listResultsOf">;
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

/** Rows as their manifests tell them, with what the forms of their events and projects call it. */
async function toldRows(
  deps: Pick<CopyDeps, "events" | "projects" | "indicators" | "table">,
  rows: readonly GatheredRow[],
  extent: Extent,
): Promise<CopiedRow[]> {
  const known = new Map<EventId, { event: Event; names: Names }>();
  for (const eventId of new Set(rows.flatMap((row) => row.eventId ?? []))) {
    const event = await deps.events.findEvent(eventId);
    const isSelection = event?.recruitment.mode === "selection";
    const criteria = isSelection ? await criteriaOf(deps.table, eventId) : [];
    if (event) known.set(eventId, { event, names: namesOfEvent(event, criteria) });
  }
  const ofProjects = new Map<unknown, Names>();
  const special = new Set<unknown>();
  for (const projectId of new Set(rows.map(({ row }) => row["projectId"] as ProjectId | undefined))) {
    const project = projectId && (await deps.projects.find(projectId));
    if (!project) continue;
    const indicators = await deps.indicators.list(project.projectId);
    ofProjects.set(projectId, namesOfProject(project, indicators));
    for (const kind of specialKinds(indicators)) special.add(kind);
  }
  return rows.flatMap(({ entity, row, eventId }) => {
    const holds = entities[entity]?.holds;
    if (!holds) return [];
    const { event, names = ofProjects.get(row["projectId"]) } = (eventId && known.get(eventId)) || {};
    const values = valuesOf(holds.fields, row, extent).map((value) => ({
      ...value,
      ...nameOf(names ?? new Map(), value),
    }));
    // Under the same keys stand rows that say nothing but ids.
    if (values.length === 0) return [];
    const isSpecial = values.some(({ path, value }) => path === "result.kindId" && special.has(value));
    const read: readonly Right[] = isSpecial ? ["participants.read_special"] : holds.read;
    return [
      {
        entity,
        ...(eventId && { eventId }),
        ...(event && { eventTitle: event.title }),
        why: holds.why,
        until: holds.until,
        // Whoever makes copies sees all that is in them.
        readers: STAFF_ROLES.filter((role) =>
          [...read, "privacy.requests" as const].some((right) => reachOf(role, right)),
        ),
        values,
      },
    ];
  });
}

const useCases = { copyPerson, copyOwn };

/** Use cases of copies of all that is kept of a person. */
export type PersonCopyService = Bound<typeof useCases>;

/** Makes the use cases of copies over what they are gathered from. */
export function createPersonCopyService(
  table: Table,
  stores: Pick<
    CopyDeps,
    "attendance" | "certificates" | "messages" | "audit" | "registrations" | "events" | "projects"
  >,
  services: Pick<CopyDeps, "addresses" | "erasure">,
): PersonCopyService {
  const { attendance, certificates, messages, audit, registrations, events, projects } = stores;
  const own = {
    copies: createCopyStore(table),
    participants: createParticipantStore(table),
    supportEntries: createSupportEntryStore(table),
    contentNotes: createContentNoteStore(table),
    indicators: createIndicatorStore(table),
  };
  return bind(
    {
      table,
      attendance,
      certificates,
      messages,
      audit,
      registrations,
      events,
      projects,
      ...own,
      ...services,
    },
    useCases,
  );
}
