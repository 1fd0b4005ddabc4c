import type { AttendanceBook, Mark } from "@zapisy/core/attendance/answer";
import type { ListedRegistration } from "@zapisy/core/attendance/rules";
import type { StoredCertificate } from "@zapisy/core/certificate";
import { toCertificateView } from "@zapisy/core/certificate/rules";
import { streamAttachment } from "@zapisy/core/attachment-upload";
import type { Event } from "@zapisy/core/event";
import { attendanceBy, everAsked, sortAgenda } from "@zapisy/core/event/rules";
import { fileKey } from "@zapisy/core/file";
import type { StoredFile } from "@zapisy/core/file/answer";
import type { FileType } from "@zapisy/core/file/schema";
import { organiserOf, type Project } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { type Day, wallTimeAt } from "@zapisy/core/shared/time";
import { ATTENDANCE_LIST_FORMATS, attendanceListFile } from "@zapisy/documents/attendance-list";
import { attendanceResultsXlsx } from "@zapisy/documents/attendance-results";
import { certificateFileName, registerXlsx } from "@zapisy/documents/certificate";
import { csvOf } from "@zapisy/core/shared/csv";
import type { ArchiveEntry } from "@zapisy/documents/evidence-archive";
import { fileName } from "@zapisy/documents/file-name";
import { formatDay, formatNumber } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadConsent } from "@zapisy/words/consent";
import { loadEvidence, type EvidenceMessages } from "@zapisy/words/file/evidence";
import type { Deps } from "../deps.ts";
import { attendanceListData } from "./attendance-list.ts";
import { certificateBytes, picturesOnce } from "./certificate.ts";
import { historyTable } from "./history.ts";

/** Days that one list of whole days holds. */
const MOST_DAYS = 31;

/** Why there is no list of a selection. */
const LEFT_OUT: ReadonlySet<string> = new Set(["list.nothing_to_sign", "list.too_long"]);

const EXTENSION: Readonly<Record<FileType, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "text/csv": "csv",
};

interface Source {
  deps: Deps;
  ctx: Context<StaffActor>;
  event: Event;
  project: Project;
  people: ListedRegistration[];
  book: AttendanceBook;
  files: StoredFile[];
  locale: Locale;
  words: EvidenceMessages;
}

/**
 * Everything that documents an event, in the order of the archive: lists, results, scans, certificates, register,
 * history, the event itself. Only names are gathered here; each file is made or fetched when its turn comes.
 * @throws DomainError what the person whose archive it is may not read
 */
export async function evidenceEntries(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: Event["eventId"],
  locale: Locale,
): Promise<ArchiveEntry[]> {
  const [{ event, people }, book, words, files] = await Promise.all([
    deps.services.attendance.listPeople(ctx, eventId),
    deps.services.attendance.getBook(ctx, eventId),
    loadEvidence(locale),
    deps.services.file.listEventFiles(ctx, eventId),
  ]);
  const project = await deps.services.project.getProject(ctx, event.projectId);
  const source: Source = { deps, ctx, event, project, people, book, files, locale, words };
  return distinct([
    ...listEntries(source),
    resultsEntry(source),
    marksEntry(source),
    ...files.map((file) => fileEntry(source, file)),
    ...attachmentEntries(source),
    ...(await certificateEntries(source)),
    ...consentEntries(source),
    historyEntry(source),
    programmeEntry(source),
    eventEntry(source),
  ]);
}

function listEntries(source: Source): ArchiveEntry[] {
  const { deps, ctx, event, project, people, book, locale, words } = source;
  const formats = ATTENDANCE_LIST_FORMATS.filter((format) => format !== "csv");
  const entry = (day: string | undefined, format: (typeof formats)[number]): ArchiveEntry => ({
    path: `${words.folder.lists}/${fileName(words.file.list, day ?? words.file.wholeEvent, format)}`,
    description: day ? words.description.listOfDay(formatDay(locale, day)) : words.description.list,
    async open() {
      try {
        const logos = await Promise.all(
          project.logos.map(async ({ logoId, mime, alt }) => {
            const { bytes } = await deps.services.project.getPicture(project.projectId, logoId);
            return { data: bytes, mime, alt };
          }),
        );
        const data = await attendanceListData({
          event,
          project,
          units: book.units,
          people,
          logos,
          drawnUp: { by: ctx.actor.name, at: ctx.now, timeZone: event.timeZone },
          selection: { day },
          locale,
        });
        return (await attendanceListFile(data, format)).bytes;
      } catch (error) {
        // Of what is too long for one file the lists of its days are there.
        const isLeftOut = error instanceof DomainError && LEFT_OUT.has(error.code);
        if (isLeftOut) return undefined;
        throw error;
      }
    },
  });
  // What the rule counts is what is signed for: also a day without items.
  const days = distinctDays(book.units);
  if (days.length === 0) return [];
  // A list of days that is cut short would pretend to be whole.
  const isLong = attendanceBy(event) === "day" && days.length > MOST_DAYS;
  return [...(isLong ? [] : [undefined]), ...(days.length > 1 ? days : [])].flatMap((day) =>
    formats.map((format) => entry(day, format)),
  );
}

