import {
  canManageRegistrations,
  canReadNeeds,
  canReadRegistrations,
  EVENT_SCOPE,
  countSeats,
  hasRules,
  isPublic,
  keepWordings,
  lastDay,
  ownEvent,
  promotes,
  shownHours,
  retiredOf,
  type Event,
  type EventDefinition,
  type EventHead,
  type EventWordings,
  type EventId,
  type EventInput,
  type EventService,
  type EventStore,
  type SeatBlock,
} from "../event/index.ts";
import { mailboxOf, type Limits } from "../limit/index.ts";
import type { PersonalView } from "../personal-page/answer.ts";
import { actorRef, type ParticipantActor, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { linkSecret, sameHash, secretHash, type SecretKey } from "../shared/secret.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { WordingStore } from "../wording/index.ts";
import type { MailedSignUp, RegistrationCounts, TakenSignUp, StaffRegistrationView } from "./answer.ts";
import { isConsentRefused, NO_CONSENTS, withConsents } from "./consent.ts";
import {
  anyBlocks,
  assertRecruiting,
  changedWordings,
  closedChoices,
  correctedAnswers,
  correctedChoices,
  countRegistrations,
  decideAdmission,
  decidePromotion,
  decideSeats,
  HOLD_MINUTES,
  invalidAnswers,
  isActive,
  isHeld,
  leavesAddress,
  leftAtAfter,
  missingChoices,
  needsErasedOn,
  participantRights,
  scopesOf,
  statusChanges,
  unacceptedRules,
  type BlockRef,
  type SeatDecision,
  type Standing,
} from "./rules.ts";
import type {
  ConsentKind,
  Consents,
  KnownPerson,
  ManualRegistrationInput,
  Namesakes,
  Needs,
  Registration,
  RegistrationId,
  RegistrationPatch,
  RegistrationStatus,
  SignUpInput,
  SignUpOutcome,
  StaffRegistrationPatch,
} from "./schema.ts";
import {
  personKey,
  type GivenUpPlace,
  type NeedsWrite,
  type RegistrationStore,
  type StoredRegistration,
} from "./store.ts";

/** Ends of needs that are changed at the same time when an event moves. */
const NEEDS_AT_ONCE = 10;
/** The personal link is mailed again at most this often. */
const LINK_INTERVAL_SECONDS = 3600;
/** A stream keeps its records for a day; a little longer than that, a place is known to be passed on. */
const STREAM_KEPT_SECONDS = 2 * 86_400;
/** People looked at in one go when a seat is passed on. */
const LINE_PAGE = 50;

/** What nobody has to agree to. */
const VOLUNTARY = ["image", "newsletter", "needs"] as const;

/** Use cases of registrations. */
export type RegistrationService = ReturnType<typeof createRegistrationService>;

/** What a list of an event's people is asked for. */
export interface RegistrationsQuery {
  status?: RegistrationStatus;
  optionId?: string;
  q?: string;
  cursor?: string;
  limit?: number;
}

/** Somebody who came unannounced. */
export type WalkIn = Pick<
  Registration,
  "registrationId" | "firstName" | "lastName" | "email" | "institution" | "choices" | "namesakes"
>;

/** What the registration service works with. */
export interface RegistrationDeps {
  registrations: RegistrationStore;
  events: EventStore;
  eventService: Pick<EventService, "getEvent" | "toPublicView">;
  secretKey: SecretKey;
  limits: Limits;
  /** Spreads simultaneous sign-ups over seat blocks: numbers from 0 to below 1. */
  random: () => number;
  /** What other nouns say on a personal page: ticket, check-in, certificates. */
  personalParts: (
    ctx: Context,
    registration: Registration,
    event: Event,
  ) => Promise<Pick<PersonalView, "ticketCode" | "checkIn" | "certificates">>;
  /** Who was there at one unit of an event at least, whatever became of their registration. */
  attended: (eventId: EventId) => Promise<ReadonlySet<RegistrationId>>;
  wordings: Pick<WordingStore, "keep">;
  /** The sentences by which people give what they need not give, as the form shows them now. */
  consentWords: () => Promise<Record<(typeof VOLUNTARY)[number], LocalizedText>>;
  /** How long a sign-up may go by an event as it was read before, in milliseconds; 0: always read anew. */
  definitionTtlMs: number;
}

/**
 * Most bytes of one person's answers, with those to what is asked no more: their row is one item of 400 kB. The
 * longest answers to thirty questions have 180 kB.
 */
const ANSWERS_MAX_BYTES = 300_000;
/** Events kept in one process at most. */
const MAX_DEFINITIONS = 100;

/** Makes the use cases of registrations over their stores. */
export function createRegistrationService(deps: RegistrationDeps) {
  const { registrations, events, eventService, secretKey, limits, random, wordings } = deps;

  const definitions = new Map<string, { event: EventDefinition; readAt: number }>();

  /**
   * The event that people sign up for. In a rush its form and window are read once in a while, not once a
   * person; seats never are: a cancelled event's blocks are shut inside the sign-up's own transaction.
   * @param shown the texts that somebody was shown
   */
  async function definitionOf(slug: string, shown?: EventWordings): Promise<EventDefinition | undefined> {
    const known = definitions.get(slug);
    const isFresh = known && performance.now() - known.readAt < deps.definitionTtlMs;
    // Whoever was shown other texts may have seen the newer ones.
    if (isFresh && changedWordings(shown, known.event.wordings).length === 0) return known.event;
    const event = await findDefinition(slug);
    if (definitions.size >= MAX_DEFINITIONS) definitions.clear();
    if (event) definitions.set(slug, { event, readAt: performance.now() });
    return event;
  }

  async function findDefinition(slug: string): Promise<EventDefinition | undefined> {
    const definition = await events.findDefinitionBySlug(slug);
    if (!definition || (definition.asksRules !== undefined && definition.wordings)) return definition;
    // Saved before the head said so: the texts tell.
    const event = await events.findEvent(definition.eventId);
    if (!event) return undefined;
    const kept = await keepWordings(event, wordings);
    return { ...definition, asksRules: hasRules(event), wordings: kept };
  }

  /** Keeps the words of what is given, as they are shown now, and says their ids; those of the event are kept with it. */
  async function keepShown(
    given: Partial<Record<ConsentKind, boolean>>,
    ofEvent: EventHead["wordings"],
  ): Promise<Partial<Record<ConsentKind, string>>> {
    const wanted = VOLUNTARY.filter((kind) => given[kind]);
    if (wanted.length === 0) return { ...ofEvent };
    const sentences = await deps.consentWords();
    const kept = await Promise.all(
      wanted.map(async (kind) => [kind, await wordings.keep(sentences[kind])] as const),
    );
    return { ...ofEvent, ...Object.fromEntries(kept) };
  }

  /** Consents as their person switched them, in the words of now; nobody can accept rules that there are not. */
  async function switchConsents(
    { consents: before, locale }: StoredRegistration,
    wanted: RegistrationPatch["consents"],
    event: Event,
    ctx: Context,
  ): Promise<Consents> {
    if (!wanted || isConsentRefused(before, wanted)) return before;
    const { rules, ...voluntary } = wanted;
    const now = rules && hasRules(event) ? { ...voluntary, rules } : voluntary;
    const shown = await keepShown(now, await keepWordings(event, wordings));
    return withConsents(before, now, { at: ctx.now, by: "online", locale, wordings: shown });
  }

  async function readBlocks(event: EventHead): Promise<SeatBlock[]> {
    return (await events.readBlocks([event], true)).get(event.eventId) ?? [];
  }

  /** The registration whose personal link this is. @throws DomainError registration.not_found */
  async function getByToken(token: string): Promise<StoredRegistration> {
    const parsed = parseToken(token);
    const registration = parsed && (await registrations.find(parsed.registrationId));
    if (!registration || !sameHash(secretHash(parsed.secret), registration.linkHash)) {
      throw new DomainError("not_found", "registration.not_found");
    }
    return registration;
  }

  async function getForStaff(
    ctx: Context<StaffActor>,
    eventId: EventId,
    registrationId: RegistrationId,
  ): Promise<{ event: Event; registration: StoredRegistration }> {
    const event = await getEventWithPeople(ctx, eventId);
    const registration = await registrations.find(registrationId);
    if (!registration || registration.eventId !== eventId)
      throw new DomainError("not_found", "registration.not_found");
    return { event, registration };
  }

  async function getEventWithPeople(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
    return event;
  }

  function assertManages(ctx: Context<StaffActor>, event: EventHead) {
    if (!canManageRegistrations(ctx.actor, event))
      throw new DomainError("forbidden", "registration.read_only");
  }

  /**
   * Reads the seats, decides, writes under the decision's conditions; when somebody was faster, again.
   * A sign-up never fails for want of a seat: the reserve list takes it.
   */
  async function enter(
    event: EventDefinition,
    draft: Omit<StoredRegistration, "status" | "standing" | "choices">,
    wish: { choices: Record<string, string>; ifFull: "reserve" | "other_option" },
    needs: NeedsWrite,
    {
      others,
      pastLimit,
      holdUntil,
    }: {
      others?: readonly RegistrationId[];
      pastLimit?: boolean;
      /** A seat is only held until then. */
      holdUntil?: Instant;
    } = {},
  ): Promise<
    | { outcome: "entered"; registration: StoredRegistration; decision: SeatDecision }
    /** The people who are registered under that name and address, and which of them this very request made. */
    | { outcome: "duplicate"; known: StoredRegistration[]; repeated?: StoredRegistration }
  > {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const blocks = await readBlocks(event);
      refuse(closedChoices(wish.choices, {}, blocks));
      const admitted = pastLimit ? admit(wish, blocks, random(), { pastLimit }) : undefined;
      const decision =
        admitted ??
        decideSeats({
          mode: event.recruitment.mode,
          choiceGroups: event.choiceGroups,
          ...wish,
          blocks,
          spread: random(),
        });
      const registration: StoredRegistration = {
        ...draft,
        pastLimit: admitted?.pastLimit,
        status: holdUntil && decision.outcome === "confirmed" ? "pending" : decision.outcome,
        heldUntil: decision.outcome === "confirmed" ? holdUntil : undefined,
        standing: decision.standing,
        joinedPosition: decision.outcome === "reserve" ? decision.position : undefined,
        choices: decision.choices,
      };
      const result = await registrations.create(registration, needs, { others, blocks });
      if (result.outcome === "written") return { outcome: "entered", registration, decision };
      if (result.outcome === "duplicate") {
        const known = await registrations.findMany(result.registrationIds);
        const { requestHash } = draft;
        // Who was turned down meanwhile is not told "confirmed".
        const repeated = known.find(
          (one) => requestHash !== undefined && one.requestHash === requestHash && isActive(one.status),
        );
        return { outcome: "duplicate", known, repeated };
      }
      await jitter(attempt);
    }
    throw await whyNobodyGetsIn(event);
  }

  /** After many lost races: the event was cancelled meanwhile, or the rush is too great for now. */
  async function whyNobodyGetsIn(event: EventHead): Promise<DomainError> {
    const now = await events.findHead(event.eventId);
    if (now?.state === "cancelled") return new DomainError("conflict", "event.cancelled");
    return new DomainError("conflict", "registration.busy");
  }

  function answer(registration: StoredRegistration, outcome: SignUpOutcome): TakenSignUp {
    return {
      ...outcome,
      registrationId: registration.registrationId,
      token: tokenOf(registration),
      choices: registration.choices,
    };
  }

  function tokenOf({
    registrationId,
    linkVersion,
  }: Pick<Registration, "registrationId" | "linkVersion">): string {
    return registrationId.slice("reg_".length) + linkSecret(secretKey, registrationId, linkVersion);
  }

  async function outcomeOf(registration: StoredRegistration): Promise<SignUpOutcome> {
    if (registration.status === "reserve") {
      return { outcome: "reserve", position: await registrations.position(registration) };
    }
    return { outcome: registration.status === "pending" ? "pending" : "confirmed" };
  }

  /** The registration with a link that nobody has yet; the one before opens nothing from then on. */
  /** Counts what the holder of a personal link does that mails somebody. */
  async function takeOwnMail(
    ctx: Context,
    { eventId, registrationId }: Registration,
    email: string | undefined,
  ): Promise<void> {
    await limits.takeAtEvent(ctx, eventId, [
      ["client", ctx.client],
      ["ownChanges", registrationId],
      ["mailbox", email && mailboxOf(email)],
    ]);
  }

  function withNewLink(registration: StoredRegistration): StoredRegistration {
    const { registrationId } = registration;
    const linkVersion = registration.linkVersion + 1;
    return {
      ...registration,
      linkVersion,
      linkHash: secretHash(linkSecret(secretKey, registrationId, linkVersion)),
      // Whoever repeats the request that made the registration would be answered with the new link.
      requestHash: undefined,
    };
  }

  /** Makes a new link for somebody; the stream mails it to their address. */
  async function renewLink(
    before: StoredRegistration,
    ctx: Context,
    by: string,
  ): Promise<StoredRegistration> {
    if (!before.email) throw new DomainError("conflict", "registration.no_address");
    const after = withNewLink({ ...before, ...stamp(before, ctx, by) });
    const result = await registrations.update(before, after, undefined);
    if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
    // Nothing of what others may hold is touched, so nothing else can stand in the way.
    if (result.outcome !== "written") throw new DomainError("conflict", "registration.busy");
    return after;
  }

  /**
   * Writes a changed registration; finds seats again when a race was lost. Whoever read the mail at an address that is
   * the registration's no more must not open it any more: the new address gets a new link.
   */
  async function change(
    event: EventHead,
    before: StoredRegistration,
    decide: (blocks: SeatBlock[]) => StoredRegistration,
    needs: NeedsWrite,
    others: readonly RegistrationId[] = [],
  ): Promise<StoredRegistration> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const blocks = await readBlocks(event);
      const decided = decide(blocks);
      const after = leavesAddress(before, decided) ? withNewLink(decided) : decided;
      refuse(closedChoices(after.choices, before.choices, blocks));
      const result = await registrations.update(before, after, needs, { others, blocks });
      if (result.outcome === "written") return after;
      if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
      if (result.outcome === "duplicate") throw new DuplicateError(result.registrationIds);
      await jitter(attempt);
    }
    throw await whyNobodyGetsIn(event);
  }

  /** {@link change} for staff, who are told whom they may have before them. */
  async function changeAsking(...args: Parameters<typeof change>): Promise<StoredRegistration> {
    try {
      return await change(...args);
    } catch (cause) {
      if (!(cause instanceof DuplicateError)) throw cause;
      const known = await registrations.findMany(cause.registrationIds);
      throw new DomainError("conflict", "registration.duplicate", { known: known.map(toKnownPerson) });
    }
  }

  async function seatWalkIn(
    ctx: Context,
    event: EventDefinition,
    person: WalkIn,
    note: { by: string; reason: string },
  ): Promise<{ outcome: "added" | "known"; registrationId: RegistrationId }> {
    const { registrationId, namesakes } = person;
    const others = namesakes?.registrationIds ?? [];
    const changed = { changedBy: note.by, changeReason: note.reason };
    const seated = (registration: StoredRegistration, blocks: readonly SeatBlock[]) =>
      withStatus(event, registration, "confirmed", blocks, random(), ctx.now);
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      if (await registrations.find(registrationId)) return { outcome: "added", registrationId };
      const knownIds = (await registrations.findByPerson(event.eventId, person)).filter(
        (id) => !others.includes(id),
      );
      const [knownId] = knownIds;
      // Of several people of one name nobody can tell who came.
      if (knownIds.length > 1) throw new DomainError("conflict", "registration.several_namesakes");
      if (knownId) {
        const known = await registrations.find(knownId);
        if (known?.status === "rejected") throw new DomainError("conflict", "registration.wrong_status");
        if (known && known.status !== "confirmed") {
          const now = { ...known, ...stamp(known, ctx, note.by), ...changed, statusReason: undefined };
          await change(event, known, (blocks) => seated(now, blocks), undefined);
        }
        return { outcome: "known", registrationId: knownId };
      }
      refuse(invalidAnswers(event, person, { isLenient: true }));
      const draft: StoredRegistration = {
        ...person,
        ...changed,
        changeReason: reasonsOf(note.reason, namesakes),
        eventId: event.eventId,
        status: "confirmed",
        standing: nowhere(),
        answers: {},
        // Consents are asked on paper or by the personal link, not in a queue at a door.
        consents: NO_CONSENTS,
        locale: "pl",
        source: "staff",
        linkVersion: 1,
        linkHash: secretHash(linkSecret(secretKey, registrationId, 1)),
        queuedAt: ctx.now,
        version: 1,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
      const blocks = await readBlocks(event);
      refuse(closedChoices(person.choices, {}, blocks));
      const result = await registrations.create(seated(draft, blocks), undefined, { others });
      if (result.outcome === "written") return { outcome: "added", registrationId };
      await jitter(attempt);
    }
    throw await whyNobodyGetsIn(event);
  }

  async function toStaffView(registration: StoredRegistration): Promise<StaffRegistrationView> {
    const { linkVersion: _, ...view } = withoutKeepings(registration);
    if (view.status !== "reserve") return view;
    return { ...view, reservePosition: await registrations.position(registration) };
  }

  async function toPersonalView(
    ctx: Context,
    registration: StoredRegistration,
    event: Event,
  ): Promise<PersonalView> {
    const [kept, eventView, reservePosition, parts] = await Promise.all([
      registrations.findNeeds(registration.registrationId, ctx.now),
      eventService.toPublicView(ctx, event, Object.values(registration.choices)),
      registration.status === "reserve" ? registrations.position(registration) : undefined,
      deps.personalParts(ctx, registration, event),
    ]);
    const {
      eventId: _,
      source: __,
      linkVersion: ___,
      room: ____,
      leftAt: _____,
      pastLimit: ______,
      namesakes: _______,
      ...own
    } = withoutKeepings(registration);
    return {
      ...own,
      ...parts,
      needs: kept?.needs,
      reservePosition,
      event: eventView,
      retired: retiredOf(event, registration),
      hasEventPage: isPublic(event),
      hours: shownHours(ownEvent(event, Object.values(registration.choices))),
      onlineUrl: registration.status === "confirmed" ? event.place.onlineUrl : undefined,
      may: participantRights(registration, event, ctx.now),
      retention: { needsUntil: kept?.erasedOn },
    };
  }

  async function eventOf(registration: Registration): Promise<Event> {
    const event = await events.findEvent(registration.eventId);
    if (!event) throw new DomainError("not_found", "registration.not_found");
    return event;
  }

  return {
    tokenOf,

    /**
     * Signs a participant up. The same request again (same idempotency key, same person) gives the first
     * answer; the same person in another request is refused, and their link is mailed to them again.
     * One read of the seats, now and then two of the event, and one transaction of three items and one per
     * chosen option; before it one write that counts, as a rule (docs/decisions/0041).
     * @throws DomainError event.not_found, event.cancelled, registration.recruitment_closed,
     *   registration.recruitment_not_open, registration.invalid, registration.duplicate, registration.busy,
     *   registration.too_many_from_client, registration.too_many_for_address, registration.too_many_for_event
     */
    async registerParticipant(
      ctx: Context,
      slug: string,
      input: SignUpInput,
      idempotencyKey?: string,
    ): Promise<TakenSignUp | MailedSignUp> {
      const event = await definitionOf(slug, input.wordings);
      if (!event || !isPublic(event)) throw new DomainError("not_found", "event.not_found");
      assertRecruiting(event, ctx.now);
      const { ifFull, consents, needs, choices, wordings: shown, ...person } = input;
      const asksRules = event.asksRules ?? false;
      const issues = [
        ...invalidAnswers(event, input),
        ...unacceptedRules(asksRules, consents),
        ...changedWordings(shown, event.wordings),
      ];
      if (hasNeeds(needs) && !consents.needs)
        issues.push({ path: "consents.needs", code: "consent.needs_required" });
      refuse(issues);
      await limits.takeAtEvent(ctx, event.eventId, [
        ["client", ctx.client],
        ["eventSignUps", event.eventId],
        ["mailbox", mailboxOf(input.email)],
      ]);
      const { informationClause: clause, ...others } = consents;
      // What an older form says of rules that there are not is no acceptance.
      const agreed = { ...others, clause, rules: asksRules };
      const kept = await keepShown(agreed, event.wordings);
      const holdUntil = event.recruitment.confirmAddress ? addSeconds(ctx.now, HOLD_MINUTES * 60) : undefined;
      const registrationId = ctx.newId("reg");
      const linkVersion = 1;
      const result = await enter(
        event,
        {
          ...person,
          registrationId,
          requestHash: idempotencyKey ? secretHash(idempotencyKey) : undefined,
          eventId: event.eventId,
          consents: withConsents(NO_CONSENTS, agreed, {
            at: ctx.now,
            by: "online",
            locale: person.locale,
            wordings: kept,
          }),
          source: "online",
          linkVersion,
          linkHash: secretHash(linkSecret(secretKey, registrationId, linkVersion)),
          queuedAt: ctx.now,
          version: 1,
          createdAt: ctx.now,
          updatedAt: ctx.now,
          changedBy: actorRef({ type: "participant", registrationId }),
        },
        { choices, ifFull },
        needsToWrite(event, needs, ctx.now),
        { holdUntil },
      );
      // Whoever asks may be a stranger: all are told the same, and the address what came of it.
      const mailed = holdUntil ? ({ outcome: "mailed", until: holdUntil } as const) : undefined;
      if (result.outcome === "entered") {
        if (mailed) return mailed;
        const { decision } = result;
        return answer(
          result.registration,
          decision.outcome === "reserve"
            ? { outcome: "reserve", position: decision.position }
            : { outcome: decision.outcome },
        );
      }
      const { known, repeated } = result;
      if (repeated) return mailed ?? answer(repeated, await outcomeOf(repeated));
      const since = addSeconds(ctx.now, -LINK_INTERVAL_SECONDS);
      // Namesakes share the address, so each gets their own link there; a stranger learns of nobody.
      for (const { registrationId: id } of known) await registrations.requestLink(id, ctx.now, since);
      if (mailed) return mailed;
      throw new DomainError("conflict", "registration.duplicate");
    },

    /**
     * What a participant sees at their personal link.
     * @throws DomainError registration.not_found
     */
    async getPersonalView(ctx: Context, token: string): Promise<PersonalView> {
      const registration = await getByToken(token);
      return toPersonalView(ctx, registration, await eventOf(registration));
    },

    /**
     * Corrects a participant's own data or choices. A new choice takes its seat before the old one is
     * given up, in one transaction; when it is full nothing changes.
     * @throws DomainError registration.not_found, registration.version_conflict, registration.option_full,
     *   registration.changes_closed, registration.invalid, registration.duplicate, registration.too_many_changes,
     *   registration.too_many_from_client, registration.too_many_for_address
     */
    async correctRegistration(ctx: Context, token: string, patch: RegistrationPatch): Promise<PersonalView> {
      const before = await getByToken(token);
      const event = await eventOf(before);
      const rights = participantRights(before, event, ctx.now);
      if (!rights.edit) throw new DomainError("conflict", "registration.changes_closed");
      if (before.version !== patch.version) {
        throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
      }
      const { needs, consents, wordings: shown, version: _, ...sent } = patch;
      const { person, choices, issues } = correctionOf(event, before, sent);
      if (consents?.rules) issues.push(...changedWordings(shown, event.wordings));
      const changed = changedChoices(choices, before.choices);
      // A choice that was added since the sign-up may be made for as long as the form may be filled in.
      const added = missingChoices(event, before.choices).map(({ groupId }) => groupId);
      if (!rights.changeChoices && !changed.every((groupId) => added.includes(groupId)))
        throw new DomainError("conflict", "registration.changes_closed");
      const corrected: StoredRegistration = {
        ...before,
        ...person,
        consents: await switchConsents(before, consents, event, ctx),
        ...stamp(before, ctx, actorRef({ type: "participant", registrationId: before.registrationId })),
      };
      if (consents && isConsentRefused(before.consents, consents))
        issues.push({ path: "consents", code: "consent.too_often" });
      if (hasNeeds(needs) && !corrected.consents.needs) {
        issues.push({ path: "consents.needs", code: "consent.needs_required" });
      }
      refuse(issues);
      if (changed.length > 0 || (corrected.email ?? "") !== (before.email ?? ""))
        await takeOwnMail(ctx, before, corrected.email);
      const erasesNeeds = !corrected.consents.needs && before.consents.needs;
      const after = await change(
        event,
        before,
        (blocks) =>
          changed.length > 0 ? withChoices(event, corrected, choices, blocks, random()) : corrected,
        erasesNeeds ? null : needsToWrite(event, needs, ctx.now, "needs" in patch),
      );
      const view = await toPersonalView(ctx, after, event);
      return after.linkVersion === before.linkVersion ? view : { ...view, newToken: tokenOf(after) };
    },

    /**
     * Makes the personal link worthless and mails a new one to the registration's address, which alone learns it:
     * whoever found the old one is out.
     * @throws DomainError registration.not_found, registration.no_address, registration.version_conflict,
     *   registration.busy, registration.too_many_changes, registration.too_many_from_client,
     *   registration.too_many_for_address
     */
    async renewOwnLink(ctx: Context, token: string): Promise<void> {
      const before = await getByToken(token);
      const { registrationId } = before;
      await takeOwnMail(ctx, before, before.email);
      await renewLink(before, ctx, actorRef({ type: "participant", registrationId }));
    },

    /**
     * {@link renewOwnLink} by staff, for a link that came into wrong hands.
     * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address,
     *   registration.version_conflict, registration.busy
     */
    async renewLink(
      ctx: Context<StaffActor>,
      eventId: EventId,
      registrationId: RegistrationId,
      version: number,
    ): Promise<StaffRegistrationView> {
      const { event, registration: before } = await getForStaff(ctx, eventId, registrationId);
      assertManages(ctx, event);
      if (before.version !== version) {
        throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
      }
      return toStaffView(await renewLink(before, ctx, actorRef(ctx.actor)));
    },

    /**
     * Confirms the address of somebody for whom a seat is held: only its mail had the link. Whoever is confirmed
     * stays so. Also after the time, while the seat has not gone on.
     * @throws DomainError registration.not_found, registration.hold_ended, event.cancelled,
     *   registration.version_conflict
     */
    async confirmAddress(ctx: Context, token: string): Promise<PersonalView> {
      const before = await getByToken(token);
      const event = await eventOf(before);
      if (!isHeld(before)) {
        if (before.heldUntil) throw new DomainError("conflict", "registration.hold_ended");
        return toPersonalView(ctx, before, event);
      }
      if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
      const { registrationId } = before;
      const after = await change(
        event,
        before,
        // The seat stays where it is.
        () => ({
          ...before,
          status: "confirmed",
          heldUntil: undefined,
          ...stamp(before, ctx, actorRef({ type: "participant", registrationId })),
        }),
        undefined,
      );
      return toPersonalView(ctx, after, event);
    },

    /**
     * Gives up the seat of somebody who did not confirm their address in time; the stream passes it on. Confirming and
     * this are conditions on the same version of the row, so exactly one of them happens, however often and late it runs.
     * @returns whether the seat was given up
     */
    async releaseHeld(ctx: Context, registrationId: RegistrationId): Promise<boolean> {
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const before = await registrations.find(registrationId);
        if (!before || !isHeld(before) || (before.heldUntil ?? "") > ctx.now) return false;
        const event = await events.findHead(before.eventId);
        if (!event) return false;
        const result = await registrations.update(
          before,
          // The moment stays: it tells why the registration ended.
          {
            ...before,
            status: "cancelled",
            standing: nowhere(),
            statusReason: undefined,
            ...stamp(before, ctx, actorRef(ctx.actor)),
          },
          null,
          { blocks: await readBlocks(event) },
        );
        if (result.outcome === "written") return true;
        await jitter(attempt);
      }
      throw new Error(`the seat of ${registrationId} could not be given up`);
    },

    /**
     * Gives a participant's place up; the stream passes the seat on. Withdrawing twice is the same as once.
     * @throws DomainError registration.not_found, registration.changes_closed
     */
    async withdrawRegistration(ctx: Context, token: string): Promise<PersonalView> {
      const before = await getByToken(token);
      const event = await eventOf(before);
      if (before.status === "cancelled") return toPersonalView(ctx, before, event);
      if (!participantRights(before, event, ctx.now).withdraw) {
        throw new DomainError("conflict", "registration.changes_closed");
      }
      const actor: ParticipantActor = { type: "participant", registrationId: before.registrationId };
      const after = await change(
        event,
        before,
        () => ({
          ...before,
          status: "cancelled",
          heldUntil: undefined,
          leftAt: leftAtAfter(before, "cancelled", ctx.now),
          pastLimit: undefined,
          standing: nowhere(),
          statusReason: undefined,
          ...stamp(before, ctx, actorRef(actor)),
        }),
        null,
      );
      return toPersonalView(ctx, after, event);
    },

    /** The registration and whole event behind a personal link; for its calendar. */
    async getByLink(token: string): Promise<{ registration: Registration; event: Event }> {
      const registration = await getByToken(token);
      return { registration, event: await eventOf(registration) };
    },

    /** People of an event in Polish order, for staff. */
    async listRegistrations(
      ctx: Context<StaffActor>,
      eventId: EventId,
      query: RegistrationsQuery,
    ): Promise<Page<StaffRegistrationView>> {
      await getEventWithPeople(ctx, eventId);
      const page = await registrations.listByName(
        eventId,
        {
          status: query.status,
          optionId: query.optionId,
          q: query.q,
        },
        query.cursor,
        Math.min(query.limit ?? PAGE_SIZE, 250),
      );
      // One look at the line serves the whole page.
      const positions = page.items.some(({ status }) => status === "reserve")
        ? await registrations.linePositions(eventId)
        : new Map<RegistrationId, number>();
      return {
        ...page,
        items: page.items.map((registration) => {
          const { linkVersion: _, ...view } = withoutKeepings(registration);
          if (view.status !== "reserve") return view;
          return {
            ...view,
            reservePosition: positions.get(view.registrationId) ?? registration.joinedPosition,
          };
        }),
      };
    },

    /**
     * One registration with what the person needs, where the reader may know it.
     * @throws DomainError event.not_found, registration.not_found
     */
    async getRegistration(
      ctx: Context<StaffActor>,
      eventId: EventId,
      registrationId: RegistrationId,
    ): Promise<StaffRegistrationView> {
      const { event, registration } = await getForStaff(ctx, eventId, registrationId);
      const view = await toStaffView(registration);
      if (!canReadNeeds(ctx.actor, event)) return view;
      const kept = await registrations.findNeeds(registrationId, ctx.now);
      return { ...view, needs: kept?.needs, needsUntil: kept?.erasedOn };
    },

    /**
     * Enters a person by hand, whatever the recruitment window says; seats count all the same.
     * @throws DomainError registration.read_only, event.cancelled, registration.invalid, registration.duplicate
     */
    async enterRegistration(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: ManualRegistrationInput,
      idempotencyKey?: string,
    ): Promise<SignUpOutcome & { registration: StaffRegistrationView }> {
      const event = await getEventWithPeople(ctx, eventId);
      assertManages(ctx, event);
      if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
      const { ifFull, consents, needs, choices, reason, pastLimit, ...person } = input;
      if (pastLimit && !reason) refuse([{ path: "reason", code: "registration.reason_required" }]);
      refuse(invalidAnswers(event, input, { isLenient: true }));
      const registrationId = ctx.newId("reg");
      const linkVersion = 1;
      const result = await enter(
        event,
        {
          ...person,
          registrationId,
          requestHash: idempotencyKey ? secretHash(idempotencyKey) : undefined,
          eventId,
          // What was signed on paper has its words there.
          consents: withConsents(NO_CONSENTS, consents, { at: ctx.now, by: "staff" }),
          source: "staff",
          linkVersion,
          linkHash: secretHash(linkSecret(secretKey, registrationId, linkVersion)),
          queuedAt: ctx.now,
          version: 1,
          createdAt: ctx.now,
          updatedAt: ctx.now,
          changedBy: actorRef(ctx.actor),
          changeReason: reasonsOf(reason, person.namesakes),
        },
        { choices, ifFull },
        needsToWrite(event, needs, ctx.now),
        { others: person.namesakes?.registrationIds, pastLimit },
      );
      if (result.outcome === "entered") {
        const view = await toStaffView(result.registration);
        const { decision } = result;
        return decision.outcome === "reserve"
          ? { outcome: "reserve", position: decision.position, registration: view }
          : { outcome: decision.outcome, registration: view };
      }
      const { known, repeated } = result;
      if (repeated) return { ...(await outcomeOf(repeated)), registration: await toStaffView(repeated) };
      throw new DomainError("conflict", "registration.duplicate", { known: known.map(toKnownPerson) });
    },

    /**
     * Gives somebody who came unannounced a seat, or nothing: nobody is put on the reserve list at the door.
     * Who waits or applied already is confirmed if there is a seat. The caller has checked who asks; the same
     * `registrationId` again is the same person.
     * @param note who enters them (`staff:…`, `desk:…`), and the reason that is kept in the history
     */
    async enterWalkIn(
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
        return await seatWalkIn(ctx, event, person, note);
      } catch (cause) {
        if (cause instanceof DomainError) return { outcome: "refused", code: cause.code };
        throw cause;
      }
    },

    /**
     * Changes a person's status (with a reason), choices or data. Needs are erased when the place ends.
     * @throws DomainError registration.read_only, registration.version_conflict, registration.wrong_status,
     *   registration.event_full, registration.option_full, registration.invalid, registration.duplicate,
     *   registration.busy, event.cancelled
     */
    async changeRegistration(
      ctx: Context<StaffActor>,
      eventId: EventId,
      registrationId: RegistrationId,
      patch: StaffRegistrationPatch,
    ): Promise<StaffRegistrationView> {
      const { event, registration: before } = await getForStaff(ctx, eventId, registrationId);
      assertManages(ctx, event);
      if (before.version !== patch.version) {
        throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
      }
      const { version: _, status = before.status, reason, needs, namesakes, pastLimit, ...sent } = patch;
      const { person, choices, issues } = correctionOf(event, before, sent, true);
      const changesStatus = status !== before.status;
      if (changesStatus && !statusChanges(event.recruitment.mode, before.status).includes(status)) {
        throw new DomainError("conflict", "registration.wrong_status", { current: before.status });
      }
      if (changesStatus && isActive(status) && event.state === "cancelled") {
        throw new DomainError("conflict", "event.cancelled");
      }
      if ((changesStatus || pastLimit) && !reason)
        refuse([{ path: "reason", code: "registration.reason_required" }]);
      const corrected: StoredRegistration = {
        ...before,
        ...person,
        ...stamp(before, ctx, actorRef(ctx.actor)),
        changeReason: reasonsOf(reason, namesakes),
        ...(changesStatus ? { statusReason: reason } : {}),
      };
      // Under another name or address, what was said of the former one means nothing.
      if (namesakes ?? personKey(corrected) !== personKey(before)) corrected.namesakes = namesakes;
      refuse(issues);
      const after = await changeAsking(
        event,
        before,
        (blocks) => {
          if (changesStatus)
            return withStatus(event, { ...corrected, choices }, status, blocks, random(), ctx.now, pastLimit);
          if (changedChoices(choices, before.choices).length > 0)
            return withChoices(event, corrected, choices, blocks, random(), pastLimit);
          return corrected;
        },
        // With the place ends what the needs were told for.
        !isActive(status) ? null : "needs" in patch ? needsToWrite(event, needs, ctx.now, true) : undefined,
        corrected.namesakes?.registrationIds,
      );
      return toStaffView(after);
    },

    /** Counts for an event's overview; reads all its people, and who was there where some of them have left. */
    async countRegistrations(ctx: Context<StaffActor>, eventId: EventId): Promise<RegistrationCounts> {
      const event = await getEventWithPeople(ctx, eventId);
      const needs = await registrations.listNeeds(eventId, ctx.now);
      const people = [];
      for await (const person of registrations.eachByName(eventId)) {
        people.push({ ...person, needs: needs.get(person.registrationId) });
      }
      const haveSomeLeft = people.some(({ status }) => status === "cancelled" || status === "rejected");
      return {
        ...countRegistrations(event, people, haveSomeLeft ? await deps.attended(eventId) : undefined),
        refusals: await limits.findRefusals(ctx, eventId),
      };
    },

    /**
     * What the people of an event need, for its needs summary and rooming list with names.
     * @throws DomainError event.not_found, registration.needs_hidden
     */
    async listNeeds(ctx: Context<StaffActor>, eventId: EventId): Promise<Map<RegistrationId, Needs>> {
      const event = await getEventWithPeople(ctx, eventId);
      if (!canReadNeeds(ctx.actor, event)) throw new DomainError("forbidden", "registration.needs_hidden");
      return registrations.listNeeds(eventId, ctx.now);
    },

    /**
     * Lets the needs of an event's people end with the event where it is now. Safe to run again after half of it: the
     * end follows from the event, and what has it already is left alone. One query for an event without needs; else
     * one write per person who told of some.
     */
    async moveNeeds(eventId: EventId): Promise<void> {
      const event = await events.findHead(eventId);
      if (!event) return;
      const erasedOn = needsErasedOn(event, event.updatedAt.slice(0, 10));
      for await (const ends of registrations.eachNeedsEnd(eventId)) {
        const others = ends.filter((end) => end.erasedOn !== erasedOn);
        for (let start = 0; start < others.length; start += NEEDS_AT_ONCE) {
          const some = others.slice(start, start + NEEDS_AT_ONCE);
          await Promise.all(
            some.map((end) => registrations.keepNeedsUntil({ ...end, erasedOn }, event.updatedAt)),
          );
        }
      }
    },

    /**
     * Mends the end of needs that were written by an event as it was read before it moved. While an event is ahead its
     * date alone says when they end; else the day on which they were written does, and that stays.
     */
    async alignNeeds({ registrationId, eventId, updatedAt }: Registration): Promise<void> {
      const [event, end] = await Promise.all([
        events.findHead(eventId),
        registrations.findNeedsEnd(registrationId),
      ]);
      const since = updatedAt.slice(0, 10);
      if (!event || !end || lastDay(event.dates) < since || lastDay(event.dates) === "9999-12-31") return;
      const erasedOn = needsErasedOn(event, since);
      if (end.erasedOn !== erasedOn)
        await registrations.keepNeedsUntil({ registrationId, erasedOn }, updatedAt);
    },

    /**
     * Passes free seats on to the reserve list, in its order: the first person whose event and options all
     * have a free seat goes first; somebody who waits for a full panel does not hold up the others. Safe
     * to run at any time and twice at once: each promotion is a transaction under its conditions.
     * @param joined people who joined the line a moment ago and may not be in the index yet
     * @param place a place that was given up and goes to one person only, however often this is asked; on an
     *   event by selection nothing else is passed on
     * @returns how many people were promoted
     */
    async promoteReserve(
      ctx: Context,
      eventId: EventId,
      {
        joined = [],
        place,
      }: {
        joined?: readonly RegistrationId[];
        place?: Pick<GivenUpPlace, "registrationId" | "version">;
      } = {},
    ): Promise<number> {
      const event = await events.findHead(eventId);
      if (!event || !promotes(event, ctx.now)) return 0;
      let promoted = 0;
      let blocks = await readBlocks(event);
      let cursor: string | undefined;
      const unseen = new Set(joined);
      do {
        // Nobody can be seated while the event itself is full.
        if (isFull(blocks, EVENT_SCOPE)) return promoted;
        const page = await registrations.listLine(eventId, cursor, LINE_PAGE);
        cursor = page.cursor;
        const line: Pick<StoredRegistration, "registrationId" | "choices">[] = page.items;
        for (const { registrationId } of page.items) unseen.delete(registrationId);
        if (!cursor)
          line.push(
            ...(await Promise.all([...unseen].map((id) => registrations.find(id)))).filter(
              (one) => one !== undefined,
            ),
          );
        for (const candidate of line) {
          // Most of a long line waits for what is full: told from the index, without reading the row.
          if (!decidePromotion(candidate, blocks, 0)) continue;
          for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
            // The index may be behind: the row itself says whether the person still waits.
            const person = await registrations.find(candidate.registrationId);
            if (person?.status !== "reserve") break;
            const standing = decidePromotion(person, blocks, random());
            if (!standing) break;
            const result = await registrations.update(
              person,
              {
                ...person,
                status: "confirmed",
                leftAt: undefined,
                standing,
                statusReason: undefined,
                ...stamp(person, ctx, actorRef(ctx.actor)),
              },
              undefined,
              { place: place && { ...place, ttl: epochSeconds(addSeconds(ctx.now, STREAM_KEPT_SECONDS)) } },
            );
            if (result.outcome === "passed_on") return promoted;
            if (result.outcome === "written") {
              promoted += 1;
              if (place) return promoted;
            }
            blocks = await readBlocks(event);
            if (result.outcome === "written") break;
            await jitter(attempt);
          }
        }
      } while (cursor);
      return promoted;
    },
  };
}

