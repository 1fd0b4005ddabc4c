import { reachOf } from "../access/rules.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId, type Id } from "../shared/id.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import type { ProjectStore } from "../project/index.ts";
import { toProjectView } from "../project/index.ts";
import { textFingerprint } from "../shared/secret.ts";
import { wordingId, type WordingStore } from "../wording/index.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import { searchWords, slugOf } from "../shared/text.ts";
import { HOME_ZONE, dayAt, isDay } from "../shared/time.ts";
import type { EventSummary, EventView, StaffEventView } from "./answer.ts";
import {
  EVENT_SCOPE,
  beginsAt,
  canCreateEvent,
  canEditEvent,
  canManageRegistrations,
  canReadEvent,
  copiedInput,
  countEventSeats,
  eventDays,
  hasRules,
  inconsistencies,
  isOver,
  isPublic,
  missingParts,
  nextNews,
  nextState,
  optionIds,
  publicationAdvice,
  recruitmentState,
  resizeBlocks,
  scheduledDays,
  seatScopes,
  shownHours,
  type SeatBlock,
} from "./rules.ts";
import { NOTHING_RETIRED, everOffered, leavesOut, retire, type Held } from "./retired.ts";
import type {
  Amendment,
  CopyInput,
  Event,
  EventHead,
  EventId,
  EventInput,
  EventKind,
  EventState,
  EventWordings,
  RecordAtStake,
  Retired,
} from "./schema.ts";
import { createCatalogue } from "./catalogue.ts";
import { BLOCKS_PER_SAVE, type BlockChange, type EventFilter, type EventStore } from "./store.ts";

/** Use cases of events. */
export type EventService = ReturnType<typeof createEventService>;

/** What the catalogue is asked for. */
export interface CatalogueQuery {
  kind?: EventKind;
  /** First day; `all` shows past events too; absent: from today. */
  from?: string;
  to?: string;
  q?: string;
  cursor?: string;
}

/** What the staff's list is asked for. */
export interface StaffEventsQuery {
  projectId?: string;
  state?: EventState;
  kind?: EventKind;
  /** Whose team's events; of organisers and assistants always their own as well. */
  teamMember?: Id<"stf">;
  q?: string;
  cursor?: string;
}

