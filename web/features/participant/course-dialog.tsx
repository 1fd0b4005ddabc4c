import type { ParticipantDetail } from "@zapisy/core/participant/answer";
import {
  CourseChangeSchema,
  PARTICIPANT_STATES,
  type ParticipantState,
} from "@zapisy/core/participant/schema";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { DateField } from "../../ui/date-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { saveCourse } from "./participant-api.ts";
import styles from "./participant.module.css";

/** Says where somebody stands in the project, since and until when, and why. */
export function CourseDialog(props: {
  projectId: string;
  participant: ParticipantDetail;
  onSaved: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadParticipant);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the person and then is its own
  const begin = props.participant;
  const [state, setState] = createSignal<ParticipantState | "">(begin.state);
  const [startsOn, setStartsOn] = createSignal(begin.startsOn ?? "");
  const [endsOn, setEndsOn] = createSignal(begin.endsOn ?? "");
  const [reason, setReason] = createSignal("");
  const refusals = createRefusals(focusRefused);
  const isOver = () => state() === "completed" || state() === "interrupted";
  const save = async () => {
    const checked = checkBy(CourseChangeSchema, {
      state: state(),
      startsOn: startsOn() || undefined,
      endsOn: isOver() ? endsOn() || undefined : undefined,
      reason: reason(),
      version: begin.version,
    });
    if (!checked.valid) return refusals.refuse(checked.issues);
    await saveCourse(props.projectId, begin.participantId, checked.input);
    showToast({ text: t().form.saved });
    props.onSaved();
  };
  return (
    <FormDialog
      title={t().course.title}
      submitLabel={t().form.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <SelectField
        name="state"
        label={t().facts.state}
        value={state()}
        options={PARTICIPANT_STATES.map((value) => ({ value, label: t().state[value] }))}
        error={refusals.error("state")}
        onChange={setState}
      />
      <div class={styles.row}>
        <DateField
          name="startsOn"
          label={t().course.startsOn}
          help={t().course.startsHelp}
          value={startsOn()}
          error={refusals.error("startsOn")}
          onInput={setStartsOn}
        />
        <Show when={isOver()}>
          <DateField
            name="endsOn"
            label={t().course.endsOn}
            value={endsOn()}
            error={refusals.error("endsOn")}
            onInput={setEndsOn}
          />
        </Show>
      </div>
      <TextField
        name="reason"
        label={t().course.reason}
        help={t().course.reasonHelp}
        autocomplete="off"
        maxLength={300}
        value={reason()}
        error={refusals.error("reason")}
        onInput={setReason}
      />
    </FormDialog>
  );
}
