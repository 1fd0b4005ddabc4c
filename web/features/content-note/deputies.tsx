import type { NoteDeputies, NoteDeputyView } from "@zapisy/core/content-note/answer";
import { DeputyInputSchema } from "@zapisy/core/content-note/schema";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import type { StaffId } from "@zapisy/core/staff/schema";
import type { SupportEntryView } from "@zapisy/core/support-entry/answer";
import { formatDay, formatMonth, formatTimeRange } from "@zapisy/words";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./content-note.module.css";
import { listDeputies, listToStandIn, nameDeputy } from "./note-api.ts";

/** Who stands in for whom with notes, and the month's visits of those for whom one stands in oneself. */
export function Deputies(props: {
  projectId: string;
  month: string;
  /** The account of whoever looks, who gives no reason for what is their own. */
  ownId: StaffId | undefined;
  onNote: (entry: SupportEntryView) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const [found, { mutate, refetch }] = createResource(() => props.projectId, listDeputies);
  const [changing, setChanging] = createSignal<NoteDeputyView>();
  const [shownOf, setShownOf] = createSignal<StaffId>();
  const shown = () =>
    found.latest?.deputies.find(({ counsellor, isMine }) => isMine && counsellor.staffId === shownOf());
  return (
    <Show when={!found.error} fallback={<ErrorState error={found.error} retry={() => void refetch()} />}>
      <Show when={found.latest} fallback={<Skeleton look="rows" />}>
        {(list) => (
          <section class={styles.section} data-screen-only>
            <h2>{t().deputy.title}</h2>
            <p class={styles.soft}>{t().deputy.lead}</p>
            <DeputyTable
              list={list()}
              onChange={setChanging}
              shownOf={shownOf()}
              onShow={({ counsellor: { staffId } }) =>
                setShownOf((before) => (before === staffId ? undefined : staffId))
              }
            />
            <Show when={shown()}>
              {(of) => (
                <Visits projectId={props.projectId} month={props.month} of={of()} onNote={props.onNote} />
              )}
            </Show>
            <Show when={changing()}>
              {(of) => (
                <DeputyDialog
                  projectId={props.projectId}
                  of={of()}
                  isOwn={of().counsellor.staffId === props.ownId}
                  candidates={list().candidates}
                  onSaved={(now) => {
                    mutate(now);
                    setChanging();
                    showToast({ text: t().deputy.saved });
                  }}
                  onClose={() => setChanging()}
                />
              )}
            </Show>
          </section>
        )}
      </Show>
    </Show>
  );
}

function DeputyTable(props: {
  list: NoteDeputies;
  /** Whose visits are shown below. */
  shownOf: StaffId | undefined;
  onChange: (of: NoteDeputyView) => void;
  onShow: (of: NoteDeputyView) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  return (
    <DataTable<NoteDeputyView>
      caption={t().deputy.title}
      rows={props.list.deputies}
      rowId={({ counsellor }) => counsellor.staffId}
      columns={[
        {
          id: "counsellor",
          header: t().field.counsellor,
          isRowHeading: true,
          cell: (of) => <>{of.counsellor.name}</>,
        },
        {
          id: "deputy",
          header: t().deputy.who,
          cell: (of) => <>{of.deputy?.name ?? t().deputy.nobody}</>,
        },
        {
          id: "until",
          header: t().deputy.until,
          cell: (of) => <>{of.until ? formatDay(locale(), of.until) : of.deputy && t().deputy.openEnd}</>,
        },
        {
          id: "actions",
          header: t().column.actions,
          hideHeader: true,
          isNarrow: true,
          cell: (of) => (
            <div class={styles.actions}>
              <Show when={of.isMine}>
                <Button
                  small
                  expanded={props.shownOf === of.counsellor.staffId}
                  onClick={() => props.onShow(of)}
                >
                  {t().deputy.visits}
                  <VisuallyHidden>{of.counsellor.name}</VisuallyHidden>
                </Button>
              </Show>
              <Show when={of.may.change}>
                <Button small popup="dialog" onClick={() => props.onChange(of)}>
                  {t().deputy.change}
                  <VisuallyHidden>{of.counsellor.name}</VisuallyHidden>
                </Button>
              </Show>
            </div>
          ),
        },
      ]}
    />
  );
}

function Visits(props: {
  projectId: string;
  month: string;
  of: NoteDeputyView;
  onNote: (entry: SupportEntryView) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const [found, { refetch }] = createResource(
    () => ({ projectId: props.projectId, staffId: props.of.counsellor.staffId, month: props.month }),
    ({ projectId, staffId, month }) => listToStandIn(projectId, staffId, month),
  );
  const nameOf = ({ participant: { firstName, lastName } }: SupportEntryView) => `${lastName} ${firstName}`;
  return (
    <Show when={!found.error} fallback={<ErrorState error={found.error} retry={() => void refetch()} />}>
      <Show when={found.latest} fallback={<Skeleton look="rows" />}>
        {(visits) => (
          <DataTable<SupportEntryView>
            caption={t().deputy.visitsOf(props.of.counsellor.name, formatMonth(locale(), props.month))}
            showCaption
            rows={visits().entries}
            rowId={({ entryId }) => entryId}
            empty={<EmptyState title={t().empty} />}
            columns={[
              {
                id: "when",
                header: t().column.when,
                cell: (entry) => (
                  <>{`${formatDay(locale(), entry.day)}, ${formatTimeRange(locale(), entry.from, entry.to)}`}</>
                ),
              },
              {
                id: "person",
                header: t().column.person,
                isRowHeading: true,
                cell: (entry) => <>{nameOf(entry)}</>,
              },
              { id: "topic", header: t().field.topic, cell: (entry) => <>{entry.topic}</> },
              {
                id: "actions",
                header: t().column.actions,
                hideHeader: true,
                isNarrow: true,
                cell: (entry) => (
                  <Button small popup="dialog" onClick={() => props.onNote(entry)}>
                    {t().note.short}
                    <VisuallyHidden>{nameOf(entry)}</VisuallyHidden>
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Show>
    </Show>
  );
}

/** Says who stands in for a counsellor and until when, or nobody. */
function DeputyDialog(props: {
  projectId: string;
  of: NoteDeputyView;
  isOwn: boolean;
  candidates: NoteDeputies["candidates"];
  onSaved: (now: NoteDeputies) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const refusals = createRefusals(focusRefused);
  // oxlint-disable-next-line solid/reactivity -- the form begins with what holds and then is its own
  const { counsellor, deputy, until: lastDay, version } = props.of;
  const [who, setWho] = createSignal<string>(deputy?.staffId ?? "");
  const [until, setUntil] = createSignal(lastDay ?? "");
  const [reason, setReason] = createSignal("");
  const save = async () => {
    const checked = checkBy(DeputyInputSchema, {
      deputyId: who() || undefined,
      until: (who() && until()) || undefined,
      reason: props.isOwn ? undefined : reason(),
      version,
    });
    if (!checked.valid) return refusals.refuse(checked.issues);
    props.onSaved(await nameDeputy(props.projectId, counsellor.staffId, checked.input));
  };
  return (
    <FormDialog
      title={t().deputy.dialog(counsellor.name)}
      submitLabel={t().deputy.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <SelectField
        name="deputyId"
        label={t().deputy.who}
        placeholder={t().deputy.nobody}
        value={who()}
        options={props.candidates
          .filter(({ staffId }) => staffId !== counsellor.staffId)
          .map(({ staffId, name }) => ({ value: staffId, label: name }))}
        error={refusals.error("deputyId")}
        onChange={setWho}
      />
      <Show when={who()}>
        <DateField
          name="until"
          label={t().deputy.until}
          help={t().deputy.untilHelp}
          optional
          min={dayAt(serverNow().toISOString(), HOME_ZONE)}
          value={until()}
          error={refusals.error("until")}
          onInput={setUntil}
        />
      </Show>
      <Show when={!props.isOwn}>
        <TextField
          name="reason"
          label={t().deputy.reason}
          help={t().deputy.reasonHelp}
          autocomplete="off"
          maxLength={300}
          value={reason()}
          error={refusals.error("reason")}
          onInput={setReason}
        />
      </Show>
    </FormDialog>
  );
}
