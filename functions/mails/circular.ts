import {
  CIRCULAR_MAIL,
  circularCause,
  letterLocale,
  sortRecipients,
  type Circular,
  type CircularId,
} from "@zapisy/core/circular";
import { isPublic } from "@zapisy/core/event";
import { names, type MergeField } from "@zapisy/core/mail-text/rules";
import { begun, peopleOf, type Mailing, type MailingWork } from "@zapisy/core/mailing";
import { createOutbox } from "@zapisy/core/message";
import type { StoredRegistration } from "@zapisy/core/registration";
import type { Context } from "@zapisy/core/shared/context";
import { derivedId } from "@zapisy/core/shared/id";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { PrintedLetter } from "@zapisy/documents/circular";
import {
  facts as factsOf,
  nameLine,
  oneLine,
  paragraph,
  pieceText,
  renderLetter,
  shorten,
  SUBJECT_MAX_LENGTH,
  webLink,
  type Block,
  type Letter,
  type MailAttachment,
} from "@zapisy/mail";
import { loadMail, type MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { fundingOf } from "./funding.ts";
import { contactBlock, content, filled, headingNamed, signature, type ParticipantFacts } from "./letter.ts";
import type { Changes, Documents, Subject } from "./mail.ts";
import { participantFacts } from "./participant.ts";
import { writtenBlocks, writtenLine } from "./written.ts";

/** A letter that staff wrote, for one person. */
export type CircularFacts = ParticipantFacts & {
  subject: string;
  body: string;
  /** Where the person's registration stands, in words. */
  status: string;
  /** Names of the files that go along. */
  fileNames: string[];
  /** The files; where the letter is only looked at, there are none. */
  files?: MailAttachment[];
};

/** Begins the mailing of a letter that goes from now on. */
export async function beginCircular(
  { stores }: Pick<Deps, "stores">,
  ctx: Context,
  { before, after }: Changes["circular"],
): Promise<void> {
  if (after.state !== "sending" || before?.state === "sending") return;
  const { eventId, circularId, version, updatedAt: changedAt } = after;
  const told = { eventId, kind: CIRCULAR_MAIL, version, changedAt, facts: { circularId } };
  await stores.mailings.create(begun(told, ctx.now, circularId));
}

/** How a letter goes, a part at a time: who of a part gets it is noted before the first of them does. */
export function circularWork(deps: Deps, ctx: Context, mailing: Mailing): MailingWork {
  const { circulars, certificates, registrations } = deps.stores;
  const { eventId } = mailing;
  const circularId = mailing.facts["circularId"] as CircularId;
  const outbox = createOutbox(deps.table);
  let read: Promise<Circular | undefined> | undefined;
  const letter = () => (read ??= circulars.find(eventId, circularId));
  return {
    ...peopleOf(deps.stores, mailing),
    isOver: async () => (await letter())?.state !== "sending",
    async choose(people, { part }) {
      const known = await circulars.findPart({ eventId, circularId, part });
      if (known) return registrations.findMany(known);
      const [circular, event] = await Promise.all([letter(), deps.stores.events.findEvent(eventId)]);
      if (!circular || !event || !isPublic(event)) return [];
      const { attendance, address } = deps.services;
      const from = { attendance, certificates, addresses: address };
      const { gets } = await sortRecipients(from, event, circular.recipients, people);
      const chosen = gets.map(({ registrationId }) => registrationId);
      if (chosen.length === 0) return [];
      if (await circulars.notePart({ eventId, circularId, part, people: chosen })) return gets;
      return registrations.findMany((await circulars.findPart({ eventId, circularId, part })) ?? []);
    },
    async tell(person, to) {
      const circular = await letter();
      if (!circular) return "not";
      const { registrationId, locale } = person;
      const isNew = await outbox.queue(ctx, {
        kind: CIRCULAR_MAIL,
        cause: circularCause(circularId, registrationId),
        to,
        locale: letterLocale(circular, locale),
        registrationId,
        eventId,
        facts: { circularId },
      });
      return isNew ? "now" : "before";
    },
  };
}

/** The files of a letter, without which it is worth nothing. @throws Error where one is nowhere */
export function filesOf(
  documents: Documents,
  { circularId, attachments = [] }: Circular,
): Promise<MailAttachment[]> {
  return Promise.all(attachments.map((file) => documents.file(circularId, file)));
}

/** What a letter says to one person. */
export async function circularFacts(
  deps: Deps,
  { subject, body, attachments = [] }: Circular,
  about: Subject,
): Promise<CircularFacts> {
  const { locale } = about.message;
  const { status } = await loadMail(locale);
  return {
    ...(await participantFacts(deps, about)),
    subject: (locale === "en" && subject.en) || subject.pl,
    body: (locale === "en" && body.en) || body.pl,
    status: status[about.registration.status].name,
    fileNames: attachments.map(({ name }) => name),
  };
}

/**
 * A letter that staff wrote, in the frame of all letters: whom it is about, their link, whom to ask. Pure.
 * @param subjectOf what the subject says beside
 */
export function circularLetter(
  facts: CircularFacts,
  words: MailMessages,
  subjectOf = (subject: string) => subject,
): Letter {
  const { person, event, links, locale } = facts;
  const heading = writtenLine(facts.subject, (field) => valueOf(field, facts));
  const name = nameLine(`${person.firstName} ${person.lastName}`);
  return {
    locale,
    subject: subjectOf(subjectFor(facts, heading, words, SUBJECT_MAX_LENGTH - subjectOf("").length)),
    heading,
    blocks: filled([
      paragraph(words.salutation(named(person))),
      ...bodyBlocks(facts),
      {
        type: "facts",
        facts: factsOf([words.label.event, content(event, locale, event.title)], [words.label.person, name]),
      },
      { type: "action", copyHint: words.copyLink, label: words.action.personal, url: links.personal },
      paragraph(words.personalLink),
      facts.fromFile && paragraph(words.fromFile),
      contactBlock(facts.contact, words),
      signature(words, facts.organiserName),
    ]),
    footer: {
      note: words.circular,
      ...(links.event !== undefined && { link: { label: words.action.event, url: links.event } }),
    },
    attachments: facts.files ?? [],
  };
}

/** Three people of one address get three letters: each says in its subject whose it is. */
function subjectFor(facts: CircularFacts, heading: string, words: MailMessages, room: number): string {
  if (names(facts.subject, "firstName") && names(facts.subject, "lastName")) return shorten(heading, room);
  return headingNamed(words, heading, facts.person, room);
}

function named(person: CircularFacts["person"]) {
  return { ...person, firstName: nameLine(person.firstName), lastName: nameLine(person.lastName) };
}

function bodyBlocks(facts: CircularFacts): Block[] {
  return writtenBlocks(facts.body, (field) => {
    if (field !== "link") return { text: valueOf(field, facts) };
    return facts.links.personal ? webLink(facts.links.personal) : { text: "" };
  });
}

function valueOf(field: MergeField, { person, event, status, links }: CircularFacts): string {
  const { firstName, lastName } = named(person);
  const { title, dates, place } = event;
  return { firstName, lastName, status, event: title, dates, place, link: links.personal }[field];
}

/** For whom a letter is shown or tried. */
interface SampleReader {
  registration: StoredRegistration;
  event: Subject["event"];
  locale: Locale;
}

/** What a letter says to somebody, for others to read: without what opens that one's registration, by which one can withdraw for them. */
export async function sampleFacts(
  deps: Deps,
  circular: Circular,
  { registration, event, locale }: SampleReader,
): Promise<CircularFacts> {
  const { registrationId, eventId } = registration;
  const message: Subject["message"] = {
    messageId: derivedId("msg", "circular.sample", circular.circularId, registrationId),
    kind: CIRCULAR_MAIL,
    state: "queued",
    to: registration.email ?? "",
    locale,
    registrationId,
    eventId,
    attempts: 0,
    queuedAt: deps.clock(),
  };
  const facts = await circularFacts(deps, circular, { message, registration, event });
  return { ...facts, links: { ...facts.links, personal: `${deps.config.PUBLIC_URL}/registrations/…` } };
}

/** A letter as it is printed for somebody whom no mail reaches, in their language: without the link and what is said of it. */
export async function printedCircular(
  deps: Deps,
  circular: Circular,
  { registration, event }: Omit<SampleReader, "locale">,
): Promise<PrintedLetter> {
  const locale = letterLocale(circular, registration.locale);
  const facts = await sampleFacts(deps, circular, { registration, event, locale });
  const words = await loadMail(locale);
  const { heading, blocks } = circularLetter({ ...facts, links: { ...facts.links, personal: "" } }, words);
  const ofLink = [words.personalLink, words.fromFile].map((text) => oneLine(text));
  const isOfLink = (block: Block) => block.type === "paragraph" && ofLink.includes(block.text);
  const { firstName, lastName, institution } = registration;
  return {
    name: `${firstName} ${lastName}`,
    institution: institution?.name,
    locale,
    heading,
    paragraphs: [
      ...blocks.filter((block) => !isOfLink(block)).flatMap(printedLines),
      facts.fileNames.length > 0 ? [words.enclosed(facts.fileNames.map(oneLine))] : [],
    ].filter((lines) => lines.length > 0),
  };
}

function printedLines(block: Block): string[][] {
  switch (block.type) {
    case "paragraph":
      return [[block.text]];
    case "lines":
      return [block.lines.map((line) => line.map(pieceText).join("")).filter(Boolean)];
    case "list":
      return [
        block.items.map(
          (item, index) => `${block.ordered ? `${index + 1}.` : "–"} ${item.map(pieceText).join("")}`,
        ),
      ];
    case "facts":
      return [
        block.facts.map(({ label, values }) => `${label}: ${values.map(({ text }) => text).join(", ")}`),
      ];
    case "signature":
      return [block.lines];
    default:
      return [];
  }
}

/** A letter as somebody gets it, for staff who look at it. */
export async function showCircular(
  deps: Deps,
  circular: Circular,
  reader: SampleReader,
): Promise<{ to?: string; subject: string; text: string; attachments: string[] }> {
  const locale = letterLocale(circular, reader.locale);
  const facts = await sampleFacts(deps, circular, { ...reader, locale });
  const words = await loadMail(locale);
  const funding = await fundingOf(deps, reader.event, locale, words);
  const { subject, text } = renderLetter({ ...circularLetter(facts, words), funding });
  return { to: reader.registration.email, subject, text, attachments: facts.fileNames };
}
