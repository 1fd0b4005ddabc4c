import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import type { IndicatorView, MeasuredIndicator, ProjectIndicators } from "@zapisy/core/indicator/answer";
import { type IndicatorCell, LISTS, SPLITS } from "@zapisy/core/indicator/schema";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import { formatWallTime } from "@zapisy/words";
import { loadFigure } from "@zapisy/words/figure";
import { loadIndicator } from "@zapisy/words/indicator";
import { loadShell } from "@zapisy/words/shell";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { useFigureNames } from "../../features/figure/figure-names.ts";
import { getIndicators, setRemoved } from "../../features/indicator/indicator-api.ts";
import { IndicatorCard } from "../../features/indicator/indicator-card.tsx";
import { IndicatorForm } from "../../features/indicator/indicator-form.tsx";
import styles from "../../features/indicator/indicator.module.css";
import { PeopleList } from "../../features/indicator/people-list.tsx";
import { ResultDialog } from "../../features/indicator/result-dialog.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";

/** A project with its indicators. */
interface Shown {
  project: Project;
  indicators: ProjectIndicators;
}

/** The indicators of a project: how far they are, the list behind each number, and where they are said. */
export function ProjectIndicatorsPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const navigate = useNavigate();
  const [search] = useSearchParams<{
    indicator?: string;
    figure?: string;
    split?: string;
    row?: string;
    edit?: string;
  }>();
  const [found, { refetch }] = createResource(
    () => params.projectId,
    async (projectId): Promise<Shown> => {
      const [project, indicators] = await Promise.all([getProject(projectId), getIndicators(projectId)]);
      return { project, indicators };
    },
  );
  const one = (id: string | undefined) =>
    found.latest?.indicators.items.find(({ indicatorId }) => indicatorId === id);
  /** The figure whose list is asked for. */
  const cell = (): IndicatorCell => {
    const split = SPLITS.find((name) => name === search.split);
    const figure = LISTS.find((name) => name === search.figure) ?? "achieved";
    return split && search.row ? { figure, split, row: search.row } : { figure };
  };
  const back = () => {
    void refetch();
    navigate(`/staff/projects/${params.projectId}/indicators`);
  };
  const mayEdit = () => found.latest?.indicators.may.edit ?? false;
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <Switch fallback={<Indicators {...shown()} onChange={() => void refetch()} />}>
              <Match when={mayEdit() && search.edit === "new"}>
                <Editor {...shown()} onSaved={back} />
              </Match>
              <Match when={mayEdit() && one(search.edit)?.indicatorId} keyed>
                {(id) => <Editor {...shown()} indicator={one(id)} onSaved={back} />}
              </Match>
              <Match when={one(search.indicator)}>
                {(indicator) => (
                  <Opened
                    {...shown()}
                    indicator={indicator()}
                    cell={cell()}
                    onChange={() => void refetch()}
                  />
                )}
              </Match>
            </Switch>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Trail(props: { project: Project; isDeeper?: boolean }): JSX.Element {
  const t = useMessages(loadIndicator);
  const shell = useMessages(loadShell);
  const here = () => `/staff/projects/${props.project.projectId}`;
  return (
    <Breadcrumbs
      pages={[
        { href: "/staff/projects", label: shell().projects },
        { href: here(), label: inLocale(props.project.title, locale()).text },
        ...(props.isDeeper ? [{ href: `${here()}/indicators`, label: t().title }] : []),
      ]}
    />
  );
}

/** Where a new indicator is said, or one is changed, in the place of the list. */
function Editor(props: Shown & { indicator?: MeasuredIndicator; onSaved: () => void }): JSX.Element {
  const t = useMessages(loadIndicator);
  return (
    <>
      <PageHeading
        title={props.indicator ? t().form.edit : t().form.add}
        above={<Trail project={props.project} isDeeper />}
      />
      <IndicatorForm
        project={props.project}
        events={props.indicators.events}
        indicator={props.indicator}
        onSaved={() => props.onSaved()}
      />
    </>
  );
}

/** The list behind a figure, in the place of all indicators. */
function Opened(
  props: Shown & { indicator: MeasuredIndicator; cell: IndicatorCell; onChange: () => void },
): JSX.Element {
  const t = useMessages(loadIndicator);
  const names = useFigureNames(() => props.project);
  const title = () => {
    const { figure, split, row } = props.cell;
    const part = split && row ? names.row(split, { row }) : figure === "achieved" ? "" : t().list[figure];
    return t().list.title(inLocale(props.indicator.name, locale()).text, part);
  };
  return (
    <>
      <PageHeading title={title()} above={<Trail project={props.project} isDeeper />} />
      <PeopleList
        indicator={props.indicator}
        cell={props.cell}
        caption={title()}
        project={props.project}
        mayEnter={props.indicators.may.enter}
        onChange={props.onChange}
      />
    </>
  );
}

