import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import type { ProjectSnapshots, SnapshotView } from "@zapisy/core/snapshot/answer";
import { formatDay, formatWallTime } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadSnapshot } from "@zapisy/words/snapshot";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { getProject } from "../../features/project/project-api.ts";
import { CloseDialog } from "../../features/snapshot/close-dialog.tsx";
import { OpenedPeriod } from "../../features/snapshot/opened-period.tsx";
import { getSnapshots } from "../../features/snapshot/snapshot-api.ts";
import styles from "../../features/snapshot/snapshot.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";

/** The closed periods of a project, or one of them. */
export function ProjectSnapshotsPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const [search] = useSearchParams<{ snapshot?: string }>();
  const [found, { refetch }] = createResource(
    () => params.projectId,
    async (projectId) => {
      const [project, snapshots] = await Promise.all([getProject(projectId), getSnapshots(projectId)]);
      return { project, snapshots };
    },
  );
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <Show when={search.snapshot} keyed fallback={<Periods {...shown()} />}>
              {(snapshotId) => (
                <OpenedPeriod
                  project={shown().project}
                  snapshotId={snapshotId}
                  above={<Trail project={shown().project} isDeeper />}
                  onChange={() => void refetch()}
                />
              )}
            </Show>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Trail(props: { project: Project; isDeeper?: boolean }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const shell = useMessages(loadShell);
  const here = () => `/staff/projects/${props.project.projectId}`;
  return (
    <Breadcrumbs
      pages={[
        { href: "/staff/projects", label: shell().projects },
        { href: here(), label: inLocale(props.project.title, locale()).text },
        ...(props.isDeeper ? [{ href: `${here()}/snapshots`, label: t().title }] : []),
      ]}
    />
  );
}

function Periods(props: { project: Project; snapshots: ProjectSnapshots }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const navigate = useNavigate();
  const [isClosing, setClosing] = createSignal(false);
  const here = () => `/staff/projects/${props.project.projectId}/snapshots`;
  const items = () => props.snapshots.items;
  const closeButton = (label: string) => (
    <Show when={props.snapshots.may.close}>
      <Button kind="primary" onClick={() => setClosing(true)}>
        {label}
      </Button>
    </Show>
  );
  return (
    <>
      <PageHeading
        title={t().title}
        lead={t().lead}
        above={<Trail project={props.project} />}
        actions={<Show when={items().length > 0}>{closeButton(t().close)}</Show>}
      />
      <p class={styles.help}>{t().rule}</p>
      <Show
        when={items().length > 0}
        fallback={
          <EmptyState title={t().empty} actions={closeButton(t().closeFirst)}>
            {props.snapshots.may.close ? t().emptyText : t().emptyToRead}
          </EmptyState>
        }
      >
        <DataTable<SnapshotView>
          caption={t().title}
          rows={items()}
          rowId={({ snapshotId }) => snapshotId}
          columns={[
            {
              id: "name",
              header: t().columns.name,
              isRowHeading: true,
              cell: (one) => (
                <A class={styles.link} href={`${here()}?snapshot=${one.snapshotId}`}>
                  {one.name}
                </A>
              ),
            },
            {
              id: "period",
              header: t().columns.period,
              cell: (one) => t().span(formatDay(locale(), one.from), formatDay(locale(), one.to)),
            },
            {
              id: "closed",
              header: t().columns.closed,
              cell: (one) =>
                t().closedBy(formatWallTime(locale(), wallTimeAt(one.closedAt, HOME_ZONE)), one.closedBy),
            },
            {
              id: "sum",
              header: t().columns.sum,
              cell: (one) => <code class={styles.sum}>{one.sha256}</code>,
            },
            {
              id: "state",
              header: t().columns.state,
              isNarrow: true,
              cell: (one) => (one.withdrawn ? t().state.withdrawn : t().state.stands),
            },
          ]}
        />
      </Show>
      <Show when={isClosing()}>
        <CloseDialog
          projectId={props.project.projectId}
          next={props.snapshots.next}
          onClosed={({ snapshotId }) => {
            setClosing(false);
            showToast({ text: t().form.done });
            navigate(`${here()}?snapshot=${snapshotId}`);
          }}
          onClose={() => setClosing(false)}
        />
      </Show>
    </>
  );
}
