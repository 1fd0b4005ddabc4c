import { actorRef } from "../../shared/actor.ts";
import {
  CONSENT_KINDS,
  type ConsentEntry,
  type ConsentKind,
  type Consents,
  type Registration,
  type RegistrationId,
} from "../schema.ts";
import type { BlockRef, Stand, Standing } from "../seats.ts";

// How the row of a registration says what it says: once. A write costs by the started kilobyte, and twice that where it
// is one of a transaction, so what the rest of the row says as well is left out (docs/decisions/0059). Rows from before are in
// the long form, which each of these readers takes as well; the next change of such a row shortens it.

/** What a row keeps of the person in one attribute. */
export type Person = Omit<
  Registration,
  "registrationId" | "eventId" | "status" | "queuedAt" | "heldUntil" | "version"
>;

/** {@link Person} without what is empty, the first, or said by the rest. */
export interface ShortPerson extends Omit<
  Person,
  "choices" | "answers" | "consents" | "formVersion" | "linkVersion" | "createdAt" | "updatedAt"
> {
  choices?: Person["choices"];
  answers?: Person["answers"];
  consents: ShortConsents;
  /** Absent: the first, as is the link's. */
  formVersion?: number;
  linkVersion?: number;
  /** Absent: as the row's `queuedAt`. */
  createdAt?: string;
  updatedAt?: string;
}

/** Consents without what was not given, and with the usual entries of the log in few words. */
interface ShortConsents extends Partial<Omit<Consents, "log">> {
  /**
   * What was given when the registration came to be, as it came to be, in the person's language: by kind the id of its words, or
   * `true` where they are on paper. With these begins the log. Rows from before have all of it in `log`.
   */
  agreed?: Partial<Record<ConsentKind, string | true>>;
  /** Entries that say anything else, and all that follow. */
  log?: ConsentEntry[];
}

/** The person as a row keeps them. */
export function shortPerson(person: Person, queuedAt: string): ShortPerson {
  const { choices, answers, formVersion, linkVersion, createdAt, updatedAt, ...rest } = person;
  return {
    ...rest,
    consents: shortConsents(person),
    choices: isEmpty(choices) ? undefined : choices,
    answers: isEmpty(answers) ? undefined : answers,
    formVersion: formVersion === 1 ? undefined : formVersion,
    linkVersion: linkVersion === 1 ? undefined : linkVersion,
    createdAt: createdAt === queuedAt ? undefined : createdAt,
    updatedAt: updatedAt === queuedAt ? undefined : updatedAt,
  };
}

/** The person whom a row keeps. */
export function wholePerson(short: ShortPerson, queuedAt: string): Person {
  const {
    choices = {},
    answers = {},
    formVersion = 1,
    linkVersion = 1,
    createdAt = queuedAt,
    updatedAt = queuedAt,
  } = short;
  const whole = { ...short, choices, answers, formVersion, linkVersion, createdAt, updatedAt };
  return { ...whole, consents: wholeConsents(short.consents, whole) };
}

type Occasion = Pick<Person, "createdAt" | "source" | "locale">;

function shortConsents(person: Person): ShortConsents {
  const { image, newsletter, needs, log, ...rest } = person.consents;
  const flags = { image: image || undefined, newsletter: newsletter || undefined, needs: needs || undefined };
  if (!log) return { ...rest, ...flags };
  const agreed: ShortConsents["agreed"] = {};
  let usual = 0;
  let last = -1;
  for (const entry of log) {
    const kind = CONSENT_KINDS.indexOf(entry.consent);
    if (kind <= last || !isUsual(entry, person)) break;
    agreed[entry.consent] = entry.wording ?? true;
    last = kind;
    usual += 1;
  }
  return { ...rest, ...flags, agreed, log: usual < log.length ? log.slice(usual) : undefined };
}

/** Whether somebody gave it as they registered, in words of their language or on paper: nothing but the kind and the words says more. */
function isUsual({ given, at, by, wording, locale }: ConsentEntry, person: Occasion): boolean {
  const read = wording === undefined ? undefined : person.locale;
  return given && at === person.createdAt && by === person.source && locale === read;
}

function wholeConsents({ agreed, log, ...rest }: ShortConsents, person: Occasion): Consents {
  const flags = { image: false, newsletter: false, needs: false, ...rest };
  if (!agreed) return log ? { ...flags, log } : flags;
  const usual = CONSENT_KINDS.flatMap((consent): ConsentEntry[] => {
    const words = agreed[consent];
    if (words === undefined) return [];
    const entry = { consent, given: true, at: person.createdAt, by: person.source };
    return [words === true ? entry : { ...entry, wording: words, locale: person.locale }];
  });
  return { ...flags, log: [...usual, ...(log ?? [])] };
}

/** {@link Standing} as lists of `scope#block`, those that are empty left out; rows from before have each as a map. */
export type ShortStanding = { [List in Stand]?: (string | BlockRef)[] } & Pick<Standing, "met">;

/** A standing as a row keeps it. */
export function shortStanding(standing: Standing): ShortStanding {
  const short = (refs: readonly BlockRef[]) =>
    refs.length === 0 ? undefined : refs.map(({ scope, block }) => `${scope}#${block}`);
  const { holds, waits, pends, met } = standing;
  return { holds: short(holds), waits: short(waits), pends: short(pends), met };
}

/** The standing that a row keeps. */
export function wholeStanding({ holds = [], waits = [], pends = [], met }: ShortStanding): Standing {
  const whole = { holds: holds.map(refOf), waits: waits.map(refOf), pends: pends.map(refOf) };
  return met ? { ...whole, met } : whole;
}

function refOf(ref: string | BlockRef): BlockRef {
  if (typeof ref !== "string") return ref;
  const end = ref.lastIndexOf("#");
  return { scope: ref.slice(0, end), block: Number(ref.slice(end + 1)) };
}

/** Who changed a registration last, as its row says it: nothing, where that was its participant. */
export function shortAuthor(changedBy: string, registrationId: RegistrationId): string | undefined {
  return changedBy === themselves(registrationId) ? undefined : changedBy;
}

/** Who changed a registration last. */
export function wholeAuthor(changedBy: string | undefined, registrationId: RegistrationId): string {
  return changedBy ?? themselves(registrationId);
}

function themselves(registrationId: RegistrationId): string {
  return actorRef({ type: "participant", registrationId });
}

/** A hash as `shortHash` makes it; rows from before have the whole SHA-256 in hex. */
export function wholeToShort(hash: string): string {
  return hash.length === 64 ? Buffer.from(hash.slice(0, 32), "hex").toString("base64url") : hash;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
