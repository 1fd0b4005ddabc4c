import type { AttendanceUnit } from "@zapisy/core/attendance";
import {
  heldHours,
  isExpected,
  isListed,
  personHours,
  signatureSheets,
  unitItems,
} from "@zapisy/core/attendance/rules";
import type { ListedRegistration } from "@zapisy/core/attendance/rules";
import { ticketText } from "@zapisy/core/check-in/rules";
import type { Event, EventId } from "@zapisy/core/event";
import type { AgendaItem } from "@zapisy/core/event/schema";
import { canReadNeeds, everOffered, scheduledChoices } from "@zapisy/core/event/rules";
import type { Registration, RegistrationId } from "@zapisy/core/registration";
import { ACCESS_NEEDS, DIETS } from "@zapisy/core/registration/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { ticketCode } from "@zapisy/core/shared/secret";
import { dayAt } from "@zapisy/core/shared/time";
import type { HeldItem, Paper, PaperData } from "@zapisy/documents/paper";
import { formatDayShort } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import type { Deps } from "../deps.ts";
import { optionInWords } from "./event-words.ts";
import { loadSheetSource, sheetHead } from "./sheet-head.ts";

/** Who asks for a paper, of what and how. Options that a paper does not have are passed by. */
export interface PaperRequest {
  paper: Paper;
  eventId: EventId;
  locale: Locale;
  /** One person's card or badge. */
  registrationId?: RegistrationId;
  /** Cards of one month, `YYYY-MM`. */
  month?: string;
  emptyRows?: number;
  /** Only people who chose this. */
  optionId?: string;
  withPhones?: boolean;
  withNames?: boolean;
  perPage?: 8 | 10;
}

/** Badges on a page, unless other ones are asked for. */
const BADGES_PER_PAGE = 8;

type PaperDeps = Pick<Deps, "services" | "secretKey" | "readSecrets">;
type Source = Awaited<ReturnType<typeof loadSheetSource>>;

/** Makes one paper of the union, without its head. */
type Body = PaperData extends infer Data ? (Data extends PaperData ? Omit<Data, "head"> : never) : never;

/**
 * Gathers what a paper of an event says, for staff who may read its people.
 * @throws DomainError event.not_found, paper.nobody, list.nothing_to_sign, registration.needs_hidden
 */
export async function paperData(
  deps: PaperDeps,
  ctx: Context<StaffActor>,
  request: PaperRequest,
): Promise<PaperData> {
  const source = await loadSheetSource(deps, ctx, request.eventId, request.locale);
  const { registrationId, optionId } = request;
  const people = source.people.filter(
    (person) =>
      // Who has left has a card for what they were at, and no badge, room or seat in the coach.
      (person.left === undefined || request.paper === "attendance-cards") &&
      (registrationId === undefined || person.registrationId === registrationId) &&
      (optionId === undefined || person.options.includes(optionId)),
  );
  if (people.length === 0 && request.paper !== "class-register" && request.paper !== "needs-summary") {
    throw new DomainError("conflict", "paper.nobody");
  }
  const [head, body] = await Promise.all([
    sheetHead(source),
    bodyOf(deps, ctx, request, { ...source, people }),
  ]);
  return { head: { ...head, selection: selectionInWords(request, source.event, people) }, ...body };
}

/** What tells the file of one selection from that of another. */
function selectionInWords(request: PaperRequest, event: Event, people: readonly Registration[]): string[] {
  const words = documentMessages[request.locale].fileName;
  const { registrationId, optionId, month, emptyRows, withPhones, withNames, perPage } = request;
  const [person] = registrationId === undefined ? [] : people;
  return [
    person && listName(person),
    optionInWords(event, optionId, request.locale),
    month,
    emptyRows ? words.emptyRows(emptyRows) : undefined,
    withPhones ? words.withPhones : undefined,
    withNames ? words.withNames : undefined,
    perPage && perPage !== BADGES_PER_PAGE ? words.perPage(perPage) : undefined,
  ].filter((text) => text !== undefined);
}

