import { useParams, useSearchParams } from "@solidjs/router";
import type { StaffSupportSchedule } from "@zapisy/core/support-schedule/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime, formatMonth } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadShell } from "@zapisy/words/shell";
import { loadSupportSchedule } from "@zapisy/words/support-schedule";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { getProject } from "../../features/project/project-api.ts";
import { ChangeList } from "../../features/support-schedule/change-list.tsx";
import { PlannedTable } from "../../features/support-schedule/planned-table.tsx";
import { getMonth, publishMonth } from "../../features/support-schedule/schedule-api.ts";
import styles from "../../features/support-schedule/support-schedule.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";

/** The schedule of a project's support, a month at a time: what is planned, publishing it, and what changed since. */
export function ProjectSchedulePage(): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const shell = useMessages(loadShell);
  const params = useParams<{ projectId: string }>();
  const [search] = useSearchParams<{ month?: string }>();
  const [project] = createResource(() => params.projectId, getProject);
  const [schedule, { mutate, refetch }] = createResource(
    () => [params.projectId, search.month] as const,
    ([projectId, month]) => getMonth(projectId, month),
  );
  return (
    <div class={styles.page}>
      <PageHeading
        title={t().title}
        lead={t().staff.lead}
        above={
          <Breadcrumbs
            pages={[
              { href: "/staff/projects", label: shell().projects },
              {
                href: `/staff/projects/${params.projectId}`,
                label: inLocale(project.latest?.title ?? { pl: "" }, locale()).text,
              },
            ]}
          />
        }
      />
      <Show
        when={!schedule.error}
        fallback={<ErrorState error={schedule.error} retry={() => void refetch()} />}
      >
        <Show when={schedule.latest} fallback={<Skeleton look="rows" lines={6} />}>
          {(shown) => (
            <Month
              projectId={params.projectId}
              schedule={shown()}
              onPublished={mutate}
              onStale={() => void refetch()}
            />
          )}
        </Show>
      </Show>
    </div>
  );
}

function Month(props: {
  projectId: string;
  schedule: StaffSupportSchedule;
  onPublished: (schedule: StaffSupportSchedule) => void;
  onStale: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const [isAsking, setAsking] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const month = () => props.schedule.month;
  const name = () => formatMonth(locale(), month());
  const published = () => props.schedule.published.find((one) => one.month === month());
  const hidden = () => props.schedule.entries.filter((entry) => entry.hidden).length;
  const monthBy = (step: number) => {
    const [year = 0, number = 1] = month().split("-").map(Number);
    return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
  };
  const fileOf = (kind: string) =>
    `/api/staff/projects/${props.projectId}/schedule/schedule.${kind}?month=${month()}&lang=${locale()}`;
  const publish = async () => {
    setFailure(undefined);
    try {
      props.onPublished(await publishMonth(props.projectId, month(), published()?.version ?? 0));
      showToast({ text: t().staff.done });
    } catch (caught) {
      setFailure(errors.ofError(caught));
      props.onStale();
    }
    setAsking(false);
  };
  return (
    <section class={styles.section}>
      <h2>{name()}</h2>
      <div class={styles.actions}>
        <LinkButton small href={`?month=${monthBy(-1)}`}>
          {t().staff.previous}
        </LinkButton>
        <LinkButton small href={`?month=${monthBy(1)}`}>
          {t().staff.next}
        </LinkButton>
        <Show when={props.schedule.may.publish && props.schedule.entries.length > 0}>
          <Button kind="primary" popup="dialog" onClick={() => setAsking(true)}>
            {published() ? t().staff.publishAgain : t().staff.publish}
          </Button>
        </Show>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={published()} fallback={<p>{t().staff.notPublished}</p>}>
        {(one) => (
          <p>
            {t().publishedAt(formatDateTime(locale(), one().publishedAt, HOME_ZONE), one().version)}{" "}
            <a href={`/schedule/${props.projectId}?month=${month()}`} rel="external">
              {t().staff.publicPage}
            </a>
          </p>
        )}
      </Show>
      <Show when={hidden() > 0}>
        <Notice meaning="note">{t().staff.hidden(hidden())}</Notice>
      </Show>
      <PlannedTable
        month={month()}
        entries={props.schedule.entries}
        kinds={common().eventKind}
        hrefOf={({ eventId }) => `/staff/events/${eventId}/programme`}
      />
      <Show when={props.schedule.entries.length > 0}>
        <div class={styles.actions} role="group" aria-label={t().staff.files}>
          <LinkButton small href={fileOf("pdf")} download>
            {t().staff.pdf}
          </LinkButton>
          <LinkButton small href={fileOf("xlsx")} download>
            {t().staff.xlsx}
          </LinkButton>
          <LinkButton small href={fileOf("csv")} download>
            {t().staff.csv}
          </LinkButton>
        </div>
      </Show>
      <Show when={published()}>
        <ChangeList changes={props.schedule.changes} />
      </Show>
      <ConfirmDialog
        open={isAsking()}
        title={t().staff.publishTitle(name())}
        confirmLabel={t().staff.publish}
        onConfirm={publish}
        onClose={() => setAsking(false)}
      >
        <p>{t().staff.publishText}</p>
      </ConfirmDialog>
    </section>
  );
}
