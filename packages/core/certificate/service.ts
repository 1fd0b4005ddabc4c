import type { AttendanceBook } from "../attendance/answer.ts";
import type { AuthorNames } from "../audit/index.ts";
import { createHash } from "node:crypto";
import { attendanceRate, jointAttendance } from "../attendance/rules.ts";
import { isPublic, type Event, type EventId, type EventService } from "../event/index.ts";
import type { Bucket } from "../file/index.ts";
import { pictureKey } from "../file/rules.ts";
import type { FileId } from "../file/schema.ts";
import type { Limits } from "../limit/index.ts";
import type { Project, ProjectId, ProjectStore } from "../project/index.ts";
import { canReadProject } from "../project/rules.ts";
import type { Registration, RegistrationService, RegistrationStore } from "../registration/index.ts";
import { actorRef, type ParticipantActor, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { certificateCode, secretHash, type SecretKey } from "../shared/secret.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import { searchWords } from "../shared/text.ts";
import { HOME_ZONE, dayAt, type Day, type Instant } from "../shared/time.ts";
import type {
  CertificateCandidate,
  CertificateHolder,
  CertificateTemplate,
  CertificateView,
  EventCertificates,
  IssueAnswer,
  OwnCertificate,
} from "./answer.ts";
import {
  CURRENT_LAYOUT,
  canEditTemplate,
  canIssueCertificates,
  canReadCertificates,
  canReadRegister,
  canReadTemplate,
  certificateNumber,
  decideIssueDay,
  defaultTemplate,
  holderKey,
  institutionFacts,
  institutionKey,
  institutionRef,
  institutionsOf,
  lastUnitEnds,
  normaliseCode,
  personFacts,
  sampleFacts,
  toCertificateView,
  toOwnCertificate,
  factsBytes,
  factsFault,
  type Attendee,
  type CertificateWords,
  type FactsSource,
} from "./rules.ts";
import type {
  AnnulInput,
  Certificate,
  CertificateFacts,
  CertificateId,
  CertificatePicture,
  CertificateTemplateInput,
  IssueInput,
  RegisterQuery,
  ReissueInput,
} from "./schema.ts";
import type { CertificateStore, StoredCertificate } from "./store.ts";

/** One counter gives all numbers of a project, so a rush is served one after the other: some nine seconds at most. */
const ISSUE_ATTEMPTS = 3 * RACE_ATTEMPTS;

/** Use cases of certificates. */
export type CertificateService = ReturnType<typeof createCertificateService>;

/** Attendance of an event, whoever reads it. */
type Book = Omit<AttendanceBook, "may" | "asOf">;

/** What the certificate service works with. */
export interface CertificateDeps {
  certificates: CertificateStore;
  eventService: Pick<EventService, "getEvent">;
  projects: Pick<ProjectStore, "find" | "findPicture">;
  registrations: Pick<RegistrationStore, "eachByName">;
  registrationService: Pick<RegistrationService, "getByLink">;
  attendance: { loadBook(eventId: EventId): Promise<{ book: Book }> };
  /** Names of staff (`staff:stf_…`) who have one. */
  namesOf: AuthorNames;
  /** Where pictures are kept under their SHA-256; opened when it is needed. */
  bucket: () => Pick<Bucket, "put" | "head">;
  /** The facsimile of a signature that belongs to a project, kept among the pictures; undefined when it is gone. */
  findSignature(
    projectId: ProjectId,
    fileId: FileId,
  ): Promise<Pick<CertificatePicture, "sha256" | "mime"> | undefined>;
  words: CertificateWords;
  limits: Limits;
  secretKey: SecretKey;
  publicUrl: string;
}

/** A certificate as it would be. */
export interface CertificatePreview {
  facts: CertificateFacts;
  number: string;
}

/** Somebody who may get a certificate. */
interface Candidate {
  reference: string;
  holder: CertificateHolder;
  percent: number;
  entitled: boolean;
  overrideReason?: string;
  institution?: string;
  endsAt?: Instant;
  hasEmail: boolean;
  facts(source: FactsSource): CertificateFacts;
}

/** Makes the use cases of certificates over their stores. */
export function createCertificateService(deps: CertificateDeps) {
  const { certificates, eventService, projects, secretKey } = deps;

  /** An event whose certificates may be read. @throws DomainError event.not_found, certificate.forbidden */
  async function getReadable(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canReadCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.forbidden");
    return event;
  }

  /** A certificate and its event. @throws DomainError certificate.not_found, also for those of others */
  async function getForStaff(
    ctx: Context<StaffActor>,
    certificateId: CertificateId,
  ): Promise<{ certificate: StoredCertificate; event: Event }> {
    const certificate = await certificates.find(certificateId);
    const event =
      certificate &&
      (await eventService.getEvent(ctx, certificate.eventId).catch((error: unknown) => {
        if (error instanceof DomainError && error.kind === "not_found") return undefined;
        throw error;
      }));
    if (!certificate || !event) throw new DomainError("not_found", "certificate.not_found");
    if (!canReadCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.forbidden");
    return { certificate, event };
  }

  async function getManaged(ctx: Context<StaffActor>, certificateId: CertificateId) {
    const found = await getForStaff(ctx, certificateId);
    assertIssues(ctx, found.event);
    return found;
  }

  function assertIssues(ctx: Context<StaffActor>, event: Event) {
    if (!canIssueCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.read_only");
  }

  async function getProject(projectId: ProjectId): Promise<Project> {
    const project = await projects.find(projectId);
    if (!project) throw new DomainError("not_found", "project.not_found");
    return project;
  }

  async function templateOf(project: Project): Promise<CertificateTemplate> {
    return (await certificates.findTemplate(project.projectId)) ?? defaultTemplate(project);
  }

  function verifyUrl(certificateId: CertificateId): string {
    return `${deps.publicUrl}/verify/${certificateCode(secretKey, certificateId)}`;
  }

  function toView(certificate: StoredCertificate, annulledByName?: string): CertificateView {
    return toCertificateView(certificate, verifyUrl(certificate.certificateId), annulledByName);
  }

  /** The views of certificates, with the names of staff who annulled some of them. */
  async function toViews(stored: readonly StoredCertificate[]): Promise<CertificateView[]> {
    const names = await deps.namesOf(stored.flatMap(({ annulment }) => annulment?.by ?? []));
    return stored.map((certificate) => toView(certificate, names.get(certificate.annulment?.by ?? "")));
  }

  async function viewOf(certificate: StoredCertificate): Promise<CertificateView> {
    const [view] = await toViews([certificate]);
    return view ?? toView(certificate);
  }

  /** Everybody who took part and the institutions that sent them, with their attendance. */
  async function loadCandidates(event: Event) {
    const [{ book }, people] = await Promise.all([
      deps.attendance.loadBook(event.eventId),
      collect(deps.registrations.eachByName(event.eventId)),
    ]);
    const attendance = new Map(book.people.map((person) => [person.registrationId, person]));
    const attendees = people.flatMap((registration) => {
      const own = attendance.get(registration.registrationId);
      return own ? [{ registration, attendance: own }] : [];
    });
    const persons = attendees.map((attendee): Candidate => {
      const { registrationId, firstName, lastName, formOfAddress, institution, email } =
        attendee.registration;
      const { rate, entitled, entitlement } = attendee.attendance;
      return {
        reference: registrationId,
        holder: { type: "person", registrationId, firstName, lastName, formOfAddress },
        institution: institution?.name,
        percent: rate.total.percent,
        entitled,
        overrideReason: entitlement?.reason,
        endsAt: lastUnitEnds(book, event.timeZone, attendee.attendance),
        hasEmail: Boolean(email),
        facts: (source) => personFacts(source, attendee satisfies Attendee),
      };
    });
    const institutions = institutionsOf(attendees).map((sender): Candidate => {
      // Whom somebody decided against counts for their institution as little as for themselves.
      const counted = sender.people.filter(
        ({ attendance: { entitlement } }) => entitlement?.entitled !== false,
      );
      const joint = jointAttendance(counted.map((person) => person.attendance));
      const rate = attendanceRate(book.units, joint, book.closings, book.thresholdPercent);
      return {
        reference: institutionRef(sender),
        holder: { type: "institution", name: sender.name, town: sender.town },
        percent: rate.total.percent,
        entitled: rate.reached || counted.some((person) => person.attendance.entitled),
        endsAt: lastUnitEnds(book, event.timeZone, joint),
        hasEmail: false,
        facts: (source) => institutionFacts(source, { ...sender, people: counted }),
      };
    });
    return { book, persons, institutions };
  }

  /**
   * The pictures that certificates of a project print now. Logos are kept by their content, where certificates find
   * them when the project has others long since; one that is kept already is not sent again.
   */
  async function picturesOf(
    project: Project,
    template: CertificateTemplateInput,
  ): Promise<FactsSource["pictures"]> {
    const [logos, signature] = await Promise.all([
      Promise.all(
        project.logos.map(async ({ logoId, alt }) => {
          const file = await projects.findPicture(project.projectId, logoId);
          return file && { sha256: await keepPicture(file), mime: file.mime, alt };
        }),
      ),
      template.signatureFileId ? deps.findSignature(project.projectId, template.signatureFileId) : undefined,
    ]);
    return {
      logos: logos.filter((logo) => logo !== undefined),
      signature: signature && { ...signature, alt: template.signatory.name ?? "" },
    };
  }

  async function keepPicture({ mime, bytes }: { mime: string; bytes: Uint8Array }): Promise<string> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const key = pictureKey(sha256);
    const bucket = deps.bucket();
    if (!(await bucket.head(key))) await bucket.put(key, bytes, mime);
    return sha256;
  }

  async function sourceOf(event: Event, book: Book, issuedOn: Day): Promise<FactsSource> {
    const project = await getProject(event.projectId);
    const template = await templateOf(project);
    const pictures = await picturesOf(project, template);
    return { event, project, template, words: deps.words, units: book.units, pictures, issuedOn };
  }

  function issueDay(ctx: Context, event: Event, wish: Day | undefined, reason: string | undefined): Day {
    const decision = decideIssueDay(event, wish, ctx.now, Boolean(reason));
    if (decision.outcome === "allowed") return decision.issuedOn;
    throw new DomainError("conflict", decision.code, {
      ...(decision.code === "certificate.issue_day" && {
        issues: [{ path: "issuedOn", code: decision.code }],
      }),
    });
  }

  /** A certificate that nobody has numbered yet. */
  function draftOf(
    ctx: Context<StaffActor>,
    event: Event,
    candidate: Pick<Candidate, "endsAt">,
    facts: CertificateFacts,
    reason: string | undefined,
  ) {
    const certificateId = ctx.newId("crt");
    // A reason that nobody needed is not kept.
    const earlyReason = isEarly(candidate, ctx.now) ? reason : undefined;
    return {
      certificateId,
      projectId: event.projectId,
      eventId: event.eventId,
      state: "issued" as const,
      facts,
      layout: CURRENT_LAYOUT,
      nameShown: false,
      earlyReason,
      duplicates: [],
      issuedBy: actorRef(ctx.actor),
      issuedAt: ctx.now,
      version: 1,
      codeHash: secretHash(certificateCode(secretKey, certificateId)),
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
      changeReason: earlyReason,
    } satisfies Omit<StoredCertificate, "number" | "year" | "sequence">;
  }

  function numbered(
    draft: Omit<StoredCertificate, "number" | "year" | "sequence">,
    prefix: string,
    sequence: number,
  ): StoredCertificate {
    const year = yearOf(draft.facts.issuedOn);
    return { ...draft, number: certificateNumber(prefix, year, sequence), year, sequence };
  }

  /** Gives certificates the next numbers, all or none; who has one is left out. */
  async function issueTogether(
    { eventId, projectId }: Event,
    issuedOn: Day,
    prefix: string,
    drafts: readonly Numberless[],
  ): Promise<{ issued: CertificateView[]; held: IssueAnswer["skipped"] }> {
    const register = { projectId, year: yearOf(issuedOn) };
    for (let attempt = 0; attempt < ISSUE_ATTEMPTS; attempt += 1) {
      const [claims, last] = await Promise.all([
        certificates.findClaims(
          eventId,
          drafts.map(({ draft }) => holderKey(draft.facts.holder)),
        ),
        certificates.lastSequence(register.projectId, register.year),
      ]);
      const isHeld = ({ draft }: Numberless) =>
        claims.get(holderKey(draft.facts.holder))?.certificateId !== undefined;
      const held = drafts
        .filter(isHeld)
        .map(({ reference }) => ({ holder: reference, code: "certificate.issued_already" }));
      const issued = drafts
        .filter((one) => !isHeld(one))
        .map(({ draft }, index) => numbered(draft, prefix, last + index + 1));
      const answer = { issued: issued.map((one) => toView(one)), held };
      if (issued.length === 0) return answer;
      if ((await certificates.issue(issued, { ...register, last }, claims)) === "written") return answer;
      await jitter(attempt);
    }
    throw new DomainError("conflict", "certificate.busy");
  }

  function annulled(
    before: StoredCertificate,
    ctx: Context<StaffActor>,
    reason: string,
    replacement?: Pick<Certificate, "certificateId" | "number">,
  ): StoredCertificate {
    const by = actorRef(ctx.actor);
    return {
      ...before,
      ...stamp(before, ctx, by, reason),
      state: "annulled",
      annulment: { at: ctx.now, by, reason },
      ...(replacement && {
        replacedBy: replacement.certificateId,
        replacedByNumber: replacement.number,
      }),
    };
  }

  function assertVersion(certificate: StoredCertificate, version: number | undefined) {
    if (version !== undefined && certificate.version !== version) {
      throw new DomainError("conflict", "certificate.version_conflict", { version: certificate.version });
    }
  }

  /** Changes a certificate by itself; when somebody else did at the same time, again from what is true now. */
  async function change(
    certificateId: CertificateId,
    decide: (certificate: StoredCertificate) => StoredCertificate,
  ): Promise<StoredCertificate> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const before = await certificates.find(certificateId);
      if (!before) throw new DomainError("not_found", "certificate.not_found");
      const after = decide(before);
      if (after === before || (await certificates.replace(before, after))) return after;
      await jitter(attempt);
    }
    throw new DomainError("conflict", "certificate.busy");
  }

  async function getOwn(
    token: string,
    certificateId: CertificateId,
  ): Promise<{ certificate: StoredCertificate; registration: Registration }> {
    const { registration } = await deps.registrationService.getByLink(token);
    const certificate = await certificates.find(certificateId);
    const holder = certificate?.facts.holder;
    if (!certificate || holder?.type !== "person" || holder.registrationId !== registration.registrationId) {
      throw new DomainError("not_found", "certificate.not_found");
    }
    return { certificate, registration };
  }

  const service = {
    verifyUrl,

    /**
     * How a project's certificates look; the defaults while nothing was saved.
     * @throws DomainError project.not_found, certificate.forbidden
     */
    async getTemplate(ctx: Context<StaffActor>, projectId: ProjectId): Promise<CertificateTemplate> {
      const project = await readableProject(ctx, projectId);
      if (!canReadTemplate(ctx.actor, projectId)) throw new DomainError("forbidden", "certificate.forbidden");
      return templateOf(project);
    },

    /**
     * Replaces a project's template; certificates that were issued keep what they say.
     * @throws DomainError project.not_found, certificate.read_only, certificate.template_version_conflict,
     *   certificate.signature_unknown
     */
    async saveTemplate(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      input: CertificateTemplateInput,
    ): Promise<CertificateTemplate> {
      await assertEditsTemplate(ctx, projectId);
      const { signatureFileId, version } = input;
      if (signatureFileId && !(await deps.findSignature(projectId, signatureFileId))) {
        const code = "certificate.signature_unknown";
        throw new DomainError("invalid", code, { issues: [{ path: "signatureFileId", code }] });
      }
      const template = { ...input, projectId, version: version + 1, updatedAt: ctx.now };
      if (!(await certificates.saveTemplate(template, actorRef(ctx.actor)))) {
        throw new DomainError("conflict", "certificate.template_version_conflict");
      }
      return template;
    },

    /**
     * What a template that is not saved yet would print, with a made-up holder.
     * @throws DomainError project.not_found, certificate.read_only
     */
    async previewTemplate(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      template: CertificateTemplateInput,
    ): Promise<CertificatePreview> {
      const project = await assertEditsTemplate(ctx, projectId);
      const issuedOn = dayAt(ctx.now, HOME_ZONE);
      const pictures = await picturesOf(project, template);
      return {
        facts: sampleFacts({ project, template, words: deps.words, pictures, issuedOn }),
        number: certificateNumber(template.numberPrefix, yearOf(issuedOn), 1),
      };
    },

    /**
     * Everything the certificates page of an event shows. `issuedOn` says in which year the next number is wanted.
     * @throws DomainError event.not_found, certificate.forbidden
     */
    async listEventCertificates(
      ctx: Context<StaffActor>,
      eventId: EventId,
      issuedOn?: Day,
    ): Promise<EventCertificates> {
      const event = await getReadable(ctx, eventId);
      const [{ book, persons, institutions }, issued, template] = await Promise.all([
        loadCandidates(event),
        collect(certificates.eachOfEvent(eventId)),
        getProject(event.projectId).then(templateOf),
      ]);
      const today = dayAt(ctx.now, event.timeZone);
      const year = yearOf(issuedOn ?? today);
      const valid = new Map(
        issued
          .filter(({ state }) => state === "issued")
          .map((certificate) => [holderKey(certificate.facts.holder), certificate]),
      );
      const listed = (candidate: Candidate): CertificateCandidate => {
        const key = holderKey(candidate.holder);
        const certificate = valid.get(key);
        valid.delete(key);
        const { reference: _, facts: __, ...rest } = candidate;
        return { ...rest, certificate: certificate && toView(certificate) };
      };
      const people = persons.map(listed);
      const senders = institutions.map(listed);
      // A certificate stays valid when its holder is no longer among the people of the event.
      const others = (type: CertificateHolder["type"]): CertificateCandidate[] =>
        [...valid.values()]
          .filter(({ facts }) => facts.holder.type === type)
          .map((certificate) => ({
            holder: certificate.facts.holder,
            percent: 0,
            entitled: false,
            certificate: toView(certificate),
            hasEmail: false,
          }));
      const closed = new Set(book.closings.map(({ unitId }) => unitId));
      return {
        thresholdPercent: book.thresholdPercent,
        today,
        issuableFrom: event.dates.type === "exact" && isPublic(event) ? event.dates.endsOn : undefined,
        allClosed: book.units.every(({ unitId }) => closed.has(unitId)),
        template,
        nextNumber: certificateNumber(
          template.numberPrefix,
          year,
          (await certificates.lastSequence(event.projectId, year)) + 1,
        ),
        people: [...people, ...others("person")],
        institutions: [...senders, ...others("institution")],
        may: { issue: canIssueCertificates(ctx.actor, event) },
      };
    },

    /**
     * The certificate that a holder would get, whether they are entitled or not.
     * @throws DomainError event.not_found, certificate.forbidden, certificate.holder_unknown
     */
    async previewCertificate(
      ctx: Context<StaffActor>,
      eventId: EventId,
      wanted: { registrationId?: string; institution?: string; issuedOn?: Day },
    ): Promise<CertificatePreview> {
      const event = await getReadable(ctx, eventId);
      const { book, persons, institutions } = await loadCandidates(event);
      const candidate =
        wanted.registrationId !== undefined
          ? persons.find(({ reference }) => reference === wanted.registrationId)
          : findInstitution(institutions, wanted.institution ?? "");
      if (!candidate) throw new DomainError("not_found", "certificate.holder_unknown");
      const issuedOn = wanted.issuedOn ?? dayAt(ctx.now, event.timeZone);
      const source = await sourceOf(event, book, issuedOn);
      const year = yearOf(issuedOn);
      const last = await certificates.lastSequence(event.projectId, year);
      return {
        facts: candidate.facts(source),
        number: certificateNumber(source.template.numberPrefix, year, last + 1),
      };
    },

    /**
     * Issues certificates with the next numbers of the register: all of them in one transaction, or none. Who
     * holds a valid one or is not entitled is left out, so that sending it twice issues once.
     * @throws DomainError event.not_found, event.cancelled, certificate.read_only, certificate.event_draft,
     *   certificate.event_undated, certificate.event_not_over, certificate.issue_day, certificate.busy
     */
    async issueCertificates(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: IssueInput,
    ): Promise<IssueAnswer> {
      const event = await getReadable(ctx, eventId);
      assertIssues(ctx, event);
      const issuedOn = issueDay(ctx, event, input.issuedOn, input.reason);
      const { book, persons, institutions } = await loadCandidates(event);
      const wantedIds = new Set<string>(input.registrationIds);
      const wantedSenders = new Set(
        input.institutions.map((reference) => findInstitution(institutions, reference)?.reference),
      );
      // Numbers follow the order of the list, not that of the request.
      const wanted = [
        ...persons.filter(({ reference }) => wantedIds.has(reference)),
        ...institutions.filter(({ reference }) => wantedSenders.has(reference)),
      ];
      const unknown = [
        ...input.registrationIds.filter((id) => !persons.some(({ reference }) => reference === id)),
        ...input.institutions.filter((reference) => !findInstitution(institutions, reference)),
      ];
      const isTooEarly = (candidate: Candidate) => !input.reason && isEarly(candidate, ctx.now);
      const entitled = wanted.filter((candidate) => candidate.entitled && !isTooEarly(candidate));
      const skipped: IssueAnswer["skipped"] = [
        ...unknown.map((holder) => ({ holder, code: "certificate.holder_unknown" })),
        ...wanted
          .filter((candidate) => !candidate.entitled)
          .map(({ reference }) => ({ holder: reference, code: "certificate.not_entitled" })),
        ...wanted
          .filter((candidate) => candidate.entitled && isTooEarly(candidate))
          .map(({ reference }) => ({ holder: reference, code: "certificate.too_early" })),
      ];
      if (entitled.length === 0) return { issued: [], skipped };
      const source = await sourceOf(event, book, issuedOn);
      const drafts = entitled.flatMap((candidate) => {
        const holder = candidate.reference;
        const facts = candidate.facts(source);
        const fault = factsFault(facts);
        if (fault) skipped.push({ holder, ...fault });
        return fault ? [] : { reference: holder, draft: draftOf(ctx, event, candidate, facts, input.reason) };
      });
      const answer: IssueAnswer = { issued: [], skipped };
      for (const some of inTransactions(drafts)) {
        const { issued, held } = await issueTogether(event, issuedOn, source.template.numberPrefix, some);
        answer.issued.push(...issued);
        answer.skipped.push(...held);
      }
      return answer;
    },

    /**
     * Ends a certificate for a reason; its number stays taken. Doing it twice is the same as once.
     * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only,
     *   certificate.version_conflict
     */
    async annulCertificate(
      ctx: Context<StaffActor>,
      certificateId: CertificateId,
      { reason, version }: AnnulInput,
    ): Promise<CertificateView> {
      const { certificate: before } = await getManaged(ctx, certificateId);
      if (before.state === "annulled") return viewOf(before);
      assertVersion(before, version);
      const after = annulled(before, ctx, reason);
      const claims = await certificates.findClaims(before.eventId, [holderKey(before.facts.holder)]);
      if (!(await certificates.annul(before, after, claims))) {
        throw new DomainError("conflict", "certificate.version_conflict");
      }
      return viewOf(after);
    },

    /**
     * Annuls a certificate and issues another to the same holder from what is true now, both in one
     * transaction and each naming the other. Doing it twice gives the first answer.
     * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only,
     *   certificate.version_conflict, certificate.annulled, certificate.holder_unknown,
     *   certificate.not_entitled, certificate.unprintable, certificate.issue_day, certificate.busy
     */
    async reissueCertificate(
      ctx: Context<StaffActor>,
      certificateId: CertificateId,
      { reason, version, issuedOn: wish }: ReissueInput,
    ): Promise<CertificateView> {
      const { certificate: before, event } = await getManaged(ctx, certificateId);
      if (before.state === "annulled") {
        const successor = before.replacedBy && (await certificates.find(before.replacedBy));
        if (!successor) throw new DomainError("conflict", "certificate.annulled");
        return viewOf(successor);
      }
      assertVersion(before, version);
      const issuedOn = issueDay(ctx, event, wish, reason);
      const { book, persons, institutions } = await loadCandidates(event);
      const key = holderKey(before.facts.holder);
      const candidate = [...persons, ...institutions].find(({ holder }) => holderKey(holder) === key);
      if (!candidate) throw new DomainError("conflict", "certificate.holder_unknown");
      if (!candidate.entitled) throw new DomainError("conflict", "certificate.not_entitled");
      const source = await sourceOf(event, book, issuedOn);
      const facts = candidate.facts(source);
      const { code, ...details } = factsFault(facts) ?? {};
      if (code) throw new DomainError("conflict", code, details);
      const draft = {
        ...draftOf(ctx, event, candidate, facts, reason),
        nameShown: before.nameShown,
        replaces: before.certificateId,
        replacesNumber: before.number,
      };
      const register = { projectId: event.projectId, year: yearOf(issuedOn) };
      for (let attempt = 0; attempt < ISSUE_ATTEMPTS; attempt += 1) {
        const [claims, last] = await Promise.all([
          certificates.findClaims(before.eventId, [key]),
          certificates.lastSequence(register.projectId, register.year),
        ]);
        const issued = numbered(draft, source.template.numberPrefix, last + 1);
        const result = await certificates.issue([issued], { ...register, last }, claims, {
          before,
          after: annulled(before, ctx, reason, issued),
        });
        if (result === "written") return viewOf(issued);
        if (result === "stale") throw new DomainError("conflict", "certificate.version_conflict");
        await jitter(attempt);
      }
      throw new DomainError("conflict", "certificate.busy");
    },

    /**
     * Notes that a duplicate is made today; its document says so.
     * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only, certificate.annulled
     */
    async duplicateCertificate(
      ctx: Context<StaffActor>,
      certificateId: CertificateId,
    ): Promise<CertificateView> {
      const { event } = await getManaged(ctx, certificateId);
      const by = actorRef(ctx.actor);
      const after = await change(certificateId, (before) => {
        if (before.state === "annulled") throw new DomainError("conflict", "certificate.annulled");
        const duplicate = { at: ctx.now, by, on: dayAt(ctx.now, event.timeZone) };
        return { ...before, ...stamp(before, ctx, by), duplicates: [...before.duplicates, duplicate] };
      });
      return viewOf(after);
    },

    /**
     * A certificate for its document.
     * @throws DomainError certificate.not_found, certificate.forbidden
     */
    async getCertificate(ctx: Context<StaffActor>, certificateId: CertificateId): Promise<StoredCertificate> {
      return (await getForStaff(ctx, certificateId)).certificate;
    },

    /**
     * A page of a project's register, the newest first.
     * @throws DomainError project.not_found, certificate.forbidden
     */
    async listRegister(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      query: RegisterQuery,
      cursor?: string,
    ): Promise<Page<CertificateView>> {
      await assertReadsRegister(ctx, projectId);
      const page = await certificates.listRegister(projectId, filterOf(query), cursor, PAGE_SIZE);
      return { ...page, items: await toViews(page.items) };
    },

    /**
     * All rows of a project's register in the order of their numbers; for the workbook.
     * @throws DomainError project.not_found, certificate.forbidden
     */
    async listWholeRegister(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      query: RegisterQuery,
    ): Promise<{ project: Project; rows: CertificateView[] }> {
      const project = await assertReadsRegister(ctx, projectId);
      const rows: StoredCertificate[] = [];
      let cursor: string | undefined;
      do {
        const page = await certificates.listRegister(projectId, filterOf(query), cursor, 250, "asc");
        rows.push(...page.items);
        cursor = page.cursor;
      } while (cursor);
      return { project, rows: await toViews(rows) };
    },

    /**
     * The certificate behind a code that somebody read or typed. Who asks for codes that do not exist is
     * counted by address; who has a code is not.
     * @throws DomainError certificate.not_found, rate_limited
     */
    async getByCode(ctx: Context, code: string): Promise<StoredCertificate> {
      const certificate = await certificates.findByCode(secretHash(normaliseCode(code)));
      if (certificate) return certificate;
      await deps.limits.take(ctx, "certificateMiss", ctx.client);
      throw new DomainError("not_found", "certificate.not_found");
    },

    /** A person's certificates of an event, the valid one first, then those that were annulled, newest first. */
    async listOwnCertificates({
      eventId,
      registrationId,
    }: Pick<Registration, "eventId" | "registrationId">): Promise<OwnCertificate[]> {
      const claim = (await certificates.findClaims(eventId, [registrationId])).get(registrationId);
      if (!claim) return [];
      const ids = [...(claim.certificateId ? [claim.certificateId] : []), ...claim.former.toReversed()];
      const own = await Promise.all(ids.map((id) => certificates.find(id)));
      return own.flatMap((one) => (one ? [toOwnCertificate(one, verifyUrl(one.certificateId))] : []));
    },

    /**
     * A holder's own certificate, by the personal link.
     * @throws DomainError registration.not_found, certificate.not_found
     */
    async getOwnCertificate(token: string, certificateId: CertificateId): Promise<StoredCertificate> {
      return (await getOwn(token, certificateId)).certificate;
    },

    /**
     * The holder decides whether the public page shows their whole name.
     * @throws DomainError registration.not_found, certificate.not_found
     */
    async setNameShown(
      ctx: Context,
      token: string,
      certificateId: CertificateId,
      nameShown: boolean,
    ): Promise<OwnCertificate> {
      const { registration } = await getOwn(token, certificateId);
      const actor: ParticipantActor = { type: "participant", registrationId: registration.registrationId };
      const after = await change(certificateId, (before) =>
        before.nameShown === nameShown
          ? before
          : { ...before, ...stamp(before, ctx, actorRef(actor)), nameShown },
      );
      return toOwnCertificate(after, verifyUrl(certificateId));
    },
  };
  return service;

  async function readableProject(ctx: Context<StaffActor>, projectId: ProjectId): Promise<Project> {
    const project = canReadProject(ctx.actor, projectId) ? await projects.find(projectId) : undefined;
    if (!project) throw new DomainError("not_found", "project.not_found");
    return project;
  }

  async function assertEditsTemplate(ctx: Context<StaffActor>, projectId: ProjectId): Promise<Project> {
    const project = await readableProject(ctx, projectId);
    if (!canEditTemplate(ctx.actor, projectId)) {
      throw new DomainError("forbidden", "certificate.read_only");
    }
    return project;
  }

  async function assertReadsRegister(ctx: Context<StaffActor>, projectId: ProjectId): Promise<Project> {
    const project = await readableProject(ctx, projectId);
    if (!canReadRegister(ctx.actor, projectId)) throw new DomainError("forbidden", "certificate.forbidden");
    return project;
  }
}