/** The registration as the domain knows it: without what the table keeps for itself. */
function withoutKeepings(stored: StoredRegistration): Registration {
  const {
    standing: _,
    joinedPosition: __,
    claimKey: ___,
    requestHash: ____,
    linkHash: _____,
    linkRequestedAt: ______,
    changedBy: _______,
    changeReason: ________,
    ...registration
  } = stored;
  return registration;
}

/** Somebody of that name and address is registered; whom that is, a participant must not learn. */
class DuplicateError extends DomainError {
  readonly registrationIds: readonly RegistrationId[];

  constructor(registrationIds: readonly RegistrationId[]) {
    super("conflict", "registration.duplicate");
    this.registrationIds = registrationIds;
  }
}

function toKnownPerson(registration: StoredRegistration): KnownPerson {
  const { registrationId, firstName, lastName, status, institution, createdAt } = registration;
  return { registrationId, firstName, lastName, status, institution: institution?.name, createdAt };
}

/** What the history keeps of why somebody was entered or changed. */
function reasonsOf(reason: string | undefined, namesakes: Namesakes | undefined): string | undefined {
  return [reason, namesakes?.reason].filter(Boolean).join(" · ") || undefined;
}

/** A personal link's token: the ULID of the registration and the 43 characters of its secret. */
function parseToken(token: string): { registrationId: RegistrationId; secret: string } | undefined {
  const match = /^([0-9A-Z]{26})([A-Za-z0-9_-]{43})$/.exec(token);
  return match?.[1] && match[2] ? { registrationId: `reg_${match[1]}`, secret: match[2] } : undefined;
}

