import type { AttendancePerson } from "@zapisy/core/attendance/answer";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { setEntitlement } from "../attendance-api.ts";
import styles from "../dialog-form.module.css";

interface EntitlementDialogProps {
  eventId: string;
  person: AttendancePerson;
  thresholdPercent: number;
  /** Who decided last, and when, in words. */
  decided: string | undefined;
  onSaved: (person: AttendancePerson) => void;
  onClose: () => void;
}

type Decision = "rule" | "grant" | "deny";
const DECISIONS = { rule: null, grant: true, deny: false } as const;
const REASON_MIN = 3;

/** Decides, with a reason, that somebody gets a certificate against the rule, or does not, or takes that back. */
export function EntitlementDialog(props: EntitlementDialogProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const known = () => props.person.entitlement;
  const decisionNow = (): Decision => {
    const entitlement = known();
    if (!entitlement) return "rule";
    return entitlement.entitled ? "grant" : "deny";
  };
  const [decision, setDecision] = createSignal<Decision>(decisionNow());
  const [reason, setReason] = createSignal("");
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const submit = async () => {
    setFailure(undefined);
    setReasonMissing(reason().trim().length < REASON_MIN);
    if (isReasonMissing()) {
      document.getElementById(fieldId("entitlement.reason"))?.focus();
      return;
    }
    try {
      const person = await setEntitlement(props.eventId, props.person.registrationId, {
        entitled: DECISIONS[decision()],
        reason: reason().trim(),
      });
      props.onSaved(person);
      showToast({ text: t().override.saved });
      props.onClose();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <Dialog
      open
      title={t().override.title(`${props.person.firstName} ${props.person.lastName}`)}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={submit}>
            {t().override.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t().override.rule(t().rates.percent(props.person.rate.total.percent), props.thresholdPercent)}</p>
        <Show when={known()}>
          {(entitlement) => (
            <Notice meaning="note">
              <p>{entitlement().entitled ? t().rates.status.entitled : t().rates.status.denied}</p>
              <p>{t().sheet.reason(entitlement().reason)}</p>
              <Show when={props.decided}>
                <p>
                  <small>{props.decided}</small>
                </p>
              </Show>
            </Notice>
          )}
        </Show>
        <RadioGroup
          name="entitlement.decision"
          label={t().override.label}
          value={decision()}
          options={[
            {
              value: "rule",
              label: props.person.rate.reached ? t().override.byRuleGets : t().override.byRuleNot,
            },
            { value: "grant", label: t().override.grant },
            { value: "deny", label: t().override.deny },
          ]}
          onChange={setDecision}
        />
        <TextField
          name="entitlement.reason"
          label={t().override.reason}
          help={t().override.reasonHelp}
          maxLength={300}
          autocomplete="off"
          value={reason()}
          error={isReasonMissing() ? t().override.required : undefined}
          onInput={setReason}
        />
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </form>
    </Dialog>
  );
}
