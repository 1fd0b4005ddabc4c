import { inHours } from "@zapisy/core/attendance/rules";
import type { Item, Line } from "@zapisy/core/figure/rules";
import { type Cell as FigureCell, type Cut, type Figure, SEVERAL, UNKNOWN } from "@zapisy/core/figure/schema";
import type { CountedProject } from "@zapisy/core/figure/service";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import { countyName } from "@zapisy/core/territory";
import type { FiguresFile, PrintedList, PrintedCut } from "@zapisy/documents/figure";
import type { Cell } from "@zapisy/documents/workbook";
import { formatWallTime, formatWhen } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadFigure, rowName } from "@zapisy/words/figure";
import type { Deps } from "../deps.ts";
import { projectSheetHead } from "./sheet-head.ts";

/** Figures of each cut, in the order of columns. */
const CUTS: [cut: Cut, figures: readonly Figure[]][] = [
  ["all", ["events", "people", "places", "visits"]],
  ["kind", ["events", "people", "places", "visits"]],
  ["support", ["people", "visits", "minutes", "short", "none"]],
  ["county", ["people", "places", "visits"]],
  ["partner", ["events", "people", "places"]],
  ["activity", ["people", "places"]],
  ["sex", ["people", "places", "visits"]],
  ["age", ["people", "places", "visits"]],
  ["category", ["people", "places", "visits"]],
];

/** All that says of figures in one language what they are. */
interface Naming {
  t: Awaited<ReturnType<typeof loadFigure>>;
  kinds: Readonly<Record<string, string>>;
  locale: Locale;
  file: FiguresSource;
}

/** Of what a file of figures is made. */
export type FiguresSource = Omit<CountedProject, "facts">;

/** Gathers the figures of a project, and the lists behind them. @throws DomainError project.not_found, participant.forbidden */
export async function figuresFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  locale: Locale,
): Promise<FiguresFile> {
  return figuresFileOf(deps, ctx, await deps.services.figure.countFigures(ctx, projectId), locale);
}

/** The file of figures that were counted, or frozen. */
export async function figuresFileOf(
  deps: Deps,
  ctx: Context<StaffActor>,
  file: FiguresSource,
  locale: Locale,
): Promise<FiguresFile> {
  const [t, common] = await Promise.all([loadFigure(locale), loadCommon(locale)]);
  const { project } = file;
  const naming = { t, kinds: common.eventKind, locale, file };
  return {
    head: await projectSheetHead(deps, ctx, project, locale),
    title: t.file.title,
    notes: notesOf(naming),
    cuts: CUTS.flatMap(([cut, figures]) => cutOf(naming, cut, figures)),
    sheet: { name: t.file.sheet, cut: t.file.cut, row: t.file.row },
    lists: [
      peopleList(naming),
      eventList(naming),
      ...activityLists(naming),
      placeList(naming),
      hourList(naming),
    ],
  };
}

function notesOf({ t, locale, file: { counted, readAt } }: Naming): string[] {
  const [whole, unmatched, leftOut] = counted.linesOf("all");
  const counties = counted.linesOf("county");
  const several = counties.find(({ row }) => row === SEVERAL)?.people ?? 0;
  const sum = counties.reduce((total, { row, people }) => total + (row === SEVERAL ? 0 : people), 0);
  return [
    t.readAt(formatWallTime(locale, wallTimeAt(readAt, HOME_ZONE))),
    several > 0 ? t.file.several(sum, whole?.people ?? 0, several) : "",
    unmatched && unmatched.places > 0 ? t.file.unmatched(unmatched.places) : "",
    leftOut && leftOut.events > 0 ? t.file.leftOut(leftOut.events) : "",
  ].filter(Boolean);
}

/** The rows of a cut; none where nothing is known by which to cut. */
function cutOf(naming: Naming, cut: Cut, figures: readonly Figure[]): PrintedCut[] {
  const { t, file } = naming;
  const lines = file.counted
    .linesOf(cut)
    .filter(({ row }) => (cut === "all" ? row === "counted" : row !== SEVERAL));
  if (!lines.some(({ row }) => row !== UNKNOWN && !row.startsWith(`${UNKNOWN} `))) return [];
  const distinct = file.counted.distinctOf(cut);
  const sum = lines.reduce((total, { people }) => total + people, 0);
  const isShared = cut !== "support" && cut !== "activity" && sum !== distinct;
  return [
    {
      title: t.cut[cut],
      columns: [t.column[cut] || t.cut[cut], ...figures.map((figure) => t.figure[figure])],
      rows: lines.map((line) => [
        nameOf(naming, cut, line) || t.cut.all,
        ...figures.map((figure) => valueOf(naming, line, figure)),
      ]),
      foot: isShared ? `${t.total}: ${sum}; ${t.distinct(distinct)}` : undefined,
    },
  ];
}

function valueOf({ file }: Naming, line: Line, figure: Figure): number | undefined {
  if (figure === "minutes") return inHours(line.minutes, unitOf(file, line.row));
  if (figure === "short" || figure === "none") return line.owed === undefined ? undefined : line[figure];
  return line[figure];
}

function unitOf({ project }: FiguresSource, supportId: string) {
  return project.supports?.find((support) => support.supportId === supportId)?.hourUnit ?? "clock";
}