/** Makes the use cases of events over their stores. */
export function createEventService({
  events,
  projects,
  hasRegistrations,
  findHeld,
  amend,
  findRecorded,
  wordings,
  catalogueTtlMs,
}: {
  events: EventStore;
  projects: Pick<ProjectStore, "find">;
  /** Whether anybody ever registered; the registration's store knows. */
  hasRegistrations: (eventId: EventId) => Promise<boolean>;
  /** What all its people have chosen and answered, whatever became of them. */
  findHeld: (eventId: EventId) => Promise<Held>;
  /**
   * What an edit makes of what is recorded, to be kept with it; attendance knows.
   * @throws DomainError event.recorded, unless there is a reason
   */
  amend: (
    ctx: Context<StaffActor>,
    before: Event,
    after: Event,
    reason?: string,
  ) => Promise<Amendment | undefined>;
  /** All that is recorded of an event; undefined where nothing is. */
  findRecorded: (event: Event) => Promise<RecordAtStake | undefined>;
  wordings: Pick<WordingStore, "keep">;
  /** How long the public catalogue may be shown as it was read before, in milliseconds; 0: always read anew. */
  catalogueTtlMs: number;
}) {
  const catalogue = createCatalogue({ events, ttlMs: catalogueTtlMs });

  /**
   * A whole event for staff who may read it.
   * @throws DomainError event.not_found, also for events of others
   */
  async function getEvent(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await events.findEvent(eventId);
    if (!event || !canReadEvent(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
    return event;
  }

  async function getEditable(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await getEvent(ctx, eventId);
    if (!canEditEvent(ctx.actor, event)) throw new DomainError("forbidden", "event.read_only");
    return event;
  }

  async function blocksOf(
    event: Pick<EventHead, "eventId" | "blocks">,
    consistent = false,
  ): Promise<SeatBlock[]> {
    return (await events.readBlocks([event], consistent)).get(event.eventId) ?? [];
  }

  async function toStaffView(ctx: Context<StaffActor>, event: Event): Promise<StaffEventView> {
    const edit = canEditEvent(ctx.actor, event);
    const {
      blocks: _,
      asksRules: __,
      wordings: ______,
      schedule: ___,
      news: ____,
      amendments: _____,
      ...rest
    } = event;
    return {
      ...rest,
      hours: shownHours(event),
      seatCounts: countEventSeats(await blocksOf(event, true)),
      recruitmentState: recruitmentState(event, ctx.now),
      over: isOver(event, ctx.now),
      missing: missingParts(event),
      advice: event.state === "draft" ? publicationAdvice(event, ctx.now) : [],
      may: {
        edit: edit && event.state !== "cancelled",
        publish: edit && event.state === "draft",
        copy: edit && canCreateEvent(ctx.actor, event.projectId),
        manageRegistrations: canManageRegistrations(ctx.actor, event),
      },
    };
  }

  async function summaries(ctx: Context, page: Page<EventHead>): Promise<Page<EventSummary>> {
    // A list tells of the event's own seats only.
    const blocks = await events.readBlocks(
      page.items.map(({ eventId, blocks: { [EVENT_SCOPE]: count = 0 } }) => ({
        eventId,
        blocks: { [EVENT_SCOPE]: count },
      })),
    );
    return {
      ...page,
      items: page.items.map((head) => toSummary(head, blocks.get(head.eventId) ?? [], ctx.now)),
    };
  }

  /** Writes `after` over `before` and resizes seats; a race for the last seats is read again and decided again. */
  async function save(
    ctx: Context<StaffActor>,
    before: Event,
    after: Event,
    { reason, forgotten = [] }: { reason?: string; forgotten?: readonly string[] } = {},
  ): Promise<Event> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const blocks = await blocksOf(before, true);
      // Somebody got in while their option was to be forgotten: the next attempt of staff finds them.
      if (blocks.some((block) => forgotten.includes(block.scope) && !isEmpty(block))) break;
      const changes = [...seatChanges(before, after, blocks), ...closings(after, blocks, forgotten)];
      const saved = { ...after, blocks: blocksAfter(before.blocks, changes, forgotten) };
      const result = await events.save(saved, before.version, changes, {
        changedBy: actorRef(ctx.actor),
        changeReason: reason,
      });
      if (result.done) {
        catalogue.forget();
        return saved;
      }
      if (result.refusals[0]?.refused) throw new DomainError("conflict", "event.version_conflict");
      await jitter(attempt);
    }
    throw new DomainError("conflict", "event.seats_changing");
  }

  function assertVersion(event: Event, version: number) {
    if (event.version !== version) {
      throw new DomainError("conflict", "event.version_conflict", { version: event.version });
    }
  }

  function assertConsistent(...judged: Parameters<typeof inconsistencies>) {
    const issues = inconsistencies(...judged);
    if (issues.length > 0) throw new DomainError("invalid", "event.invalid", { issues });
  }

  async function assertProject(ctx: Context<StaffActor>, input: EventInput) {
    if (!canCreateEvent(ctx.actor, input.projectId))
      throw new DomainError("forbidden", "event.create_forbidden");
    if (!(await projects.find(input.projectId))) {
      throw new DomainError("invalid", "event.invalid", {
        issues: [{ path: "projectId", code: "project.not_found" }],
      });
    }
  }

  async function create(ctx: Context<StaffActor>, eventId: EventId, input: EventInput): Promise<Event> {
    const base = slugOf(input.title.pl);
    const draft: Event = {
      ...input,
      ...derived(input),
      wordings: await keepWordings(input, wordings),
      eventId,
      slug: base,
      state: "draft",
      teamIds: [ctx.actor.staffId],
      retired: NOTHING_RETIRED,
      blocks: {},
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    const changes = seatChanges(undefined, draft, []);
    const event = { ...draft, blocks: blocksAfter({}, changes, []) };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      // The bare address first; when it is another event's, one with the end of the id, which is unique.
      const slug = attempt === 0 ? base : `${base.slice(0, 70)}-${eventId.slice(-8 - attempt).toLowerCase()}`;
      const result = await events.create({ ...event, slug }, changes, { changedBy: actorRef(ctx.actor) });
      if (result.done) return { ...event, slug };
      if (result.refusals[0]?.refused) {
        // The same request came twice: the first one's event is the answer.
        return getEvent(ctx, eventId);
      }
    }
    throw new DomainError("conflict", "event.slug_taken");
  }

  async function changeState(
    ctx: Context<StaffActor>,
    eventId: EventId,
    version: number,
    command: Parameters<typeof nextState>[1],
    also: (event: Event) => Partial<Event>,
    reason?: string,
  ): Promise<StaffEventView> {
    const before = await getEditable(ctx, eventId);
    const state = nextState(before.state, command);
    // Pressed twice: what was wanted is so already.
    if (!state && nextStates(command).includes(before.state)) return toStaffView(ctx, before);
    if (!state) throw new DomainError("conflict", "event.wrong_state", { state: before.state });
    assertVersion(before, version);
    const after = { ...before, ...also(before), state, version: version + 1, updatedAt: ctx.now };
    return toStaffView(ctx, await save(ctx, before, after, { reason }));
  }

  const service = {
    getEvent,

    /**
     * Public events with their free seats: one batch of reads, and now and then the catalogue's own
     * ({@link createCatalogue}), whatever is asked for.
     */
    async listCatalogue(ctx: Context, query: CatalogueQuery): Promise<Page<EventSummary>> {
      const from = query.from === "all" ? undefined : (query.from ?? dayAt(ctx.now, HOME_ZONE));
      if (from && query.to && query.to < from) return { items: [] };
      const filter = { kind: query.kind, from, to: query.to, words: searchWords(query.q ?? "") };
      return summaries(ctx, await catalogue.list(filter, query.cursor, PAGE_SIZE, ctx.now));
    },

    /** Public events from today on by date, so many at most; for the calendar that people subscribe to, and for search engines. */
    async listUpcoming(ctx: Context, limit: number): Promise<EventHead[]> {
      const filter = { from: dayAt(ctx.now, HOME_ZONE), words: [] };
      return (await catalogue.list(filter, undefined, limit, ctx.now)).items;
    },

    /**
     * An event's public page.
     * @throws DomainError event.not_found, also for what was never published
     */
    async getPublicEvent(ctx: Context, slug: string): Promise<EventView> {
      const event = await events.findEventBySlug(slug);
      if (!event || !isPublic(event)) throw new DomainError("not_found", "event.not_found");
      return service.toPublicView(ctx, event);
    },

    /**
     * A public event without its content; for calendars.
     * @throws DomainError event.not_found, also for what was never published
     */
    async getPublicHead(_ctx: Context, slug: string): Promise<EventHead> {
      const head = await events.findHeadBySlug(slug);
      if (!head || !isPublic(head)) throw new DomainError("not_found", "event.not_found");
      return head;
    },

    /**
     * What the public sees of an event: two reads on top of the event. Items of an option that is offered no more are
     * for those who chose it.
     * @param chosen options of the person who looks
     */
    async toPublicView(ctx: Context, event: Event, chosen: readonly string[] = []): Promise<EventView> {
      const options = optionIds(event);
      const isSeen = (optionId: string) => options.has(optionId) || chosen.includes(optionId);
      const [blocks, project] = await Promise.all([blocksOf(event), projects.find(event.projectId)]);
      if (!project) throw new Error(`event ${event.eventId} without its project`);
      const { onlineUrl: _, ...place } = event.place;
      return {
        eventId: event.eventId,
        slug: event.slug,
        kind: event.kind,
        state: event.state,
        title: event.title,
        summary: event.summary,
        description: event.description,
        audience: event.audience,
        topic: event.topic,
        dates: event.dates,
        timeZone: event.timeZone,
        place,
        hours: shownHours(event),
        over: isOver(event, ctx.now),
        cost: event.cost,
        form: event.form,
        choiceGroups: event.choiceGroups,
        agenda: event.agenda
          .filter(({ optionId }) => !optionId || isSeen(optionId))
          .map(({ hostContact: __, ...item }) => item),
        dayNotes: event.dayNotes,
        attendanceThresholdPercent: event.attendanceThresholdPercent,
        contact: event.contact,
        rules: event.rules,
        informationClause: event.informationClause,
        cancellation: event.cancellation,
        seats: countEventSeats(blocks.filter(({ scope }) => scope === EVENT_SCOPE || isSeen(scope))),
        recruitment: {
          ...recruitmentState(event, ctx.now),
          mode: event.recruitment.mode,
          changesUntil: event.recruitment.changesUntil,
          confirmAddress: event.recruitment.confirmAddress,
        },
        days: eventDays(event.dates),
        project: toProjectView(project),
        wordings: event.wordings ?? wordingsOf(event),
      };
    },

    /** Events that the member of staff may read, newest first. Pages may be shorter than asked. */
    async listEvents(ctx: Context<StaffActor>, query: StaffEventsQuery): Promise<Page<EventSummary>> {
      const { actor } = ctx;
      const reach = reachOf(actor.role, "event.read");
      const filter: EventFilter = {
        kind: query.kind,
        state: query.state,
        words: searchWords(query.q ?? ""),
        projectIds: reach === "everywhere" ? "all" : actor.projectIds,
        teamMembers: [query.teamMember, reach === "team" ? actor.staffId : undefined].filter(
          (id) => id !== undefined,
        ),
      };
      if (filter.projectIds !== "all" && filter.projectIds?.length === 0) return { items: [] };
      const page = query.projectId
        ? await events.listByProject(query.projectId, filter, query.cursor, PAGE_SIZE)
        : await events.listAll(filter, query.cursor, PAGE_SIZE);
      return summaries(ctx, { ...page, items: page.items.filter((head) => canReadEvent(actor, head)) });
    },

    /** One event for its editor. */
    async getStaffEvent(ctx: Context<StaffActor>, eventId: EventId): Promise<StaffEventView> {
      return toStaffView(ctx, await getEvent(ctx, eventId));
    },

    /**
     * Makes a draft. With an idempotency key the id follows from it, so that the same request twice makes
     * one event.
     * @throws DomainError event.create_forbidden, event.invalid
     */
    async createEvent(
      ctx: Context<StaffActor>,
      input: EventInput,
      idempotencyKey?: string,
    ): Promise<StaffEventView> {
      await assertProject(ctx, input);
      assertConsistent(input);
      const eventId = idempotencyKey
        ? derivedId("evt", "event.create", ctx.actor.staffId, idempotencyKey)
        : ctx.newId("evt");
      return toStaffView(ctx, await create(ctx, eventId, input));
    },

    /**
     * Replaces what staff write about an event: an optional field that is absent is taken away. People who signed up hear of a new date or place by the
     * stream. What alters what was recorded needs a reason, and is kept as it was (docs/decisions/0024).
     * @throws DomainError event.version_conflict, event.seats_below_taken, event.invalid, event.incomplete, event.wrong_state,
     *   event.recorded
     */
    async updateEvent(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: EventInput,
      version: number,
      reason?: string,
    ): Promise<StaffEventView> {
      const before = await getEditable(ctx, eventId);
      if (before.state === "cancelled")
        throw new DomainError("conflict", "event.wrong_state", { state: before.state });
      assertVersion(before, version);
      const { retired, forgotten, isFresh } = await retiredBy(before, input);
      assertConsistent({ ...input, retired }, isFresh ? undefined : before);
      if (input.projectId !== before.projectId) await assertProject(ctx, input);
      if (before.state !== "draft") {
        const missing = missingParts({ ...input, retired });
        // What was published stays fit to be public.
        if (missing.length > 0) throw new DomainError("invalid", "event.incomplete", { issues: missing });
      }
      const after: Event = {
        ...input,
        ...derived(input),
        wordings: await keepWordings(input, wordings),
        ...splitEvent(before).own,
        // What is not public yet is nobody's news; who has what is offered no more is told as well.
        ...(isPublic(before) && {
          news: nextNews(
            before,
            { ...input, choiceGroups: everOffered({ choiceGroups: input.choiceGroups, retired }) },
            version + 1,
          ),
        }),
        retired,
        version: version + 1,
        updatedAt: ctx.now,
      };
      const amendment = await amend(ctx, before, after, reason);
      if (amendment) after.amendments = [...(before.amendments ?? []), amendment];
      return toStaffView(ctx, await save(ctx, before, after, { reason, forgotten }));
    },

    /**
     * Makes a draft public.
     * @throws DomainError event.incomplete with the missing parts as issues
     */
    async publishEvent(ctx: Context<StaffActor>, eventId: EventId, version: number): Promise<StaffEventView> {
      return changeState(ctx, eventId, version, "publish", (event) => {
        const missing = missingParts(event);
        if (missing.length > 0) throw new DomainError("invalid", "event.incomplete", { issues: missing });
        return { publishedAt: ctx.now };
      });
    },

    /** Ends recruitment before its time; the event stays public. */
    closeEvent(ctx: Context<StaffActor>, eventId: EventId, version: number): Promise<StaffEventView> {
      return changeState(ctx, eventId, version, "close", () => ({}));
    },

    /** Takes recruitment up again. */
    reopenEvent(ctx: Context<StaffActor>, eventId: EventId, version: number): Promise<StaffEventView> {
      return changeState(ctx, eventId, version, "reopen", () => ({}));
    },

    /**
     * Cancels an event; everybody who knows of it is told the reason by the stream. What was recorded stays, and nobody
     * gets a certificate for it, so that has to be meant.
     * @throws DomainError event.version_conflict, event.wrong_state, event.recorded
     */
    async cancelEvent(
      ctx: Context<StaffActor>,
      eventId: EventId,
      version: number,
      reason: string,
      despiteRecord = false,
    ): Promise<StaffEventView> {
      const before = await getEditable(ctx, eventId);
      const recorded = before.state === "cancelled" || despiteRecord ? undefined : await findRecorded(before);
      if (recorded) throw new DomainError("conflict", "event.recorded", { recorded });
      return changeState(
        ctx,
        eventId,
        version,
        "cancel",
        () => ({ cancellation: { reason, at: ctx.now } }),
        reason,
      );
    },

    /**
     * Makes a draft with the same contents on other days; people, team, state and address are its own. A cancelled
     * event can be copied too.
     * @throws DomainError event.not_found, event.read_only, event.invalid
     */
    async duplicateEvent(
      ctx: Context<StaffActor>,
      eventId: EventId,
      { startsOn }: CopyInput,
      idempotencyKey?: string,
    ): Promise<StaffEventView> {
      const source = await getEditable(ctx, eventId);
      const copyId = idempotencyKey
        ? derivedId("evt", "event.duplicate", eventId, idempotencyKey)
        : ctx.newId("evt");
      const input = copiedInput(splitEvent(source).input, startsOn);
      if (input.dates.type === "exact" && !isDay(input.dates.endsOn)) {
        throw new DomainError("invalid", "event.invalid", {
          issues: [{ path: "startsOn", code: "field.day" }],
        });
      }
      const title = {
        pl: `${input.title.pl.slice(0, 290)} (kopia)`,
        ...(input.title.en ? { en: `${input.title.en.slice(0, 290)} (copy)` } : {}),
      };
      return toStaffView(ctx, await create(ctx, copyId, { ...input, title }));
    },

    /**
     * Removes a draft for which nobody ever registered and of which nothing is recorded; one that is gone stays gone.
     * @throws DomainError event.not_deletable
     */
    async deleteEvent(ctx: Context<StaffActor>, eventId: EventId): Promise<void> {
      const event = await getEditable(ctx, eventId);
      if (event.state !== "draft" || (await hasRegistrations(eventId)) || (await findRecorded(event))) {
        throw new DomainError("conflict", "event.not_deletable");
      }
      const result = await events.remove(event);
      if (!result.done) throw new DomainError("conflict", "event.not_deletable");
    },
  };
  return service;

  /**
   * What is asked and offered no more after an edit, and whose seats are forgotten, because nobody has them. In a draft
   * for which nobody registered everything may vanish; where people are, what somebody holds is looked up when
   * something is left out, which is seldom.
   */
  async function retiredBy(
    before: Event,
    input: EventInput,
  ): Promise<{ retired: Retired; forgotten: string[]; isFresh: boolean }> {
    const isFresh = before.state === "draft" && !(await hasRegistrations(before.eventId));
    const scopesLeft = (retired: Retired) => {
      const kept = optionIds({ choiceGroups: [...input.choiceGroups, ...retired.choiceGroups] });
      return Object.keys(before.blocks).filter((scope) => scope !== EVENT_SCOPE && !kept.has(scope));
    };
    if (isFresh) return { retired: NOTHING_RETIRED, forgotten: scopesLeft(NOTHING_RETIRED), isFresh };
    const all = retire(before, input);
    // Scopes without words are of options that were removed before there was a way to keep them.
    if (!leavesOut(before, input) && scopesLeft(all).length === 0)
      return { retired: all, forgotten: [], isFresh };
    const held = await findHeld(before.eventId);
    const retired = retire(before, input, held);
    return { retired, forgotten: scopesLeft(retired).filter((scope) => !held.options.has(scope)), isFresh };
  }
}

