import { hasPlace, leadsTo, lifeState, nextStates } from "../lifecycle.ts";
import type { EventDefinition, SeatBlock } from "../../event/index.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { change, refuse, stamp, whyNobodyGetsIn } from "../change.ts";
import { NO_CONSENTS } from "../consent.ts";
import type { RegistrationDeps } from "../deps.ts";
import { reasonsOf } from "../entry.ts";
import { institutionOf } from "../institution.ts";
import { readPlaces } from "../places.ts";
import { unprovenOf } from "../prerequisites.ts";
import { invalidAnswers } from "../rules.ts";
import { closedChoices } from "../seats.ts";
import type { Registration, RegistrationId } from "../schema.ts";
import { withStatus } from "../seating.ts";
import { NOWHERE } from "../seats.ts";
import type { StoredRegistration } from "../store.ts";

/** Somebody who came unannounced. */
type WalkIn = Pick<
  Registration,
  "registrationId" | "firstName" | "lastName" | "email" | "institution" | "choices" | "namesakes"
>;

/**
 * Gives somebody who came unannounced a seat, or nothing: nobody is put on the reserve list at the door.
 * Who waits or applied already is confirmed if there is a seat. The caller has checked who asks; the same
 * `registrationId` again is the same person.
 * @param note who enters them (`staff:…`, `desk:…`), and the reason that is kept in the history
 */
export async function enterWalkIn(
  deps: RegistrationDeps,
  ctx: Context,
  event: EventDefinition,
  person: WalkIn,
  note: { by: string; reason: string },
): Promise<
  | { outcome: "added" | "known"; registrationId: RegistrationId }
  /** `registration.event_full`, `registration.option_full`, `registration.invalid` … */
  | { outcome: "refused"; code: string }
> {
  try {
    return await seatWalkIn(deps, ctx, event, person, note);
  } catch (cause) {
    if (cause instanceof DomainError) return { outcome: "refused", code: cause.code };
    throw cause;
  }
}

async function seatWalkIn(
  deps: RegistrationDeps,
  ctx: Context,
  event: EventDefinition,
  person: WalkIn,
  note: { by: string; reason: string },
): Promise<{ outcome: "added" | "known"; registrationId: RegistrationId }> {
  const { registrationId, namesakes } = person;
  const others = namesakes?.registrationIds ?? [];
  const changed = { changedBy: note.by, changeReason: note.reason };
  const seated = (registration: StoredRegistration, blocks: readonly SeatBlock[]) =>
    withStatus(event, registration, leadsTo("walk_in"), blocks, deps.random(), ctx.now);
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    if (await deps.registrations.find(registrationId)) return { outcome: "added", registrationId };
    const knownIds = (await deps.registrations.findByPerson(event.eventId, person)).filter(
      (id) => !others.includes(id),
    );
    const [knownId] = knownIds;
    // Of several people of one name nobody can tell who came.
    if (knownIds.length > 1) throw new DomainError("conflict", "registration.several_namesakes");
    if (knownId) {
      const known = await deps.registrations.find(knownId);
      if (known && !hasPlace(known.status)) {
        if (nextStates("walk_in", lifeState(known)).length === 0)
          throw new DomainError("conflict", "registration.wrong_status");
        const now = { ...known, ...stamp(known, ctx, note.by), ...changed, statusReason: undefined };
        await change(deps, event, known, (blocks) => seated(now, blocks), undefined);
      }
      return { outcome: "known", registrationId: knownId };
    }
    refuse(invalidAnswers(event, person, { isLenient: true }));
    const institution = await institutionOf(deps, ctx, person.institution);
    const draft: StoredRegistration = {
      ...person,
      institution,
      // Who is at the door is let in, and staff are shown it.
      unproven: await unprovenOf(deps, event, { ...person, institution }, ctx.now),
      ...changed,
      changeReason: reasonsOf(note.reason, namesakes),
      eventId: event.eventId,
      status: leadsTo("walk_in"),
      standing: NOWHERE,
      answers: {},
      // Consents are asked on paper or by the personal link, not in a queue at a door.
      consents: NO_CONSENTS,
      locale: "pl",
      source: "staff",
      linkVersion: 1,
      linkHash: shortHash(linkSecret(deps.secretKey, registrationId, 1)),
      queuedAt: ctx.now,
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    const blocks = await readPlaces(deps, event, draft);
    refuse(closedChoices(person.choices, {}, blocks));
    const result = await deps.registrations.create(seated(draft, blocks), undefined, { others, blocks });
    if (result.outcome === "written") return { outcome: "added", registrationId };
    await jitter(attempt);
  }
  throw await whyNobodyGetsIn(deps, event);
}
