import { createWordingStore } from "@zapisy/core/wording";
import { createAddressStore, type AddressService } from "@zapisy/core/address";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  createAttendanceStore,
  createRecordedService,
  type AttendanceService,
  type RecordedService,
} from "@zapisy/core/attendance";
import { createAuditStore, createAuthorNames, createReferrers } from "@zapisy/core/audit";
import { createCertificateStore, type CertificateService } from "@zapisy/core/certificate";
import { createBulletinStore } from "@zapisy/core/bulletin";
import { createCheckInStore } from "@zapisy/core/check-in";
import { createStatementStore } from "@zapisy/core/accessibility-statement";
import { createAccessCodeStore } from "@zapisy/core/access-code";
import { createCircularStore } from "@zapisy/core/circular";
import { createPeopleImportStore } from "@zapisy/core/people-import";
import { createInvitationStore } from "@zapisy/core/invitation";
import { createDelegationStore } from "@zapisy/core/delegation";
import type { ErasureService } from "@zapisy/core/erasure";
import { createReferralStore } from "@zapisy/core/referral";
import {
  createCatalogue,
  createEventService,
  createEventStore,
  type EventId,
  type EventService,
} from "@zapisy/core/event";
import type { ContentNoteService } from "@zapisy/core/content-note";
import type { ExportProfileService } from "@zapisy/core/export-profile";
import type { FigureService } from "@zapisy/core/figure";
import type { IndicatorService } from "@zapisy/core/indicator";
import { createBucket, createFileStore } from "@zapisy/core/file";
import { createIdentityStore } from "@zapisy/core/identity";
import { createInstitutionStore, type InstitutionService } from "@zapisy/core/institution";
import { createLimits, createLimitStore } from "@zapisy/core/limit";
import { createMailingStore } from "@zapisy/core/mailing";
import { createMailTextStore, type MailTextService } from "@zapisy/core/mail-text";
import { createMessageStore, type MessageService } from "@zapisy/core/message";
import { createPasskeyStore } from "@zapisy/core/passkey";
import { createProjectService, createProjectStore, type ProjectId } from "@zapisy/core/project";
import {
  createDefinitions,
  createRegistrationService,
  createRegistrationStore,
  type Definitions,
  type RegistrationService,
} from "@zapisy/core/registration";
import { createReminderStore } from "@zapisy/core/reminder";
import { createSelectionStore } from "@zapisy/core/selection";
import type { Actor } from "@zapisy/core/shared/actor";
import type { Context, Log } from "@zapisy/core/shared/context";
import { createIdFactory } from "@zapisy/core/shared/id";
import { keyedHash, type SecretKey } from "@zapisy/core/shared/secret";
import { keepReads } from "@zapisy/core/shared/shared-read";
import { openTable } from "@zapisy/core/shared/table";
import { addSeconds } from "@zapisy/core/shared/time";
import { attemptLimits, limitCalls, type CallLimits } from "@zapisy/core/shared/time-limit";
import { createUndeliveredStore, personOf } from "@zapisy/core/undelivered";
import { createInterestStore } from "@zapisy/core/interest";
import { createSubscriptionStore } from "@zapisy/core/subscription";
import type { SnapshotService } from "@zapisy/core/snapshot";
import type { SupportService } from "@zapisy/core/support";
import type { SupportEntryService } from "@zapisy/core/support-entry";
import { createStaffService, createStaffStore, type StaffService } from "@zapisy/core/staff";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import { loadReferral } from "@zapisy/words/referral";
import { onlinePlace, sampleWords, usualHeading, usualWording } from "@zapisy/words/certificate/document";
import type { Config } from "./config.ts";
import { createHealthCheck } from "./health.ts";
import { createJsonLog } from "./log.ts";
import type { Lane } from "./mails/lane.ts";

/** Takes messages that are to be mailed: SQS on AWS, a queue in the process on one machine. */
export interface MailQueue {
  /** Takes each as a `MessageRef`, the ordinary ones where no lane is said; those with `delaySeconds`, a quarter of an hour at most, come later. */
  send(messageIds: string[], options?: { lane?: Lane; delaySeconds?: number }): Promise<void>;
}

/** Everything that is counted: few names, because CloudWatch asks money from the eleventh on. */
export type CountedEvent =
  | "MailLeftInQueue"
  | "MailRefused"
  | "MailDelivered"
  | "MailBounced"
  | "MailComplained"
  | "JobDone"
  | "SignInFailed"
  | "StreamRecordFailed";

