import { inHours } from "@zapisy/core/attendance/rules";
import { SEVERAL } from "@zapisy/core/figure/schema";
import type { Counted, CountedIndicator, CountedIndicators } from "@zapisy/core/indicator";
import { hourUnitOf, standingOf } from "@zapisy/core/indicator/rules";
import { type Indicator, LISTS } from "@zapisy/core/indicator/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import { countyName } from "@zapisy/core/territory";
import type { FiguresFile, PrintedCut, PrintedList } from "@zapisy/documents/figure";
import { formatDay, formatNumber, formatWallTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { type FigureMessages, loadFigure, rowName } from "@zapisy/words/figure";
import {
  baseInWords,
  type IndicatorMessages,
  type IndicatorNames,
  loadIndicator,
  measuredInWords,
  ruleInWords,
  targetInWords,
} from "@zapisy/words/indicator";
import type { Deps } from "../deps.ts";
import { projectSheetHead } from "./sheet-head.ts";

type One = IndicatorsSource["items"][number];

/** Of what a file of indicators is made. */
export interface IndicatorsSource extends Pick<CountedIndicators, "project" | "events" | "readAt"> {
  items: readonly { indicator: Indicator; counted: CountedIndicator }[];
}

/** Whether somebody in a list counts, in words. */
const COUNTED: Record<(typeof LISTS)[number], (t: IndicatorMessages) => string> = {
  achieved: (t) => t.file.yes,
  unconfirmed: (t) => t.file.no,
  outside: (t) => t.file.noPart,
};

/** All that says of indicators in one language what they are. */
interface Naming {
  t: IndicatorMessages;
  figure: FigureMessages;
  names: IndicatorNames;
  file: IndicatorsSource;
  /** What a row of a split is called. */
  row: (split: Indicator["splits"][number], row: string) => string;
}

/** Gathers the indicators of a project, and the lists behind them. @throws DomainError project.not_found, participant.forbidden */
export async function indicatorsFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  locale: Locale,
): Promise<FiguresFile> {
  return indicatorsFileOf(deps, ctx, await deps.services.indicator.countProject(ctx, projectId), locale);
}

/** The file of indicators that were counted, or frozen. */
export async function indicatorsFileOf(
  deps: Deps,
  ctx: Context<StaffActor>,
  file: IndicatorsSource,
  locale: Locale,
): Promise<FiguresFile> {
  const [t, figure, common] = await Promise.all([
    loadIndicator(locale),
    loadFigure(locale),
    loadCommon(locale),
  ]);
  const { project } = file;
  const text = (localized: Parameters<typeof inLocale>[0]) => inLocale(localized, locale).text;
  const support = (id: string) => project.supports?.find(({ supportId }) => supportId === id);
  const rowNames = {
    kind: common.eventKind,
    county: countyName,
    support: (id: string) => support(id)?.name,
    title: text,
  };
  const naming: Naming = {
    t,
    figure,
    names: {
      locale,
      text,
      support,
      event: (id) => file.events.find(({ eventId }) => eventId === id)?.title,
    },
    file,
    row: (split, row) => rowName(figure, rowNames, split, { row }),
  };
  return {
    head: await projectSheetHead(deps, ctx, project, locale),
    title: t.file.title,
    notes: [
      figure.readAt(formatWallTime(locale, wallTimeAt(file.readAt, HOME_ZONE))),
      t.file.participants(file.items[0]?.counted.participants ?? 0),
    ],
    cuts: file.items.map((one) => cutOf(naming, one)),
    sheet: { name: t.file.sheet, cut: t.file.cut, row: t.file.row },
    lists: [factList(naming), peopleList(naming)],
  };
}

/** An indicator with its splits, and what it is below. */
function cutOf(naming: Naming, { indicator, counted }: One): PrintedCut {
  const { t, names } = naming;
  const of = (which: "contract" | "present") => counted.minima.find((one) => one.of === which)?.people;
  const numbers: [column: string, value: number | undefined][] = [
    [t.file.minimumContract, of("contract")],
    [t.file.minimumPresent, of("present")],
    [t.file.percent, counted.percent],
  ];
  const shown = numbers.filter(([, value]) => value !== undefined);
  return {
    title: names.text(indicator.name),
    columns: [t.file.row, t.file.achieved, ...shown.map(([column]) => column)],
    rows: [
      [t.file.whole, counted.achieved, ...shown.map(([, value]) => value)],
      ...counted.splits.flatMap(({ split, rows }) =>
        inRows(rows).map(({ row, people }): PrintedCut["rows"][number] => [
          `${t.split[split]}: ${naming.row(split, row)}`,
          people,
        ]),
      ),
    ],
    foot: [
      severalOf(naming, counted),
      [t.file.unit, names.text(indicator.unit)],
      ...factsOf(naming, { indicator, counted }),
    ]
      .filter(([, value]) => value)
      .map(([term, value]) => `${term}: ${value}.`)
      .join(" "),
  };
}

