import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { ENTERS, type TurnInput } from "@zapisy/core/registration/schema";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, onMount } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { focusRefused } from "../../../forms/focus-field.ts";
import { createRefusals } from "../../../forms/refusals.ts";
import { Remarks } from "../../../forms/remarks.tsx";
import { Button } from "../../../ui/button.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import styles from "../participant.module.css";
import { changeTurn, listRegistrations } from "../registration-api.ts";
import type { PersonProps } from "./person-props.ts";
import { othersInLine } from "./turn.state.ts";

/** Most people who are offered to be put before: those behind them are too many to choose from. */
const MOST_OFFERED = "250";

const LAST = "last";

/** Puts somebody of the reserve list elsewhere in its line, with a reason. */
export function TurnForm(props: PersonProps & { onDone: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const { refuse, fail, clear, error, remarks } = createRefusals(focusRefused);
  const [before, setBefore] = createSignal("");
  const [reason, setReason] = createSignal("");
  const [line, setLine] = createSignal<StaffRegistrationView[]>([]);
  onMount(async () => {
    try {
      const asked = { status: ENTERS.waits, limit: MOST_OFFERED };
      const { items } = await listRegistrations(props.event.eventId, asked);
      setLine(othersInLine(items, props.person.registrationId));
    } catch (caught) {
      fail(caught);
    }
  });
  const nameOf = ({ firstName, lastName, reservePosition }: StaffRegistrationView) =>
    `${reservePosition ? `${reservePosition}. ` : ""}${lastName} ${firstName}`;
  const save = async () => {
    const missing = [
      ...(before() ? [] : [{ path: "before", code: "field.required" }]),
      ...(reason().trim() ? [] : [{ path: "reason", code: "field.required" }]),
    ];
    if (missing.length > 0) return refuse(missing);
    clear();
    try {
      await changeTurn(props.event.eventId, props.person.registrationId, {
        before: before() === LAST ? null : (before() as TurnInput["before"]),
        reason: reason().trim(),
        version: props.person.version,
      });
      showToast({ text: t().person.turnSaved(`${props.person.firstName} ${props.person.lastName}`) });
      await props.onChanged();
      props.onDone();
    } catch (caught) {
      fail(caught);
      if (caught instanceof ApiError && caught.status === 409) await props.onChanged();
    }
  };
  return (
    <form
      class={styles.box}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField
        name="before"
        label={t().person.turnBefore}
        help={t().person.turnBeforeHelp}
        placeholder={t().person.turnChoose}
        value={before()}
        error={error("before")}
        options={[
          ...line().map((one) => ({ value: one.registrationId as string, label: nameOf(one) })),
          { value: LAST, label: t().person.turnLast },
        ]}
        onChange={setBefore}
      />
      <TextField
        name="reason"
        label={t().person.reason}
        help={t().person.turnReasonHelp}
        maxLength={300}
        value={reason()}
        error={error("reason")}
        onInput={setReason}
      />
      <Remarks texts={remarks()} />
      <div class={styles.actions}>
        <Button kind="primary" onClick={save}>
          {t().person.saveTurn}
        </Button>
        <Button onClick={() => props.onDone()}>{shell().action.cancel}</Button>
      </div>
    </form>
  );
}