function derived(input: EventInput): Pick<Event, "beginsAt" | "schedule" | "textVersion" | "asksRules"> {
  return {
    beginsAt: beginsAt(input),
    schedule: scheduledDays(input.agenda),
    asksRules: hasRules(input),
    textVersion: textFingerprint(
      input.informationClause?.pl ?? "",
      input.informationClause?.en ?? "",
      input.rules?.pl ?? "",
      input.rules?.en ?? "",
    ),
  };
}

/** Which words people agree to when they sign up. */
function wordingsOf({ informationClause, rules }: AgreedTexts): EventWordings {
  return {
    clause: informationClause && wordingId(informationClause),
    rules: hasRules({ rules }) && rules ? wordingId(rules) : undefined,
  };
}

/** Keeps what people agree to when they sign up, in the words of now, and says the ids of these. */
export async function keepWordings(
  texts: AgreedTexts,
  wordings: Pick<WordingStore, "keep">,
): Promise<EventWordings> {
  const { clause, rules } = wordingsOf(texts);
  await Promise.all([
    clause && texts.informationClause && wordings.keep(texts.informationClause),
    rules && texts.rules && wordings.keep(texts.rules),
  ]);
  return { clause, rules };
}

type AgreedTexts = Pick<EventInput, "informationClause" | "rules">;

