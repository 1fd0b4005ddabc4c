import { filesThatGo } from "@zapisy/core/mail-text";
import type { MailTextTrial } from "@zapisy/core/mail-text/service";
import type { MailTextPreview } from "@zapisy/core/mail-text/answer";
import { levelOf } from "@zapisy/core/mail-text/rules";
import type { MailTextSample, MailTextTest } from "@zapisy/core/mail-text/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { Letter } from "@zapisy/mail";
import type { Event, EventId } from "@zapisy/core/event";
import { hasPlace } from "@zapisy/core/registration";
import { REGISTRATION_STATUSES, type RegistrationStatus } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { derivedId } from "@zapisy/core/shared/id";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { addDays, dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDay, formatWhen } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadMail, type MailKind } from "@zapisy/words/mail";
import { loadMailText, type MailTextMessages } from "@zapisy/words/mail-text";
import type { Deps } from "../deps.ts";
import { letterIn, writeLetter } from "./adapted.ts";
import { sampleBulletin } from "./bulletin.ts";
import { fundingOf } from "./funding.ts";
import { mailOf, type mails } from "./index.ts";
import type { ParticipantFacts } from "./letter.ts";
import type { Documents } from "./mail.ts";
import { eventFacts, participantFacts } from "./participant.ts";
import { bringsAlong, textFiles } from "./text-files.ts";

/** Days until an event that is made up. */
const DAYS_AHEAD = 30;

type FactsOf<Kind extends MailKind> = Parameters<(typeof mails)[Kind]["letter"]>[0];
type Sample = { words: MailTextMessages["sample"]; day: string };

/** What kinds tell beside what all mails to participants do, made up; the others tell nothing more. */
type More = { [Kind in MailKind]?: (sample: Sample, base: ParticipantFacts) => Partial<FactsOf<Kind>> };

const offer = ({ day }: Sample) => ({ offeredUntil: day });
const stands = () => ({ status: REGISTRATION_STATUSES.find(hasPlace) as RegistrationStatus });
const origin = ({ words }: Sample) => ({
  ...stands(),
  origin: {
    institution: words.institution,
    contact: words.contact,
    clause: [words.clause],
    authorityClause: [],
    isReferral: false,
  },
});
const delegation = ({ words }: Sample, base: ParticipantFacts) => ({
  contactName: words.contact,
  institution: words.institution,
  people: [{ name: `${base.person.firstName} ${base.person.lastName}`, ...stands(), hasEmail: true }],
  links: { contact: base.links.personal, event: base.links.event },
});
const invitation = (_: Sample, base: ParticipantFacts) => ({
  name: `${base.person.firstName} ${base.person.lastName}`,
  link: base.links.personal,
});

const contributed = ({ words, day }: Sample) => ({
  items: [{ title: words.contributed, when: day, people: 12 }],
});

const outside = ({ words }: Sample, { links }: ParticipantFacts) => ({
  name: words.contact,
  institution: words.institution,
  links: { open: links.personal },
});
const counted = { people: { placed: 3, waiting: 1 } };

