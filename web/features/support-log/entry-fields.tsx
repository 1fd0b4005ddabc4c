import type { Support } from "@zapisy/core/project/schema";
import type { LogStart, SupportEntryView } from "@zapisy/core/support-entry/answer";
import { SUPPORT_WAYS } from "@zapisy/core/support-entry/schema";
import { loadSupportLog } from "@zapisy/words/support-log";
import { formatTimeRange } from "@zapisy/words";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import type { createRefusals } from "../../forms/refusals.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import type { EntryDraft, OfferedPerson } from "./entry-draft.ts";
import { OUTSIDER } from "./kept-draft.state.ts";
import { PersonField } from "./person-field.tsx";
import styles from "./support-log.module.css";

interface EntryFieldsProps {
  projectId: string;
  supports: readonly Support[];
  start: LogStart;
  draft: EntryDraft;
  refusals: ReturnType<typeof createRefusals>;
  /** The entry that is corrected. */
  entry?: SupportEntryView;
  /** Whoever is chosen. */
  person?: OfferedPerson;
  onPerson?: (person: OfferedPerson | undefined) => void;
  /** A reason has to be given for entering it so late. */
  late?: boolean;
}

/** The fields of an entry in the log of support, in the order in which they are typed. */
export function EntryFields(props: EntryFieldsProps): JSX.Element {
  const t = useMessages(loadSupportLog);
  const forms = () =>
    props.supports.filter(
      ({ mode, retired, supportId }) =>
        (mode === "individual" && !retired) || supportId === props.entry?.supportId,
    );
  const counsellors = () => {
    const { staffId, name } = props.entry?.counsellor ?? {};
    const listed = props.start.counsellors.map((one) => ({ value: one.staffId as string, label: one.name }));
    const isListed = !staffId || listed.some(({ value }) => value === staffId);
    return [
      ...listed,
      ...(isListed || !staffId ? [] : [{ value: staffId as string, label: name ?? "" }]),
      ...(props.start.may.read === "all" ? [{ value: OUTSIDER, label: t().field.outsider }] : []),
    ];
  };
  const { draft } = props;
  return (
    <>
      <div class={styles.row}>
        <PersonField
          projectId={props.projectId}
          name="participantId"
          label={t().field.person}
          help={t().field.personHelp}
          known={props.person}
          value={draft.get("participantId")}
          error={props.refusals.error("participantId")}
          onChange={(id, person) => {
            draft.set("participantId", id);
            props.onPerson?.(person);
          }}
        />
        <SelectField
          name="supportId"
          label={t().field.support}
          placeholder={t().field.choose}
          value={draft.get("supportId")}
          options={forms().map(({ supportId, name }) => ({ value: supportId, label: name }))}
          error={props.refusals.error("supportId")}
          onChange={(value) => draft.set("supportId", value)}
        />
      </div>
      <div class={styles.times}>
        <DateField
          name="day"
          label={t().field.day}
          value={draft.get("day")}
          error={props.refusals.error("day")}
          onInput={(value) => draft.set("day", value)}
        />
        <TimeField
          name="from"
          label={t().field.from}
          value={draft.get("from")}
          error={props.refusals.error("from")}
          onInput={(value) => draft.set("from", value)}
        />
        <TimeField
          name="to"
          label={t().field.to}
          value={draft.get("to")}
          error={props.refusals.error("to")}
          onInput={(value) => draft.set("to", value)}
        />
      </div>
      <TextField
        name="topic"
        label={t().field.topic}
        autocomplete="off"
        maxLength={300}
        value={draft.get("topic")}
        error={props.refusals.error("topic")}
        onInput={(value) => draft.set("topic", value)}
      />
      <div class={styles.row}>
        <SelectField
          name="counsellor"
          label={t().field.counsellor}
          placeholder={t().field.choose}
          value={draft.get("staffId")}
          options={counsellors()}
          error={draft.get("staffId") === OUTSIDER ? undefined : counsellorError()}
          onChange={(value) => draft.set("staffId", value)}
        />
        <Show when={draft.get("staffId") === OUTSIDER}>
          <TextField
            name="counsellor.name"
            label={t().field.name}
            autocomplete="off"
            maxLength={120}
            value={draft.get("name")}
            error={counsellorError()}
            onInput={(value) => draft.set("name", value)}
          />
        </Show>
        <TextField
          name="place"
          label={t().field.place}
          optional
          autocomplete="off"
          maxLength={200}
          value={draft.get("place")}
          error={props.refusals.error("place")}
          onInput={(value) => draft.set("place", value)}
        />
        <SelectField
          name="mode"
          label={t().field.mode}
          value={draft.get("mode") as "" | (typeof SUPPORT_WAYS)[number]}
          options={SUPPORT_WAYS.map((value) => ({ value, label: t().mode[value] }))}
          error={props.refusals.error("mode")}
          onChange={(value) => draft.set("mode", value)}
        />
      </div>
      <Show when={props.late}>
        <TextField
          name="lateReason"
          label={t().field.lateReason}
          autocomplete="off"
          maxLength={300}
          value={draft.get("lateReason")}
          error={props.refusals.error("lateReason")}
          onInput={(value) => draft.set("lateReason", value)}
        />
      </Show>
      <div role="status">
        <Show when={draft.overlaps().length > 0}>
          <Notice meaning="wait" title={t().overlap.title}>
            <div class={styles.section}>
              <p>{t().overlap.text}</p>
              <ul class={styles.overlaps}>
                <For each={draft.overlaps()}>
                  {(one) => (
                    <li>
                      {[
                        formatTimeRange(locale(), one.from, one.to),
                        [one.person, one.counsellor].filter(Boolean).join(" – ") || t().overlap.elsewhere,
                        t().overlap.shares[one.shares],
                      ].join(", ")}
                    </li>
                  )}
                </For>
              </ul>
              <TextField
                name="overlap.reason"
                label={t().overlap.reason}
                help={t().overlap.reasonHelp}
                autocomplete="off"
                maxLength={300}
                value={draft.get("overlapReason")}
                error={props.refusals.error("overlap.reason")}
                onInput={(value) => draft.set("overlapReason", value)}
              />
            </div>
          </Notice>
        </Show>
      </div>
    </>
  );

  function counsellorError(): string | undefined {
    return props.refusals.error("counsellor") ?? props.refusals.error("counsellor.name");
  }
}