/** What staff write about an event, and what the event has beside it that no writing changes. */
function splitEvent(event: Event) {
  const {
    eventId,
    slug,
    state,
    teamIds,
    cancellation,
    retired,
    amendments,
    beginsAt: _beginsAt,
    schedule: _schedule,
    news: _news,
    textVersion: _textVersion,
    asksRules: _asksRules,
    wordings: _wordings,
    blocks,
    version: _version,
    createdAt,
    updatedAt: _updatedAt,
    publishedAt,
    ...input
  } = event;
  const kept = { cancellation, retired, amendments, publishedAt };
  const own = { eventId, slug, state, teamIds, blocks, createdAt, ...kept };
  return { input: input satisfies EventInput, own };
}

function nextStates(command: Parameters<typeof nextState>[1]): EventState[] {
  return (["draft", "published", "closed", "cancelled"] as const)
    .map((state) => nextState(state, command))
    .filter((state) => state !== undefined);
}

function toSummary(head: EventHead, blocks: SeatBlock[], now: string): EventSummary {
  const { eventId, slug, kind, state, title, summary, dates, timeZone, projectId } = head;
  const { mode, name, town, country } = head.place;
  return {
    eventId,
    slug,
    kind,
    state,
    title,
    summary,
    dates,
    hours: shownHours(head),
    timeZone,
    place: { mode, name, town, country },
    seats: countEventSeats(blocks).event,
    recruitment: recruitmentState(head, now),
    over: isOver(head, now),
    projectId,
  };
}

