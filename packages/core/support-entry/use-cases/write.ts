import type { Participant } from "../../participant/schema.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { dayAt, HOME_ZONE, wallTimeAt } from "../../shared/time.ts";
import { getChangeable, getReadable, namesOf, toViews } from "../access.ts";
import type { SupportEntryView, SupportOverlap } from "../answer.ts";
import { type DutyDay, dutyOf, keyOf, recordedOf, sumChanges, withEntry } from "../books.ts";
import type { LogDeps } from "../deps.ts";
import { canCounsel, canReadEntry, canWriteEntry, overlapping, whenFaults } from "../rules.ts";
import type {
  Counsellor,
  SupportEntry,
  SupportEntryChange,
  SupportEntryId,
  SupportEntryInput,
} from "../schema.ts";
import type { StoredEntry } from "../rows.ts";
import type { EntryWrite } from "../store.ts";

/**
 * Enters support that somebody was given. With an idempotency key the same request twice enters it once.
 * @throws DomainError project.not_found, log.forbidden, log.read_only, request.invalid, and log.overlap with what it overlaps with, unless
 *   staff were shown that and say why it is right
 */
export async function addEntry(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { overlap, lateReason, ...input }: SupportEntryInput,
  idempotencyKey?: string,
): Promise<SupportEntryView> {
  const { project } = await getReadable(deps, ctx, projectId);
  assertWritable(ctx, projectId, input.counsellor);
  const entryId = idempotencyKey
    ? derivedId("sen", "log.add", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("sen");
  const known = idempotencyKey ? await deps.entries.find(entryId) : undefined;
  if (known) return viewOf(deps, ctx, known);
  const isLate = dayAt(ctx.now, HOME_ZONE) > project.endsOn;
  const { person, counsellor } = await checked(
    deps,
    ctx,
    project,
    input,
    isLate && !lateReason ? [{ path: "lateReason", code: "log.late" }] : [],
  );
  return write(deps, ctx, person, overlap, {
    after: {
      ...input,
      entryId,
      projectId,
      participantId: person.participantId,
      counsellor,
      overlapReason: overlap?.reason,
      lateReason: isLate ? lateReason : undefined,
      ...stamp(ctx, "entered", isLate ? lateReason : undefined),
      version: 1,
      createdAt: ctx.now,
    },
  });
}

/**
 * Corrects an entry, with a reason.
 * @throws DomainError project.not_found, log.forbidden, log.not_found, log.read_only, log.struck, log.version_conflict, participant.ended,
 *   request.invalid, log.overlap, and log.has_note where it would leave a counsellor's note with another counsellor or person
 */
export async function correctEntry(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
  { overlap, reason, version, ...input }: SupportEntryChange,
): Promise<SupportEntryView> {
  const { project, entry: before } = await getChangeable(deps, ctx, projectId, entryId, version);
  assertWritable(ctx, projectId, input.counsellor);
  const { person, counsellor } = await checked(deps, ctx, project, input, [], before);
  const isSame = [person.participantId, ...person.merged].includes(before.participantId);
  const { staffId } = before.counsellor;
  const isAnothers = !isSame || staffId !== counsellor.staffId;
  if (isAnothers && staffId && (await deps.hasNote(entryId, staffId)))
    throw new DomainError("conflict", "log.has_note");
  return write(deps, ctx, person, overlap, {
    before,
    after: {
      ...before,
      ...input,
      place: input.place,
      // Of whoever was merged the entry stays theirs, so that they can be told apart again.
      participantId: isSame ? before.participantId : person.participantId,
      counsellor,
      overlapReason: overlap?.reason,
      ...stamp(ctx, "corrected", reason),
      version: before.version + 1,
    },
  });
}

/**
 * Strikes an entry out: it stays to be read, and counts no more.
 * @throws DomainError project.not_found, log.forbidden, log.not_found, log.read_only, log.struck, log.version_conflict, participant.ended
 */
export async function strikeEntry(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
  { reason, version }: { reason: string; version: number },
): Promise<SupportEntryView> {
  const { entry: before } = await getChangeable(deps, ctx, projectId, entryId, version);
  const after = { ...before, struck: reason, ...stamp(ctx, "struck", reason), version: version + 1 };
  return write(deps, ctx, undefined, undefined, { before, after });
}

function stamp(ctx: Context<StaffActor>, doing: StoredEntry["doing"], reason?: string) {
  return { doing, updatedAt: ctx.now, changedBy: actorRef(ctx.actor), changeReason: reason };
}

function assertWritable(
  { actor }: Context<StaffActor>,
  projectId: ProjectId,
  counsellor: SupportEntryInput["counsellor"],
): void {
  const { staffId } = counsellor;
  if (!canWriteEntry(actor, { projectId, counsellor: { staffId } }))
    throw new DomainError("forbidden", "log.read_only");
}

/** Who was given the support and who gave it, once all that was sent is right. @throws DomainError request.invalid */
async function checked(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  project: Project,
  input: Omit<SupportEntryInput, "overlap" | "lateReason">,
  more: Issue[],
  before?: SupportEntry,
): Promise<{ person: Participant; counsellor: Counsellor }> {
  const [[person], counsellor] = await Promise.all([
    deps.participants.findMeant([input.participantId]),
    counsellorOf(deps, project, input, before),
  ]);
  const support = project.supports?.find(({ supportId }) => supportId === input.supportId);
  // What a form became since, retired or one for groups, keeps nobody from correcting what was given by it.
  const isKept = before?.supportId === input.supportId;
  const issues = [...more, ...whenFaults(input, project, wallTimeAt(ctx.now, HOME_ZONE), before?.day)];
  if (!support || (support.retired && !isKept)) issues.push({ path: "supportId", code: "support.unknown" });
  else if (support.mode !== "individual" && !isKept)
    issues.push({ path: "supportId", code: "log.not_individual" });
  const own = person?.projectId === project.projectId ? person : undefined;
  if (!own) issues.push({ path: "participantId", code: "participant.not_found" });
  else if (own.ended) issues.push({ path: "participantId", code: "participant.ended" });
  if (!counsellor) issues.push({ path: "counsellor", code: "log.unknown_counsellor" });
  if (!own || !counsellor || issues.length > 0)
    throw new DomainError("invalid", "request.invalid", { issues });
  return { person: own, counsellor };
}

/** Whoever an entry has already, or can have given support that day. The name of staff is kept as it was then. */
async function counsellorOf(
  { staff }: LogDeps,
  { projectId }: Project,
  { counsellor, day }: Pick<SupportEntryInput, "counsellor" | "day">,
  before?: SupportEntry,
): Promise<Counsellor | undefined> {
  const { staffId, name } = counsellor;
  if (staffId === undefined) return name === undefined ? undefined : { name };
  if (before?.counsellor.staffId === staffId) return before.counsellor;
  const found = await staff.find(staffId);
  return found && canCounsel(found, projectId, day) ? { staffId, name: found.name } : undefined;
}

/** Writes an entry with its books, which are read again where somebody else wrote meanwhile. @throws DomainError log.overlap, log.version_conflict */
async function write(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  person: Participant | undefined,
  overlap: SupportEntryInput["overlap"],
  { before, after }: { before?: StoredEntry; after: StoredEntry },
): Promise<SupportEntryView> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const books = await readBooks(deps, before, after, person);
    const unseen = books.overlaps.filter(({ entryId }) => !overlap?.entryIds.includes(entryId));
    if (unseen.length > 0)
      throw new DomainError("conflict", "log.overlap", {
        overlaps: await told(deps, ctx, after.projectId, books.overlaps),
      });
    const { records, relied, duties } = books;
    const kept = person ? withReason(before, after, books.overlaps.length > 0) : after;
    const outcome = await deps.entries.save({
      before,
      after: kept,
      records,
      relied,
      duties,
      sums: sumChanges(before, kept),
    });
    if (outcome === "written") return viewOf(deps, ctx, kept);
    const now = await deps.entries.find(after.entryId);
    if (outcome === "known" && now) return viewOf(deps, ctx, now);
    if (before && now?.version !== before.version)
      throw new DomainError("conflict", "log.version_conflict", { version: now?.version });
    await jitter(attempt);
  }
  throw new DomainError("conflict", "log.version_conflict");
}