function refuse(issues: Issue[]): void {
  if (issues.length > 0) throw new DomainError("invalid", "registration.invalid", { issues });
}

/** A correction with what it takes away as undefined, which is how rows say "not given". */
function withoutNulls<T extends object>(correction: T): { [Field in keyof T]: Exclude<T[Field], null> } {
  const entries = Object.entries(correction).map(([field, value]) => [field, value ?? undefined]);
  return Object.fromEntries(entries) as { [Field in keyof T]: Exclude<T[Field], null> };
}

function stamp(before: StoredRegistration, ctx: Context, changedBy: string) {
  return { version: before.version + 1, updatedAt: ctx.now, changedBy, changeReason: undefined };
}

function nowhere(): Standing {
  return { holds: [], waits: [], pends: [] };
}

function hasNeeds(needs: Needs | undefined): needs is Needs {
  return (
    needs !== undefined && Boolean(needs.diet || needs.note || (needs.access && needs.access.length > 0))
  );
}

function needsToWrite(event: EventHead, needs: Needs | undefined, now: string, erase = false): NeedsWrite {
  if (!hasNeeds(needs)) return erase ? null : undefined;
  return { needs, erasedOn: needsErasedOn(event, now.slice(0, 10)) };
}

/** What of a correction changes the person, the choices after it, and what of it is refused. */
function correctionOf(
  event: Pick<EventInput, "form" | "choiceGroups">,
  before: StoredRegistration,
  { choices: sentChoices, answers, ...sent }: Omit<RegistrationPatch, "needs" | "consents" | "version">,
  isLenient = false,
) {
  const person = withoutNulls(sent);
  const choices = correctedChoices(event, before.choices, sentChoices);
  const carried = { ...person, ...(sentChoices && { choices }), ...(answers && { answers }) };
  const after = correctedAnswers(event.form, before.answers, answers);
  const issues = invalidAnswers(event, carried, { before, isLenient });
  if (answers && Buffer.byteLength(JSON.stringify(after)) > ANSWERS_MAX_BYTES)
    issues.push({ path: "answers", code: "field.too_long" });
  return { person: { ...person, answers: after }, choices, issues };
}

