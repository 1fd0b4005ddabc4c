import { isAllowed } from "../access/rules.ts";
import type { ProjectId, ProjectStore } from "../project/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { inPolishOrder } from "../shared/text.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { StaffStore } from "../staff/index.ts";
import type { StaffId } from "../staff/schema.ts";
import { getReadable, toViews } from "../support-entry/access.ts";
import type { SupportEntryStore } from "../support-entry/index.ts";
import type { LogDeps } from "../support-entry/deps.ts";
import { canCounsel, canReadEntry } from "../support-entry/rules.ts";
import type { SupportEntry, SupportEntryId } from "../support-entry/schema.ts";
import type {
  ContentNotes,
  ContentNoteView,
  EntriesToStandIn,
  NoteDeputies,
  NoteDeputyView,
} from "./answer.ts";
import { canStandIn, keepsLog, mayNameDeputy, mayOpenNotes, standsIn } from "./rules.ts";
import type { ContentNote, DeputyInput, NoteDeputy, NoteInput } from "./schema.ts";
import type { ContentNoteStore } from "./store.ts";

/** What use cases of notes work with. */
export interface ContentNoteDeps {
  contentNotes: ContentNoteStore;
  supportEntries: Pick<SupportEntryStore, "find" | "findMany" | "listDuties">;
  participants: LogDeps["participants"];
  projects: Pick<ProjectStore, "find">;
  staff: Pick<StaffStore, "find" | "listAll">;
  /** What members of staff are called, by `staff:stf_…`. */
  namesOf: (actors: Iterable<string>) => Promise<Map<string, string>>;
}

/**
 * Notes of an entry that whoever asks may read: that of its counsellor, written or not, and those of counsellors whom it had before. Reads the
 * entry, its notes, and who stands in for whom in the project.
 * @throws DomainError project.not_found, log.forbidden, log.not_found, note.forbidden
 */
async function openNotes(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
): Promise<ContentNotes> {
  const { notes, counsellors } = await getOpen(deps, ctx, projectId, entryId);
  return toNotes(deps, counsellors, notes);
}

/**
 * Writes, corrects or removes a note over the version that was shown. The same once more is once.
 * @throws DomainError project.not_found, log.forbidden, log.not_found, note.forbidden, note.version_conflict
 */