/** A reason says why there is an overlap, where there is one, and is told in the history with any other. */
function withReason(
  before: StoredEntry | undefined,
  after: StoredEntry,
  isOverlapping: boolean,
): StoredEntry {
  const overlapReason = isOverlapping ? after.overlapReason : undefined;
  const isNew = overlapReason !== before?.overlapReason;
  const reasons = [after.changeReason, isNew && overlapReason].filter(Boolean);
  return { ...after, overlapReason, changeReason: reasons.join("; ") || undefined };
}

type Overlap = Pick<SupportOverlap, "entryId" | "day" | "from" | "to" | "shares"> & { isElsewhere: boolean };

/**
 * The records and days that an entry is in, was in and comes into, and what it overlaps with there; and the other records of its person
 * that were looked at, which have to be as they were when it is written.
 */
async function readBooks(
  { entries }: LogDeps,
  before: StoredEntry | undefined,
  after: StoredEntry,
  person: Participant | undefined,
): Promise<Pick<EntryWrite, "records" | "relied" | "duties"> & { overlaps: Overlap[] }> {
  const written = new Set<string>([after.participantId, ...(before ? [before.participantId] : [])]);
  const family = new Set<string>(person ? [person.participantId, ...person.merged] : []);
  const people = [...written.union(family)] as Participant["participantId"][];
  const keys = [after, ...(before ? [before] : [])].map((one) => ({
    counsellor: keyOf(one),
    day: one.day,
  }));
  const days = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  const [records, duties] = await Promise.all([entries.findRecords(people), entries.findDuties(days)]);
  const own = recordedOf(after);
  const isAt = (day: DutyDay) => day.counsellor === keyOf(after) && day.day === after.day;
  const ofPerson = records
    .filter(({ participantId }) => family.has(participantId))
    .flatMap((record) => overlapping(own, record.entries));
  const ofCounsellor = person
    ? duties.filter(isAt).flatMap((day) => overlapping(dutyOf(after), day.entries))
    : [];
  const shared = new Map<SupportEntryId, Overlap>();
  for (const { entryId, day, from, to } of ofPerson)
    shared.set(entryId, { entryId, day, from, to, shares: "person", isElsewhere: false });
  for (const { entryId, day, from, to, projectId } of ofCounsellor)
    shared.set(entryId, {
      entryId,
      day,
      from,
      to,
      shares: shared.has(entryId) ? "both" : "counsellor",
      isElsewhere: projectId !== after.projectId,
    });
  return {
    records: records
      .filter(({ participantId }) => written.has(participantId))
      .map((record) =>
        withEntry(record, after.entryId, record.participantId === after.participantId ? own : undefined),
      ),
    relied: records.filter(({ participantId }) => !written.has(participantId)),
    duties: duties.map((day) => withEntry(day, after.entryId, isAt(day) ? dutyOf(after) : undefined)),
    overlaps: [...shared.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/** Overlaps as staff are told of them: of another project, and of what they may not read, only that there is one, and when. */
async function told(
  deps: LogDeps,
  { actor }: Context<StaffActor>,
  projectId: ProjectId,
  overlaps: readonly Overlap[],
): Promise<SupportOverlap[]> {
  const found = await deps.entries.findMany(
    overlaps.filter(({ isElsewhere }) => !isElsewhere).map(({ entryId }) => entryId),
  );
  const own = new Map(
    found
      .filter((one) => one.projectId === projectId && canReadEntry(actor, one))
      .map((one) => [one.entryId, one] as const),
  );
  const people = await namesOf(
    deps,
    [...own.values()].map(({ participantId }) => participantId),
  );
  return overlaps.map(({ entryId, day, from, to, shares }) => {
    const entry = own.get(entryId);
    const person = entry && people.get(entry.participantId);
    return {
      entryId,
      day,
      from,
      to,
      shares,
      person: person && `${person.firstName} ${person.lastName}`,
      counsellor: entry?.counsellor.name,
    };
  });
}

async function viewOf(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  entry: StoredEntry,
): Promise<SupportEntryView> {
  const [view] = await toViews(deps, ctx, [entry]);
  if (!view) throw new DomainError("not_found", "log.not_found");
  return view;
}