/** Counts something, once or as often as said. */
export type Count = (name: CountedEvent, value?: number) => void;

/** What differs between places where the functions run; everything has a default for AWS. */
export interface Surroundings {
  /** How long one attempt at the database may take, where that is not as usual. */
  databaseLimits?: CallLimits;
  clock?: () => string;
  log?: Log;
  /** Counts for alarms and graphs; on one machine nobody looks at either. */
  count?: Count;
  mailQueue?: MailQueue;
  /** Reads the secrets that the settings only name. */
  readSecrets?: () => Promise<void>;
  /** Reads the secret by which the provider knows us, where the settings only name it. */
  readClientSecret?: () => Promise<void>;
  random?: () => number;
  /** How long sign-ups, mails and the catalogue may go by events as they were read before. */
  definitionTtlMs?: number;
}

/** Everything that handlers work with. */
export type Deps = ReturnType<typeof createDeps>;

/** What staff change of an event is seen by sign-ups, in mails and in the catalogue after this long at the latest. */
const DEFINITION_TTL_MS = 2_000;

/** Mail that waits for longer is late, as for the alarms `MailLate` and `MailToManyLate`. */
const MAIL_LATE_SECONDS = 3_600;
const MAIL_TO_MANY_LATE_SECONDS = 6 * 3_600;
/** How much of what waits the longest is looked at. */
const LATE_MAILS_READ = 100;