async function saveNote(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
  counsellor: StaffId,
  { text, version }: NoteInput,
): Promise<ContentNoteView> {
  const { entry, notes, counsellors } = await getOpen(deps, ctx, projectId, entryId);
  if (!counsellors.includes(counsellor)) throw new DomainError("forbidden", "note.forbidden");
  const before = notes.find((note) => note.counsellor === counsellor);
  const after: ContentNote = {
    entryId,
    counsellor,
    projectId,
    participantId: entry.participantId,
    text,
    version: version + 1,
    changedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  const isNothing = text === before?.text && version === (before?.version ?? 0);
  if (!isNothing && !(await deps.contentNotes.save(after))) {
    // The answer may have been lost, and it is there.
    const now = (await deps.contentNotes.listOf(entryId)).find((note) => note.counsellor === counsellor);
    const isOwn = now?.version === after.version && now.text === text && now.changedBy === after.changedBy;
    if (!isOwn) throw new DomainError("conflict", "note.version_conflict", { version: now?.version });
  }
  const { notes: written } = await toNotes(deps, [counsellor], [isNothing && before ? before : after]);
  return written[0] as ContentNoteView;
}

/**
 * For whom somebody stands in, in what concerns whoever asks: themselves, those for whom they do, and for an administrator all counsellors.
 * @throws DomainError project.not_found, log.forbidden
 */
async function listDeputies(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<NoteDeputies> {
  const { actor } = ctx;
  const project = await getLog(deps, ctx, projectId);
  const [named, staff] = await Promise.all([deps.contentNotes.listDeputies(projectId), deps.staff.listAll()]);
  const today = dayAt(ctx.now, HOME_ZONE);
  const names = new Map(staff.map(({ staffId, name }) => [staffId, name]));
  const of = (staffId: StaffId) => ({ staffId, name: names.get(staffId) ?? "" });
  const known = new Map(named.map((one) => [one.counsellor, one]));
  const counsellors = new Set<StaffId>([
    ...(keepsLog(actor, projectId) ? [actor.staffId] : []),
    ...named.filter((one) => standsIn(actor.staffId, one, today)).map(({ counsellor }) => counsellor),
    ...(isAllowed(actor, "staff.manage")
      ? staff
          .filter((one) => canCounsel(one, projectId, project.startsOn))
          .map(({ staffId }) => staffId)
          .concat([...known.keys()])
      : []),
  ]);
  const rows = [...counsellors].map((counsellor): NoteDeputyView => {
    const row = known.get(counsellor);
    const isNamed = row?.deputyId !== undefined && standsIn(row.deputyId, row, today);
    return {
      counsellor: of(counsellor),
      ...(isNamed && row.deputyId && { deputy: of(row.deputyId), until: row.until }),
      version: row?.version ?? 0,
      isMine: row !== undefined && standsIn(actor.staffId, row, today),
      may: { change: mayNameDeputy(actor, projectId, counsellor) },
    };
  });
  const own = { projectId, counsellor: actor.staffId };
  const candidates = staff.filter((one) => canStandIn(one, own, actor.staffId, ctx.now));
  return {
    deputies: inPolishOrder(rows, ({ counsellor }) => [counsellor.name, ""]),
    candidates: inPolishOrder(candidates, ({ name }) => [name, ""]).map(({ staffId }) => of(staffId)),
  };
}

/**
 * Says who stands in for a counsellor, or that nobody does. The same once more is once.
 * @throws DomainError project.not_found, log.forbidden, note.deputy_forbidden, note.version_conflict, request.invalid
 */
async function nameDeputy(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  counsellor: StaffId,
  { deputyId, until, reason, version }: DeputyInput,
): Promise<NoteDeputies> {
  await getLog(deps, ctx, projectId);
  if (!mayNameDeputy(ctx.actor, projectId, counsellor))
    throw new DomainError("forbidden", "note.deputy_forbidden");
  const today = dayAt(ctx.now, HOME_ZONE);
  const [of, deputy] = await Promise.all([
    deps.staff.find(counsellor),
    deputyId && deps.staff.find(deputyId),
  ]);
  const issues: Issue[] = [];
  if (!of) issues.push({ path: "counsellor", code: "staff.not_found" });
  if (deputyId && !(deputy && canStandIn(deputy, { projectId, counsellor }, ctx.actor.staffId, ctx.now)))
    issues.push({ path: "deputyId", code: "note.unknown_deputy" });
  if (deputyId && until !== undefined && until < today)
    issues.push({ path: "until", code: "note.until_over" });
  if (ctx.actor.staffId !== counsellor && !reason) issues.push({ path: "reason", code: "field.required" });
  if (issues.length > 0) throw new DomainError("invalid", "request.invalid", { issues });
  const after: NoteDeputy = {
    projectId,
    counsellor,
    deputyId,
    until: deputyId && until,
    reason,
    version: version + 1,
    changedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.contentNotes.saveDeputy(after))) {
    const now = await deps.contentNotes.findDeputy(projectId, counsellor);
    const isOwn =
      now?.version === after.version && now.deputyId === deputyId && now.changedBy === after.changedBy;
    if (!isOwn) throw new DomainError("conflict", "note.version_conflict", { version: now?.version });
  }
  return listDeputies(deps, ctx, projectId);
}

/**
 * A month's entries of a counsellor in a project, of the present one unless said, for whoever stands in for them; they need not see them in the log.
 * @throws DomainError project.not_found, log.forbidden, note.forbidden
 */
async function listToStandIn(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  counsellor: StaffId,
  month: string = dayAt(ctx.now, HOME_ZONE).slice(0, 7),
): Promise<EntriesToStandIn> {
  await getLog(deps, ctx, projectId);
  const deputy = await deps.contentNotes.findDeputy(projectId, counsellor);
  if (!mayOpenNotes(ctx.actor, { projectId, counsellor }, deputy, dayAt(ctx.now, HOME_ZONE)))
    throw new DomainError("forbidden", "note.forbidden");
  const days = await deps.supportEntries.listDuties(counsellor, month);
  const ids = days.flatMap(({ entries }) => entries).filter((one) => one.projectId === projectId);
  const found = await deps.supportEntries.findMany(ids.map(({ entryId }) => entryId));
  const at = ({ day, from }: SupportEntry) => `${day}T${from}`;
  const latest = found.toSorted((a, b) => (at(a) < at(b) ? 1 : -1));
  return { entries: await toViews(deps, ctx, latest) };
}

/** A project of whose log whoever asks has a part. @throws DomainError project.not_found, log.forbidden */
async function getLog(deps: ContentNoteDeps, ctx: Context<StaffActor>, projectId: ProjectId) {
  const { project } = await getReadable(deps, ctx, projectId);
  if (!keepsLog(ctx.actor, projectId)) throw new DomainError("forbidden", "log.forbidden");
  return project;
}

/** An entry with all its notes, and those of its counsellors whose notes whoever asks may open: one at least. */
async function getOpen(
  deps: ContentNoteDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
) {
  await getLog(deps, ctx, projectId);
  const [entry, notes, deputies] = await Promise.all([
    deps.supportEntries.find(entryId),
    deps.contentNotes.listOf(entryId),
    deps.contentNotes.listDeputies(projectId),
  ]);
  if (entry?.projectId !== projectId) throw new DomainError("not_found", "log.not_found");
  const today = dayAt(ctx.now, HOME_ZONE);
  const written = notes.filter(({ text }) => text !== undefined).map(({ counsellor }) => counsellor);
  const all = new Set([...(entry.counsellor.staffId ? [entry.counsellor.staffId] : []), ...written]);
  const counsellors = [...all].filter((counsellor) =>
    mayOpenNotes(
      ctx.actor,
      { projectId, counsellor },
      deputies.find((one) => one.counsellor === counsellor),
      today,
    ),
  );
  if (counsellors.length > 0) return { entry, notes, counsellors };
  // Of what they do not see in the log they are not told that it exists.
  if (!canReadEntry(ctx.actor, entry)) throw new DomainError("not_found", "log.not_found");
  throw new DomainError("forbidden", "note.forbidden");
}

async function toNotes(
  { namesOf }: Pick<ContentNoteDeps, "namesOf">,
  counsellors: readonly StaffId[],
  notes: readonly ContentNote[],
): Promise<ContentNotes> {
  const own = notes.filter(({ counsellor }) => counsellors.includes(counsellor));
  const names = await namesOf([
    ...counsellors.map((staffId) => `staff:${staffId}`),
    ...own.map(({ changedBy }) => changedBy),
  ]);
  return {
    notes: counsellors.map((staffId) => {
      const note = own.find(({ counsellor }) => counsellor === staffId);
      return {
        counsellor: { staffId, name: names.get(`staff:${staffId}`) ?? "" },
        ...(note?.text !== undefined && {
          text: note.text,
          changedAt: note.changedAt,
          changedBy: names.get(note.changedBy),
        }),
        version: note?.version ?? 0,
      };
    }),
  };
}

const useCases = { openNotes, saveNote, listDeputies, nameDeputy, listToStandIn };

/** Use cases of notes of what was talked about. */
export type ContentNoteService = Bound<typeof useCases>;

/** Makes the use cases of notes over what they work with (docs/decisions/0115). */
export function createContentNoteService(deps: ContentNoteDeps): ContentNoteService {
  return bind(deps, useCases);
}
