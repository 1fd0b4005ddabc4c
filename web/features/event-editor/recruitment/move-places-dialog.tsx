import { groupsOf } from "@zapisy/core/event/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { FormDialog } from "../../../forms/form-dialog.tsx";
import { createRefusals } from "../../../forms/refusals.ts";
import { fieldId } from "../../../ui/field.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { moveGroupPlaces } from "../event-api.ts";
import { useEventEditor } from "../event-editor.tsx";

/** Stands for the places that are nobody's: no group has such an id. */
const COMMON = "*";

/** Takes places from a group that does not use them, and gives them to another, with a reason. */
export function MovePlacesDialog(props: { onClose: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const [from, setFrom] = createSignal("");
  const [to, setTo] = createSignal("");
  const [places, setPlaces] = createSignal<number | undefined>(1);
  const [reason, setReason] = createSignal("");
  const [askedBy, setAskedBy] = createSignal("");
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(`move.${first.path}`))?.focus();
  });
  const options = () => {
    const { seatCounts } = editor.view();
    const common = {
      value: COMMON,
      label: t().groups.free(t().groups.common, seatCounts.groups?.common.left ?? 0),
    };
    return [
      ...groupsOf(editor.view()).map(({ groupId, name }) => ({
        value: groupId,
        label: t().groups.free(inLocale(name, locale()).text, seatCounts.groups?.each[groupId]?.left ?? 0),
      })),
      common,
    ];
  };
  const chosen = (value: string) => (value === COMMON ? undefined : value);
  const submit = async () => {
    const count = places();
    const missing = [
      ...(from() ? [] : [{ path: "from", code: "field.required" }]),
      ...(to() ? [] : [{ path: "to", code: "field.required" }]),
      ...(count === undefined ? [{ path: "places", code: "field.required" }] : []),
      ...(reason().trim() ? [] : [{ path: "reason", code: "field.required" }]),
    ];
    if (count === undefined || missing.length > 0) {
      refusals.refuse(missing);
      return;
    }
    const { eventId } = editor.view();
    const isDone = await editor.command((version) =>
      moveGroupPlaces(eventId, {
        from: chosen(from()),
        to: chosen(to()),
        places: count,
        reason: reason().trim(),
        askedBy: askedBy().trim() || undefined,
        version,
      }),
    );
    if (!isDone) return;
    showToast({ text: t().groups.move.done });
    props.onClose();
  };
  return (
    <FormDialog
      title={t().groups.move.open}
      submitLabel={t().groups.move.confirm}
      refusals={refusals}
      onSubmit={submit}
      onClose={() => props.onClose()}
    >
      <p>{t().groups.move.lead}</p>
      <SelectField
        name="move.from"
        label={t().groups.move.from}
        placeholder={t().groups.move.choose}
        value={from()}
        options={options()}
        error={refusals.error("from")}
        onChange={setFrom}
      />
      <SelectField
        name="move.to"
        label={t().groups.move.to}
        placeholder={t().groups.move.choose}
        value={to()}
        options={options()}
        error={refusals.error("to")}
        onChange={setTo}
      />
      <NumberField
        name="move.places"
        label={t().groups.move.places}
        value={places()}
        error={refusals.error("places")}
        onInput={setPlaces}
      />
      <TextField
        name="move.reason"
        label={t().groups.move.reason}
        help={t().groups.move.reasonHelp}
        maxLength={300}
        value={reason()}
        error={refusals.error("reason")}
        onInput={setReason}
      />
      <TextField
        name="move.askedBy"
        label={t().groups.move.askedBy}
        help={t().groups.move.askedByHelp}
        optional
        autocomplete="off"
        maxLength={200}
        value={askedBy()}
        error={refusals.error("askedBy")}
        onInput={setAskedBy}
      />
    </FormDialog>
  );
}