async function bodyOf(
  deps: PaperDeps,
  ctx: Context<StaffActor>,
  request: PaperRequest,
  source: Source,
): Promise<Body> {
  switch (request.paper) {
    case "attendance-cards":
      return cards(request, source);
    case "class-register":
      return register(deps, ctx, request, source);
    case "passenger-list":
      return passengers(request, source);
    case "rooming-list":
      return rooms(deps, ctx, source);
    case "needs-summary":
      return needs(deps, ctx, request, source);
    case "badges":
      return badges(deps, request, source);
  }
}

async function cards(
  { month, emptyRows = 0 }: PaperRequest,
  { event, units, people, locale }: Source,
): Promise<Body> {
  const words = await loadCommon(locale);
  const found = people.flatMap((person) => {
    const own = heldUnits(event, units, locale, person).filter(
      ({ row }) => !month || row.date.startsWith(month),
    );
    const months = Map.groupBy(own, ({ row }) => row.date.slice(0, 7));
    return [...months].map(([each, ofMonth]) => ({
      name: `${person.firstName} ${person.lastName}`,
      institution: person.institution?.name,
      remark:
        person.left &&
        words.status[person.left.status].left(formatDayShort(locale, dayAt(person.left.at, event.timeZone))),
      month: each,
      hours: heldHours(ofMonth.flatMap(({ items }) => items)),
      items: ofMonth.map(({ row }) => row),
    }));
  });
  if (found.length === 0) throw new DomainError("conflict", "list.nothing_to_sign");
  return { paper: "attendance-cards", cards: found, emptyRows };
}

async function register(
  deps: PaperDeps,
  ctx: Context<StaffActor>,
  { emptyRows = 0 }: PaperRequest,
  { event, units: all, locale }: Source,
): Promise<Body> {
  // Of what was taken out of the programme only what took place was held.
  const units = heldUnits(
    event,
    all.filter(({ retired }) => retired?.held !== false),
    locale,
  );
  if (units.length === 0 && emptyRows === 0) throw new DomainError("conflict", "list.nothing_to_sign");
  const book = await deps.services.attendance.getBook(ctx, event.eventId);
  const present = (unitId: string) => {
    const states = book.people.map(({ records }) => records[unitId]?.state).filter(Boolean);
    const there = states.filter((state) => state === "present" || state === "left_early");
    return states.length > 0 ? there.length : undefined;
  };
  const items = units.flatMap((held) => held.items);
  return {
    paper: "class-register",
    hours: personHours(items, scheduledChoices(event)),
    heldHours: heldHours(items),
    items: units.map(({ unit, row }) => ({ ...row, present: present(unit.unitId) })),
    emptyRows,
  };
}

function passengers({ withPhones = false }: PaperRequest, { event, people }: Source): Body {
  const stops = Map.groupBy(people, ({ pickUpPoint }) => pickUpPoint);
  const order = [...event.form.pickUpPoints, ...stops.keys(), undefined];
  const names = [...new Set(order)].filter((name) => name !== undefined && stops.has(name));
  return {
    paper: "passenger-list",
    withPhones,
    stops: [...names, ...(stops.has(undefined) ? [undefined] : [])].map((name) => ({
      name,
      people: (stops.get(name) ?? []).map((person) => ({
        name: listName(person),
        phone: withPhones ? person.phone : undefined,
      })),
    })),
  };
}

async function rooms(
  deps: PaperDeps,
  ctx: Context<StaffActor>,
  { event, people, locale }: Source,
): Promise<Body> {
  const told = canReadNeeds(ctx.actor, event)
    ? await deps.services.registration.listNeeds(ctx, event.eventId)
    : undefined;
  const lodger = (person: Registration) => ({
    name: listName(person),
    groundFloor: told?.get(person.registrationId)?.access?.includes("ground_floor_room") ?? false,
  });
  const byRoom = Map.groupBy(people, ({ room }) => room);
  // "2" before "10".
  const collator = new Intl.Collator(locale, { numeric: true });
  const names = [...byRoom.keys()].filter((name) => name !== undefined).sort(collator.compare);
  return {
    paper: "rooming-list",
    rooms: names.map((name) => ({ name, people: (byRoom.get(name) ?? []).map(lodger) })),
    unassigned: (byRoom.get(undefined) ?? []).map(lodger),
  };
}

