import { useParams, useSearchParams } from "@solidjs/router";
import type { LogProject, LogStart, SupportEntryView } from "@zapisy/core/support-entry/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDay, formatMonth } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { me } from "../../data/session.ts";
import { asHeading } from "../../features/event/event-text.ts";
import { Deputies } from "../../features/content-note/deputies.tsx";
import { NoteDialog } from "../../features/content-note/note-dialog.tsx";
import { EntryDialog } from "../../features/support-log/entry-dialog.tsx";
import type { OfferedPerson } from "../../features/support-log/entry-draft.ts";
import { EntryForm } from "../../features/support-log/entry-form.tsx";
import { EntryHistory } from "../../features/support-log/entry-history.tsx";
import { HoursTable } from "../../features/support-log/hours-table.tsx";
import {
  getHours,
  getStart,
  listEntries,
  type LogQuestion,
  strikeEntry,
} from "../../features/support-log/log-api.ts";
import { type EntryAction, LogTable, nameOf } from "../../features/support-log/log-table.tsx";
import { PersonField } from "../../features/support-log/person-field.tsx";
import styles from "../../features/support-log/support-log.module.css";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";
import list from "./list.module.css";

/** The log of a project's support: entering it, a month at a time of what was entered, and hours by counsellor. */
export function ProjectLogPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const [found, { refetch }] = createResource(() => params.projectId, getStart);
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(start) => <Log project={start().project} start={start()} />}
        </Show>
      </Show>
    </div>
  );
}

