import { type ListedRegistration, wasThere } from "../../attendance/rules.ts";
import type { EventHead, EventId } from "../../event/index.ts";
import { institutionLine } from "../../institution/schema.ts";
import type { ProjectId } from "../../project/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import type { Page } from "../../shared/page.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type { Day } from "../../shared/time.ts";
import { getEditable, getReadable } from "../access.ts";
import type { ParticipantAcceptance, ParticipantMatch, ParticipantProposal } from "../answer.ts";
import { begun, changed } from "../changing.ts";
import type { ParticipantDeps } from "../deps.ts";
import { ENTRY_VERSION } from "../entry-form.ts";
import { findAlike, findMeant, headsOf } from "../finding.ts";
import { firstSupport, groupRegistrations, type OpenRegistration } from "../proposals.ts";
import { FORMER_NAMES_MAX, type Accepted, type ParticipantId, type ParticipantLink } from "../schema.ts";
import type { StoredParticipant } from "../store.ts";
import { traitsOf } from "../traits.ts";

/** Events whose people are read for one page of proposals. */
const EVENTS_AT_ONCE = 20;
/** Events that are read beside each other: of each all people and marks. */
const BESIDE = 4;

/** Somebody at an event who is proposed. */
interface Open extends OpenRegistration {
  event: EventHead;
  person: ListedRegistration;
}

/**
 * People on the lists of a project's events who are nobody's registration yet, those together who are likely to be one, each with
 * whom they may be among the participants. Changes nothing. Twenty events at a time with all their people.
 * @param attended only who was there
 * @throws DomainError project.not_found, participant.forbidden
 */
export async function listProposals(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { attended, cursor }: { attended?: boolean; cursor?: string },
): Promise<Page<ParticipantProposal>> {
  await getReadable(deps, ctx, projectId);
  const page = await deps.events.listByProject(projectId, {}, cursor, EVENTS_AT_ONCE);
  const holders = new Map<EventId, Set<ParticipantId>>();
  const open: Open[] = [];
  const left = page.items.filter(({ state }) => state !== "draft");
  const read = async () => {
    for (let event = left.pop(); event; event = left.pop()) {
      const [people, links] = await Promise.all([
        listOpen(deps, ctx, event),
        deps.participants.linksOfEvent(projectId, event.eventId),
      ]);
      holders.set(event.eventId, new Set(links.values()));
      open.push(
        ...people.filter((one) => !links.has(one.registrationId) && (!attended || one.firstOn !== undefined)),
      );
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, read));
  const groups = groupRegistrations(open.toSorted((a, b) => (a.registrationId < b.registrationId ? -1 : 1)));
  const matches = await findAlike(
    deps,
    projectId,
    groups.map(({ registrations }) => ({
      known: registrations,
      atSameEvent: new Set(registrations.flatMap(({ eventId }) => [...(holders.get(eventId) ?? [])])),
    })),
  );
  return {
    items: groups.map((group, index) => toProposal(group, matches[index] ?? [])),
    ...(page.cursor && { cursor: page.cursor }),
  };
}

/** Everybody on the lists of an event, with the day on which they were first there. */
async function listOpen(
  deps: Pick<ParticipantDeps, "attendance">,
  ctx: Context<StaffActor>,
  event: EventHead,
): Promise<Open[]> {
  const { units, people } = await deps.attendance.listPeople(ctx, event.eventId);
  // Who was erased is proposed as nobody: a name may stay on a list, and it is to become no participant's.
  return people
    .filter(({ erasedAt }) => erasedAt === undefined)
    .map((person) => {
      const { registrationId, eventId, firstName, lastName, email, phone, records } = person;
      const days = units.flatMap(({ unitId, day }) => (day && wasThere(records[unitId]?.state) ? day : []));
      return {
        registrationId,
        eventId,
        firstName,
        lastName,
        email,
        phone,
        firstOn: days.toSorted()[0],
        event,
        person,
      };
    });
}

function toProposal(
  { registrations, hasNamesake }: { registrations: readonly Open[]; hasNamesake: boolean },
  matches: ParticipantMatch[],
): ParticipantProposal {
  const { firstName, lastName, email, phone, institution } = latestOf(registrations).person;
  return {
    firstName,
    lastName,
    email,
    phone,
    institution: institution && institutionLine(institution),
    registrations: registrations.map(({ registrationId, event, firstOn }) => ({
      registrationId,
      eventId: event.eventId,
      title: event.title,
      firstOn,
    })),
    startsOn: firstSupport(registrations),
    matches,
    hasNamesake,
    proposed: proposedOf(matches, hasNamesake),
  };
}

/** What is clear: one who is likely the same, or nobody who could be. */
function proposedOf(matches: readonly ParticipantMatch[], hasNamesake: boolean): "new" | "link" | undefined {
  if (matches.length === 0) return hasNamesake ? undefined : "new";
  const likely = matches.filter(({ strength }) => strength === "likely");
  return likely.length === 1 && !hasNamesake ? "link" : undefined;
}