/** The composition root: configuration to clients, stores and services. */
export function createDeps(config: Config, surroundings: Surroundings = {}) {
  const clock = surroundings.clock ?? (config.TODAY ? clockFrom(config.TODAY) : systemClock);
  const log = surroundings.log ?? createJsonLog();
  const client = limitCalls(
    new DynamoDBClient({
      region: config.AWS_REGION,
      endpoint: config.DYNAMODB_ENDPOINT,
      maxAttempts: 5,
      requestHandler: attemptLimits(surroundings.databaseLimits),
    }),
    surroundings.databaseLimits,
  );
  const table = openTable(client, config.TABLE_NAME);
  const secretKey: SecretKey = {
    get bytes() {
      if (!config.LINK_KEY) throw new Error("This function has no link key, or did not wait for it.");
      return config.LINK_KEY;
    },
  };
  const definitionTtlMs = surroundings.definitionTtlMs ?? DEFINITION_TTL_MS;
  const readSecrets = surroundings.readSecrets ?? (() => Promise.resolve());
  const hash = async (text: string) => {
    await readSecrets();
    return keyedHash(secretKey, text);
  };
  // A store parses the models of its entities when it is made, so a function makes only those it uses.
  const stores = lazily({
    events: () => createEventStore(table),
    projects: () => createProjectStore(table),
    registrations: () => createRegistrationStore(table),
    attendance: () => createAttendanceStore(table),
    certificates: () => createCertificateStore(table),
    checkIn: () => createCheckInStore(table),
    staff: () => createStaffStore(table),
    passkeys: () => createPasskeyStore(table),
    identities: () => createIdentityStore(table),
    messages: () => createMessageStore(table),
    mailTexts: () => createMailTextStore(table),
    mailings: () => createMailingStore(table),
    audit: () => createAuditStore(table),
    files: () => createFileStore(table),
    limits: () => createLimitStore(table),
    wordings: () => createWordingStore(table),
    addresses: () => createAddressStore(table),
    institutions: () => createInstitutionStore(table),
    statements: () => createStatementStore(table),
    accessCodes: () => createAccessCodeStore(table),
    invitations: () => createInvitationStore(table),
    reminders: () => createReminderStore(table),
    selections: () => createSelectionStore(table),
    circulars: () => createCircularStore(table),
    bulletins: () => createBulletinStore(table),
    subscriptions: () => createSubscriptionStore(table),
    interests: () => createInterestStore(table),
    peopleImports: () => createPeopleImportStore(table),
    delegations: () => createDelegationStore(table),
    referrals: () => createReferralStore(table),
    undelivered: () => createUndeliveredStore(table),
  });
  const namesOf = createAuthorNames(stores);
  const shared = lazily({
    bucket: () => {
      if (!config.FILES_BUCKET) throw new Error("This function has no bucket.");
      return createBucket({
        name: config.FILES_BUCKET,
        region: config.AWS_REGION,
        endpoint: config.S3_ENDPOINT,
      });
    },
    limits: () =>
      createLimits({
        store: stores.limits,
        // Also a public read counts, once it asks for what does not exist.
        hash,
      }),
    staff: (): StaffService =>
      createStaffService({
        staff: stores.staff,
        secretKey,
        limits: shared.limits,
        hasPasskeys: async (staffId) => (await stores.passkeys.list(staffId)).length > 0,
        adminsNeedPasskeys: config.ADMIN_PASSKEYS === "required",
      }),
    event: (): EventService =>
      createEventService({
        secretKey,
        events: stores.events,
        recorded: shared.recorded,
        // A public page needs none of these, nor the stores of what is recorded.
        get projects() {
          return stores.projects;
        },
        get registrations() {
          return stores.registrations;
        },
        get wordings() {
          return stores.wordings;
        },
        get accessCodes() {
          return stores.accessCodes;
        },
        get invitations() {
          return stores.invitations;
        },
        get selections() {
          return stores.selections;
        },
        get mailTexts() {
          return stores.mailTexts;
        },
        leave: async (event, now) => {
          const { createRetentionStore, leaveProject } = await import("@zapisy/core/retention");
          return leaveProject({ retentions: createRetentionStore(table) }, event, now);
        },
        copyMailTexts: async (from, to, changed) => {
          const { copyMailTexts } = await import("@zapisy/core/mail-text/service");
          await copyMailTexts(
            { mailTexts: stores.mailTexts, bucket: () => shared.bucket },
            from,
            to,
            changed,
          );
        },
        catalogue: createCatalogue({ events: stores.events, ttlMs: definitionTtlMs }),
      }),
    mailText: (): Later<MailTextService> =>
      later(async () => {
        const { createMailTextService } = await import("@zapisy/core/mail-text/service");
        return createMailTextService({
          mailTexts: stores.mailTexts,
          projects: stores.projects,
          eventService: shared.event,
          registrations: stores.registrations,
          namesOf,
          bucket: () => shared.bucket,
          secretKey,
          loadKinds: async () => (await import("./mails/adaptable.ts")).loadKinds(),
        });
      }),
    recorded: (): RecordedService =>
      createRecordedService({
        get attendance() {
          return stores.attendance;
        },
        get registrations() {
          return stores.registrations;
        },
        events: stores.events,
        get files() {
          return stores.files;
        },
        get certificates() {
          return stores.certificates;
        },
      }),
    address: (): Later<AddressService> =>
      later(async () => {
        const { createAddressService } = await import("@zapisy/core/address/service");
        return createAddressService({
          addresses: stores.addresses,
          registrations: stores.registrations,
          hash,
        });
      }),
    erasure: (): Later<ErasureService> =>
      later(async () => {
        const { createErasureService } = await import("@zapisy/core/erasure/service");
        return createErasureService(table, stores, {
          addresses: shared.address,
          namesOf,
          secretKey,
        });
      }),
    institution: (): Later<InstitutionService> =>
      later(async () => {
        const { createInstitutionService } = await import("@zapisy/core/institution/service");
        return createInstitutionService({ institutions: stores.institutions, ttlMs: definitionTtlMs, clock });
      }),
    definitions: (): Definitions =>
      createDefinitions({
        events: stores.events,
        projects: stores.projects,
        wordings: stores.wordings,
        ttlMs: definitionTtlMs,
      }),
    registration: (): RegistrationService =>
      createRegistrationService({
        registrations: stores.registrations,
        events: stores.events,
        eventService: shared.event,
        recorded: shared.recorded,
        secretKey,
        limits: shared.limits,
        get institutions() {
          return shared.institution;
        },
        random: surroundings.random ?? Math.random,
        definitions: shared.definitions,
        wordings: stores.wordings,
        get accessCodes() {
          return stores.accessCodes;
        },
        get invitations() {
          return stores.invitations;
        },
        consentWords,
      }),
    attendance: (): AttendanceService =>
      later(async () => {
        const { createAttendanceService } = await import("@zapisy/core/attendance/service");
        return createAttendanceService({
          attendance: stores.attendance,
          registrations: stores.registrations,
          registrationService: shared.registration,
          events: stores.events,
          eventService: shared.event,
          secretKey,
          limits: shared.limits,
          namesOf,
        });
      }),
    certificate: (): Later<CertificateService> =>
      later(async () => {
        const { createCertificateService } = await import("@zapisy/core/certificate/service");
        return createCertificateService({
          certificates: stores.certificates,
          eventService: shared.event,
          projects: stores.projects,
          registrations: stores.registrations,
          events: stores.events,
          attendance: shared.attendance,
          bucket: () => shared.bucket,
          files: stores.files,
          namesOf,
          words: { heading: usualHeading, online: onlinePlace, wording: usualWording, sample: sampleWords },
          limits: shared.limits,
          secretKey,
          publicUrl: config.PUBLIC_URL,
        });
      }),
  });
  const services = lazily({
    event: () => shared.event,
    file: () =>
      later(async () => {
        const { createFileService } = await import("@zapisy/core/file/service");
        return createFileService({
          files: stores.files,
          bucket: () => shared.bucket,
          eventService: shared.event,
          projectService: createProjectService({ projects: stores.projects, isPicture }),
          staff: stores.staff,
          isPicture,
        });
      }),
    attachment: () =>
      later(async () => {
        const { createAttachmentUploadService } = await import("@zapisy/core/attachment-upload/service");
        return createAttachmentUploadService({
          bucket: () => shared.bucket,
          registrations: stores.registrations,
          delegations: stores.delegations,
          events: stores.events,
          eventService: shared.event,
          definitions: shared.definitions,
          invitations: stores.invitations,
          limits: shared.limits,
          secretKey,
        });
      }),
    project: () => createProjectService({ projects: stores.projects, isPicture }),
    registration: () => shared.registration,
    attendance: () => shared.attendance,
    certificate: () => shared.certificate,
    personalPage: () =>
      later(async () => {
        const { createPersonalPageService } = await import("@zapisy/core/personal-page/service");
        return createPersonalPageService({
          registrations: stores.registrations,
          events: stores.events,
          eventService: shared.event,
          attendance: shared.attendance,
          certificate: shared.certificate,
        });
      }),
    checkIn: () =>
      later(async () => {
        const { createCheckInService } = await import("@zapisy/core/check-in/service");
        return createCheckInService({
          links: stores.checkIn,
          events: stores.events,
          eventService: shared.event,
          attendance: shared.attendance,
          lists: stores.attendance,
          namesOf,
          secretKey,
          publicUrl: config.PUBLIC_URL,
        });
      }),
    team: () =>
      later(async () => {
        const { createTeamService } = await import("@zapisy/core/team/service");
        return createTeamService({ events: stores.events, eventService: shared.event, staff: stores.staff });
      }),
    staff: () => shared.staff,
    passkey: () =>
      later(async () => {
        const { createPasskeyService } = await import("@zapisy/core/passkey/service");
        return createPasskeyService({
          passkeys: stores.passkeys,
          staff: stores.staff,
          staffService: shared.staff,
          secretKey,
          publicUrl: config.PUBLIC_URL,
          siteName: config.ORGANISER_NAME,
        });
      }),
    identity: () =>
      later(async () => {
        const { createIdentityService } = await import("@zapisy/core/identity/service");
        return createIdentityService({
          identities: stores.identities,
          staff: stores.staff,
          staffService: shared.staff,
          limits: shared.limits,
          secretKey,
          publicUrl: config.PUBLIC_URL,
          settings: providerSettings(config, surroundings.readClientSecret),
        });
      }),
    institution: () => shared.institution,
    institutionPage: () =>
      later(async () => {
        const { createInstitutionPageService } = await import("@zapisy/core/institution-page/service");
        return createInstitutionPageService({
          institutions: stores.institutions,
          institutionService: shared.institution,
          events: stores.events,
          registrations: stores.registrations,
          attendance: shared.attendance,
          certificates: stores.certificates,
        });
      }),
    worklist: () =>
      later(async () => {
        const { createWorklistService } = await import("@zapisy/core/worklist/service");
        return createWorklistService({
          events: stores.events,
          eventService: shared.event,
          attendance: stores.attendance,
        });
      }),
    ownEvent: () =>
      later(async () => {
        const { createOwnEventService } = await import("@zapisy/core/own-event/service");
        return createOwnEventService({ events: stores.events, eventService: shared.event });
      }),
    address: () => shared.address,
    mailText: () => shared.mailText,
    undelivered: () =>
      later(async () => {
        const { createUndeliveredService } = await import("@zapisy/core/undelivered/service");
        return createUndeliveredService({
          undelivered: stores.undelivered,
          messages: stores.messages,
          registrations: stores.registrations,
          delegations: stores.delegations,
          invitations: stores.invitations,
          staff: stores.staff,
          events: stores.events,
          eventService: shared.event,
          addresses: shared.address,
          namesOf,
        });
      }),
    message: (): Later<MessageService> =>
      later(async () => {
        const { createMessageService } = await import("@zapisy/core/message/service");
        return createMessageService({
          messages: stores.messages,
          registrations: stores.registrations,
          delegations: stores.delegations,
          invitations: stores.invitations,
          staff: stores.staff,
          eventService: shared.event,
          delegation: services.delegation,
          invitation: services.invitation,
          async forgetMissing(message) {
            const person = personOf(message);
            const row = person && (await stores.undelivered.find(person));
            if (row) await stores.undelivered.remove(row);
          },
          bucket: () => shared.bucket,
        });
      }),
    accessCode: () =>
      later(async () => {
        const { createAccessCodeService } = await import("@zapisy/core/access-code/service");
        return createAccessCodeService({
          accessCodes: stores.accessCodes,
          eventService: shared.event,
          secretKey,
        });
      }),
    invitation: () =>
      later(async () => {
        const { createInvitationService } = await import("@zapisy/core/invitation/service");
        return createInvitationService({
          invitations: stores.invitations,
          eventService: shared.event,
          events: stores.events,
          messages: stores.messages,
          secretKey,
        });
      }),
    reminder: () =>
      later(async () => {
        const { createReminderService } = await import("@zapisy/core/reminder/service");
        return createReminderService({
          reminders: stores.reminders,
          events: stores.events,
          eventService: shared.event,
          mailings: stores.mailings,
          messages: stores.messages,
        });
      }),
    selection: () =>
      later(async () => {
        const { createSelectionService } = await import("@zapisy/core/selection/service");
        return createSelectionService({
          selections: stores.selections,
          events: stores.events,
          eventService: shared.event,
          registrationService: shared.registration,
          registrations: stores.registrations,
          institutions: stores.institutions,
          institutionService: shared.institution,
          staff: stores.staff,
          secretKey,
        });
      }),
    peopleImport: () =>
      later(async () => {
        const { createPeopleImportService } = await import("@zapisy/core/people-import/service");
        return createPeopleImportService({
          peopleImports: stores.peopleImports,
          registrations: stores.registrations,
          registrationService: shared.registration,
          events: stores.events,
          eventService: shared.event,
        });
      }),
    participant: () =>
      later(async () => {
        const { createParticipantService } = await import("@zapisy/core/participant/service");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createParticipantService({
          participants: createParticipantStore(table),
          projects: stores.projects,
          events: stores.events,
          registrations: stores.registrations,
          attendance: shared.attendance,
          hash,
        });
      }),
    circular: () =>
      later(async () => {
        const { createCircularService } = await import("@zapisy/core/circular/service");
        return createCircularService({
          circulars: stores.circulars,
          mailings: stores.mailings,
          messages: stores.messages,
          registrations: stores.registrations,
          certificates: stores.certificates,
          addresses: shared.address,
          attendance: shared.attendance,
          events: stores.events,
          eventService: shared.event,
          bucket: () => shared.bucket,
          secretKey,
        });
      }),
    bulletin: () =>
      later(async () => {
        const { createBulletinService } = await import("@zapisy/core/bulletin/service");
        return createBulletinService({
          bulletins: stores.bulletins,
          subscriptions: stores.subscriptions,
          mailings: stores.mailings,
          eventService: shared.event,
          mailTexts: stores.mailTexts,
        });
      }),
    interest: () =>
      later(async () => {
        const { createInterestService } = await import("@zapisy/core/interest/service");
        return createInterestService({
          interests: stores.interests,
          events: stores.events,
          invitations: stores.invitations,
          limits: shared.limits,
          secretKey,
        });
      }),
    subscription: () =>
      later(async () => {
        const { createSubscriptionService } = await import("@zapisy/core/subscription/service");
        return createSubscriptionService({
          subscriptions: stores.subscriptions,
          limits: shared.limits,
          secretKey,
        });
      }),
    delegation: () =>
      later(async () => {
        const { createDelegationService } = await import("@zapisy/core/delegation/service");
        return createDelegationService({
          delegations: stores.delegations,
          registrations: stores.registrations,
          registrationService: shared.registration,
          events: stores.events,
          eventService: shared.event,
          definitions: shared.definitions,
          accessCodes: stores.accessCodes,
          attendance: stores.attendance,
          certificate: shared.certificate,
          institutions: shared.institution,
          limits: shared.limits,
          wordings: stores.wordings,
          declarationWords,
          secretKey,
          random: surroundings.random ?? Math.random,
        });
      }),
    erasure: () => shared.erasure,
    personCopy: () =>
      later(async () => {
        const { createPersonCopyService } = await import("@zapisy/core/person-copy/service");
        return createPersonCopyService(table, stores, {
          addresses: shared.address,
          erasure: shared.erasure,
        });
      }),
    retention: () =>
      later(async () => {
        const { createRetentionService } = await import("@zapisy/core/retention/service");
        const { createRetentionStore } = await import("@zapisy/core/retention");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createRetentionService({
          retentions: createRetentionStore(table),
          projects: stores.projects,
          events: stores.events,
          registrations: stores.registrations,
          participants: createParticipantStore(table),
          namesOf,
        });
      }),
    support: (): Later<SupportService> =>
      later(async () => {
        const { createSupportService } = await import("@zapisy/core/support/service");
        const { createSupportStore } = await import("@zapisy/core/support");
        return createSupportService({
          supports: createSupportStore(table),
          projects: stores.projects,
          events: stores.events,
          attendance: shared.attendance,
          institutions: shared.institution,
        });
      }),
    accessibilityStatement: () =>
      later(async () => {
        const { createStatementService } = await import("@zapisy/core/accessibility-statement/service");
        return createStatementService({
          statements: stores.statements,
          siteUrl: config.PUBLIC_URL,
          organiserName: config.ORGANISER_NAME,
        });
      }),
    supportSchedule: () =>
      later(async () => {
        const { createSupportScheduleService } = await import("@zapisy/core/support-schedule/service");
        const { createSupportScheduleStore } = await import("@zapisy/core/support-schedule");
        return createSupportScheduleService({
          schedules: createSupportScheduleStore(table),
          projects: stores.projects,
          events: stores.events,
        });
      }),
    partner: () =>
      later(async () => {
        const { createPartnerService } = await import("@zapisy/core/partner/service");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createPartnerService({
          institutionService: shared.institution,
          projects: stores.projects,
          events: stores.events,
          eventService: shared.event,
          registrations: stores.registrations,
          attendance: shared.attendance,
          certificates: stores.certificates,
          participants: createParticipantStore(table),
        });
      }),
    supportEntry: (): Later<SupportEntryService> =>
      later(async () => {
        const { createSupportEntryService } = await import("@zapisy/core/support-entry/service");
        const { createSupportEntryStore } = await import("@zapisy/core/support-entry");
        const { createContentNoteStore } = await import("@zapisy/core/content-note");
        const notes = createContentNoteStore(table);
        return createSupportEntryService({
          hasNote: (entryId, counsellor) => notes.isWritten(entryId, counsellor),
          entries: createSupportEntryStore(table),
          participants: services.participant,
          projects: stores.projects,
          staff: stores.staff,
        });
      }),
    contentNote: (): Later<ContentNoteService> =>
      later(async () => {
        const { createContentNoteService } = await import("@zapisy/core/content-note/service");
        const { createContentNoteStore } = await import("@zapisy/core/content-note");
        const { createSupportEntryStore } = await import("@zapisy/core/support-entry");
        return createContentNoteService({
          contentNotes: createContentNoteStore(table),
          supportEntries: createSupportEntryStore(table),
          participants: services.participant,
          projects: stores.projects,
          staff: stores.staff,
          namesOf,
        });
      }),
    figure: (): Later<FigureService> =>
      later(async () => {
        const { createFigureService } = await import("@zapisy/core/figure/service");
        const { createFigureStore } = await import("@zapisy/core/figure");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        const { createSupportEntryStore } = await import("@zapisy/core/support-entry");
        return createFigureService({
          figures: createFigureStore(table),
          projects: stores.projects,
          events: stores.events,
          participants: createParticipantStore(table),
          supportEntries: createSupportEntryStore(table),
          support: services.support,
          registrations: stores.registrations,
          institutions: shared.institution,
          staff: stores.staff,
        });
      }),
    indicator: (): Later<IndicatorService> =>
      later(async () => {
        const { createIndicatorService } = await import("@zapisy/core/indicator/service");
        const { createIndicatorStore } = await import("@zapisy/core/indicator");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createIndicatorService({
          indicators: createIndicatorStore(table),
          projects: stores.projects,
          events: stores.events,
          figures: services.figure,
          certificates: stores.certificates,
          participants: services.participant,
          people: createParticipantStore(table),
          files: services.file,
        });
      }),
    exportProfile: (): Later<ExportProfileService> =>
      later(async () => {
        const { createExportProfileService } = await import("@zapisy/core/export-profile/service");
        const { createExportProfileStore } = await import("@zapisy/core/export-profile");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createExportProfileService({
          profiles: createExportProfileStore(table),
          projects: stores.projects,
          participants: createParticipantStore(table),
          figures: services.figure,
          indicators: services.indicator,
          institutions: shared.institution,
          namesOf,
        });
      }),
    snapshot: (): Later<SnapshotService> =>
      later(async () => {
        const { createSnapshotService } = await import("@zapisy/core/snapshot/service");
        const { createSnapshotStore } = await import("@zapisy/core/snapshot");
        const { createIndicatorStore } = await import("@zapisy/core/indicator");
        const { createParticipantStore } = await import("@zapisy/core/participant");
        return createSnapshotService({
          snapshots: createSnapshotStore(table),
          projects: stores.projects,
          indicators: services.indicator,
          indicatorRows: createIndicatorStore(table),
          participants: createParticipantStore(table),
          registrations: stores.registrations,
          bucket: () => shared.bucket,
          namesOf,
        });
      }),
    referral: () =>
      later(async () => {
        const { createReferralService } = await import("@zapisy/core/referral/service");
        return createReferralService({
          referrals: stores.referrals,
          registrations: stores.registrations,
          registrationService: shared.registration,
          events: stores.events,
          eventService: shared.event,
          institutions: shared.institution,
          wordings: stores.wordings,
          declarationWords,
          secretKey,
        });
      }),
    audit: () =>
      later(async () => {
        const { createAuditService } = await import("@zapisy/core/audit/service");
        return createAuditService({
          audit: stores.audit,
          eventService: shared.event,
          listProjects: async () => (await import("./installation.ts")).listProjects(stores),
          namesOf,
          referrersOf: createReferrers(stores),
          async titlesOf(targets) {
            const [{ titlesOf }, { createParticipantStore }] = await Promise.all([
              import("./installation.ts"),
              import("@zapisy/core/participant"),
            ]);
            return titlesOf(stores, createParticipantStore(table), targets);
          },
        });
      }),
  });
  const recently = { ttlMs: definitionTtlMs, clock };
  const recent = lazily({
    head: () => keepReads(stores.events.findHead, String, recently),
    event: () => keepReads(stores.events.findEvent, String, recently),
    line: () => keepReads(stores.registrations.linePositions, String, recently),
    project: () => keepReads(stores.projects.find, String, recently),
    texts: () =>
      keepReads(
        ({ eventId, projectId, kind }: { eventId: EventId; projectId: ProjectId; kind: string }) =>
          stores.mailTexts.findMany([eventId, projectId, "installation"], kind),
        ({ eventId, kind }) => `${eventId} ${kind}`,
        recently,
      ),
  });
  const newId = createIdFactory(clock);
  const health = createHealthCheck(
    {
      // Looked for in vain, event and file: what counts is that there is an answer.
      database: () => stores.events.findHead("evt_health"),
      files: () => shared.bucket.head("files/health"),
      mail: async () => {
        const waitsSince = addSeconds(clock(), -MAIL_LATE_SECONDS);
        const { items } = await stores.messages.listOutstanding(waitsSince, undefined, LATE_MAILS_READ);
        if (items.length === 0) return;
        const { laneOf } = await import("./mails/index.ts");
        const late = addSeconds(clock(), -MAIL_TO_MANY_LATE_SECONDS);
        if (items.some(({ kind, queuedAt }) => laneOf(kind) !== "many" || queuedAt < late))
          throw new Error("Mail has waited for more than an hour.");
      },
    },
    log,
  );
  return {
    config,
    clock,
    log,
    count: surroundings.count ?? (() => undefined),
    table,
    secretKey,
    /** To be awaited before anything that makes links or checks codes. */
    readSecrets,
    /** Says which part of the service works, and asks no part more often than every few seconds. */
    health,
    /** Where messages go that are to be mailed. */
    get mailQueue(): MailQueue {
      if (!surroundings.mailQueue) throw new Error("This function has no mail queue.");
      return surroundings.mailQueue;
    },
    /** Files by key. */
    get bucket() {
      return shared.bucket;
    },
    stores,
    /**
     * What the mails to many people of an event have in common, by its id: head, event, places in the line, its project; by event and kind, the texts that staff adapted. Read within
     * the last two seconds, and after the moment that is told.
     */
    recent,
    services,
    /** The context of one call; `client` is the network address that it comes from. */
    context<A extends Actor>(actor: A, requestId: string, client?: string): Context<A> {
      return { actor, now: clock(), requestId, newId, log, client };
    },
  };
}