const MORE = {
  "registration.held": ({ day }) => ({ heldUntil: day }),
  "registration.offered": offer,
  "registration.offer_ending": offer,
  "registration.offer_lapsed": () => ({ mayComeAgain: false }),
  "registration.reserve": () => ({ reservePosition: 3 }),
  "registration.changed": stands,
  "registration.link": stands,
  "registration.delegated": origin,
  "registration.referred": origin,
  "registration.taken_over": origin,
  "delegation.received": delegation,
  "delegation.contact_changed": delegation,
  "invitation.sent": invitation,
  "invitation.reminder": invitation,
  "interest.confirm": (_, { links }) => ({ link: links.personal }),
  "interest.told": () => ({ state: "open" }),
  "event.moved": ({ day }, { event }) => ({ before: { dates: day, place: event.place }, programme: [] }),
  "event.cancelled": ({ words }) => ({ reason: words.reason }),
  "contributor.before": contributed,
  "contributor.after": contributed,
  "contributor.moved": contributed,
  "contributor.cancelled": (sample) => ({ ...contributed(sample), reason: sample.words.reason }),
  "partner.people": (sample, base) => ({
    ...outside(sample, base),
    people: [{ name: `${base.person.firstName} ${base.person.lastName}`, ...stands() }],
    more: 0,
    free: 2,
  }),
  "partner.moved": (sample, base) => ({ ...outside(sample, base), ...counted }),
  "partner.cancelled": (sample, base) => ({
    ...outside(sample, base),
    ...counted,
    reason: sample.words.reason,
  }),
  "recruitment.reopened": (sample, base) => ({
    ...outside(sample, base),
    until: sample.day,
    free: 2,
    isReferrer: false,
  }),
  "recruitment.ending": (sample, base) => ({ ...outside(sample, base), until: sample.day, own: { free: 2 } }),
  "reminder.answers": () => ({ asksMore: true, missing: { files: [], rules: false } }),
  "reminder.before": () => ({ isOnSite: true }),
  "reminder.follow_up": (_, { locale }) => ({ text: [], textLocale: locale }),
  "reminder.survey": () => ({ surveyUrl: "https://example.org/ankieta" }),
  "certificate.issued": ({ words }) => ({ number: words.certificate }),
  "certificate.annulled": ({ words }) => ({ number: words.certificate, reason: words.reason }),
} satisfies More;

/** What a mail of that kind says to somebody made up, or to somebody of an event; what only the kind tells is made up. */
export function sampleFacts(kind: string, base: ParticipantFacts, sample: Sample): ParticipantFacts {
  const known: Record<string, ((sample: Sample, base: ParticipantFacts) => object) | undefined> = MORE;
  const more = known[kind];
  return { ...base, ...more?.(sample, base) };
}

/** For whom a sample is. */
type SampleReader = Pick<MailTextSample, "locale" | "optionId" | "mode">;

/**
 * A mail as it would be read with a text that is not saved: by somebody of the event, or by somebody made up, there or at an event that is
 * made up, too. The personal link is left out, because it opens somebody's registration.
 * @throws DomainError mail_text.invalid
 */
export async function previewMailText(
  deps: Deps,
  kind: string,
  trial: MailTextTrial,
  sample: SampleReader,
): Promise<MailTextPreview> {
  const { writing, adapted } = await sampleOf(deps, kind, trial, sample);
  const { locale } = sample;
  const { subject, text, html } = writeLetter(writing, adapted, (reason) => {
    // What else may be wrong is not of the text, which was looked at before: the built-in words meet it, too.
    if (reason !== "length") return;
    const issues = [{ path: `${locale}.lead`, code: "mail_text.too_long" }];
    throw new DomainError("invalid", "mail_text.invalid", { issues });
  });
  const { goes } = filesThatGo(trial.texts, bringsAlong(writing.mail));
  return { subject, text, html, attachments: goes.map(({ file }) => file.name) };
}