/** Whether somebody's last unit has not ended yet. */
function isEarly({ endsAt }: Pick<Candidate, "endsAt">, now: Instant): boolean {
  return endsAt !== undefined && now < endsAt;
}

function findInstitution(institutions: readonly Candidate[], reference: string): Candidate | undefined {
  const key = institutionKey(reference);
  return institutions.find((institution) => institutionKey(institution.reference) === key);
}

function filterOf({ year, state, q }: RegisterQuery) {
  return {
    year: year === undefined ? undefined : Number(year),
    state,
    words: searchWords(q ?? ""),
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function stamp(before: StoredCertificate, ctx: Context, changedBy: string, changeReason?: string) {
  return { version: before.version + 1, updatedAt: ctx.now, changedBy, changeReason };
}

/** A certificate that has no number yet, and the reference of its holder. */
interface Numberless {
  reference: string;
  draft: Omit<StoredCertificate, "number" | "year" | "sequence">;
}

/** Most bytes of certificates that one transaction issues; DynamoDB takes 4 MB. */
const TRANSACTION_BYTES = 3_000_000;

/** Certificates in their order, in as few transactions as they fit into. */
function inTransactions(drafts: readonly Numberless[]): Numberless[][] {
  const parts: Numberless[][] = [];
  let room = 0;
  for (const one of drafts) {
    const bytes = factsBytes(one.draft.facts);
    if (bytes > room) {
      parts.push([]);
      room = TRANSACTION_BYTES;
    }
    parts.at(-1)?.push(one);
    room -= bytes;
  }
  return parts;
}
