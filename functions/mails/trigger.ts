import { isOver, isPublic } from "@zapisy/core/event";
import { isActive, mailOfChange, type StoredRegistration } from "@zapisy/core/registration";
import type { Image } from "@zapisy/core/shared/manifest";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import type { NewMail } from "./mail.ts";

type Stores = Deps["stores"];
type Rows<Read extends (image: Image) => unknown> = {
  before: ReturnType<Read> | undefined;
  after: NonNullable<ReturnType<Read>>;
};

/** Changes that mails follow from, by entity. */
export interface Changes {
  /** At an event that may be over. */
  registration: Rows<Stores["registrations"]["fromImage"]> & { isOver: boolean };
  event: Rows<Stores["events"]["headFromImage"]>;
  certificate: Rows<Stores["certificates"]["fromImage"]>;
  staff: Rows<Stores["staff"]["fromImage"]>;
  signIn: Rows<Stores["staff"]["signInFromImage"]>;
  signInDoor: Rows<Stores["staff"]["doorFromImage"]>;
  passkey: Rows<Stores["passkeys"]["fromImage"]>;
  identity: Rows<Stores["identities"]["fromImage"]>;
}

/** An entity that mails follow from. */
export type ChangedEntity = keyof Changes;

/** Which change of which entity makes the mail, and to whom. The same change twice makes the same mail. */
export type Trigger = {
  [Entity in ChangedEntity]: {
    entity: Entity;
    follows(change: Changes[Entity], stores: Stores): readonly NewMail[] | Promise<readonly NewMail[]>;
  };
}[ChangedEntity];

function rows<Read extends (image: Image) => unknown>(
  read: Read,
  before: Image | undefined,
  after: Image,
): Rows<Read> | undefined {
  const now = read(after) as ReturnType<Read>;
  return now && { before: before && (read(before) as ReturnType<Read>), after: now };
}

/** How a change is read from the images of its row; undefined when it is nobody's news. */
export const readChange: {
  [Entity in ChangedEntity]: (
    deps: Deps,
    before: Image | undefined,
    after: Image,
  ) => Promise<Changes[Entity] | undefined>;
} = {
  async registration({ clock, stores: { events, registrations } }, before, after) {
    const change = rows(registrations.fromImage, before, after);
    const event = change && (await events.findHead(change.after.eventId));
    // What is entered into a draft is nobody's news until that is published (docs/decisions/0032).
    if (!change || !event || !isPublic(event)) return undefined;
    return { ...change, isOver: isOver(event, clock()) };
  },
  event: async ({ stores }, before, after) => rows(stores.events.headFromImage, before, after),
  certificate: async ({ stores }, before, after) => rows(stores.certificates.fromImage, before, after),
  staff: async ({ stores }, before, after) => rows(stores.staff.fromImage, before, after),
  signIn: async ({ stores }, before, after) => rows(stores.staff.signInFromImage, before, after),
  signInDoor: async ({ stores }, before, after) => rows(stores.staff.doorFromImage, before, after),
  passkey: async ({ stores }, before, after) => rows(stores.passkeys.fromImage, before, after),
  identity: async ({ stores }, before, after) => rows(stores.identities.fromImage, before, after),
};

type RegistrationRule = (change: Changes["registration"]) => boolean;

/** A mail to whoever registered; none to people without an address. */
export function ofRegistration(
  rule: RegistrationRule,
  causeOf: (after: StoredRegistration) => string | undefined = ({ version }) => `v${version}`,
): Trigger {
  return {
    entity: "registration",
    follows(change) {
      const { after } = change;
      // An address that nobody confirmed may be a stranger's: it hears no more of what it did not answer.
      if (!after.email || (!isActive(after.status) && after.heldUntil)) return [];
      return rule(change) ? [aboutRegistration(after, after.email, causeOf(after) ?? "")] : [];
    },
  };
}

/** A mail about a registration to an address. */
export function aboutRegistration(
  { registrationId, eventId, locale, statusReason }: StoredRegistration,
  to: string,
  cause: string,
): NewMail {
  return {
    cause: [registrationId, cause],
    to,
    locale,
    registrationId,
    eventId,
    ...(statusReason ? { facts: { reason: statusReason } } : {}),
  };
}

/** The mail that the life cycle names for the change. Who came to an event that is over is nobody's news. */
export function ofLifeCycle(kind: MailKind): Trigger {
  return ofRegistration(({ before, after, isOver }) => !isOver && mailOfChange(before, after) === kind);
}

/** Whether something of a registration that keeps its status is another now: choices, or where its mail goes. */
export function isOther({ before, after, isOver }: Changes["registration"]): boolean {
  if (isOver || !before || before.status !== after.status || !isActive(after.status)) return false;
  return JSON.stringify(before.choices) !== JSON.stringify(after.choices) || before.email !== after.email;
}

/** A mail to the holder of a certificate. Institutions have no address here: staff download what is theirs. */
export function ofCertificate(
  rule: (
    before: Changes["certificate"]["before"],
    after: Changes["certificate"]["after"],
  ) => boolean | undefined,
): Trigger {
  return {
    entity: "certificate",
    async follows({ before, after }, { registrations }) {
      const { holder } = after.facts;
      if (holder.type !== "person" || !rule(before, after)) return [];
      const person = await registrations.find(holder.registrationId);
      if (!person?.email) return [];
      const { registrationId, eventId, locale, email } = person;
      const { certificateId } = after;
      return [
        {
          cause: [registrationId, certificateId],
          to: email,
          locale,
          registrationId,
          eventId,
          facts: { certificateId },
        },
      ];
    },
  };
}

/** A way in of a member of staff: a passkey, or an account at the provider. */
interface WayInRow {
  staffId: `stf_${string}`;
  removedAt?: string;
  changedBy: string;
}

/** A new way in. Bound again after somebody was freed from it, it is another one: `idOf` says which. */
export async function addedWayIn<Row extends WayInRow>(
  { before, after }: { before: Row | undefined; after: Row },
  { staff }: Stores,
  idOf: (row: Row) => string,
): Promise<NewMail[]> {
  const isNew = after.removedAt === undefined && (!before || before.removedAt !== undefined);
  return isNew ? toOwner(await staff.find(after.staffId), idOf(after)) : [];
}

/** A way in that somebody else took away: one mail, however many there were. */
export async function resetWayIn<Row extends WayInRow>(
  { before, after }: { before: Row | undefined; after: Row },
  { staff }: Stores,
): Promise<NewMail[]> {
  const { removedAt, changedBy, staffId } = after;
  const isReset = removedAt !== undefined && !before?.removedAt && changedBy !== `staff:${staffId}`;
  return isReset ? toOwner(await staff.find(staffId), removedAt) : [];
}

/** A mail to the owner of an account; none where there is none. */
export function toOwner(
  person: Awaited<ReturnType<Stores["staff"]["find"]>> | undefined,
  cause: string,
): NewMail[] {
  if (!person) return [];
  const { staffId, email, locale } = person;
  return [{ cause: [staffId, cause], to: email, locale, staffId }];
}
