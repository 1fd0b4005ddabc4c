import { announceFile, keepAttachment } from "../attachment-upload/index.ts";
import type { AttachmentUpload } from "../attachment-upload/answer.ts";
import type { Event } from "../event/index.ts";
import { canReadRegistrations } from "../event/rules.ts";
import { fileKey, type FileId } from "../file/index.ts";
import { fileAmong, receiveLetterFiles } from "../letter-file/index.ts";
import { letterFileIssues } from "../letter-file/rules.ts";
import type { LetterFile, LetterFileInput } from "../letter-file/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { StoredRegistration } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { getEditable, getPlace, type Place } from "./access.ts";
import type { MailTexts, MailTextView } from "./answer.ts";
import type { MailTextDeps } from "./deps.ts";
import {
  fileHolder,
  levelOf,
  mailTextIssues,
  nearestWords,
  roomForFiles,
  saysAnything,
  type AdaptableKind,
  type MailTextLevel,
} from "./rules.ts";
import { askForTest } from "./test.ts";
import { type MailText, type MailTextInput, type MailTextOwner, type MailTextSample } from "./schema.ts";

/** What a kind of which no mail is sent any more can be adapted to: nothing. */
const GONE = { offers: [], byOption: false, brings: 0 };

/** How long a link gives a file away. */
const LINK_SECONDS = 5 * 60;

/**
 * The texts of all automatic mails in one place, and of kinds that are no more where they were adapted.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found
 */
export async function listMailTexts(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
): Promise<MailTexts> {
  const place = await getPlace(deps, ctx, owner);
  const [kinds, own, ...above] = await Promise.all([
    deps.loadKinds(),
    deps.mailTexts.list(owner),
    ...place.above.map((one) => deps.mailTexts.list(one)),
  ]);
  const authors = await deps.namesOf(own.map(({ changedBy }) => changedBy));
  const gone = own.filter((text) => !kinds[text.kind] && saysAnything(text)).map(({ kind }) => kind);
  return {
    mayEdit: place.mayEdit,
    items: [...Object.keys(kinds), ...gone].map((kind) => {
      const find = (texts: readonly MailText[]) => texts.find((one) => one.kind === kind);
      return toView(place, kind, kinds[kind], find(own), above.map(find), authors);
    }),
  };
}

/**
 * Replaces what a mail of one kind says in one place; with nothing in it, what holds above is said again. Mails that wait already are
 * written with it.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found, mail_text.not_found, mail_text.invalid,
 *   mail_text.version_conflict
 */
export async function saveMailText(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
  kind: string,
  { version, ...input }: MailTextInput,
): Promise<MailTextView> {
  const place = await getEditable(deps, ctx, owner);
  const kinds = await deps.loadKinds();
  const [before, ...above] = await deps.mailTexts.findMany([owner, ...place.above], kind, {
    consistent: true,
  });
  const known = kinds[kind];
  // Of a kind that is no more, what is there can be taken away.
  if (!known && (!before || saysAnything(input))) throw new DomainError("not_found", "mail_text.not_found");
  const fit = fitting(deps, ctx, place, input, { kind: known ?? GONE, before, above });
  const changedBy = actorRef(ctx.actor);
  const after: MailText = {
    ...fit,
    owner,
    kind,
    name: known?.name ?? before?.name ?? kind,
    version: version + 1,
    updatedAt: ctx.now,
    changedBy,
  };
  if (!(await deps.mailTexts.save(after))) throw new DomainError("conflict", "mail_text.version_conflict");
  return toView(place, kind, known, after, above, await deps.namesOf([changedBy]));
}

/** What a mail of one kind would say to somebody, with a text that is not saved. */
export interface MailTextTrial {
  /** What counts, the nearest first. */
  texts: (MailText | undefined)[];
  /** Absent for what is of no project. */
  projectId?: ProjectId;
  event?: Event;
  registration?: StoredRegistration;
}

/**
 * What a text that is not saved is shown with. Writes nothing.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found, mail_text.not_found, mail_text.invalid,
 *   registration.not_found
 */
export async function tryMailText(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
  kind: string,
  { pl, en, paragraphs, attachments, registrationId }: MailTextSample,
): Promise<MailTextTrial> {
  const place = await getEditable(deps, ctx, owner);
  const known = (await deps.loadKinds())[kind];
  if (!known) throw new DomainError("not_found", "mail_text.not_found");
  const [[before, ...above], registration] = await Promise.all([
    deps.mailTexts.findMany([owner, ...place.above], kind, { consistent: true }),
    registrationId && deps.registrations.find(registrationId),
  ]);
  const written = { pl, en, paragraphs, attachments };
  const fit = fitting(deps, ctx, place, written, { kind: known, before, above });
  const { event } = place;
  const mayRead = event && canReadRegistrations(ctx.actor, event);
  if (registrationId && (!registration || !mayRead || registration.eventId !== event.eventId))
    throw new DomainError("not_found", "registration.not_found");
  const own: MailText = {
    ...fit,
    owner,
    kind,
    name: known.name,
    version: 0,
    updatedAt: ctx.now,
    changedBy: "",
  };
  const projectId = event?.projectId ?? (place.level === "project" ? (owner as ProjectId) : undefined);
  return { texts: [own, ...above], projectId, event, registration: registration || undefined };
}

