import type { CertificateFacts, CertificateLanguage } from "@zapisy/core/certificate/schema";
import { inLocale, type Locale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import { formatDay, formatDayRange } from "@zapisy/words";
import { usualHeading, usualWording } from "@zapisy/words/certificate/document";
import { documentMessages } from "@zapisy/words/document";
import { type CertificateDocument, holderName } from "./document.ts";

/** A text with the language it really is in: an English column says in Polish what was never translated. */
export type Said = ReturnType<typeof inLocale>;

/** All that a certificate says in one of its languages. */
export interface CertificateWording {
  locale: Locale;
  heading: Said;
  number: string;
  /** Empty where the words after the name are a sentence of their own. */
  certifies: string;
  wording: Said;
  title: Said;
  module?: Said;
  /** "w dniach 5–8 lipca 2011 r., w wymiarze 24 godzin dydaktycznych". */
  when: string;
  place?: Said;
  sections: { title: string; items: Said[] }[];
  continued: string;
  /** Stands before the partners' names. */
  partners: string;
  issued: string;
  project: Said;
  funder?: Said;
  clause?: Said;
  check: string;
  qrCode: string;
  /** What kind of copy it is, where it is not the valid original. */
  marks: string[];
}

const LOCALES_OF: Record<CertificateLanguage, [Locale, ...Locale[]]> = {
  pl: ["pl"],
  en: ["en"],
  both: ["pl", "en"],
};

/** In which languages a certificate is written; the first is that of the document. */
export function localesOf(facts: CertificateFacts): [Locale, ...Locale[]] {
  return LOCALES_OF[facts.language];
}

/** Says in one language all that stands on a certificate (domain rules 2.6). */
export function certificateWording(document: CertificateDocument, locale: Locale): CertificateWording {
  const { facts, number, verifyUrl } = document;
  const { certificate: words } = documentMessages[locale];
  const { event, holder, hours, project } = facts;
  const address = holder.type === "person" ? (holder.formOfAddress ?? "none") : "none";
  const said = (text: LocalizedText) => inLocale(text, locale);
  const change = ({ text, locale: own }: Said, how: (text: string) => string): Said => ({
    text: how(text),
    locale: own,
  });
  const quoted = (one: Said) => change(one, documentMessages[one.locale].certificate.quoted);
  const dates = formatDayRange(locale, event.startsOn, event.endsOn);
  const sections = [
    { title: words.hosts, items: facts.hosts.map((text): Said => ({ text, locale: "pl" })) },
    { title: words.topics, items: facts.topics.map(said) },
    { title: words.outcomes, items: facts.outcomes ? lines(said(facts.outcomes)) : [] },
  ];
  return {
    locale,
    heading: said(facts.heading ?? usualHeading),
    number: words.number(number),
    certifies: words.certifies[address],
    wording: said(
      facts.wording ?? usualWording(event.kind, holder.type === "institution" ? "institution" : address),
    ),
    title: quoted(said(event.title)),
    // Those who sit in a panel of a conference were in no module of it.
    module:
      event.module &&
      (event.kind === "conference" ? said(event.module) : change(said(event.module), words.module)),
    when: [
      words.dates(dates, event.startsOn === event.endsOn ? "one" : "several"),
      hours && words.hours(hours.count, hours.unit),
    ]
      .filter(Boolean)
      .join(", "),
    place: event.place && change(said(event.place), words.place),
    sections: sections.filter(({ items }) => items.length > 0),
    continued: words.continued,
    partners: words.partners,
    issued: words.issued(facts.issuedIn, formatDay(locale, facts.issuedOn)),
    project: change(quoted(said(project.title)), (text) =>
      project.number ? words.projectWithNumber(text, project.number) : words.project(text),
    ),
    funder: project.funder ? { text: words.funder(project.funder), locale } : undefined,
    clause: project.fundingClause && said(project.fundingClause),
    check: words.check,
    qrCode: words.qrCode(verifyUrl),
    marks: marksOf(document, locale),
  };
}

/** Title of the file, for windows and readers. */
export function certificateTitle(document: CertificateDocument, locale: Locale): string {
  return documentMessages[locale].certificate.title(document.number, holderName(document.facts));
}

function marksOf({ preview, annulled, duplicate }: CertificateDocument, locale: Locale): string[] {
  const { certificate: words } = documentMessages[locale];
  return [
    preview ? words.previewNote : undefined,
    annulled && words.annulledNote(formatDay(locale, annulled.on)),
    duplicate && words.duplicate(formatDay(locale, duplicate.on)),
  ].filter((mark) => mark !== undefined && mark !== "") as string[];
}

function lines({ text, locale }: Said): Said[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*[-–•*]\s+/, "").trim())
    .filter(Boolean)
    .map((line) => ({ text: line, locale }));
}
