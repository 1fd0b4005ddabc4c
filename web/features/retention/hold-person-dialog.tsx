import { HELD_TOGETHER_MAX, PERSON_HOLD_CAUSES, type PersonHoldCause } from "@zapisy/core/retention/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { loadRetention } from "@zapisy/words/retention";
import Hand from "~icons/lucide/hand";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { holdPerson } from "./retention-api.ts";
import styles from "./retention.module.css";

/** Holds up what would be removed by itself of one person, at the registrations that staff chose. */
export function HoldPerson(props: {
  registrationIds: readonly RegistrationId[];
  onChanged: () => unknown;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const [isOpen, setOpen] = createSignal(false);
  return (
    <section class={styles.end}>
      <h3>{t().kept.heading}</h3>
      <p class={styles.soft}>{t().kept.lead}</p>
      <Show
        when={props.registrationIds.length <= HELD_TOGETHER_MAX}
        fallback={<Notice meaning="note">{t().kept.most(HELD_TOGETHER_MAX)}</Notice>}
      >
        <div class={styles.actions}>
          <Button icon={<Hand />} popup="dialog" onClick={() => setOpen(true)}>
            {t().holds.add}
          </Button>
        </div>
      </Show>
      <Show when={isOpen()}>
        <HoldDialog {...props} onClose={() => setOpen(false)} />
      </Show>
    </section>
  );
}

function HoldDialog(props: {
  registrationIds: readonly RegistrationId[];
  onChanged: () => unknown;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const today = dayAt(serverNow().toISOString(), HOME_ZONE);
  const [cause, setCause] = createSignal<PersonHoldCause>("restriction");
  const [reason, setReason] = createSignal("");
  const [until, setUntil] = createSignal("");
  const refusals = createRefusals(focusRefused);
  const send = async () => {
    if (!reason().trim()) return refusals.refuse([{ path: "holdReason", code: "field.required" }]);
    await holdPerson({
      registrationIds: [...props.registrationIds],
      cause: cause(),
      reason: reason().trim(),
      ...(until() && { until: until() }),
    });
    showToast({ text: t().holds.done });
    props.onClose();
    await props.onChanged();
  };
  return (
    <FormDialog
      title={t().holds.add}
      submitLabel={t().holds.add}
      refusals={refusals}
      onSubmit={send}
      onClose={props.onClose}
    >
      <RadioGroup
        name="holdCause"
        label={t().holds.cause}
        value={cause()}
        options={PERSON_HOLD_CAUSES.map((value) => ({ value, label: t().holds.causes[value] }))}
        onChange={setCause}
      />
      <TextField
        name="holdReason"
        label={t().holds.reason}
        help={t().holds.reasonHelp}
        autocomplete="off"
        maxLength={300}
        value={reason()}
        onInput={setReason}
        error={refusals.error("holdReason")}
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
