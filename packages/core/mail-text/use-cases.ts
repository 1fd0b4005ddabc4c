import type { Event } from "../event/index.ts";
import { canReadRegistrations } from "../event/rules.ts";
import type { ProjectId } from "../project/schema.ts";
import type { StoredRegistration } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { getEditable, getPlace, type Place } from "./access.ts";
import type { MailTexts, MailTextView } from "./answer.ts";
import type { MailTextDeps } from "./deps.ts";
import {
  mailTextIssues,
  nearestWords,
  saysAnything,
  type AdaptableKind,
  type MailTextLevel,
} from "./rules.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import {
  MAX_TESTS,
  type MailText,
  type MailTextInput,
  type MailTextOwner,
  type MailTextSample,
} from "./schema.ts";

/** What a kind of which no mail is sent any more can be adapted to: nothing. */
const GONE = { offers: [], byOption: false };

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
  const [before, ...above] = await deps.mailTexts.findMany([owner, ...place.above], kind);
  const known = kinds[kind];
  // Of a kind that is no more, what is there can be taken away.
  if (!known && (!before || saysAnything(input))) throw new DomainError("not_found", "mail_text.not_found");
  assertFit(input, known ?? GONE, place);
  const changedBy = actorRef(ctx.actor);
  const after: MailText = {
    ...input,
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
  { pl, en, paragraphs, registrationId }: MailTextSample,
): Promise<MailTextTrial> {
  const place = await getEditable(deps, ctx, owner);
  const known = (await deps.loadKinds())[kind];
  if (!known) throw new DomainError("not_found", "mail_text.not_found");
  const written = { pl, en, paragraphs };
  assertFit(written, known, place);
  const [above, registration] = await Promise.all([
    deps.mailTexts.findMany(place.above, kind),
    registrationId && deps.registrations.find(registrationId),
  ]);
  const { event } = place;
  const mayRead = event && canReadRegistrations(ctx.actor, event);
  if (registrationId && (!registration || !mayRead || registration.eventId !== event.eventId))
    throw new DomainError("not_found", "registration.not_found");
  const own: MailText = {
    ...written,
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
  await tryMailText(deps, ctx, owner, kind, sample);
  const { staffId } = ctx.actor;
  const before = await deps.mailTexts.findTest({ staffId, kind, locale: sample.locale });
  const day = dayAt(ctx.now, HOME_ZONE);
  const count = before?.day === day ? before.count + 1 : 1;
  if (count > MAX_TESTS) throw new DomainError("conflict", "mail_text.too_many_tests", { limit: MAX_TESTS });
  await deps.mailTexts.saveTest({ ...sample, staffId, owner, kind, day, count, askedAt: ctx.now }, before);
}

function assertFit(
  text: Omit<MailTextInput, "version">,
  kind: Pick<AdaptableKind, "offers" | "byOption">,
  { level, options }: Place,
): void {
  const issues = mailTextIssues(text, kind, level, options);
  if (issues.length > 0) throw new DomainError("invalid", "mail_text.invalid", { issues });
}

function toView(
  { level, options }: Place,
  kind: string,
  known: AdaptableKind | undefined,
  own: MailText | undefined,
  above: readonly (MailText | undefined)[],
  authors: Map<string, string>,
): MailTextView {
  const { offers, byOption } = known ?? GONE;
  const { pl, en, paragraphs = [], version = 0, updatedAt, changedBy } = own ?? {};
  const written = { pl, en, paragraphs };
  const upper = (locale: "pl" | "en") => {
    const found = nearestWords(above, locale);
    // What stands above is of no event.
    return found && { ...found, level: found.level as Exclude<MailTextLevel, "event"> };
  };
  return {
    kind,
    name: known?.name ?? own?.name ?? kind,
    offers: known && [...offers],
    byOption,
    ...written,
    above: { pl: upper("pl"), en: upper("en") },
    issues: known
      ? mailTextIssues(written, known, level, options).map(({ path, code, limit }) => ({ path, code, limit }))
      : [],
    version,
    updatedAt,
    changedByName: changedBy && authors.get(changedBy),
  };
}