function distinctDays(units: AttendanceBook["units"]): Day[] {
  return [...new Set(units.map(({ day }) => day))].filter((day) => day !== undefined).toSorted();
}

function resultsEntry({ ctx, event, project, book, locale, words }: Source): ArchiveEntry {
  return {
    path: `${words.folder.results}/${fileName(words.file.results, undefined, "xlsx")}`,
    description: words.description.results,
    open: () =>
      attendanceResultsXlsx({
        locale,
        eventTitle: inLocale(event.title, locale).text,
        organiser: organiserOf(project),
        book,
        takenAt: ctx.now,
        timeZone: event.timeZone,
      }),
  };
}

function marksEntry({ event, book, locale, words }: Source): ArchiveEntry {
  return {
    path: `${words.folder.results}/${fileName(words.file.marks, undefined, "csv")}`,
    description: words.description.marks,
    compress: true,
    async open() {
      const { marks } = words;
      const attendance = await loadAttendance(locale);
      const authorOf = ({ by }: Mark) => {
        const [kind = ""] = by.split(":");
        const kinds: Record<string, string> = attendance.author;
        return book.authors[by] ?? kinds[kind] ?? by;
      };
      return csvOf([
        [
          marks.lastName,
          marks.firstName,
          marks.unit,
          marks.state,
          marks.minutes,
          marks.source,
          marks.author,
          marks.at,
          marks.reason,
          marks.counts,
        ],
        ...book.people.flatMap((person) =>
          Object.values(person.records).flatMap(({ unitId, history, current }) =>
            history.map((mark) => [
              person.lastName,
              person.firstName,
              unitName(event, book, unitId, locale, words),
              mark.state === "none" ? marks.withdrawn : attendance.state[mark.state],
              mark.minutes === undefined ? "" : String(mark.minutes),
              attendance.source[mark.source],
              authorOf(mark),
              wallTimeAt(mark.at, event.timeZone).replace("T", " "),
              mark.reason ?? "",
              current.includes(mark.markId) ? marks.yes : marks.no,
            ]),
          ),
        ),
      ]);
    },
  };
}

function fileEntry({ deps, event, book, locale, words }: Source, file: StoredFile): ArchiveEntry {
  const unit = unitName(event, book, file.unitId, locale, words);
  const isScan = file.purpose === "scan";
  const folder = isScan ? words.folder.scans : words.folder.reports;
  const name = fileName(`${unit} ${file.name.replace(/\.\w+$/, "")}`, undefined, EXTENSION[file.mediaType]);
  return {
    path: `${folder}/${name}`,
    description: isScan ? words.description.scan(unit) : words.description.report(unit),
    compress: file.mediaType === "text/csv",
    open: () => deps.bucket.getStream(fileKey(file.ownerId, file.fileId)),
  };
}

/** What people sent with their sign-up, of those who stand on the lists: a superior's consent, a declaration. */
function attachmentEntries({ deps, event, people, locale, words }: Source): ArchiveEntry[] {
  const questions = new Map(everAsked(event).map((question) => [question.questionId, question]));
  return people.flatMap(({ registrationId, firstName, lastName, answers, attachments = {} }) =>
    Object.entries(attachments).map(([questionId, { fileId, mediaType }]): ArchiveEntry => {
      const question = questions.get(questionId);
      const label = question ? inLocale(question.label, locale).text : "";
      const called = (answers[questionId] ?? "").replace(/\.\w+$/, "");
      const name = fileName(`${lastName} ${firstName} ${called}`, undefined, EXTENSION[mediaType]);
      return {
        path: `${words.folder.attachments}/${name}`,
        description: words.description.attachment(`${firstName} ${lastName}`, label),
        open: () => streamAttachment(deps.bucket, registrationId, fileId),
      };
    }),
  );
}