/**
 * Has a text that is not saved sent to whoever asks, as somebody made up or of the event would get it. Asked for twice at once, it is sent once.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found, mail_text.not_found, mail_text.invalid,
 *   registration.not_found, mail_text.too_many_tests
 */
export async function testMailText(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
  kind: string,
  sample: MailTextSample,
): Promise<void> {
  const [own] = (await tryMailText(deps, ctx, owner, kind, sample)).texts;
  await askForTest(deps, ctx, { ...sample, attachments: own?.attachments, owner, kind });
}

/**
 * Announces a file that is to go with automatic mails of a place.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found
 */
export async function announceTextFile(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
  file: LetterFileInput,
): Promise<AttachmentUpload> {
  await getEditable(deps, ctx, owner);
  return announceFile(deps, ctx, { textsOf: owner }, file);
}

/**
 * An address for five minutes of a file that goes with automatic mails of a place.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found, file.not_found
 */
export async function linkTextFile(
  deps: MailTextDeps,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
  kind: string,
  fileId: FileId,
): Promise<string> {
  await getPlace(deps, ctx, owner);
  const [text] = await deps.mailTexts.findMany([owner], kind, { consistent: true });
  const file = text?.attachments?.find((one) => one.fileId === fileId);
  const [bucket, holder] = [deps.bucket(), fileHolder(owner, kind)];
  // The stream may not have brought it over yet.
  if (!file || !(await keepAttachment(bucket, holder, fileId)))
    throw new DomainError("not_found", "file.not_found");
  const { name: fileName, mediaType: type } = file;
  return bucket.presignGet(fileKey(holder, fileId), { fileName, type, seconds: LINK_SECONDS });
}

/** What a text is looked at beside. */
interface Beside {
  kind: Pick<AdaptableKind, "offers" | "byOption" | "brings">;
  before: MailText | undefined;
  above: readonly (MailText | undefined)[];
}

/** What somebody wrote as it is kept. What was there before and has no room any more stays, and is shown as such. @throws DomainError mail_text.invalid */
function fitting(
  deps: Pick<MailTextDeps, "secretKey">,
  { now }: Context,
  { owner, level, options }: Place,
  { attachments: named = [], ...text }: Omit<MailTextInput, "version">,
  { kind, before, above }: Beside,
): Omit<MailTextInput, "version" | "attachments"> & { attachments?: LetterFile[] } {
  const had = before?.attachments ?? [];
  const isNew = named.some((one) => !fileAmong(had, one));
  const room = isNew ? roomForFiles(above, kind.brings) : Infinity;
  const { kept, issues } = receiveLetterFiles(deps, { textsOf: owner }, named, { now, had, room });
  const all = [...mailTextIssues(text, kind, level, options), ...issues];
  if (all.length > 0) throw new DomainError("invalid", "mail_text.invalid", { issues: all });
  return { ...text, ...(kept.length > 0 && { attachments: kept }) };
}

function toView(
  { level, options }: Place,
  kind: string,
  known: AdaptableKind | undefined,
  own: MailText | undefined,
  above: readonly (MailText | undefined)[],
  authors: Map<string, string>,
): MailTextView {
  const { offers, byOption, brings } = known ?? GONE;
  const { pl, en, paragraphs = [], attachments, version = 0, updatedAt, changedBy } = own ?? {};
  const written = { pl, en, paragraphs };
  const upper = (locale: "pl" | "en") => {
    const found = nearestWords(above, locale);
    // What stands above is of no event.
    return found && { ...found, level: found.level as Exclude<MailTextLevel, "event"> };
  };
  const room = roomForFiles(above, brings);
  const issues = known
    ? [...mailTextIssues(written, known, level, options), ...letterFileIssues(attachments ?? [], room)]
    : [];
  return {
    kind,
    name: known?.name ?? own?.name ?? kind,
    offers: known && [...offers],
    byOption,
    ...written,
    attachments,
    room,
    filesAbove: above.flatMap((text) =>
      (text?.attachments ?? []).map(({ name, bytes }) => ({
        level: levelOf((text as MailText).owner) as Exclude<MailTextLevel, "event">,
        name,
        bytes,
      })),
    ),
    above: { pl: upper("pl"), en: upper("en") },
    issues: issues.map(({ path, code, limit }) => ({ path, code, limit })),
    version,
    updatedAt,
    changedByName: changedBy && authors.get(changedBy),
  };
}
