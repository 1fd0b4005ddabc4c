import type { LogProject, LogStart, SupportEntryView } from "@zapisy/core/support-entry/answer";
import { SupportEntryChangeSchema } from "@zapisy/core/support-entry/schema";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { createEntryDraft, draftOf } from "./entry-draft.ts";
import { EntryFields } from "./entry-fields.tsx";
import { correctEntry } from "./log-api.ts";

/** Corrects an entry in the log of support, with a reason. */
export function EntryDialog(props: {
  project: LogProject;
  start: LogStart;
  entry: SupportEntryView;
  onSaved: (entry: SupportEntryView) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the entry and then is its own
  const begin = props.entry;
  const draft = createEntryDraft(draftOf(begin));
  const refusals = createRefusals(focusRefused);
  const save = async () => {
    const checked = checkBy(SupportEntryChangeSchema, {
      ...draft.input(),
      reason: draft.get("reason"),
      version: begin.version,
    });
    if (!checked.valid) return refusals.refuse(checked.issues);
    try {
      const saved = await correctEntry(props.project.projectId, begin.entryId, checked.input);
      showToast({ text: t().correct.done });
      props.onSaved(saved);
    } catch (caught) {
      draft.showOverlaps(caught);
    }
  };
  return (
    <FormDialog
      title={t().correct.title}
      submitLabel={t().correct.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <EntryFields
        projectId={props.project.projectId}
        supports={props.project.supports ?? []}
        start={props.start}
        draft={draft}
        refusals={refusals}
        entry={begin}
        person={begin.participant}
      />
      <TextField
        name="reason"
        label={t().field.reason}
        help={t().field.reasonHelp}
        autocomplete="off"
        maxLength={300}
        value={draft.get("reason")}
        error={refusals.error("reason")}
        onInput={(value) => draft.set("reason", value)}
      />
    </FormDialog>
  );
}