/**
 * The writes that give every scope its limit.
 * @throws DomainError event.seats_below_taken, event.invalid
 */
function seatChanges(
  before: Event | undefined,
  after: EventInput,
  blocks: readonly SeatBlock[],
): BlockChange[] {
  const limits = new Map(before ? seatScopes(before).map(({ scope, seats }) => [scope, seats]) : []);
  const changes: BlockChange[] = [];
  for (const [index, { scope, seats }] of seatScopes(after).entries()) {
    const own = blocks.filter((block) => block.scope === scope);
    const isOffered = own.length > 0 && own.every(({ retired }) => !retired);
    if (isOffered && limits.has(scope) && limits.get(scope) === seats) continue;
    const decision = resizeBlocks(own, seats);
    if (decision.outcome === "below_taken") {
      throw new DomainError("conflict", "event.seats_below_taken", {
        issues: [
          {
            path: index === 0 ? "seats" : `choiceGroups.${scope}`,
            code: "event.seats_below_taken",
            limit: decision.taken,
          },
        ],
      });
    }
    for (const { isNew, ...size } of decision.sizes)
      changes.push({ scope, ...size, type: isNew ? "create" : "resize" });
  }
  if (changes.length > BLOCKS_PER_SAVE) {
    const issues = [{ path: "choiceGroups", code: "event.too_many_seat_changes" }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
  return changes;
}

/** The writes that keep people out of what is cancelled or offered no more, and forget what nobody has. */
function closings(after: Event, blocks: readonly SeatBlock[], forgotten: readonly string[]): BlockChange[] {
  const offered = new Set(seatScopes(after).map(({ scope }) => scope));
  const retired = optionIds(after.retired);
  // Whoever gets in takes a seat of the event or a place in its line, but for those who wait for an option only.
  const inOrder = blocks.toSorted(
    (a, b) => Number(b.scope === EVENT_SCOPE) - Number(a.scope === EVENT_SCOPE),
  );
  return inOrder.flatMap(({ scope, block, retired: isRetired }): BlockChange[] => {
    if (forgotten.includes(scope)) return [{ type: "remove", scope, block }];
    if (after.state === "cancelled" && offered.has(scope)) return [{ type: "shut", scope, block }];
    return retired.has(scope) && !isRetired ? [{ type: "retire", scope, block }] : [];
  });
}

function isEmpty({ taken, waiting, pending }: SeatBlock): boolean {
  return taken + waiting + pending === 0;
}

function blocksAfter(
  blocks: Record<string, number>,
  changes: readonly BlockChange[],
  forgotten: readonly string[],
): Record<string, number> {
  const counts = new Map(Object.entries(blocks));
  for (const { scope, block } of changes) counts.set(scope, Math.max(counts.get(scope) ?? 0, block + 1));
  for (const scope of forgotten) counts.delete(scope);
  return Object.fromEntries(counts);
}
