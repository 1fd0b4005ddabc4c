import { formatDateTime, formatDay, formatDayRange } from "../../date.ts";
import type { Shape } from "../../index.ts";
import { plural } from "../../plural.ts";
import type { pl } from "./pl.ts";

/** English words of the public page of a certificate and of certificates on the personal page. */
export const en: Shape<typeof pl> = {
  title: "Certificate verification",
  state: {
    issued: "The certificate is valid",
    annulled: "The certificate was annulled",
  },
  stateHelp: {
    issued: "It was issued by the organiser named below. The document should say the same as this page.",
    annulled: (day) => `Since ${formatDay("en", day)} this document has not been valid.`,
    annulledUndated: "This document is no longer valid.",
    replaced: (number) => `Certificate no. ${number} was issued in its place.`,
  },
  number: "Number",
  event: {
    training: "Training",
    study_visit: "Study visit",
    conference: "Conference",
    meeting: "Meeting",
    counselling: "Counselling",
  },
  module: "Part",
  holder: { person: "Holder", institution: "Institution" },
  initials: "initials; the full name is shown only if the holder decides so",
  dates: "Dates",
  hours: "Hours",
  hoursCount: {
    clock: (count) => plural("en", count, { one: "1 hour", other: (n) => `${n} hours` }),
    didactic: (count) =>
      plural("en", count, {
        one: "1 teaching hour of 45 minutes",
        other: (n) => `${n} teaching hours of 45 minutes`,
      }),
  },
  issuer: "Issued by",
  issuedOn: "Date of issue",
  day: (day) => formatDay("en", day),
  days: (first, last) => formatDayRange("en", first, last),
  checkedAt: (instant, timeZone) => `Checked on ${formatDateTime("en", instant, timeZone)}`,
  print: "Print the result",
  credentialTitle: "Digital certificate",
  credential:
    "A file in the Open Badges 3.0 standard, digitally signed by the organiser: another program can check that it is genuine, without this page.",
  credentialDownload: "Download the digital certificate",
  code: "Code on the document",
  codeHelp: "It stands under the QR code, at the end of the address. Capital letters make no difference.",
  codeMissing: "Enter the code, for example NE1TSDKF9701AHMDQV2G.",
  check: "Check",
  lead: "A certificate can be checked by the QR code on the document or by the code entered below.",
  unknownTitle: "There is no such certificate",
  unknown:
    "The code may be incomplete or mistyped. The surest way is to scan the QR code on the document again.",
  unknownHelp:
    "If the code on the document leads here all the same, the document was not issued by this service. Ask the organiser about it.",
  tooManyTitle: "Too many checks in a short time",
  tooMany:
    "Many codes were checked from this place in the network. Wait a few minutes and open the page again.",

  own: {
    title: "Certificates",
    number: (number) => `Certificate no. ${number}`,
    issuedOn: (day) => `Issued on ${formatDay("en", day)}`,
    annulled: "Annulled. This document is no longer valid.",
    download: "Download PDF",
    verify: "Verification page",
    copy: "Copy the verification address",
    verifyHelp:
      "The QR code on the document holds the same address. Anybody who knows it can check whether the certificate is valid.",
    nameLegend: "What the verification page shows",
    nameHelp:
      "The choice takes effect at once and can be changed at any time. The document itself always bears the full name.",
    initials: (initials) => `Only initials: ${initials}`,
    fullName: (name) => `Full name: ${name}`,
    nameSaved: "What the verification page shows has been saved.",
  },
};