async function certificateEntries(source: Source): Promise<ArchiveEntry[]> {
  const { deps, ctx, event, project, locale, words } = source;
  const certificates: StoredCertificate[] = [];
  for await (const certificate of deps.stores.certificates.eachOfEvent(event.eventId)) {
    certificates.push(certificate);
  }
  if (certificates.length === 0) return [];
  const pictures = picturesOnce(deps.bucket);
  return [
    ...certificates.map((certificate): ArchiveEntry => ({
      path: `${words.folder.certificates}/${certificateFileName(certificate)}`,
      description:
        certificate.state === "annulled"
          ? words.description.annulled(certificate.number)
          : words.description.certificate(certificate.number),
      early: true,
      open: () => certificateBytes(deps, certificate, { pictures }),
    })),
    {
      path: `${words.folder.register}/${fileName(words.file.register, undefined, "xlsx")}`,
      description: words.description.register,
      open: async () =>
        registerXlsx(
          await Promise.all(
            certificates.map(async (certificate) =>
              toCertificateView(
                certificate,
                await deps.services.certificate.verifyUrl(certificate.certificateId),
              ),
            ),
          ),
          {
            locale,
            project: {
              title: inLocale(project.title, locale).text,
              number: project.number,
              funder: project.funder,
            },
            organiser: organiserOf(project),
            takenAt: ctx.now,
            timeZone: event.timeZone,
          },
        ),
    },
  ];
}

/** What was agreed to, when and from where, and beside it the words, once each. */
function consentEntries({ deps, event, people, locale, words }: Source): ArchiveEntry[] {
  const entries = people.flatMap((person) => (person.consents.log ?? []).map((entry) => ({ person, entry })));
  return [
    {
      path: `${words.folder.consents}/${fileName(words.file.consents, undefined, "csv")}`,
      description: words.description.consents,
      compress: true,
      async open() {
        const { table, kind, given, takenBack, by } = await loadConsent(locale);
        return csvOf([
          [
            table.lastName,
            table.firstName,
            table.consent,
            table.state,
            table.at(event.timeZone),
            table.by,
            table.wording,
            table.language,
          ],
          ...entries.map(({ person, entry }) => [
            person.lastName,
            person.firstName,
            kind[entry.consent],
            entry.given ? given[entry.consent] : takenBack,
            wallTimeAt(entry.at, event.timeZone).replace("T", " "),
            by[entry.by],
            entry.wording ?? "",
            entry.locale ?? "",
          ]),
        ]);
      },
    },
    {
      path: `${words.folder.consents}/${fileName(words.file.wordings, undefined, "csv")}`,
      description: words.description.wordings,
      compress: true,
      async open() {
        const [{ table }, wordings] = await Promise.all([
          loadConsent(locale),
          deps.stores.wordings.findMany(entries.flatMap(({ entry }) => entry.wording ?? [])),
        ]);
        return csvOf([
          [table.wording, `${table.text} (pl)`, `${table.text} (en)`],
          ...[...wordings].map(([id, text]) => [id, text.pl, text.en ?? ""]),
        ]);
      },
    },
  ];
}

function historyEntry(source: Source): ArchiveEntry {
  const { event, book, locale, words } = source;
  return {
    path: `${words.folder.history}/${fileName(words.file.history, undefined, "csv")}`,
    description: words.description.history,
    compress: true,
    open: async () =>
      csvOf(
        await historyTable({
          ...source,
          unitName: (unitId) => unitName(event, book, unitId, locale, words),
        }),
      ),
  };
}

function programmeEntry({ event, locale, words }: Source): ArchiveEntry {
  return {
    path: `${words.folder.event}/${fileName(words.file.programme, undefined, "csv")}`,
    description: words.description.programme,
    compress: true,
    open: () =>
      Promise.resolve(
        csvOf([
          Object.values(words.programme),
          ...sortAgenda(event.agenda).map((item) => [
            item.day ?? "",
            item.from ?? "",
            item.to ?? "",
            inLocale(item.title, locale).text,
            item.module ?? "",
            [item.place, item.town].filter(Boolean).join(", "),
            (item.leaders ?? []).join(", "),
            item.hours === undefined ? "" : formatNumber(locale, item.hours),
          ]),
        ]),
      ),
  };
}

function eventEntry({ event, project, words }: Source): ArchiveEntry {
  return {
    path: `${words.folder.event}/${fileName(words.file.event, undefined, "json")}`,
    description: words.description.event,
    compress: true,
    open: () => Promise.resolve(Buffer.from(`${JSON.stringify({ event, project }, undefined, 2)}\n`)),
  };
}

/** What a unit is called in tables and names of files: its day and title. */
function unitName(
  event: Event,
  book: AttendanceBook,
  unitId: string | undefined,
  locale: Locale,
  words: EvidenceMessages,
): string {
  const unit = book.units.find((one) => one.unitId === unitId);
  if (!unit) return words.file.wholeEvent;
  const title = unit.kind === "item" ? inLocale(unit.title, locale).text : "";
  return [unit.day, title].filter(Boolean).join(" ") || inLocale(event.title, locale).text;
}

/** Two scans of one item may have one name: the second and later ones get a number. */
function distinct(entries: ArchiveEntry[]): ArchiveEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.path) ?? 0) + 1;
    seen.set(entry.path, count);
    return count === 1 ? entry : { ...entry, path: entry.path.replace(/(\.\w+)$/, `-${count}$1`) };
  });
}
