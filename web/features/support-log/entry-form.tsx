import type { LogProject, LogStart, SupportEntryView } from "@zapisy/core/support-entry/answer";
import { SupportEntryInputSchema } from "@zapisy/core/support-entry/schema";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { readStored, store } from "../../data/browser-storage.ts";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { me } from "../../data/session.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { fieldId } from "../../ui/field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { createEntryDraft, type OfferedPerson } from "./entry-draft.ts";
import { EntryFields } from "./entry-fields.tsx";
import { keptFor, keptUnder } from "./kept-draft.state.ts";
import { addEntry } from "./log-api.ts";
import styles from "./support-log.module.css";

/** Enters support that somebody was given; what stays the same from visit to visit stays in the form. */
export function EntryForm(props: {
  project: LogProject;
  start: LogStart;
  /** An entry is corrected meanwhile, in a dialog with the same fields; what was typed here comes back. */
  aside: boolean;
  onSaved: (entry: SupportEntryView) => void;
}): JSX.Element {
  const [key, setKey] = createSignal<string>(crypto.randomUUID());
  // One that is saved begins anew, so that nothing of it is left over.
  return (
    <Show when={key()} keyed>
      {(own) => (
        <OneEntry
          {...props}
          key={own}
          onSaved={(entry) => {
            props.onSaved(entry);
            setKey(crypto.randomUUID());
            queueMicrotask(() => document.getElementById(fieldId("participantId"))?.focus());
          }}
        />
      )}
    </Show>
  );
}

function OneEntry(props: {
  project: LogProject;
  start: LogStart;
  key: string;
  aside: boolean;
  onSaved: (entry: SupportEntryView) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const today = () => dayAt(serverNow().toISOString(), HOME_ZONE);
  const place = () => keptUnder(props.project.projectId, me()?.staffId);
  const draft = createEntryDraft({
    mode: "onsite",
    day: today(),
    ...keptFor(readStored(place()), me()?.staffId, props.start, props.project.supports ?? []),
  });
  const refusals = createRefusals(focusRefused);
  const [isBusy, setBusy] = createSignal(false);
  const [person, setPerson] = createSignal<OfferedPerson>();
  const isLate = () => today() > props.project.endsOn;
  const save = async () => {
    const checked = checkBy(SupportEntryInputSchema, {
      ...draft.input(),
      lateReason: isLate() ? draft.get("lateReason") : undefined,
    });
    if (!checked.valid) return refusals.refuse(checked.issues);
    try {
      const saved = await addEntry(props.project.projectId, checked.input, props.key);
      store(place(), JSON.stringify(draft.kept()));
      const { firstName, lastName } = saved.participant;
      showToast({ text: t().saved(`${firstName} ${lastName}`) });
      props.onSaved(saved);
    } catch (caught) {
      draft.showOverlaps(caught);
    }
  };
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    try {
      await save();
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={!props.aside}>
      <form
        class={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <EntryFields
          projectId={props.project.projectId}
          supports={props.project.supports ?? []}
          start={props.start}
          draft={draft}
          refusals={refusals}
          late={isLate()}
          person={person()}
          onPerson={setPerson}
        />
        <Remarks texts={refusals.remarks()} />
        <div class={styles.actions}>
          <Button kind="primary" type="submit" busy={isBusy()}>
            {t().save}
          </Button>
        </div>
      </form>
    </Show>
  );
}
