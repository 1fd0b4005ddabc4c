import type { Participant, ParticipantId } from "../../participant/schema.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { PAGE_SIZE } from "../../shared/page.ts";
import { inPolishOrder } from "../../shared/text.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { getEntry, getReadable, toViews } from "../access.ts";
import type { LogHours, SupportEntryPage, SupportEntryView } from "../answer.ts";
import type { LogDeps } from "../deps.ts";
import { canReadEntry, counsellorKey, workOf } from "../rules.ts";
import type { SupportEntryId } from "../schema.ts";
import type { StoredEntry } from "../rows.ts";

/** Which entries somebody looks for. */
export interface LogQuestion {
  /** `YYYY-MM`; absent: the present one. */
  month?: string;
  participantId?: ParticipantId;
  /** The id of staff, or a name. */
  counsellor?: string;
  supportId?: string;
  cursor?: string;
}

/** Rows of an export that are read at a time. */
const EXPORTED_AT_ONCE = 500;

/**
 * Entries of a month, the latest first: a page of the month's, or all of one person or one counsellor, which are looked up by their keys.
 * @throws DomainError project.not_found, log.forbidden
 */
export async function listEntries(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  question: LogQuestion,
): Promise<SupportEntryPage> {
  const { reach } = await getReadable(deps, ctx, projectId);
  const page = await find(deps, ctx, projectId, reach, question, PAGE_SIZE);
  return { ...page, items: await toViews(deps, ctx, page.items) };
}

/** The same without an end, the earliest first, with the project: for files. @throws DomainError project.not_found, log.forbidden */
export async function getForFile(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  question: Omit<LogQuestion, "cursor">,
): Promise<{ project: Project; month: string; entries: SupportEntryView[] }> {
  const { project, reach } = await getReadable(deps, ctx, projectId);
  const found: StoredEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await find(deps, ctx, projectId, reach, { ...question, cursor }, EXPORTED_AT_ONCE);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  const month = question.month ?? thisMonth(ctx);
  return { project, month, entries: (await toViews(deps, ctx, found)).toReversed() };
}

/**
 * All that one person of the project was given by the log, the earliest first. Of people to whom they gave nothing, staff who see their
 * own entries alone know nothing.
 * @throws DomainError project.not_found, log.forbidden, participant.not_found
 */
export async function getOfPerson(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
): Promise<{ project: Project; person: Participant; entries: SupportEntryView[] }> {
  const { project, reach } = await getReadable(deps, ctx, projectId);
  const [found] = await deps.participants.findMeant([participantId]);
  const person = found?.projectId === projectId ? found : undefined;
  const entries = person ? await ofPerson(deps, ctx, person) : [];
  if (!person || (reach === "own" && entries.length === 0))
    throw new DomainError("not_found", "participant.not_found");
  return { project, person, entries: (await toViews(deps, ctx, entries)).toReversed() };
}

async function find(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  reach: "all" | "own",
  { month = thisMonth(ctx), participantId, counsellor, supportId, cursor }: LogQuestion,
  limit: number,
): Promise<{ items: StoredEntry[]; cursor?: string }> {
  const by = reach === "own" ? ctx.actor.staffId : counsellor;
  const isWanted = (entry: StoredEntry) =>
    entry.day.startsWith(month) &&
    (!by || entry.counsellor.staffId === by || keyBy(projectId, by) === keyOfEntry(entry)) &&
    (!supportId || entry.supportId === supportId);
  if (participantId) {
    const [person] = await deps.participants.findMeant([participantId]);
    const entries = person?.projectId === projectId ? await ofPerson(deps, ctx, person) : [];
    return { items: entries.filter(isWanted) };
  }
  if (!by) return deps.entries.listMonth({ projectId, month, supportId }, cursor, limit);
  const days = await deps.entries.listDuties(keyBy(projectId, by), month);
  const ids = days.flatMap(({ entries }) => entries).filter((one) => one.projectId === projectId);
  const found = await deps.entries.findMany(ids.map(({ entryId }) => entryId));
  return { items: latestFirst(found.filter(isWanted)) };
}

async function ofPerson(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  { participantId, merged }: Participant,
): Promise<StoredEntry[]> {
  const records = await deps.entries.findRecords([participantId, ...merged]);
  const found = await deps.entries.findMany(
    records.flatMap(({ entries }) => entries.map(({ entryId }) => entryId)),
  );
  return latestFirst(found.filter((entry) => canReadEntry(ctx.actor, entry)));
}

/** The month in which it is at home, `YYYY-MM`. */
export function thisMonth({ now }: Pick<Context, "now">): string {
  return dayAt(now, HOME_ZONE).slice(0, 7);
}

function keyBy(projectId: ProjectId, by: string): string {
  return counsellorKey(
    projectId,
    by.startsWith("stf_") ? { staffId: by as `stf_${string}`, name: "" } : { name: by },
  );
}

function keyOfEntry({ projectId, counsellor }: StoredEntry): string {
  return counsellorKey(projectId, counsellor);
}

function latestFirst(entries: readonly StoredEntry[]): StoredEntry[] {
  const at = ({ day, from, entryId }: StoredEntry) => `${day} ${from} ${entryId}`;
  return entries.toSorted((a, b) => (at(a) < at(b) ? 1 : -1));
}

/** One entry. @throws DomainError project.not_found, log.forbidden, log.not_found */
export async function getOne(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
): Promise<SupportEntryView> {
  const { entry } = await getEntry(deps, ctx, projectId, entryId);
  const [view] = await toViews(deps, ctx, [entry]);
  return view as SupportEntryView;
}

/**
 * Hours of a month by who gave the support: from the sums of the month, and for the time on duty the days of each.
 * @throws DomainError project.not_found, log.forbidden
 */
export async function getHours(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  month: string = thisMonth(ctx),
): Promise<LogHours> {
  const { reach } = await getReadable(deps, ctx, projectId);
  const sums = await deps.entries.listSums(projectId, month);
  const own = sums.filter(({ counsellor }) => reach === "all" || counsellor === ctx.actor.staffId);
  const rows = await Promise.all(
    [...Map.groupBy(own, ({ counsellor }) => counsellor)].map(async ([key, shares]) => {
      const days = await deps.entries.listDuties(key, month);
      const given = days
        .flatMap(({ entries }) => entries)
        .filter((one) => one.projectId === projectId && !one.struck);
      const total = (of: "visits" | "minutes") => shares.reduce((sum, share) => sum + share[of], 0);
      return {
        counsellor: {
          ...(key.startsWith("stf_") && { staffId: key as `stf_${string}` }),
          name: shares[0]?.name ?? "",
        },
        visits: total("visits"),
        minutes: total("minutes"),
        duty: workOf(given).duty,
        supports: shares.map(({ supportId, visits, minutes }) => ({ supportId, visits, minutes })),
      };
    }),
  );
  return { month, counsellors: inPolishOrder(rows, ({ counsellor }) => [counsellor.name, ""]) };
}
