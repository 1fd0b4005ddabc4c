import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadPartner } from "@zapisy/words/partner";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { fieldId } from "../../ui/field.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { returnPlaces, type PartnerEvent } from "./partner-api.ts";

/** Gives places of one of a partner's groups back that are not used, with a reason. */
export function ReturnPlacesDialog(props: {
  page: PartnerEvent;
  group: Required<PartnerEvent["places"][number]>;
  onReturned: (page: PartnerEvent) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadPartner);
  const [places, setPlaces] = createSignal<number | undefined>(1);
  const [reason, setReason] = createSignal("");
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(`return.${first.path}`))?.focus();
  });
  const submit = async () => {
    const count = places();
    const missing = [
      ...(count === undefined ? [{ path: "places", code: "field.required" }] : []),
      ...(reason().trim() ? [] : [{ path: "reason", code: "field.required" }]),
    ];
    if (count === undefined || missing.length > 0) {
      refusals.refuse(missing);
      return;
    }
    const { groupId } = props.group;
    const { version, event } = props.page;
    const page = await returnPlaces(event.eventId, {
      groupId,
      places: count,
      reason: reason().trim(),
      version,
    });
    showToast({ text: t().event.giveBack.done });
    props.onReturned(page);
  };
  return (
    <FormDialog
      title={`${t().event.giveBack.title}: ${inLocale(props.group.name, locale()).text}`}
      submitLabel={t().event.giveBack.confirm}
      refusals={refusals}
      onSubmit={submit}
      onClose={() => props.onClose()}
    >
      <p>{t().event.giveBack.lead}</p>
      <NumberField
        name="return.places"
        label={t().event.giveBack.places}
        help={t().event.giveBack.placesHelp(props.group.seats.left ?? 0)}
        value={places()}
        error={refusals.error("places")}
        onInput={setPlaces}
      />
      <TextField
        name="return.reason"
        label={t().event.giveBack.reason}
        help={t().event.giveBack.reasonHelp}
        maxLength={300}
        value={reason()}
        error={refusals.error("reason")}
        onInput={setReason}
      />
    </FormDialog>
  );
}
