import type { Locale } from "@zapisy/core/shared/localized-text";
import { mailMessages, type MailMessages } from "@zapisy/words/mail";
import { toDocument } from "./document.ts";
import type { MailAttachment, MailContact, MailInput, RenderedMail } from "./input.ts";
import type { Block, Fact, FactValue, Letter } from "./letter.ts";
import { nameLine, oneLine, shorten, SUBJECT_MAX_LENGTH } from "./line.ts";
import { toPlainText } from "./plain-text.ts";

type SignInMail = Extract<MailInput, { kind: "staff.sign_in_code" }>;
type StaffMail = Extract<MailInput, { kind: "staff.invited" | "team.joined" }>;
type AccountMail = Extract<
  MailInput,
  {
    kind:
      | "staff.sign_in_guarded"
      | "staff.passkey_added"
      | "staff.passkeys_reset"
      | "staff.identity_added"
      | "staff.identity_reset";
  }
>;
type AddressLeftMail = Extract<MailInput, { kind: "registration.address_left" }>;
type ParticipantMail = Exclude<MailInput, SignInMail | StaffMail | AccountMail | AddressLeftMail>;

/**
 * Writes a mail in the reader's language. Pure: the same input always gives the same words.
 * Texts that people typed in are put on one line and escaped here; the caller passes them as they are.
 */
export function renderMessage(input: MailInput): RenderedMail {
  const letter = letterOf(input);
  return {
    subject: letter.subject,
    text: toPlainText(letter),
    html: toDocument(letter),
    attachments: attachmentsOf(input),
  };
}

function letterOf(input: MailInput): Letter {
  if (input.kind === "staff.sign_in_code") return accountLetter(input);
  if (input.kind === "staff.invited" || input.kind === "team.joined") return staffLetter(input);
  if (input.kind === "registration.address_left") return addressLeftLetter(input);
  if (isOfAccount(input)) return accountLetter(input);
  return participantLetter(input);
}

function isOfAccount(input: AccountMail | ParticipantMail): input is AccountMail {
  return "account" in input.links;
}

function staffLetter(input: StaffMail): Letter {
  const messages = mailMessages[input.locale];
  const { label } = messages;
  const { heading, lead, next } = messages.kind[input.kind];
  const name = nameLine(input.name);
  const event = input.kind === "team.joined" ? input.event : undefined;
  return {
    locale: input.locale,
    subject: event ? subjectOf(messages, heading, oneLine(event.title)) : heading,
    heading,
    blocks: [
      paragraph(messages.staffSalutation(name)),
      paragraph(lead),
      {
        type: "facts",
        facts: facts(
          event && [label.event, content(event, input.locale, event.title)],
          event && [label.dates, event.dates],
          [label.account, name],
          [label.role, input.role],
          input.by !== undefined && [event ? label.addedBy : label.accessBy, nameLine(input.by)],
          [label.entrance, webLink(input.links.entrance)],
        ),
      },
      ...next.map(paragraph),
      ...("needsTeam" in input && input.needsTeam ? [paragraph(messages.needsTeam)] : []),
      {
        type: "action",
        copyHint: messages.copyLink,
        label: event ? messages.action.staffEvent : messages.action.entrance,
        url: input.links.open,
      },
      signature(messages, input.organiserName),
    ],
    footer: { note: messages.automatic },
  };
}

/** A text of the event, in its own language where that is not the mail's. */
function content(event: { contentLocale?: Locale }, locale: Locale, text: string): FactValue {
  return {
    text: oneLine(text),
    ...(event.contentLocale && event.contentLocale !== locale && { lang: event.contentLocale }),
  };
}

function accountLetter(input: SignInMail | AccountMail): Letter {
  const messages = mailMessages[input.locale];
  const { heading, lead, next } = messages.kind[input.kind];
  const name = nameLine(input.name);
  const code: Block[] =
    "code" in input
      ? [{ type: "code", code: oneLine(input.code) }, paragraph(messages.codeLifetime(input.minutes))]
      : [];
  const action: Block[] =
    "links" in input
      ? [
          {
            type: "action",
            copyHint: messages.copyLink,
            label: messages.action.account,
            url: input.links.account,
          },
        ]
      : [];
  return {
    locale: input.locale,
    subject: heading,
    heading,
    blocks: [
      paragraph(messages.staffSalutation(name)),
      paragraph(lead),
      ...code,
      { type: "facts", facts: facts([messages.label.account, name]) },
      ...next.map(paragraph),
      ...action,
      signature(messages, input.organiserName),
    ],
    footer: { note: messages.automatic },
  };
}

