import { createHash } from "node:crypto";
import type { EventId } from "../../event/index.ts";
import type { Writes } from "../../shared/table.ts";
import { BASE_LETTERS } from "../../shared/text.ts";
import { identityOf, personIdentity } from "../rules.ts";
import type { Registration, RegistrationId } from "../schema.ts";
import type { Claim, RegistrationEntities } from "./rows.ts";

/** Why a registration was not written: in this order, so that a duplicate is never told "full". */
export type WriteResult =
  | { outcome: "written" }
  /** This person, or somebody of that name and address, is registered already: the registrations. */
  | { outcome: "duplicate"; registrationIds: RegistrationId[] }
  /** The registration is not as it was read. */
  | { outcome: "stale" }
  /** A seat was taken by somebody else meanwhile. */
  | { outcome: "seats_changed" }
  /** The place that was given up went to somebody before. */
  | { outcome: "passed_on" };

type Person = Pick<Registration, "firstName" | "lastName" | "email" | "phone">;

type ClaimWrites = Writes<{ claims: RegistrationEntities["claims"] }>["claims"];

/**
 * Who holds the place of that person at an event: nobody, one, or several of one name. Keys: eventId,
 * {@link personKey} and for some names the former one.
 */
export async function findByPerson(
  entities: RegistrationEntities,
  eventId: EventId,
  person: Person,
): Promise<RegistrationId[]> {
  return holdersOf((await readClaims(entities, eventId, claimKeys(person))).values());
}

/** The key of one person at one event ({@link personIdentity}). */
export function personKey(person: Person): string {
  return hashOf(personIdentity(person));
}

/**
 * The key as it was made until hyphens and apostrophes counted as spaces. Claims of that time stand under it, so it
 * is looked up beside {@link personKey}; it may go when no event is ahead that people signed up for then.
 */
export function formerPersonKey(person: Person): string {
  const bare = `${person.firstName} ${person.lastName}`.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const name = Array.from(bare, (letter) => BASE_LETTERS[letter] ?? letter)
    .join("")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[-‐‑‒–—−]\s*/g, "-")
    .replace(/\s*['’‘ʼ`´]\s*/g, "'");
  return hashOf(identityOf(name, person));
}

function hashOf(identity: string): string {
  return createHash("sha256").update(identity).digest("base64url");
}

/** Keys under which somebody of that name and address may hold a place: the present one first. */
export function claimKeys(person: Person): string[] {
  return [...new Set([personKey(person), formerPersonKey(person)])];
}

function holdersOf(claims: Iterable<Claim>): RegistrationId[] {
  const ids = [...claims].flatMap(({ registrationId, namesakes = [] }) => [registrationId, ...namesakes]);
  return [...new Set(ids)] as RegistrationId[];
}

/** The claims of an event under some keys. */
export async function readClaims(
  entities: RegistrationEntities,
  eventId: EventId,
  keys: readonly string[],
): Promise<Map<string, Claim>> {
  const found = await Promise.all(
    keys.map(async (key) => entities.claims.get({ eventId, personKey: key }).go({ consistent: true })),
  );
  return new Map(found.flatMap(({ data }) => (data ? [[data.personKey, data] as const] : [])));
}

/** The claims as they may be added to; undefined when somebody holds one who was not named. */
export async function claimsToShare(
  entities: RegistrationEntities,
  eventId: EventId,
  keys: readonly string[],
  others: readonly RegistrationId[],
): Promise<ReadonlyMap<string, Claim> | undefined> {
  if (others.length === 0) return new Map();
  const known = await readClaims(entities, eventId, keys);
  return holdersOf(known.values()).every((id) => others.includes(id)) ? known : undefined;
}

/** Says who holds the place. */
export async function duplicateOf(
  entities: RegistrationEntities,
  eventId: EventId,
  keys: readonly string[],
): Promise<WriteResult> {
  return {
    outcome: "duplicate",
    registrationIds: holdersOf((await readClaims(entities, eventId, keys)).values()),
  };
}

/**
 * The writes that take a place for somebody: the first key becomes theirs, none of the others may be anybody's. Where
 * `known` has a claim, it is shared as it was read, or not at all.
 */
export function takeWrites(
  claims: ClaimWrites,
  eventId: EventId,
  keys: readonly string[],
  registrationId: RegistrationId,
  known: ReadonlyMap<string, Claim>,
) {
  return keys.map((key, index) => {
    const claim = known.get(key);
    const id = { eventId, personKey: key };
    if (index > 0)
      return claim
        ? claims.check(id).where(unchanged(claim)).commit()
        : claims
            .check(id)
            .where((attributes, { notExists }) => notExists(attributes.registrationId))
            .commit();
    if (!claim) return claims.create({ ...id, registrationId }).commit();
    return claims
      .patch(id)
      .set({ namesakes: [...(claim.namesakes ?? []), registrationId] })
      .where(unchanged(claim))
      .commit();
  });
}

/**
 * The writes that give a place up. What is not `known` is taken to be this person's alone, which the write then
 * demands; who shares it stays.
 */
export function releaseWrites(
  claims: ClaimWrites,
  eventId: EventId,
  keys: readonly string[],
  registrationId: RegistrationId,
  known: ReadonlyMap<string, Claim> | undefined,
) {
  return keys.flatMap((key) => {
    const id = { eventId, personKey: key };
    const claim = known ? known.get(key) : { ...id, registrationId };
    // Nobody's, or somebody else's: there is nothing to give up.
    if (!claim || !holdersOf([claim]).includes(registrationId)) return [];
    const [first, ...others] = holdersOf([claim]).filter((holder) => holder !== registrationId);
    if (first === undefined) return [claims.delete(id).where(unchanged(claim)).commit()];
    const left = claims.patch(id).set({ registrationId: first });
    return [
      (others.length > 0 ? left.set({ namesakes: others }) : left.remove(["namesakes"]))
        .where(unchanged(claim))
        .commit(),
    ];
  });
}

/** Demands that a claim is held by the very people by whom it was when it was read. */
function unchanged({ registrationId, namesakes }: Claim) {
  return (
    attributes: { registrationId: unknown; namesakes: unknown },
    {
      eq,
      notExists,
    }: { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string },
  ) =>
    `${eq(attributes.registrationId, registrationId)} AND ${
      namesakes ? eq(attributes.namesakes, namesakes) : notExists(attributes.namesakes)
    }`;
}