/** What a row is called; one with hours says which, and a partner's activity whose it is. */
function nameOf({ t, kinds, locale, file }: Naming, cut: Cut, line: Line): string {
  const { project } = file;
  const partner = partnerName(file, cut === "partner" ? line.row : line.partnerId);
  const names = {
    kind: kinds,
    county: countyName,
    support: (id: string) => project.supports?.find(({ supportId }) => supportId === id)?.name,
    title: (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale).text,
  };
  const name = rowName(t, names, cut, { row: line.row, name: partner, event: line.event });
  if (cut === "activity") return `${partner ?? t.unknown.partner}: ${name}`;
  return cut === "support" ? `${name} (${t.file.unit[unitOf(file, line.row)]})` : name;
}

/** What a partner is called; undefined for whoever is of none. */
function partnerName({ partners }: FiguresSource, partnerId: string | undefined): string | undefined {
  return partners.find(({ institutionId }) => institutionId === partnerId)?.name;
}

function column(title: string, width: number, kind: "text" | "number" = "text") {
  return { title, width, kind };
}

/** By what a list of people begins. */
function nameColumns({ file }: Naming["t"]) {
  return [column(file.lastName, 26), column(file.firstName, 18)];
}

function countiesOf({ person }: Item): string | undefined {
  return person?.counties.map(countyName).join(", ") || undefined;
}

function peopleList({ t, file }: Naming): PrintedList {
  const items = file.counted.listOf({ ...WHOLE, figure: "people" });
  return {
    name: t.file.people,
    columns: [
      ...nameColumns(t),
      column(t.column.county, 34),
      column(t.column.sex, 12),
      column(t.column.age, 18),
      column(t.column.category, 30),
      column(t.figure.places, 10, "number"),
      column(t.figure.visits, 10, "number"),
    ],
    rows: items.map((item) => [
      item.person?.lastName,
      item.person?.firstName,
      countiesOf(item),
      item.person?.sex === "woman" || item.person?.sex === "man" ? t.sex[item.person.sex] : undefined,
      item.person?.age && t.age[item.person.age],
      item.person?.categories.join(", ") || undefined,
      item.places,
      item.visits,
    ]),
  };
}

const WHOLE = { cut: "all", row: "counted" } as const;

/** What a list of events says of each. */
function eventColumns(t: Naming["t"]) {
  return [
    column(t.list.event, 50),
    column(t.file.kind, 20),
    column(t.list.when, 30),
    column(t.figure.people, 10, "number"),
    column(t.figure.places, 10, "number"),
  ];
}

/** The events of a row, as {@link eventColumns} has them. */
function eventRows({ kinds, locale, file }: Naming, of: Pick<FigureCell, "cut" | "row">): Cell[][] {
  return file.counted
    .listOf({ ...of, figure: "events" })
    .flatMap(({ event, people, places }) =>
      event
        ? [[inLocale(event.title, locale).text, kinds[event.kind], formatWhen(locale, event), people, places]]
        : [],
    );
}

function eventList(naming: Naming): PrintedList {
  const { t } = naming;
  return { name: t.file.events, columns: eventColumns(t), rows: eventRows(naming, WHOLE) };
}

/** The events of each partner, with its people alone; none where a project has no partner. */
function activityLists(naming: Naming): PrintedList[] {
  const { t, file } = naming;
  const rows = file.counted.linesOf("partner").map(({ row }) => row);
  if (!rows.some((row) => row !== UNKNOWN)) return [];
  return [
    {
      name: t.cut.activity,
      columns: [column(t.column.partner, 40), ...eventColumns(t)],
      rows: rows.flatMap((row) =>
        eventRows(naming, { cut: "partner", row }).map((cells) => [
          partnerName(file, row) ?? t.unknown.partner,
          ...cells,
        ]),
      ),
    },
  ];
}

function placeList({ t, locale, file }: Naming): PrintedList {
  const items = file.counted.listOf({ ...WHOLE, figure: "places" });
  return {
    name: t.file.places,
    columns: [
      ...nameColumns(t),
      column(t.list.event, 50),
      column(t.list.when, 30),
      column(t.column.partner, 30),
      column(t.column.county, 34),
    ],
    rows: items.flatMap(({ person, event, partnerId, ...item }) =>
      event
        ? [
            [
              person ? person.lastName : t.list.row.unmatched,
              person?.firstName,
              inLocale(event.title, locale).text,
              formatWhen(locale, event),
              partnerName(file, partnerId),
              countiesOf({ ...item, person }),
            ],
          ]
        : [],
    ),
  };
}

/** Hours of each person by form of support, against what its standard owes them. */
function hourList({ t, file }: Naming): PrintedList {
  const { counted, project } = file;
  return {
    name: t.file.hours,
    columns: [
      ...nameColumns(t),
      column(t.column.support, 40),
      column(t.list.minutes, 12, "number"),
      column(t.list.owed, 12, "number"),
      column(t.file.short, 12, "number"),
    ],
    rows: counted.linesOf("support").flatMap(({ row, owed }) => {
      const unit = unitOf(file, row);
      const name = project.supports?.find(({ supportId }) => supportId === row)?.name ?? t.noSupport;
      return [
        ...counted.listOf({ cut: "support", row, figure: "people" }),
        ...counted.listOf({ cut: "support", row, figure: "none" }),
      ].map(({ person, minutes }) => [
        person?.lastName,
        person?.firstName,
        `${name} (${t.file.unit[unit]})`,
        inHours(minutes, unit),
        owed === undefined ? undefined : inHours(owed, unit),
        owed === undefined || minutes >= owed ? undefined : inHours(owed - minutes, unit),
      ]);
    }),
  };
}