/** The organisation's provider; undefined where none is set up. */
function providerSettings(config: Config, readClientSecret = () => Promise.resolve()) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_DOMAINS: domains } = config;
  if (!issuer || !clientId || !domains) return undefined;
  return {
    issuer,
    clientId,
    domains,
    async readClientSecret() {
      await readClientSecret();
      if (!config.OIDC_CLIENT_SECRET) throw new Error("This function has no client secret.");
      return config.OIDC_CLIENT_SECRET;
    },
  };
}

/** The sentences of the sign-up form by which people consent. */
async function consentWords() {
  const [pl, en] = await Promise.all([loadRegistration("pl"), loadRegistration("en")]);
  return {
    image: { pl: pl.signUp.allowsImage, en: en.signUp.allowsImage },
    newsletter: { pl: pl.signUp.wantsNewsletter, en: en.signUp.wantsNewsletter },
    needs: { pl: pl.signUp.allowsNeeds, en: en.signUp.allowsNeeds },
  };
}

/** The sentences that somebody declares who registers others, or gives a place to another. */
async function declarationWords() {
  const [pl, en, own, other] = await Promise.all([
    loadDelegation("pl"),
    loadDelegation("en"),
    loadReferral("pl"),
    loadReferral("en"),
  ]);
  return {
    delegation: {
      acts: { pl: pl.form.acts, en: en.form.acts },
      needs: { pl: pl.form.allowsNeeds, en: en.form.allowsNeeds },
    },
    referral: {
      acts: { pl: own.form.acts, en: other.form.acts },
      needs: { pl: own.form.allowsNeeds, en: other.form.allowsNeeds },
    },
    successor: {
      acts: { pl: pl.handOver.acts, en: en.handOver.acts },
      needs: { pl: pl.handOver.needs, en: en.handOver.needs },
    },
  };
}