function Indicators(props: Shown & { onChange: () => void }): JSX.Element {
  const t = useMessages(loadIndicator);
  const figures = useMessages(loadFigure);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  const [entering, setEntering] = createSignal<MeasuredIndicator>();
  const [removing, setRemoving] = createSignal<MeasuredIndicator>();
  const { projectId } = props.project;
  const items = () => props.indicators.items;
  const fileOf = (kind: "xlsx" | "pdf") =>
    `/api/staff/projects/${projectId}/indicators.${kind}?lang=${locale()}`;
  const remove = async ({ indicatorId, version }: IndicatorView, removed: boolean) => {
    await setRemoved(projectId, indicatorId, removed, version);
    setRemoving(undefined);
    showToast({ text: removed ? t().removed.done : t().removed.restored });
    props.onChange();
  };
  const putBack = async (indicator: IndicatorView) => {
    setFailure(undefined);
    try {
      await remove(indicator, false);
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <>
      <PageHeading
        title={t().title}
        lead={t().lead}
        above={<Trail project={props.project} />}
        actions={
          <Show when={props.indicators.may.edit && items().length > 0}>
            <LinkButton icon={<Plus />} href="?edit=new">
              {t().add}
            </LinkButton>
          </Show>
        }
      />
      <p class={styles.second}>
        {figures().readAt(formatWallTime(locale(), wallTimeAt(props.indicators.readAt, HOME_ZONE)))}
      </p>
      <Show
        when={items().length > 0}
        fallback={
          <EmptyState
            title={t().empty}
            actions={
              <Show when={props.indicators.may.edit}>
                <LinkButton icon={<Plus />} href="?edit=new">
                  {t().addFirst}
                </LinkButton>
              </Show>
            }
          >
            {props.indicators.may.edit ? t().emptyText : t().emptyToRead}
          </EmptyState>
        }
      >
        <For each={items()}>
          {(indicator) => (
            <IndicatorCard
              indicator={indicator}
              project={props.project}
              events={props.indicators.events}
              may={props.indicators.may}
              onEnter={() => setEntering(indicator)}
              onRemove={() => setRemoving(indicator)}
            />
          )}
        </For>
        <div class={styles.actions} role="group" aria-label={t().files} data-screen-only>
          <LinkButton small href={fileOf("xlsx")} download>
            {t().xlsx}
          </LinkButton>
          <LinkButton small href={fileOf("pdf")} download>
            {t().pdf}
          </LinkButton>
        </div>
      </Show>
      <Show when={props.indicators.may.edit && props.indicators.removed.length > 0}>
        <section class={styles.page}>
          <h2>{t().removed.title}</h2>
          <p class={styles.help}>{t().removed.text}</p>
          <DataTable<IndicatorView>
            caption={t().removed.title}
            rows={props.indicators.removed}
            rowId={({ indicatorId }) => indicatorId}
            columns={[
              {
                id: "name",
                header: t().form.name,
                isRowHeading: true,
                cell: (one) => <LanguageText text={one.name} />,
              },
              {
                id: "restore",
                header: t().removed.restore,
                hideHeader: true,
                isNarrow: true,
                cell: (one) => (
                  <Button small onClick={() => void putBack(one)}>
                    {t().removed.restore}
                    <VisuallyHidden>{`: ${inLocale(one.name, locale()).text}`}</VisuallyHidden>
                  </Button>
                ),
              },
            ]}
          />
          <Show when={failure()}>
            {(text) => (
              <Notice meaning="stop" live="alert">
                {text()}
              </Notice>
            )}
          </Show>
        </section>
      </Show>
      <Show when={entering()}>
        {(indicator) => (
          <ResultDialog
            projectId={projectId}
            indicators={[indicator()].flatMap(({ indicatorId, name, rule }) =>
              rule.by === "result" ? [{ indicatorId, name, kinds: rule.kinds }] : [],
            )}
            onSaved={() => {
              setEntering(undefined);
              props.onChange();
            }}
            onClose={() => setEntering(undefined)}
          />
        )}
      </Show>
      <Show when={removing()}>
        {(indicator) => (
          <ConfirmDialog
            open
            danger
            title={t().removed.ask}
            confirmLabel={t().removed.confirm}
            onConfirm={() => remove(indicator(), true)}
            onClose={() => setRemoving(undefined)}
          >
            <p>{inLocale(indicator().name, locale()).text}</p>
            <p>{t().removed.askText}</p>
          </ConfirmDialog>
        )}
      </Show>
    </>
  );
}
