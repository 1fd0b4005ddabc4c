import type { EventEndsPage, ProjectRetentionView } from "@zapisy/core/retention/answer";
import { HOLD_CAUSES, type HoldCause } from "@zapisy/core/retention/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDay } from "@zapisy/words";
import { loadRetention } from "@zapisy/words/retention";
import Hand from "~icons/lucide/hand";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { endHold, hold } from "./retention-api.ts";
import styles from "./retention.module.css";

type Hold = ProjectRetentionView["holds"][number];

/** What holds up the removal of a project's data, and where one says so. */
export function HoldsPanel(props: {
  retention: ProjectRetentionView;
  /** Events as far as they are shown: one of them may be held alone. */
  events: EventEndsPage["items"];
  onChanged: (retention: ProjectRetentionView) => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const [isAdding, setAdding] = createSignal(false);
  const [ending, setEnding] = createSignal<Hold>();
  return (
    <section class={styles.panel}>
      <h2>{t().holds.heading}</h2>
      <p class={styles.soft}>{t().holds.lead}</p>
      <DataTable<Hold>
        caption={t().holds.caption}
        rows={props.retention.holds}
        rowId={({ holdId }) => holdId}
        empty={<EmptyState title={t().holds.empty} />}
        columns={[
          {
            id: "what",
            header: t().holds.column.what,
            isRowHeading: true,
            cell: (one) => (
              <Show when={one.event} fallback={t().holds.wholeProject}>
                {(event) => <LanguageText text={event().title} />}
              </Show>
            ),
          },
          {
            id: "why",
            header: t().holds.column.why,
            cell: (one) => `${t().holds.causes[one.cause]}: ${one.reason}`,
          },
          {
            id: "who",
            header: t().holds.column.who,
            cell: (one) =>
              [one.heldBy, formatDay(locale(), dayAt(one.heldAt, HOME_ZONE))].filter(Boolean).join(", "),
          },
          {
            id: "until",
            header: t().holds.column.until,
            cell: (one) => (one.until ? formatDay(locale(), one.until) : t().holds.untilEnded),
          },
          {
            id: "end",
            header: t().holds.column.end,
            hideHeader: true,
            isNarrow: true,
            cell: (one) => (
              <Button small kind="quiet" onClick={() => setEnding(one)}>
                {t().holds.end}
              </Button>
            ),
          },
        ]}
      />
      <div class={styles.actions}>
        <Button icon={<Hand />} onClick={() => setAdding(true)}>
          {t().holds.add}
        </Button>
      </div>
      <Show when={isAdding()}>
        <HoldDialog {...props} onClose={() => setAdding(false)} />
      </Show>
      <Show when={ending()} keyed>
        {(one) => (
          <ReasonDialog
            title={t().holds.end}
            text={t().holds.endText}
            label={t().holds.endReason}
            help={t().holds.reasonHelp}
            confirmLabel={t().holds.end}
            onConfirm={async (reason) => {
              props.onChanged(await endHold(props.retention.projectId, one.holdId, reason));
              showToast({ text: t().holds.ended });
            }}
            onClose={() => setEnding(undefined)}
          />
        )}
      </Show>
    </section>
  );
}

function HoldDialog(props: {
  retention: ProjectRetentionView;
  events: EventEndsPage["items"];
  onChanged: (retention: ProjectRetentionView) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const today = dayAt(serverNow().toISOString(), HOME_ZONE);
  const [eventId, setEventId] = createSignal<string>("");
  const [cause, setCause] = createSignal<HoldCause>("inspection");
  const [reason, setReason] = createSignal("");
  const [until, setUntil] = createSignal("");
  const refusals = createRefusals(focusRefused);
  const send = async () => {
    if (!reason().trim()) return refusals.refuse([{ path: "reason", code: "field.required" }]);
    const event = props.events.find((one) => one.eventId === eventId());
    props.onChanged(
      await hold(props.retention.projectId, {
        ...(event && { eventId: event.eventId }),
        cause: cause(),
        reason: reason().trim(),
        ...(until() && { until: until() }),
      }),
    );
    showToast({ text: t().holds.done });
    props.onClose();
  };
  return (
    <FormDialog
      title={t().holds.add}
      submitLabel={t().holds.add}
      refusals={refusals}
      onSubmit={send}
      onClose={props.onClose}
    >
      <SelectField
        name="eventId"
        label={t().holds.what}
        value={eventId()}
        placeholder={t().holds.wholeProject}
        options={props.events.map((one) => ({
          value: one.eventId,
          label: inLocale(one.title, locale()).text,
        }))}
        onChange={setEventId}
      />
      <RadioGroup
        name="cause"
        label={t().holds.cause}
        inline
        value={cause()}
        options={HOLD_CAUSES.map((value) => ({ value, label: t().holds.causes[value] }))}
        onChange={setCause}
      />
      <TextField
        name="reason"
        label={t().holds.reason}
        help={t().holds.reasonHelp}
        autocomplete="off"
        maxLength={300}
        value={reason()}
        onInput={setReason}
        error={refusals.error("reason")}
      />
      <DateField
        name="until"
        label={t().holds.until}
        help={t().holds.untilHelp}
        optional
        min={today}
        value={until()}
        onInput={setUntil}
        error={refusals.error("until")}
      />
    </FormDialog>
  );
}