async function needs(
  deps: PaperDeps,
  ctx: Context<StaffActor>,
  { withNames = false }: PaperRequest,
  { event, people, locale }: Source,
): Promise<Body> {
  const words = await loadCommon(locale);
  const { byDiet, byAccessNeed } = await deps.services.registration.countRegistrations(ctx, event.eventId);
  const counted = <Key extends string>(
    keys: readonly Key[],
    names: Readonly<Record<Key, string>>,
    counts: Record<string, number>,
  ) => keys.map((key) => ({ label: names[key], count: counts[key] ?? 0 })).filter(({ count }) => count > 0);
  const told = withNames ? await deps.services.registration.listNeeds(ctx, event.eventId) : undefined;
  return {
    paper: "needs-summary",
    people: people.length,
    diets: counted(DIETS, words.diet, byDiet),
    access: counted(ACCESS_NEEDS, words.accessNeed, byAccessNeed),
    named:
      told &&
      people.flatMap((person) => {
        const own = told.get(person.registrationId);
        if (!own) return [];
        return {
          name: listName(person),
          diet: own.diet && words.diet[own.diet],
          access: (own.access ?? []).map((need) => words.accessNeed[need]),
          note: own.note,
        };
      }),
  };
}

async function badges(
  { secretKey, readSecrets }: PaperDeps,
  { perPage = BADGES_PER_PAGE }: PaperRequest,
  { event, people, locale }: Source,
): Promise<Body> {
  await readSecrets();
  const titles = new Map(
    everOffered(event).flatMap(({ options }) =>
      options.map(({ optionId, title }) => [optionId, inLocale(title, locale).text]),
    ),
  );
  return {
    paper: "badges",
    perPage,
    people: people.map(({ registrationId, linkVersion, firstName, lastName, institution, choices }) => ({
      firstName,
      lastName,
      institution: institution?.name,
      choice: Object.values(choices)
        .map((optionId) => titles.get(optionId))
        .filter(Boolean)
        .join(" · "),
      ticket: ticketText(ticketCode(secretKey, { registrationId, linkVersion })),
    })),
  };
}

/** Surname first, as lists are looked through. */
function listName({ firstName, lastName }: Registration): string {
  return `${lastName} ${firstName}`;
}

/** What takes attendance, with its items, and the hours and the topic that a card or register says. */
interface HeldUnit {
  unit: AttendanceUnit;
  items: AgendaItem[];
  row: HeldItem;
}

/** What takes attendance at an event; on the card of a person, what of it they stand on the lists of. */
function heldUnits(
  event: Event,
  units: readonly AttendanceUnit[],
  locale: Locale,
  person?: ListedRegistration,
): HeldUnit[] {
  return units.flatMap((unit) => {
    const { day, unitId, kind } = unit;
    if (day === undefined || (person && !isListed(unit, person))) return [];
    const agenda = event.agenda.filter(
      (item) => !person || item.itemId === unitId || isExpected(item, person.options),
    );
    const [sheet] = signatureSheets(
      { ...event, agenda },
      [],
      kind === "item" ? { itemId: unitId } : { day, signatures: "day" },
      locale,
      [unit],
    ).filter(({ units: [own] }) => own?.unitId === unitId);
    const items = unitItems({ ...event, agenda }, unit);
    return {
      unit,
      items,
      row: {
        date: day,
        from: sheet?.from,
        to: sheet?.to,
        hours: sheet?.hours,
        topic: items.map(({ title }) => inLocale(title, locale).text).join("; "),
        module: sheet?.module,
        leaders: sheet?.leaders ?? [],
      },
    };
  });
}