function Log(props: { project: LogProject; start: LogStart }): JSX.Element {
  const t = useMessages(loadSupportLog);
  const shell = useMessages(loadShell);
  const [search, setSearch] = useSearchParams<{
    month?: string;
    participant?: `ptc_${string}`;
    counsellor?: string;
    form?: string;
  }>();
  const [acting, setActing] = createSignal<{ action: EntryAction; entry: SupportEntryView }>();
  const [person, setPerson] = createSignal<OfferedPerson>();
  const { projectId } = props.project;
  const title = () => inLocale(props.project.title, locale()).text;
  /** The month that is asked for; else the present one, or the last of a project that is over. */
  const month = () => {
    const now = dayAt(serverNow().toISOString(), HOME_ZONE);
    return search.month ?? (now > props.project.endsOn ? props.project.endsOn : now).slice(0, 7);
  };
  const question = (): LogQuestion => ({
    month: month(),
    participantId: search.participant || undefined,
    counsellor: search.counsellor || undefined,
    supportId: search.form || undefined,
  });
  const entries = createPagedList(question, (asked, cursor) => listEntries(projectId, asked, cursor));
  const [hours, { refetch: countAgain }] = createResource(month, (of) => getHours(projectId, of));
  const refresh = () => {
    void entries.refresh();
    void countAgain();
  };
  /** Forms of which there can be entries, also one that has become a form for groups since. */
  const forms = () => {
    const given = (hours.latest?.counsellors ?? []).flatMap(({ supports }) => supports);
    return (props.project.supports ?? []).filter(
      ({ mode, supportId }) => mode === "individual" || given.some((one) => one.supportId === supportId),
    );
  };
  const monthBy = (step: number) => {
    const [year = 0, number = 1] = month().split("-").map(Number);
    return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
  };
  const isNarrowed = () => Boolean(search.participant ?? search.counsellor ?? search.form);
  const fileOf = (file: string) => {
    const chosen = { ...question(), lang: locale() };
    const given = Object.entries(chosen).filter(([, value]) => value);
    return `/api/staff/projects/${projectId}/log/${file}?${new URLSearchParams(given as [string, string][])}`;
  };
  const names = () => [
    ...new Map([
      ...props.start.counsellors.map((one) => [one.staffId as string, one.name] as const),
      ...(hours.latest?.counsellors ?? []).map(
        ({ counsellor }) => [counsellor.staffId ?? counsellor.name, counsellor.name] as const,
      ),
    ]),
  ];
  const entryOf = (action: EntryAction) => {
    const now = acting();
    return now?.action === action ? now.entry : undefined;
  };
  return (
    <>
      <PageHeading
        title={mayAnywhere("project.read") ? t().title : title()}
        lead={t().lead}
        above={
          <Breadcrumbs
            pages={
              mayAnywhere("project.read")
                ? [
                    { href: "/staff/projects", label: shell().projects },
                    { href: `/staff/projects/${projectId}`, label: title() },
                  ]
                : [{ href: "/staff/log", label: t().title }]
            }
          />
        }
      />
      <Show when={props.start.may.write}>
        <section class={styles.section} aria-labelledby="new-entry" data-screen-only>
          <h2 id="new-entry">{t().add}</h2>
          <Show
            when={forms().some(({ mode, retired }) => mode === "individual" && !retired)}
            fallback={
              <Notice meaning="note">{mayAnywhere("project.read") ? t().noForms : t().noFormsYet}</Notice>
            }
          >
            <p class={list.soft}>{t().addHelp}</p>
            <EntryForm
              project={props.project}
              start={props.start}
              aside={entryOf("correct") !== undefined}
              onSaved={({ day }) => {
                if (day.startsWith(month())) refresh();
                else setSearch({ month: day.slice(0, 7) }, { replace: true });
              }}
            />
          </Show>
        </section>
      </Show>
      <section class={styles.section}>
        <h2>{asHeading(formatMonth(locale(), month()))}</h2>
        <div class={styles.actions} data-screen-only>
          <Button small onClick={() => setSearch({ month: monthBy(-1) }, { replace: true })}>
            {t().previous}
          </Button>
          <Button small onClick={() => setSearch({ month: monthBy(1) }, { replace: true })}>
            {t().next}
          </Button>
        </div>
        <search class={list.filters} data-screen-only>
          <PersonField
            projectId={projectId}
            name="filter-person"
            label={t().filter.person}
            help={t().field.personHelp}
            value={search.participant ?? ""}
            known={person()}
            onChange={(participant, chosen) => {
              setPerson(chosen);
              setSearch({ participant }, { replace: true });
            }}
          />
          <Show when={props.start.may.read === "all"}>
            <SelectField
              name="filter-counsellor"
              label={t().filter.counsellor}
              placeholder={t().filter.any}
              value={search.counsellor ?? ""}
              options={names().map(([value, label]) => ({ value, label }))}
              onChange={(counsellor) => setSearch({ counsellor }, { replace: true })}
            />
          </Show>
          <SelectField
            name="filter-form"
            label={t().filter.support}
            placeholder={t().filter.any}
            value={search.form ?? ""}
            options={forms().map(({ supportId, name }) => ({ value: supportId, label: name }))}
            onChange={(form) => setSearch({ form }, { replace: true })}
          />
        </search>
        <LogTable
          project={props.project}
          month={month()}
          list={entries}
          onAction={(action, entry) => setActing({ action, entry })}
          empty={
            <Show when={isNarrowed()} fallback={<EmptyState title={t().empty}>{t().emptyText}</EmptyState>}>
              <EmptyState
                title={t().nothingFound}
                actions={
                  <Button onClick={() => setSearch({ participant: "", counsellor: "", form: "" })}>
                    {t().clear}
                  </Button>
                }
              />
            </Show>
          }
        />
        <Show when={entries.items().length > 0}>
          <div class={styles.actions} role="group" aria-label={t().files}>
            <LinkButton small href={fileOf("monthly-card.pdf")} download>
              {t().card}
            </LinkButton>
            <LinkButton small href={fileOf("log.xlsx")} download>
              {t().xlsx}
            </LinkButton>
            <LinkButton small href={fileOf("log.csv")} download>
              {t().csv}
            </LinkButton>
            <Show when={search.participant}>
              {(participantId) => (
                <LinkButton
                  small
                  href={`/api/staff/projects/${projectId}/participants/${participantId()}/support-card.pdf?lang=${locale()}`}
                  download
                >
                  {t().personCard}
                </LinkButton>
              )}
            </Show>
          </div>
        </Show>
      </section>
      <Show when={!hours.error && hours.latest}>
        {(counted) => (
          <Show when={counted().counsellors.length > 0}>
            <section class={styles.section}>
              <h2>{t().hours.title}</h2>
              <p class={list.soft}>{t().hours.lead}</p>
              <HoursTable hours={counted()} />
            </section>
          </Show>
        )}
      </Show>
      <Show when={props.start.may.write}>
        <Deputies
          projectId={projectId}
          month={month()}
          ownId={me()?.staffId}
          onNote={(entry) => setActing({ action: "note", entry })}
        />
      </Show>
      <Show when={entryOf("note")}>
        {(entry) => <NoteDialog projectId={projectId} entry={entry()} onClose={() => setActing()} />}
      </Show>
      <Show when={entryOf("correct")}>
        {(entry) => (
          <EntryDialog
            project={props.project}
            start={props.start}
            entry={entry()}
            onSaved={() => {
              setActing();
              refresh();
            }}
            onClose={() => setActing()}
          />
        )}
      </Show>
      <Show when={entryOf("strike")}>
        {(entry) => (
          <ReasonDialog
            title={t().strike.title}
            text={t().strike.text(nameOf(entry()), formatDay(locale(), entry().day))}
            label={t().strike.reason}
            help={t().strike.reasonHelp}
            confirmLabel={t().strike.confirm}
            danger
            onConfirm={async (reason) => {
              await strikeEntry(projectId, entry().entryId, { reason, version: entry().version });
              showToast({ text: t().strike.done });
              refresh();
            }}
            onClose={() => setActing()}
          />
        )}
      </Show>
      <Show when={entryOf("history")}>
        {(entry) => <EntryHistory projectId={projectId} entry={entry()} onClose={() => setActing()} />}
      </Show>
    </>
  );
}