/** An object whose parts are made when they are first asked for. */
function lazily<Makers extends Record<string, () => unknown>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const parts = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(parts, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(parts, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return parts as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };
}

/**
 * Use cases that are loaded by the first call of one. What everybody meets, the event page and signing up, is there from
 * the start; every cold start would pay for the rest.
 */
function later<Service extends object>(load: () => Promise<Service>): Later<Service> {
  let loaded: Promise<Service> | undefined;
  const call = async (name: string | symbol, input: unknown[]) => {
    const service = (await (loaded ??= load())) as Record<string | symbol, (...input: unknown[]) => unknown>;
    return service[name]?.(...input);
  };
  return new Proxy({} as Later<Service>, {
    // A promise is what has "then": whoever hands a service through an async function must get the service.
    get: (_, name) => (name === "then" ? undefined : (...input: unknown[]) => call(name, input)),
  });
}

/** Use cases as they are while they may still have to be loaded. */
type Later<Service> = {
  [Name in keyof Service]: Service[Name] extends (...input: infer Input) => infer Output
    ? (...input: Input) => Promise<Awaited<Output>>
    : never;
};

function systemClock(): string {
  return new Date().toISOString();
}

/** A clock that runs on from the present time of day on another day. */
function clockFrom(day: string): () => string {
  const offset = Date.parse(`${day}${new Date().toISOString().slice(10)}`) - Date.now();
  return () => new Date(Date.now() + offset).toISOString();
}

/** Whether bytes are a whole picture; who looks at one is loaded then. */
async function isPicture(bytes: Uint8Array): Promise<boolean> {
  return (await import("@zapisy/documents/picture")).isPicture(bytes);
}