/** Groups in which two sets of choices differ. */
function changedChoices(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((group) => a[group] !== b[group]);
}

function isFull(blocks: readonly SeatBlock[], scope: string): boolean {
  return countSeats(blocks.filter((block) => block.scope === scope)).left === 0;
}

/**
 * A seat in every scope, past the limit where staff want it so.
 * @throws DomainError registration.event_full, registration.option_full with the full scopes
 */
function admit(
  person: { choices: Record<string, string> },
  blocks: readonly SeatBlock[],
  spread: number,
  how: { held?: readonly BlockRef[]; pastLimit?: boolean },
) {
  const admission = decideAdmission(person, blocks, spread, how);
  if (admission.outcome === "full") {
    const { full } = admission;
    const code = full.includes(EVENT_SCOPE) ? "registration.event_full" : "registration.option_full";
    throw new DomainError("conflict", code, { full });
  }
  const { standing, past } = admission;
  return {
    outcome: "confirmed" as const,
    choices: person.choices,
    standing,
    pastLimit: past.length > 0 ? past : undefined,
  };
}

/** The registration with other choices: a confirmed person changes seats or nothing happens. */
function withChoices(
  event: EventDefinition,
  registration: StoredRegistration,
  choices: Record<string, string>,
  blocks: readonly SeatBlock[],
  spread: number,
  pastLimit = false,
): StoredRegistration {
  const { standing } = registration;
  if (registration.status === "confirmed") {
    const held = standing.holds;
    const admitted = admit({ choices }, blocks, spread, { held, pastLimit });
    const kept = registration.pastLimit?.filter((scope) => scopesOf(choices).includes(scope)) ?? [];
    const past = [...kept, ...(admitted.pastLimit ?? [])];
    return {
      ...registration,
      choices,
      standing: admitted.standing,
      pastLimit: past.length > 0 ? past : undefined,
    };
  }
  if (registration.status === "reserve") {
    const decision = decideSeats({
      mode: "first_come",
      choiceGroups: event.choiceGroups,
      choices,
      ifFull: "reserve",
      // Their own place in the line does not stand in their way.
      blocks: withoutWaiting(blocks, standing),
      spread,
    });
    return {
      ...registration,
      choices,
      status: decision.outcome,
      leftAt: decision.outcome === "confirmed" ? undefined : registration.leftAt,
      standing: decision.standing,
      joinedPosition: decision.outcome === "reserve" ? decision.position : undefined,
    };
  }
  if (registration.status === "pending") {
    const wanted = anyBlocks(choices, blocks, spread);
    const pends = wanted.map((ref) => standing.pends.find(({ scope }) => scope === ref.scope) ?? ref);
    return { ...registration, choices, standing: { ...standing, pends } };
  }
  return { ...registration, choices };
}