function latestOf(registrations: readonly Open[]): Open {
  const [latest] = registrations.toSorted((a, b) => (a.person.createdAt < b.person.createdAt ? 1 : -1));
  if (!latest) throw new Error("there is nobody without a registration");
  return latest;
}

type Outcome = ParticipantAcceptance["items"][number];

/**
 * Makes participants of registrations, or adds these to one, as staff say of each. Each is a transaction under the condition
 * that the registration is nobody's; what is sent again says whose it is. Whoever is new and like somebody whom staff have not
 * been shown is not added.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only
 */
export async function acceptProposals(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  items: readonly Accepted[],
): Promise<ParticipantAcceptance> {
  await getEditable(deps, ctx, projectId);
  const registrationIds = [...new Set(items.flatMap((item) => item.registrationIds))];
  const found = await deps.registrations.findMany(registrationIds);
  const heads = await headsOf(
    deps,
    found.map(({ eventId }) => eventId),
  );
  const own = [...heads.values()].filter((event) => event.projectId === projectId);
  const open = new Map<RegistrationId, Open>();
  for (const event of own)
    for (const one of await listOpen(deps, ctx, event)) open.set(one.registrationId, one);
  const outcomes: Outcome[] = [];
  for (const item of items) {
    const people = item.registrationIds.flatMap((id) => open.get(id) ?? []);
    // One after the other: two rows of a part may be one person, and the second is to find the first.
    outcomes.push(
      people.length === item.registrationIds.length
        ? await accept(deps, ctx, projectId, item, people)
        : { outcome: "missing" },
    );
  }
  return { items: outcomes };
}

async function accept(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  item: Accepted,
  people: readonly Open[],
): Promise<Outcome> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const keys = people.map(({ registrationId, eventId }) => ({ projectId, eventId, registrationId }));
    const holders = await deps.participants.findLinks(keys);
    const holder = holders.find((id) => id !== undefined);
    if (holder) return { outcome: "known", participantId: holder };
    const write = item.participantId
      ? await linkTo(deps, ctx, projectId, item.participantId, people)
      : await addNew(deps, ctx, projectId, item, people);
    if ("outcome" in write) {
      // Whom they are like may have been made of this very registration, a moment ago.
      const made = write.outcome === "alike" && (await deps.participants.findLinks(keys)).some(Boolean);
      if (!made) return write;
      continue;
    }
    const { participantId } = write.after;
    const linked: ParticipantLink[] = keys.map((key) => ({ ...key, participantId }));
    if ((await deps.participants.save([write], { linked })) === "written")
      return { outcome: write.before ? "linked" : "added", participantId };
    await jitter(attempt);
  }
  return { outcome: "conflict" };
}

/** A participant as they are with these registrations: of a candidate support has begun where somebody was there. */
async function linkTo(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  people: readonly Open[],
): Promise<{ before: StoredParticipant; after: StoredParticipant } | Outcome> {
  const [before] = await findMeant(deps, [participantId]);
  if (before?.projectId !== projectId || before.ended) return { outcome: "missing" };
  const course = before.startsOn === undefined ? courseOf(firstSupport(people), before.state) : {};
  return { before, after: { ...before, ...course, ...changed(before, ctx, "linked") } };
}

async function addNew(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { apart }: Accepted,
  people: readonly Open[],
): Promise<{ before?: undefined; after: StoredParticipant } | Outcome> {
  const [matches = []] = await findAlike(deps, projectId, [{ known: people }]);
  const unknown = matches.filter(
    ({ participant }) => !apart?.participantIds.includes(participant.participantId),
  );
  if (unknown.length > 0) return { outcome: "alike", matches: unknown };
  const { person } = latestOf(people);
  const { firstName, lastName, email, phone, countyCode } = person;
  const others = people.map((one) => one.lastName).filter((name) => name !== lastName);
  const said = {
    firstName,
    lastName,
    formerLastNames: [...new Set(others)].slice(0, FORMER_NAMES_MAX),
    email,
    phone,
  };
  return {
    after: {
      ...said,
      participantId: ctx.newId("ptc"),
      projectId,
      categories: [],
      territory: countyCode ? [countyCode] : [],
      ...courseOf(firstSupport(people), "candidate"),
      entry: {},
      entryVersion: ENTRY_VERSION,
      merged: [],
      apartFrom: apart?.participantIds ?? [],
      traits: await traitsOf(deps.hash, projectId, said),
      ...begun(ctx, "added", apart?.reason),
    },
  };
}

function courseOf(
  startsOn: Day | undefined,
  state: StoredParticipant["state"],
): Pick<StoredParticipant, "state" | "startsOn"> {
  return { startsOn, state: startsOn && state === "candidate" ? "participant" : state };
}
