import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

/** Says that an unsent form is back, what of it has to be given anew, and offers to begin with an empty one. */
export function RestoredDraft(props: { help: string; onClear: () => void }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <Notice
      meaning="note"
      title={t().signUp.draftRestored}
      actions={<Button onClick={() => props.onClear()}>{t().signUp.draftClear}</Button>}
    >
      <p>{props.help}</p>
    </Notice>
  );
}
