import { accessCodeManifest } from "./access-code/manifest.ts";
import { accessibilityStatementManifest } from "./accessibility-statement/manifest.ts";
import { addressManifest } from "./address/manifest.ts";
import { attendanceManifest } from "./attendance/manifest.ts";
import { auditManifest } from "./audit/manifest.ts";
import { bulletinManifest } from "./bulletin/manifest.ts";
import { certificateManifest } from "./certificate/manifest.ts";
import { checkInManifest } from "./check-in/manifest.ts";
import { circularManifest } from "./circular/manifest.ts";
import { contentNoteManifest } from "./content-note/manifest.ts";
import { delegationManifest } from "./delegation/manifest.ts";
import { erasureManifest } from "./erasure/manifest.ts";
import { eventManifest } from "./event/manifest.ts";
import { exportProfileManifest } from "./export-profile/manifest.ts";
import { figureManifest } from "./figure/manifest.ts";
import { fileManifest } from "./file/manifest.ts";
import { identityManifest } from "./identity/manifest.ts";
import { indicatorManifest } from "./indicator/manifest.ts";
import { institutionManifest } from "./institution/manifest.ts";
import { interestManifest } from "./interest/manifest.ts";
import { invitationManifest } from "./invitation/manifest.ts";
import { limitManifest } from "./limit/manifest.ts";
import { mailingManifest } from "./mailing/manifest.ts";
import { mailTextManifest } from "./mail-text/manifest.ts";
import { messageManifest } from "./message/manifest.ts";
import { participantManifest } from "./participant/manifest.ts";
import { passkeyManifest } from "./passkey/manifest.ts";
import { peopleImportManifest } from "./people-import/manifest.ts";
import { projectManifest } from "./project/manifest.ts";
import { referralManifest } from "./referral/manifest.ts";
import { registrationManifest } from "./registration/manifest.ts";
import { reminderManifest } from "./reminder/manifest.ts";
import { retentionManifest } from "./retention/manifest.ts";
import { selectionManifest } from "./selection/manifest.ts";
import type { EntityFacts } from "./shared/manifest.ts";
import { snapshotManifest } from "./snapshot/manifest.ts";
import { staffManifest } from "./staff/manifest.ts";
import { subscriptionManifest } from "./subscription/manifest.ts";
import { supportEntryManifest } from "./support-entry/manifest.ts";
import { supportManifest } from "./support/manifest.ts";
import { supportScheduleManifest } from "./support-schedule/manifest.ts";
import { teamManifest } from "./team/manifest.ts";
import { undeliveredManifest } from "./undelivered/manifest.ts";
import { wordingManifest } from "./wording/manifest.ts";

/** All nouns that keep something, or that the history tells of. */
export const manifests = [
  accessCodeManifest,
  accessibilityStatementManifest,
  addressManifest,
  attendanceManifest,
  auditManifest,
  bulletinManifest,
  certificateManifest,
  checkInManifest,
  circularManifest,
  contentNoteManifest,
  delegationManifest,
  erasureManifest,
  eventManifest,
  exportProfileManifest,
  figureManifest,
  indicatorManifest,
  fileManifest,
  identityManifest,
  institutionManifest,
  interestManifest,
  invitationManifest,
  limitManifest,
  mailTextManifest,
  mailingManifest,
  messageManifest,
  participantManifest,
  passkeyManifest,
  peopleImportManifest,
  projectManifest,
  referralManifest,
  registrationManifest,
  reminderManifest,
  retentionManifest,
  selectionManifest,
  snapshotManifest,
  staffManifest,
  subscriptionManifest,
  supportManifest,
  supportScheduleManifest,
  supportEntryManifest,
  teamManifest,
  undeliveredManifest,
  wordingManifest,
] as const;

type Each<M> = M extends { entities: infer Entities } ? Entities : never;
type EntitiesOf<E> = E extends E ? { [Name in keyof E]: { name: Name; facts: E[Name] } }[keyof E] : never;
type One = EntitiesOf<Each<(typeof manifests)[number]>>;

/** First attributes of partition keys. */
export type PartitionKey =
  | One["facts"]["key"]
  | (One["facts"] extends infer F ? (F extends { formerKey: infer Key } ? Key : never) : never);
/** Entities that something follows from. */
export type FollowedEntity = One extends infer O
  ? O extends { name: infer Name; facts: { followed: unknown } }
    ? Name
    : never
  : never;

type BucketOf<M> = M extends { bucket: infer Places } ? keyof Places : never;
/** First parts of the keys in the bucket. */
export type BucketPrefix = BucketOf<(typeof manifests)[number]>;

/** All entities, by name. */
export const entities: Record<string, EntityFacts> = Object.assign(
  {},
  ...manifests.map((manifest) => manifest.entities),
);