function addressLeftLetter(input: AddressLeftMail): Letter {
  const { locale, event, contact, organiserName } = input;
  const messages = mailMessages[locale];
  const { heading, lead, next } = messages.kind[input.kind];
  const blocks: (Block | undefined)[] = [
    paragraph(messages.openSalutation),
    paragraph(lead),
    { type: "facts", facts: facts([messages.label.event, content(event, locale, event.title)]) },
    ...next.map(paragraph),
    contactBlock(contact, messages),
    signature(messages, organiserName),
  ];
  return {
    locale,
    subject: subjectOf(messages, heading, oneLine(event.title)),
    heading,
    blocks: blocks.filter((block) => block !== undefined),
    footer: { note: messages.automatic },
  };
}

function participantLetter(input: ParticipantMail): Letter {
  const messages = mailMessages[input.locale];
  const { lead, next } = messages.kind[input.kind];
  const heading = headingOf(input, messages);
  const title = oneLine(input.event.title);
  const ended = hasEnded(input);
  const certified = input.kind === "certificate.issued";
  const position = "reservePosition" in input ? input.reservePosition : undefined;
  const { event: eventUrl } = input.links;
  const eventLink = eventUrl === undefined ? undefined : { label: messages.action.event, url: eventUrl };
  const personalLink = {
    label: certified ? messages.action.certificate : messages.action.personal,
    url: input.links.personal,
  };
  const link = ended ? eventLink : personalLink;
  const blocks: (Block | undefined)[] = [
    paragraph(
      messages.salutation({
        ...input.person,
        firstName: nameLine(input.person.firstName),
        lastName: nameLine(input.person.lastName),
      }),
    ),
    paragraph(lead),
    position === undefined ? undefined : paragraph(messages.reservePosition(position)),
    { type: "facts", facts: eventFacts(input, messages) },
    ...next.map(paragraph),
    "changesUntil" in input && input.changesUntil && input.event.items.length > 0
      ? paragraph(messages.changesUntil(oneLine(input.changesUntil)))
      : undefined,
    input.calendar ? paragraph(messages.calendar[input.calendar.method]) : undefined,
    "replacesNumber" in input && input.replacesNumber
      ? paragraph(messages.certificateReplaces(oneLine(input.replacesNumber)))
      : undefined,
    link && { type: "action", copyHint: messages.copyLink, ...link },
    ended ? undefined : paragraph(certified ? messages.certificateLink : messages.personalLink),
    answersSignUp(input) ? paragraph(messages.notYou) : undefined,
    contactBlock(input.contact, messages),
    signature(messages, input.organiserName),
  ];
  return {
    locale: input.locale,
    subject: subjectOf(messages, heading, title),
    heading,
    blocks: blocks.filter((block) => block !== undefined),
    footer: { note: messages.automatic, ...(!ended && eventLink && { link: eventLink }) },
  };
}

/** The heading and the title; a long title is shortened in the middle, the heading never. */
function subjectOf(messages: MailMessages, heading: string, title: string): string {
  const room = SUBJECT_MAX_LENGTH - messages.subject(heading, "").length;
  return messages.subject(heading, shorten(title, room));
}

function headingOf(input: ParticipantMail, messages: MailMessages): string {
  if (input.kind !== "event.moved") return messages.kind[input.kind].heading;
  const { before, event, programme, onlineUrlBefore } = input;
  const dates = before.dates !== event.dates;
  const place = before.place !== event.place;
  const { movedHeading } = messages;
  if (dates && place) return movedHeading.both;
  if (dates) return movedHeading.dates;
  if (place) return movedHeading.place;
  if (programme.length > 0) return movedHeading.programme;
  return onlineUrlBefore ? movedHeading.onlineUrl : messages.kind[input.kind].heading;
}

/** Whether nothing is left to correct or withdraw. */
function hasEnded({ kind }: ParticipantMail): boolean {
  return (
    kind === "registration.rejected" ||
    kind === "registration.cancelled" ||
    kind === "event.cancelled" ||
    kind === "certificate.annulled"
  );
}

