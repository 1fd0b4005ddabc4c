import type { ListedInstitution } from "@zapisy/core/institution/answer";
import { InstitutionMergeSchema } from "@zapisy/core/institution/schema";
import { loadInstitution } from "@zapisy/words/institution";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { EntryField } from "./entry-field.tsx";
import { mergeInstitution } from "./institution-api.ts";
import styles from "./institution.module.css";

interface MergeDialogProps {
  institution: { institutionId: string; name: string; version: number };
  /** The one that stays, where it was chosen already. */
  into?: ListedInstitution;
  onMerged: (into: string) => void;
  onClose: () => void;
}

/** Asks into which institution another is merged, and why. */
export function MergeDialog(props: MergeDialogProps): JSX.Element {
  const t = useMessages(loadInstitution);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- the form begins with what was chosen and then is its own
  const begin = props.into;
  const [into, setInto] = createSignal(begin?.institutionId ?? "");
  const [reason, setReason] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const { failure, error, refuse, fail, clear } = createRefusals(focusRefused);
  const merge = async () => {
    if (busy()) return;
    clear();
    const { institutionId, version } = props.institution;
    const checked = checkBy(InstitutionMergeSchema, { into: into(), reason: reason(), version });
    if (!checked.valid) return refuse(checked.issues);
    setBusy(true);
    try {
      await mergeInstitution(institutionId, checked.input);
      showToast({ text: t().merge.done });
      props.onMerged(checked.input.into);
    } catch (caught) {
      fail(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      guarded
      title={t().merge.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" busy={busy()} onClick={merge}>
            {t().merge.confirm}
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
          void merge();
        }}
      >
        <p>{t().merge.lead(props.institution.name)}</p>
        <EntryField
          name="into"
          label={t().merge.into}
          help={t().merge.intoHelp}
          chosen={begin}
          except={props.institution.institutionId}
          value={into()}
          error={error("into")}
          onChange={setInto}
          onFailure={fail}
        />
        <TextField
          name="reason"
          label={t().merge.reason}
          help={t().merge.reasonHelp}
          autocomplete="off"
          value={reason()}
          error={error("reason")}
          onInput={setReason}
        />
        <Show when={failure()}>
          {(why) => (
            <Notice meaning="stop" live="alert">
              {why()}
            </Notice>
          )}
        </Show>
      </form>
    </Dialog>
  );
}
