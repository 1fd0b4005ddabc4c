import { useParams, useSearchParams } from "@solidjs/router";
import type { FigureLine } from "@zapisy/core/figure/answer";
import { type Cell, type Cut, CUTS, type Figure, FIGURES, SEVERAL } from "@zapisy/core/figure/schema";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, type Instant, wallTimeAt } from "@zapisy/core/shared/time";
import { formatNumber, formatWallTime } from "@zapisy/words";
import { loadFigure } from "@zapisy/words/figure";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { getFigures } from "../../features/figure/figure-api.ts";
import { FigureList } from "../../features/figure/figure-list.tsx";
import { useFigureNames } from "../../features/figure/figure-names.ts";
import { FigureLink, FigureTable, listAddress } from "../../features/figure/figure-table.tsx";
import styles from "../../features/figure/figure.module.css";
import { SupportHours } from "../../features/figure/support-hours.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** The lines of each cut, and how many distinct people stand in them. */
type Lines = (cut: Cut) => readonly FigureLine[];
type Distinct = (cut: Cut) => number;

/** What a project comes to: people, places and hours by evidence, and the list behind each figure. */
export function ProjectFiguresPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const [search] = useSearchParams<{ cut?: string; row?: string; figure?: string }>();
  const [found, { refetch }] = createResource(
    () => params.projectId,
    async (projectId) => {
      const [project, { cuts, readAt }] = await Promise.all([getProject(projectId), getFigures(projectId)]);
      const found = (cut: Cut) => cuts.find((one) => one.cut === cut);
      const lines: Lines = (cut) => found(cut)?.lines ?? [];
      const distinct: Distinct = (cut) => found(cut)?.distinct ?? 0;
      return { project, lines, distinct, readAt };
    },
  );
  const isOne = <One extends string>(all: readonly One[], text: string | undefined): text is One =>
    (all as readonly (string | undefined)[]).includes(text);
  /** The figure whose list is asked for. */
  const opened = (): Cell | undefined => {
    const { cut, row, figure } = search;
    return row && isOne(CUTS, cut) && isOne(FIGURES, figure) ? { cut, row, figure } : undefined;
  };
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <Show when={opened()} keyed fallback={<Figures {...shown()} />}>
              {(cell) => <Opened project={shown().project} lines={shown().lines} cell={cell} />}
            </Show>
          )}
        </Show>
      </Show>
    </div>
  );
}

/** The list behind a figure, in the place of all figures. */
function Opened(props: { project: Project; lines: Lines; cell: Cell }): JSX.Element {
  const t = useMessages(loadFigure);
  const names = useFigureNames(() => props.project);
  const line = () => props.lines(props.cell.cut).find(({ row }) => row === props.cell.row);
  const title = () =>
    t().list.title(names.row(props.cell.cut, line() ?? props.cell), t().figure[props.cell.figure]);
  return (
    <>
      <PageHeading title={title()} above={<Trail project={props.project} isDeeper />} />
      <FigureList cell={props.cell} line={line()} project={props.project} />
    </>
  );
}

function Trail(props: { project: Project; isDeeper?: boolean }): JSX.Element {
  const t = useMessages(loadFigure);
  const shell = useMessages(loadShell);
  const here = () => `/staff/projects/${props.project.projectId}`;
  return (
    <Breadcrumbs
      pages={[
        { href: "/staff/projects", label: shell().projects },
        { href: here(), label: inLocale(props.project.title, locale()).text },
        ...(props.isDeeper ? [{ href: `${here()}/figures`, label: t().title }] : []),
      ]}
    />
  );
}