function withoutWaiting(blocks: readonly SeatBlock[], standing: Standing): SeatBlock[] {
  return blocks.map((block) => {
    const waits = standing.waits.some((wait) => wait.scope === block.scope && wait.block === block.block);
    return waits ? { ...block, waiting: Math.max(0, block.waiting - 1) } : block;
  });
}

/** The registration in another status, with the seats that go with it. */
function withStatus(
  event: EventHead,
  before: StoredRegistration,
  status: RegistrationStatus,
  blocks: readonly SeatBlock[],
  spread: number,
  now: string,
  pastLimit = false,
): StoredRegistration {
  const registration = {
    ...before,
    heldUntil: undefined,
    leftAt: leftAtAfter(before, status, now),
    pastLimit: undefined,
  };
  if (status === "confirmed") {
    // Whose seat is held has it already.
    const { holds: held } = before.standing;
    const { standing, pastLimit: past } = admit(registration, blocks, spread, { held, pastLimit });
    return { ...registration, status, standing, pastLimit: past };
  }
  if (status === "reserve") {
    const scopes = [EVENT_SCOPE, ...Object.values(registration.choices)];
    const full = scopes.filter((scope) => isFull(blocks, scope));
    const waits = (full.length > 0 ? full : [EVENT_SCOPE]).map((scope) => ({
      scope,
      block: blocks.find((block) => block.scope === scope)?.block ?? 0,
    }));
    // Somebody who comes back goes to the end of the line; somebody who was waiting for a decision keeps their time.
    const queuedAt = before.status === "pending" ? before.queuedAt : now;
    const lines = waits.map(
      ({ scope }) => countSeats(blocks.filter((block) => block.scope === scope)).waiting,
    );
    const joinedPosition = Math.max(...lines) + 1;
    return { ...registration, status, queuedAt, joinedPosition, standing: { holds: [], waits, pends: [] } };
  }
  if (status === "pending") {
    return {
      ...registration,
      status,
      standing: { holds: [], waits: [], pends: anyBlocks(registration.choices, blocks, spread) },
    };
  }
  return { ...registration, status, standing: nowhere() };
}
