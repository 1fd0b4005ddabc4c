import { formatDateTime, formatDay, formatDayRange, formatDayShort } from "../date.ts";
import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** English words of the staff pages about certificates. */
export const en: Shape<typeof pl> = {
  day: (day) => formatDay("en", day),
  dayShort: (day) => formatDayShort("en", day),
  days: (first, last) => formatDayRange("en", first, last),
  at: (instant, timeZone) => formatDateTime("en", instant, timeZone),
  hours: {
    clock: (count) => plural("en", count, { one: "1 hour", other: (n) => `${n} hours` }),
    didactic: (count) => plural("en", count, { one: "1 teaching hour", other: (n) => `${n} teaching hours` }),
  },
  percent: (count) => `${count}%`,
  opensInNewTab: "(opens in a new tab)",
  state: { issued: "Valid", annulled: "Annulled" },

  event: {
    summary: "Certificates for people",
    issued: "Issued",
    toIssue: "To be issued",
    notEntitled: "Not entitled",
    rule: (percent) => `Attendance of ${percent}% or more gives the right to a certificate.`,
    nextNumber: (number) => `Next number: ${number}`,
    openLists: "Some attendance lists are not closed",
    openListsText:
      "Attendance may still change, and certificates that were issued do not change with it. It is best to close the lists first.",
    toAttendance: "Go to attendance",
    notYet: (day) =>
      `Certificates are issued when the sessions are over, from ${formatDay("en", day)}. Earlier only with a reason.`,
    unpublished: "Certificates can be issued once the event is published, even when it is over.",
    undated: "Certificates can be issued once the event has a settled date.",
    noTemplate: "Certificates will have the default look",
    noTemplateText:
      "The project's template has not been saved yet. Check the signatory and the number prefix before issuing.",
    template: "Certificate template",
    register: "Register",
    issueAll: (count) =>
      plural("en", count, { one: "Issue 1 certificate", other: (n) => `Issue ${n} certificates` }),
    issueChosen: (count) =>
      plural("en", count, {
        one: "Issue to 1 selected person",
        other: (n) => `Issue to ${n} selected people`,
      }),
    issueChosenInstitutions: (count) =>
      plural("en", count, {
        one: "Issue to 1 selected institution",
        other: (n) => `Issue to ${n} selected institutions`,
      }),
    search: "Search for a person or institution",
    filter: "Show",
    filters: {
      all: "Everybody",
      ready: "To be issued",
      issued: "With a certificate",
      not_entitled: "Not entitled",
    },
    people: "People",
    institutions: "Institutions",
    institutionsHelp:
      "An institution attended what any of its people attended: every agenda item where one of them was counts.",
    empty: "Nobody has a confirmed place yet",
    emptyText:
      "Certificates go to people with a confirmed place who attended. They will appear here by themselves.",
    nothingFound: "Nobody matches",
    nothingFoundText: "Change the filter or the text you search for.",
    column: {
      name: "Person",
      institution: "Institution",
      percent: "Attendance",
      entitled: "Entitled",
      certificate: "Certificate",
      mail: "E-mail",
      actions: "Actions",
    },
    entitled: "Yes",
    below: (threshold) => `No: less than ${threshold}%`,
    byDecision: "Yes, by decision",
    againstDecision: "No, by decision",
    noInstitutionEntitled: "No: nobody is entitled",
    hasEmail: "Yes",
    noEmail: "No address",
    issueOne: "Issue",
    preview: "Preview",
    previewOf: (name) => `Preview of the certificate: ${name}`,
    show: (number) => `Certificate no. ${number}`,
    cancelled: "The event was cancelled, so no certificates are issued for it.",
  },

  issue: {
    title: (count) =>
      plural("en", count, { one: "Issue 1 certificate?", other: (n) => `Issue ${n} certificates?` }),
    confirm: (count) =>
      plural("en", count, { one: "Issue the certificate", other: (n) => `Issue ${n} certificates` }),
    number: (number) => `It will get the number ${number}.`,
    numbers: (first, last) => `They will get consecutive numbers from ${first} to ${last}.`,
    numbersOfYear: (year) => `The numbers will be the next ones in the register of ${year}.`,
    mailed: (count) =>
      plural("en", count, {
        one: "1 person will get the certificate by e-mail and on their registration page.",
        other: (n) => `${n} people will get the certificate by e-mail and on their registration page.`,
      }),
    untold: (count) =>
      plural("en", count, {
        one: "1 person will find the certificate on their registration page. No message is sent.",
        other: (n) => `${n} people will find the certificate on their registration page. No message is sent.`,
      }),
    mail: "Send the certificates by e-mail",
    enteredLate: "The event was entered after it had ended, so nobody gets a message unless this is ticked.",
    notMailed: (count) =>
      plural("en", count, {
        one: "1 person has no e-mail address: print the document and hand it over.",
        other: (n) => `${n} people have no e-mail address: print the documents and hand them over.`,
      }),
    institutions: (count) =>
      plural("en", count, {
        one: "Download the document for 1 institution and pass it on.",
        other: (n) => `Download the documents for ${n} institutions and pass them on.`,
      }),
    leftOut: (count) =>
      plural("en", count, {
        one: "1 selected row is left out: it is not entitled to a certificate or has one already.",
        other: (n) =>
          `${n} selected rows are left out: they are not entitled to a certificate or have one already.`,
      }),
    issuedOn: "Date of issue",
    issuedOnHelp: "This date will stand on the document.",
    notAfter: (day) => `The date of issue cannot be later than ${formatDay("en", day)}.`,
    notBefore: (day) =>
      `A certificate is issued on the last day of the event, ${formatDay("en", day)}, at the earliest.`,
    early: (count) =>
      plural("en", count, {
        one: "The sessions of 1 person or institution are not over. Issuing before they are needs a reason.",
        other: (n) =>
          `The sessions of ${n} people or institutions are not over. Issuing before they are needs a reason.`,
      }),
    earlyReason: "Reason for issuing before the end",
    earlyReasonHelp: "Stays in the register. For example: to be handed out at the end of the last session.",
    earlyReasonRequired: "Enter a reason of at least 3 characters.",
    final:
      "Issuing cannot be undone: the number stays in the register for good. If a document turns out to be wrong, it can be annulled and a corrected one issued.",
    openLists:
      "Some attendance lists are not closed. A later change of attendance will not change the certificates.",
    previewFirst: (name) => `See a preview: ${name}`,
  },

  run: {
    running: (done, total) => `Issuing certificates: ${done} of ${total}`,
    runningHelp:
      "You can go to another page, issuing goes on. After closing the tab you can finish it later.",
    stopped: "Issuing was interrupted",
    interrupted: (left) =>
      plural("en", left, {
        one: "Issuing was not finished last time. 1 certificate is left.",
        other: (n) => `Issuing was not finished last time. ${n} certificates are left.`,
      }),
    resumeHelp: "Whoever has a certificate already will not get a second one.",
    resume: "Finish issuing",
    drop: "Do not issue the rest",
    done: (count) =>
      plural("en", count, {
        one: "1 certificate was issued.",
        other: (n) => `${n} certificates were issued.`,
      }),
    skipped: "These remain without a certificate:",
    skippedOne: (name, reason) => `${name}: ${reason}`,
    close: "Hide",
  },

  sheet: {
    title: (number) => `Certificate no. ${number}`,
    holder: "Holder",
    event: "Event",
    module: "Part",
    dates: "Dates",
    hours: "Hours",
    issuedOn: "Date of issue",
    issuedAt: "Entered in the register",
    earlyReason: "Reason for issuing before the end",
    state: "State",
    annulledAt: "Annulled",
    reasonIs: "Reason",
    replaces: "Replaces",
    replacedBy: "Replaced by",
    duplicates: "Duplicates",
    duplicatesCount: (count) => plural("en", count, { one: "1 duplicate", other: (n) => `${n} duplicates` }),
    download: "Download PDF",
    downloadDuplicate: "Download the duplicate",
    verify: "Verification page",
    copyVerify: "Copy the verification address",
    reissue: "Issue a corrected one",
    annul: "Annul the certificate",
    duplicate: "Make a duplicate",
    reason: "Reason",
    reissueTitle: "Annul and issue a corrected one?",
    reissueText:
      "This document will lose its validity. The new one gets the next number and present data: of the person, the event, attendance and the template. The register links the two.",
    reissueMail: "The new certificate will also be sent by e-mail if the person has an address.",
    reissueDayHelp: "It decides the year in the number.",
    reissueHelp: "It stays in the register. For example: a mistake in the surname.",
    reissueConfirm: "Issue the corrected one",
    reissued: (number) => `Corrected certificate no. ${number} was issued.`,
    annulTitle: "Annul the certificate?",
    annulText:
      "The verification page will say that the document is annulled. This cannot be undone, but a new certificate can be issued afterwards.",
    annulHelp:
      "It stays in the register and is not shown on the verification page. For example: issued by mistake.",
    annulConfirm: "Annul the certificate",
    annulDone: (number) => `Certificate no. ${number} is annulled.`,
    duplicateTitle: "Make a duplicate?",
    duplicateText:
      "The document will be the same, with the same number and marked as a duplicate with today's date. The register keeps who made it and when.",
    duplicateConfirm: "Make a duplicate",
    duplicateDone: "The duplicate is ready to be downloaded.",
    back: "Back",
  },

  register: {
    title: "Register of certificates",
    lead: "Numbers are consecutive within project and year, without gaps. Annulled certificates stay in the register.",
    project: "Project",
    chooseProject: "Choose a project",
    year: "Year",
    anyYear: "All years",
    state: "State",
    anyState: "Any state",
    search: "Search by number, surname or institution",
    caption: "Register of certificates",
    column: {
      number: "Number",
      holder: "Holder",
      event: "Event",
      dates: "Dates",
      hours: "Hours",
      issuedOn: "Issued",
      state: "State",
    },
    replaces: (number) => `replaces ${number}`,
    replacedBy: (number) => `replaced by ${number}`,
    xlsx: "Download Excel sheet",
    print: "Print",
    noProjects: "There are no projects yet",
    noProjectsText: "Each project has its own register of certificates.",
    pickProject: "Choose a project to see its register",
    empty: "No certificates have been issued in this project yet",
    emptyText: "They are issued on the page of an event, in the part “Certificates”.",
    toEvents: "Go to the project's events",
    nothingFound: "There are no such certificates",
    nothingFoundText: "Change the filters or the text you search for.",
    clearFilters: "Clear filters",
  },

  template: {
    title: "Certificate template",
    lead: "One for all events of the project. Changes apply only to certificates issued later.",
    defaults: "This template still has its defaults",
    defaultsText:
      "It is enough to name the signatory and the number prefix. Fields left empty take the words given under their names.",
    readOnly: "You can see this template but not change it. A coordinator changes it.",
    saved: "The template has been saved.",
    save: "Save the template",
    look: "Language and heading",
    language: "Language of the document",
    languages: { pl: "Polish", en: "English", both: "Polish and English" },
    heading: "Heading",
    headingHelp: (word) => `Left empty: “${word}”.`,
    wordingLegend: "Wording",
    wordingHelp:
      "The words between the name and the title of the event, for each form of address. Left empty: the usual words for the kind of event.",
    wording: {
      ms: "For a woman (Ms)",
      mr: "For a man (Mr)",
      none: "Without a form of address",
      institution: "For an institution",
    },
    wordingDefault: (words) => `Left empty, for example: “${words}”.`,
    outcomes: "What participants learned",
    outcomesHelp: "One outcome per line. They are printed as a list.",
    showTopics: "Print the topics that the person attended",
    showHours: "Print the hours that the person attended",
    signature: "Signature",
    signatoryName: "Signatory",
    signatoryNameHelp: "First name and surname, for example: Ewa Wrona.",
    signatoryPosition: "Position",
    signatoryPositionHelp: "For example: Director of the Regional Social Policy Centre.",
    picture: "Picture of the signature",
    pictureHelp:
      "PNG or JPEG up to 300 kB, best with a transparent background. Without it the document leaves room for a signature by hand.",
    pictureChosen: "The template has a picture of the signature. The preview shows it.",
    pictureRemove: "Remove the picture of the signature",
    pictureUploading: "Sending the picture…",
    pictureAdded: "The picture of the signature is uploaded. It takes effect once the template is saved.",
    issuedIn: "Town of issue",
    issuedInHelp: "Stands before the date, for example: Białystok.",
    numbering: "Numbering",
    numberPrefix: "Number prefix",
    numberExample: (number) => `Numbers will look like this: ${number}`,
    numberHelp: "For example ROPS/WS. Year and consecutive number are added by themselves, without gaps.",
    preview: "Preview",
    previewTitle: "Preview of the certificate with sample data",
    previewOpen: "See the PDF preview",
    previewLoading: "Refreshing the preview…",
    previewInvalid: "The preview will show the changes once the fields are filled in correctly.",
    previewFailed: "The preview could not be made.",
  },
};
