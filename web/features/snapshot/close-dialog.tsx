import type { ProjectSnapshots, SnapshotView } from "@zapisy/core/snapshot/answer";
import { SnapshotInputSchema } from "@zapisy/core/snapshot/schema";
import { loadSnapshot } from "@zapisy/words/snapshot";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { newKey } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { DateField } from "../../ui/date-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { closeSnapshot } from "./snapshot-api.ts";

/** Closes a period: what it is called, and from when until when it is. */
export function CloseDialog(props: {
  projectId: string;
  next: ProjectSnapshots["next"];
  onClosed: (snapshot: SnapshotView) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSnapshot);
  const [name, setName] = createSignal("");
  // oxlint-disable-next-line solid/reactivity -- begins behind the last one
  const [from, setFrom] = createSignal(props.next.from);
  const [to, setTo] = createSignal("");
  const [note, setNote] = createSignal("");
  const refusals = createRefusals(focusRefused);
  const key = newKey();
  const save = async () => {
    const checked = checkBy(SnapshotInputSchema, { name: name(), from: from(), to: to(), note: note() });
    if (!checked.valid) return refusals.refuse(checked.issues);
    props.onClosed(await closeSnapshot(props.projectId, checked.input, key));
  };
  return (
    <FormDialog
      title={t().form.title}
      submitLabel={t().form.submit}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <p>{t().form.lead}</p>
      <TextField
        name="name"
        label={t().form.name}
        help={t().form.nameHint}
        autocomplete="off"
        maxLength={120}
        value={name()}
        error={refusals.error("name")}
        onInput={setName}
      />
      <DateField
        name="from"
        label={t().form.from}
        max={props.next.latest}
        value={from()}
        error={refusals.error("from")}
        onInput={setFrom}
      />
      <DateField
        name="to"
        label={t().form.to}
        max={props.next.latest}
        value={to()}
        error={refusals.error("to")}
        onInput={setTo}
      />
      <TextArea
        name="note"
        label={t().form.note}
        help={t().form.noteHint}
        optional
        maxLength={1_000}
        value={note()}
        error={refusals.error("note")}
        onInput={setNote}
      />
    </FormDialog>
  );
}