/** The same as a letter with its files, to be sent to the one who asked for it; undefined where the event is no more. */
export async function testLetter(
  deps: Deps,
  test: MailTextTest,
  documents: Documents,
): Promise<Letter | undefined> {
  const { owner, kind, askedAt, registrationId } = test;
  const level = levelOf(owner);
  const event = level === "event" ? await deps.recent.event(owner as EventId, askedAt) : undefined;
  if (level === "event" && !event) return undefined;
  if (event && test.text) return sampleBulletin(deps, test.text, event, test.locale);
  const projectId = event?.projectId ?? (level === "project" ? (owner as ProjectId) : undefined);
  const above = [level === "event" && projectId, level !== "installation" && "installation"] as const;
  const [others, registration] = await Promise.all([
    deps.stores.mailTexts.findMany(
      above.filter((one) => one !== false && one !== undefined),
      kind,
    ),
    registrationId && deps.stores.registrations.find(registrationId),
  ]);
  const { pl, en, paragraphs, attachments } = test;
  const own = {
    pl,
    en,
    paragraphs,
    attachments,
    owner,
    kind,
    name: "",
    version: 0,
    updatedAt: askedAt,
    changedBy: "",
  };
  const trial = { texts: [own, ...others], projectId, event, registration: registration || undefined };
  const { writing, adapted } = await sampleOf(deps, kind, trial, test);
  // A certificate or a calendar of somebody made up would be one that nobody gave.
  const files = await textFiles(documents, trial.texts, [], (fileId, reason) =>
    deps.log.warn("mail_text.file_left", { reason, fileId, kind, eventId: event?.eventId }),
  );
  return { ...letterIn(writing, adapted), attachments: files };
}

async function sampleOf(
  deps: Deps,
  kind: string,
  { texts, event, registration, projectId }: MailTextTrial,
  { locale, optionId, mode = event?.place.mode }: SampleReader,
) {
  const mail = mailOf(kind);
  if (!mail) throw new DomainError("not_found", "mail_text.not_found");
  const [words, { sample }] = await Promise.all([loadMail(locale), loadMailText(locale)]);
  const chosen = optionId === undefined ? [] : [optionId];
  const base =
    event && registration
      ? await participantFacts(deps, { event, registration, message: messageTo(deps, registration, locale) })
      : await madeUp(deps, sample, event, chosen, locale);
  const links = { ...base.links, personal: `${deps.config.PUBLIC_URL}/registrations/…` };
  const day = formatDay(locale, addDays(dayAt(deps.clock(), HOME_ZONE), DAYS_AHEAD + 7));
  const facts = sampleFacts(kind, { ...base, links }, { words: sample, day });
  const funding = projectId && (await fundingOf(deps, { projectId }, locale, words));
  const options = registration ? Object.values(registration.choices) : chosen;
  return { writing: { mail, facts, words, funding }, adapted: { texts, options, mode } };
}

function messageTo(
  deps: Deps,
  { registrationId, eventId, email = "" }: NonNullable<MailTextTrial["registration"]>,
  locale: Locale,
) {
  const messageId = derivedId("msg", "mail_text.sample", registrationId);
  const kind = "mail_text.sample";
  const queuedAt = deps.clock();
  return {
    messageId,
    kind,
    state: "queued",
    to: email,
    locale,
    registrationId,
    eventId,
    attempts: 0,
    queuedAt,
  } as const;
}

async function madeUp(
  { config, clock }: Deps,
  sample: MailTextMessages["sample"],
  event: Event | undefined,
  chosen: readonly string[],
  locale: Locale,
): Promise<ParticipantFacts> {
  const startsOn = addDays(dayAt(clock(), HOME_ZONE), DAYS_AHEAD);
  return {
    locale,
    person: { firstName: sample.firstName, lastName: sample.lastName, formOfAddress: "ms" },
    event: event
      ? eventFacts(event, { choices: choicesOf(event, chosen) }, locale, await loadCommon(locale))
      : {
          title: sample.event,
          dates: formatWhen(locale, { dates: { type: "exact", startsOn, endsOn: startsOn } }),
          place: sample.place,
          items: [],
          slug: "sample",
        },
    links: { personal: "", event: config.PUBLIC_URL },
    contact: event?.contact ?? { name: sample.contact },
    organiserName: config.ORGANISER_NAME,
  };
}

/** Options as somebody chose them who has these. */
function choicesOf({ choiceGroups, retired }: Event, chosen: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    [...choiceGroups, ...retired.choiceGroups].flatMap(({ groupId, options }) =>
      options.filter(({ optionId }) => chosen.includes(optionId)).map(({ optionId }) => [groupId, optionId]),
    ),
  );
}
