import type { AccessCodeView } from "@zapisy/core/access-code/answer";
import { institutionLine } from "@zapisy/core/institution/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { nextAttempt, type Attempt } from "../../../data/attempt.state.ts";
import { newKey } from "../../../data/client.ts";
import { useOfferedInstitutions } from "../../../data/institutions.ts";
import { useMessages } from "../../../data/locale.ts";
import { FormDialog } from "../../../forms/form-dialog.tsx";
import { createRefusals } from "../../../forms/refusals.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { WallTimeField } from "../dates/wall-time-field.tsx";
import { changeAccessCode, createAccessCode } from "./access-code-api.ts";

/** Makes an access code, or changes how often and until when one is good. */
export function AccessCodeDialog(props: {
  eventId: string;
  /** The code that is changed; absent: a new one. */
  code?: AccessCodeView;
  onSaved: () => void;
  /** It was refused: somebody else may have changed it meanwhile. */
  onRefused: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  // oxlint-disable-next-line solid/reactivity -- another code is another dialog
  const before = props.code;
  const [code, setCode] = createSignal("");
  const [uses, setUses] = createSignal<number | undefined>(before?.uses);
  const [ownSeats, setOwnSeats] = createSignal(false);
  const [until, setUntil] = createSignal(before?.until);
  const [note, setNote] = createSignal(before?.note ?? "");
  const [institution, setInstitution] = createSignal(before?.institution);
  const [named, setNamed] = createSignal(before?.institution?.name ?? "");
  const { offered, lookFor } = useOfferedInstitutions();
  const [isOff, setOff] = createSignal(before?.isOff ?? false);
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(`code.${first.path}`))?.focus();
  });
  let attempt: Attempt | undefined;
  const submit = async () => {
    const count = uses();
    if (count === undefined || Number.isNaN(count)) {
      refusals.refuse([{ path: "uses", code: count === undefined ? "field.required" : "field.number" }]);
      return;
    }
    if (named().trim() && !institution()) {
      refusals.refuse([{ path: "institution", code: "access_code.institution_unknown" }]);
      return;
    }
    const terms = {
      uses: count,
      until: until(),
      institution: institution(),
      note: note().trim() || undefined,
    };
    if (before) {
      const { version } = before;
      try {
        await changeAccessCode(props.eventId, before.code, { ...terms, isOff: isOff(), version });
      } catch (error) {
        props.onRefused();
        throw error;
      }
      showToast({ text: t().admission.codeChanged });
    } else {
      const input = { ...terms, code: code().trim() || undefined, ownSeats: ownSeats() };
      attempt = nextAttempt(attempt, input, newKey);
      const made = await createAccessCode(props.eventId, input, attempt.key);
      showToast({ text: t().admission.codeMade(made.code) });
    }
    props.onSaved();
  };
  return (
    <FormDialog
      title={before ? t().admission.changeTitle(before.code) : t().admission.addCode}
      submitLabel={before ? t().admission.saveCode : t().admission.makeCode}
      refusals={refusals}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <Show when={!before}>
        <TextField
          name="code.code"
          label={t().admission.column.code}
          help={t().admission.codeHelp}
          optional
          autocomplete="off"
          spellcheck={false}
          maxLength={60}
          value={code()}
          onInput={setCode}
          error={refusals.error("code")}
        />
      </Show>
      <NumberField
        name="code.uses"
        label={t().admission.uses}
        help={before ? t().admission.usesTaken(before.used) : t().admission.usesHelp}
        value={uses()}
        onInput={setUses}
        error={refusals.error("uses")}
      />
      <Show when={!before}>
        <Checkbox
          name="code.ownSeats"
          label={t().admission.ownSeatsAsk}
          help={t().admission.ownSeatsHelp}
          checked={ownSeats()}
          onChange={setOwnSeats}
        />
      </Show>
      <Combobox
        name="code.institution"
        label={t().admission.codeInstitution}
        help={t().admission.codeInstitutionHelp}
        optional
        text={named()}
        value={institution()?.institutionId ?? ""}
        options={offered().map((one) => ({ value: one.institutionId, label: institutionLine(one) }))}
        onType={(typed) => {
          setNamed(typed);
          setInstitution(undefined);
          lookFor(typed);
        }}
        onChange={(id) => {
          const chosen = offered().find(({ institutionId }) => institutionId === id);
          if (!chosen) return;
          const name = institutionLine(chosen).slice(0, 200);
          setInstitution({ institutionId: chosen.institutionId, name });
          setNamed(name);
        }}
        autocomplete="off"
        error={refusals.error("institution")}
      />
      <TextField
        name="code.note"
        label={t().admission.note}
        help={t().admission.noteHelp}
        optional
        autocomplete="off"
        maxLength={120}
        value={note()}
        onInput={setNote}
        error={refusals.error("note")}
      />
      <WallTimeField
        name="code.until"
        label={t().admission.until}
        help={t().admission.untilHelp}
        usualTime="23:59"
        value={until()}
        onInput={setUntil}
        error={refusals.error("until")}
      />
      <Show when={before}>
        <Checkbox
          name="code.isOff"
          label={t().admission.switchOff}
          help={t().admission.switchOffHelp}
          checked={isOff()}
          onChange={setOff}
        />
      </Show>
    </FormDialog>
  );
}
