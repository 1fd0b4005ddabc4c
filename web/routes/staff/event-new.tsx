import { createAsync, useNavigate } from "@solidjs/router";
import type { EventDates, EventKind } from "@zapisy/core/event/schema";
import { EVENT_KINDS } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import type { ApiIssue } from "../../data/client.ts";
import { nextAttempt, type Attempt } from "../../data/attempt.state.ts";
import { newKey } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { DatesField } from "../../features/event-editor/dates/dates-field.tsx";
import { createEvent } from "../../features/event-editor/event-api.ts";
import { draftOf } from "../../features/event-editor/event-defaults.state.ts";
import { checkDraft } from "../../features/event-editor/event-draft.state.ts";
import { listProjects } from "../../features/project/project-api.ts";
import { useErrorText } from "../../data/error-text.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./event-new.module.css";
import { createRefusals } from "../../forms/refusals.ts";

/** An exact date of which a day is still empty. */
function missingDays(dates: EventDates): ApiIssue[] {
  if (dates.type === "tentative") return [];
  return (["startsOn", "endsOn"] as const)
    .filter((day) => !dates[day])
    .map((day) => ({ path: `dates.${day}`, code: "field.required" }));
}

/** Begins an event: the few things that must be known, then the workspace opens on a draft. */
export function NewEventPage(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const navigate = useNavigate();
  const projects = createAsync(() => listProjects());
  let attempt: Attempt | undefined;

  const [kind, setKind] = createSignal<EventKind>("training");
  const [chosenProject, setProject] = createSignal<string>();
  const [title, setTitle] = createSignal("");
  const [dates, setDates] = createSignal<EventDates>({ type: "exact", startsOn: "", endsOn: "" });
  const { issues, attempt: attempts, failure, error, refuse, fail, say } = createRefusals();
  const [busy, setBusy] = createSignal(false);

  const project = () => {
    const list = projects() ?? [];
    // With one project there is nothing to choose.
    return (
      list.find(({ projectId }) => projectId === chosenProject()) ?? (list.length === 1 ? list[0] : undefined)
    );
  };
  const fieldName = (path: string): string => {
    const names: Record<string, string> = t().field;
    return names[path.replace(/\.pl$/, "")] ?? path;
  };
  const missing = (): ApiIssue[] => [
    ...(title().trim() ? [] : [{ path: "title.pl", code: "field.required" }]),
    ...(project() ? [] : [{ path: "projectId", code: "field.required" }]),
    ...missingDays(dates()),
  ];

  const create = async () => {
    if (busy()) return;
    say(undefined);
    const chosen = project();
    if (!chosen || missing().length > 0) return refuse(missing());
    const { name, email, phone } = chosen.contact;
    const checked = checkDraft(
      draftOf({
        kind: kind(),
        projectId: chosen.projectId,
        title: title(),
        dates: dates(),
        contact: { name, email, phone },
      }),
    );
    if (!checked.valid) return refuse(checked.issues);
    // What is sent anew after a change is another event, and after a lost answer the same.
    attempt = nextAttempt(attempt, [kind(), chosen.projectId, title(), dates()], newKey);
    setBusy(true);
    try {
      const event = await createEvent(checked.input, attempt.key);
      navigate(`/staff/events/${event.eventId}/content`);
    } catch (caught) {
      fail(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class={styles.page}>
      <PageHeading
        title={t().newEvent.title}
        lead={t().newEvent.lead}
        above={<Breadcrumbs pages={[{ href: "/staff/events", label: shell().events }]} />}
      />
      <Show
        when={projects()?.length !== 0}
        fallback={
          <EmptyState
            title={t().newEvent.noProjects}
            actions={
              <LinkButton kind="primary" href="/staff/projects/new">
                {t().newEvent.createProject}
              </LinkButton>
            }
          >
            {t().newEvent.noProjectsText}
          </EmptyState>
        }
      >
        <form
          class={styles.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <ErrorSummary
            attempt={attempts()}
            issues={issues().map((issue) => ({
              name: issue.path,
              message: `${fieldName(issue.path)}: ${errors.ofIssue(issue)}`,
            }))}
          />
          <RadioGroup
            name="kind"
            label={t().newEvent.kind}
            value={kind()}
            options={EVENT_KINDS.map((value) => ({
              value,
              label: common().eventKind[value],
              help: t().newEvent.kindHelp[value],
            }))}
            onChange={setKind}
          />
          <TextField
            name="title.pl"
            label={t().field.title}
            value={title()}
            lang="pl"
            error={error("title.pl")}
            onInput={setTitle}
          />
          <SelectField
            name="projectId"
            label={t().newEvent.project}
            placeholder={t().newEvent.chooseProject}
            value={project()?.projectId ?? ""}
            error={error("projectId")}
            options={(projects() ?? []).map(({ projectId, title }) => ({
              value: projectId,
              label: inLocale(title, locale()).text,
            }))}
            onChange={setProject}
          />
          <DatesField dates={dates()} onChange={setDates} error={error} />
          <Show when={failure()}>
            {(text) => (
              <Notice meaning="stop" live="alert">
                {text()}
              </Notice>
            )}
          </Show>
          <div>
            <Button kind="primary" type="submit" busy={busy()} wideOnPhone>
              {t().newEvent.create}
            </Button>
          </div>
        </form>
      </Show>
    </div>
  );
}
