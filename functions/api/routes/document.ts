import type { Context } from "@zapisy/core/shared/context";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { DaySchema } from "@zapisy/core/shared/field";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import type { AttendanceListFormat } from "@zapisy/documents/attendance-list";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import { fileResponse } from "../file-response.ts";
import { slugIn } from "@zapisy/core/event";
import { defineRoute } from "../route.ts";

/** Most events of the calendar that people subscribe to. */
const FEED_EVENTS = 200;
/** What can stand beside a name on an attendance list. */
const LIST_COLUMNS = ["institution", "position"] as const;

const ListQuery = v.strictObject({
  /** One agenda item, or `all`. */
  item: v.optional(v.pipe(v.string(), v.maxLength(40))),
  day: v.optional(DaySchema),
  module: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** A panel or module that people chose. */
  option: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** What stands beside the names, by commas, or `none`. */
  columns: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(none|(institution|position)(,(institution|position))?)$/),
      v.transform((text) => LIST_COLUMNS.filter((column) => text.split(",").includes(column))),
    ),
    "institution,position",
  ),
  /** One signature for each item or each day; absent: as the event takes attendance. */
  signatures: v.optional(v.picklist(["item", "day"])),
  /** `days`: the days stand beside each other on one sheet. */
  layout: v.optional(v.picklist(["pages", "days"])),
  /** Rows left blank for people who come unannounced. */
  rows: v.optional(v.pipe(v.string(), v.regex(/^([0-3]?\d|40)$/), v.transform(Number)), "5"),
  lang: v.optional(LocaleSchema, "pl"),
});

const LIST_ERRORS = { 404: ["event.not_found"], 409: ["list.nothing_to_sign", "list.too_long"] };

const LIST_FORMATS = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
} as const;

/**
 * Makes an attendance list for staff who may read the event's people. The generators are loaded here and
 * not at the start, because most requests need none.
 */
async function attendanceList(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: `evt_${string}`,
  query: v.InferOutput<typeof ListQuery>,
  format: AttendanceListFormat,
): Promise<Response> {
  const [{ loadSheetSource }, { attendanceListData }, { attendanceListFile }] = await Promise.all([
    import("../../document/sheet-head.ts"),
    import("../../document/attendance-list.ts"),
    import("@zapisy/documents/attendance-list"),
  ]);
  const data = await attendanceListData({
    ...(await loadSheetSource(deps, ctx, eventId, query.lang)),
    selection: {
      itemId: query.item === "all" ? undefined : query.item,
      day: query.day,
      module: query.module,
      optionId: query.option,
      signatures: query.signatures,
      layout: query.layout,
    },
    columns: query.columns,
    emptyRows: query.rows,
  });
  const file = await attendanceListFile(data, format);
  return fileResponse(file.bytes, file.mediaType, file.name);
}

const ICS = "text/calendar; charset=utf-8";

/** The makers of calendars, loaded by the first request for one. */
const loadCalendars = () => import("../../document/calendar.ts");

const LangQuery = v.strictObject({ lang: v.optional(LocaleSchema, "pl") });

/** Routes that answer files: attendance lists and calendars. */
export const documentRoutes = [
  ...(["pdf", "xlsx", "csv"] as const).map((format) =>
    defineRoute({
      method: "GET",
      path: `/api/staff/events/{eventId}/attendance-list.${format}`,
      summary: `Attendance list as ${format.toUpperCase()}`,
      access: "staff",
      traced: () => "exported",
      query: ListQuery,
      answer: { status: 200, description: "The list", file: LIST_FORMATS[format] },
      errors: LIST_ERRORS,
      handle: ({ deps, ctx, params, query }) => attendanceList(deps, ctx, params.eventId, query, format),
    }),
  ),
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}/calendar.ics",
    summary: "A participant's event for their calendar",
    access: "link",
    answer: { status: 200, description: "The calendar", file: "text/calendar" },
    errors: { 404: ["registration.not_found"] },
    async handle({ deps, params }) {
      const { registration, event } = await deps.services.registration.getByLink(params.token);
      const [{ personalCalendar }, told] = await Promise.all([
        loadCalendars(),
        deps.stores.messages.findTold(registration.registrationId),
      ]);
      const { content } = await personalCalendar(deps, event, registration, told?.entries ?? []);
      return fileResponse(content, ICS, "wydarzenie.ics");
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/events/{slug}/calendar.ics",
    summary: "One public event for a calendar",
    access: "public",
    query: LangQuery,
    answer: { status: 200, description: "The calendar", file: "text/calendar" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params, query }) {
      const event = await deps.services.event.getPublicHead(ctx, params.slug);
      const { publicCalendar } = await loadCalendars();
      const text = await publicCalendar(deps, [event], query.lang);
      return fileResponse(text, ICS, `${slugIn(event.slug).slice(0, 60)}.ics`);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/events.ics",
    summary: "Public events from today on, to subscribe to",
    access: "public",
    query: LangQuery,
    answer: { status: 200, description: "The calendar", file: "text/calendar" },
    async handle({ deps, ctx, query }) {
      const items = await deps.services.event.listUpcoming(ctx, FEED_EVENTS);
      const { publicCalendar } = await loadCalendars();
      const text = await publicCalendar(deps, items, query.lang, { isSubscribed: true });
      return fileResponse(text, ICS, "wydarzenia.ics", {
        disposition: "inline",
        headers: { "cache-control": "public, max-age=300" },
      });
    },
  }),
];