/** Whether the mail answers a form that somebody may have filled in with a stranger's address. */
function answersSignUp({ kind }: ParticipantMail): boolean {
  return (
    kind === "registration.received" ||
    kind === "registration.held" ||
    kind === "registration.confirmed" ||
    kind === "registration.reserve" ||
    kind === "registration.link"
  );
}

function eventFacts(input: ParticipantMail, { label, status, programmeChange }: MailMessages): Fact[] {
  const { event, person } = input;
  const before = input.kind === "event.moved" ? input.before : event;
  const newAndFormer = (
    now: string,
    former: string,
    labels: Record<"same" | "now" | "former", string>,
  ): FactRow[] =>
    now === former
      ? [[labels.same, now]]
      : [
          [labels.now, now],
          [labels.former, former],
        ];
  return facts(
    [label.event, content(event, input.locale, event.title)],
    [label.person, nameLine(`${person.firstName} ${person.lastName}`)],
    "number" in input && [label.certificateNumber, input.number],
    "heldUntil" in input && [label.heldUntil, input.heldUntil],
    "status" in input && [label.status, status[input.status]],
    ...newAndFormer(event.dates, before.dates, {
      same: label.dates,
      now: label.datesAfter,
      former: label.datesBefore,
    }),
    ...newAndFormer(event.place, before.place, {
      same: label.place,
      now: label.placeAfter,
      former: label.placeBefore,
    }),
    [label.items, event.items.map((item) => content(event, input.locale, item))],
    ...onlineUrls(input, label),
    "programme" in input &&
      input.programme.length > 0 && [
        label.programme,
        input.programme.map(({ title, after, before: former }) =>
          content(event, input.locale, programmeChange(title, after, former)),
        ),
      ],
    "reason" in input && input.reason && [label.reason, input.reason],
  );
}

/** The link of an online event; where it is another than before, both, and the former one as mere text. */
function onlineUrls(input: ParticipantMail, label: MailMessages["label"]): FactRow[] {
  const now = "onlineUrl" in input ? input.onlineUrl : undefined;
  const before = input.kind === "event.moved" ? input.onlineUrlBefore : undefined;
  return [
    ...(now ? [[before ? label.onlineUrlAfter : label.onlineUrl, webLink(now)] as const] : []),
    ...(before ? [[label.onlineUrlBefore, before] as const] : []),
  ];
}

type FactRow = readonly [label: string, value: string | FactValue | readonly FactValue[]];

/** Makes facts of rows; rows that are not there or have nothing to say are left out. */
function facts(...rows: (FactRow | false | "" | undefined)[]): Fact[] {
  return rows
    .filter((row) => row !== false && row !== "" && row !== undefined)
    .map(([label, value]) => ({
      label,
      values: typeof value === "string" ? [{ text: oneLine(value) }] : "text" in value ? [value] : [...value],
    }))
    .filter(({ values }) => values.some(({ text }) => text !== ""));
}

function webLink(url: string): FactValue {
  return { text: oneLine(url), href: oneLine(url) };
}

function contactBlock({ name, email, phone }: MailContact, { label }: MailMessages): Block | undefined {
  const values: FactValue[] = [
    { text: oneLine(name ?? "") },
    { text: oneLine(email ?? ""), href: `mailto:${oneLine(email ?? "")}` },
    { text: oneLine(phone ?? "") },
  ].filter(({ text }) => text !== "");
  return values.length === 0 ? undefined : { type: "facts", facts: [{ label: label.contact, values }] };
}

function paragraph(text: string): Block {
  return { type: "paragraph", text: oneLine(text) };
}

function signature(messages: MailMessages, organiserName: string): Block {
  return { type: "signature", lines: [messages.closing, oneLine(organiserName)] };
}

function attachmentsOf(input: MailInput): MailAttachment[] {
  if (input.kind === "certificate.issued") return [input.document];
  if (!("calendar" in input) || !input.calendar) return [];
  return [
    {
      filename: `${input.event.slug}.ics`,
      // Mail programs go by this and not by what is inside.
      contentType: `text/calendar; charset=utf-8; method=${input.calendar.method.toUpperCase()}`,
      content: input.calendar.content,
    },
  ];
}