/** That counties come to more than there are people, as files of figures say it. */
function severalOf(
  { t, figure }: Naming,
  { achieved, splits }: CountedIndicator,
): [term: string, value: string] {
  const rows = splits.find(({ split }) => split === "county")?.rows ?? [];
  const count = rows.find(({ row }) => row === SEVERAL)?.people;
  const sum = inRows(rows).reduce((total, { people }) => total + people, 0);
  return [t.split.county, count ? figure.file.several(sum, achieved, count) : ""];
}

/** What an indicator is, term by term. */
function factsOf({ t, names }: Naming, { indicator, counted }: One): [term: string, value: string][] {
  const { base, target, rule, source, measured } = indicator;
  return [
    [t.file.state, t.state[standingOf(counted)]],
    [t.who, ruleInWords(t, names, rule)],
    [t.file.base, baseInWords(t, base)],
    [t.file.target, targetInWords(t, names.locale, target)],
    [t.source, source ?? ""],
    [t.measured, measuredInWords(t, measured)],
    [t.share, counted.share === undefined ? "" : `${formatNumber(names.locale, counted.share)}%`],
    [t.unconfirmed, counted.unconfirmed > 0 ? t.people(counted.unconfirmed) : ""],
    [t.hidden, counted.hidden ? t.people(counted.hidden) : ""],
    [t.unmatched, counted.unmatched > 0 ? String(counted.unmatched) : ""],
    [t.outside, counted.outside > 0 ? t.people(counted.outside) : ""],
  ];
}

/** Rows without that of whoever stands in several, who stand in the others already. */
function inRows<Row extends { row: string }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ row }) => row !== SEVERAL);
}

function column(title: string, width: number, kind: "text" | "number" = "text") {
  return { title, width, kind };
}

function factList(naming: Naming): PrintedList {
  const { t, names, file } = naming;
  const rows = file.items.map((one) => ({ one, facts: factsOf(naming, one) }));
  const terms = rows[0]?.facts.map(([term]) => term) ?? [];
  return {
    name: t.file.facts,
    columns: [
      column(t.file.cut, 50),
      column(t.file.unit, 16),
      ...terms.map((term) => column(term, term === t.who ? 60 : 24)),
    ],
    rows: rows.map(({ one: { indicator }, facts }) => [
      names.text(indicator.name),
      names.text(indicator.unit),
      ...facts.map(([, value]) => value || undefined),
    ]),
  };
}

/** Everybody whom an indicator counts, whose results have no proof yet, and who has no evidence of taking part. */
function peopleList(naming: Naming): PrintedList {
  const { t, file } = naming;
  return {
    name: t.file.peopleOf,
    columns: [
      column(t.file.cut, 50),
      column(t.file.lastName, 26),
      column(t.file.firstName, 18),
      column(t.list.counties, 30),
      column(t.file.counted, 16),
      column(t.file.hours, 10, "number"),
      column(t.file.events, 50),
      column(t.file.results, 60),
    ],
    rows: file.items.flatMap((one) =>
      LISTS.flatMap((figure) =>
        one.counted.listOf({ figure }).map((person) => rowOf(naming, one, person, COUNTED[figure](t))),
      ),
    ),
  };
}

function rowOf(
  { names, file }: Naming,
  { indicator }: One,
  { person, minutes, events, results }: Counted,
  counted: string,
) {
  const { rule } = indicator;
  const unit = hourUnitOf(rule, file.project.supports);
  const kinds = rule.by === "result" ? rule.kinds : [];
  const resultText = ({ kindId, day, note, proof }: Counted["results"][number]) =>
    [
      kinds.filter((kind) => kind.kindId === kindId).map(({ name }) => names.text(name)),
      formatDay(names.locale, day),
      note ?? [],
      proof?.name ?? [],
    ]
      .flat()
      .join(", ");
  return [
    names.text(indicator.name),
    person.lastName,
    person.firstName,
    person.counties.map(countyName).join(", ") || undefined,
    counted,
    minutes === undefined ? undefined : inHours(minutes, unit),
    events.map(({ title }) => names.text(title)).join("; ") || undefined,
    results.map(resultText).join("; ") || undefined,
  ];
}