function Figures(props: {
  project: Project;
  lines: Lines;
  distinct: Distinct;
  readAt: Instant;
}): JSX.Element {
  const t = useMessages(loadFigure);
  const whole = () => props.lines("all").find(({ row }) => row === "counted");
  const isEmpty = () => {
    const line = whole();
    return !line || line.events + line.people + line.visits === 0;
  };
  /** Splits of which nothing is known say nothing. */
  const isTold = (cut: Cut) => props.lines(cut).some(({ row }) => row !== "-");
  const fileOf = (kind: "xlsx" | "pdf") =>
    `/api/staff/projects/${props.project.projectId}/figures/figures.${kind}?lang=${locale()}`;
  return (
    <>
      <PageHeading title={t().title} lead={t().lead} above={<Trail project={props.project} />} />
      <p class={styles.second}>{t().readAt(formatWallTime(locale(), wallTimeAt(props.readAt, HOME_ZONE)))}</p>
      <Show
        when={!isEmpty()}
        fallback={
          <>
            <Notes project={props.project} lines={props.lines} />
            <EmptyState title={t().empty}>{t().emptyText}</EmptyState>
          </>
        }
      >
        <Show when={whole()}>{(line) => <Totals line={line()} project={props.project} />}</Show>
        <Notes project={props.project} lines={props.lines} />
        <FigureTable
          cut="kind"
          lines={props.lines("kind")}
          figures={["events", "people", "places", "visits"]}
          project={props.project}
          distinct={props.distinct("kind")}
        />
        <Show when={props.lines("support").length > 0}>
          <SupportHours lines={props.lines("support")} project={props.project} />
        </Show>
        <FigureTable
          cut="county"
          lines={props.lines("county")}
          figures={["people", "places", "visits"]}
          project={props.project}
          distinct={props.distinct("county")}
        />
        <Show when={isTold("partner")}>
          <FigureTable
            cut="partner"
            lines={props.lines("partner")}
            figures={["events", "people", "places"]}
            project={props.project}
            distinct={props.distinct("partner")}
          />
        </Show>
        <For each={["sex", "age", "category"] as const}>
          {(cut) => (
            <Show when={isTold(cut)}>
              <FigureTable
                cut={cut}
                lines={props.lines(cut)}
                figures={["people", "places", "visits"]}
                project={props.project}
                distinct={props.distinct(cut)}
              />
            </Show>
          )}
        </For>
        <div class={styles.actions} role="group" aria-label={t().files}>
          <LinkButton small href={fileOf("xlsx")} download>
            {t().xlsx}
          </LinkButton>
          <LinkButton small href={fileOf("pdf")} download>
            {t().pdf}
          </LinkButton>
        </div>
      </Show>
    </>
  );
}

/** The figures of the whole project. */
function Totals(props: { line: FigureLine; project: Project }): JSX.Element {
  const t = useMessages(loadFigure);
  return (
    <dl class={styles.totals}>
      <For each={["events", "people", "places", "visits"] as const satisfies Figure[]}>
        {(figure) => (
          <div class={styles.total}>
            <dt>{t().figure[figure]}</dt>
            <dd class={styles.number}>
              <FigureLink cut="all" line={props.line} figure={figure} project={props.project} />
            </dd>
            <dd class={styles.second}>{t().meaning[figure]}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** What somebody should look at before they tell these figures to a funder. */
function Notes(props: { project: Project; lines: Lines }): JSX.Element {
  const t = useMessages(loadFigure);
  const line = (cut: Cut, row: string) => props.lines(cut).find((one) => one.row === row);
  const several = () => line("county", SEVERAL)?.people ?? 0;
  const unmatched = () => line("all", "unmatched")?.places ?? 0;
  const leftOut = () => line("all", "left_out")?.events ?? 0;
  const inCounties = () =>
    props
      .lines("county")
      .filter(({ row }) => row !== SEVERAL)
      .reduce((sum, { people }) => sum + people, 0);
  const number = (value: number) => formatNumber(locale(), value);
  return (
    <Show when={several() + unmatched() + leftOut() > 0}>
      <div class={styles.notes}>
        <Show when={several() > 0}>
          <Notice
            meaning="wait"
            title={t().notes.several(several())}
            actions={
              <LinkButton small href={listAddress("county", SEVERAL, "people")}>
                {t().notes.severalShow}
              </LinkButton>
            }
          >
            {t().notes.severalText(number(inCounties()), number(line("all", "counted")?.people ?? 0))}
          </Notice>
        </Show>
        <Show when={unmatched() > 0}>
          <Notice
            meaning="wait"
            title={t().notes.unmatched(unmatched())}
            actions={
              <>
                <LinkButton small href={listAddress("all", "unmatched", "places")}>
                  {t().notes.unmatchedShow}
                </LinkButton>
                <LinkButton small href={`/staff/projects/${props.project.projectId}/participants/proposals`}>
                  {t().notes.proposals}
                </LinkButton>
              </>
            }
          >
            {t().notes.unmatchedText}
          </Notice>
        </Show>
        <Show when={leftOut() > 0}>
          <Notice
            meaning="note"
            title={t().notes.leftOut(leftOut())}
            actions={
              <LinkButton small href={listAddress("all", "left_out", "events")}>
                {t().notes.leftOutShow}
              </LinkButton>
            }
          >
            {t().notes.leftOutText}
          </Notice>
        </Show>
      </div>
    </Show>
  );
}
