import type { ParticipantDetail } from "@zapisy/core/participant/answer";
import { ENTRY_QUESTIONS } from "@zapisy/core/participant/rules";
import { EntryChangeSchema } from "@zapisy/core/participant/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { createSignal, For } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, useMessages } from "../../data/locale.ts";
import { ANSWER_INPUTS } from "../../forms/field-types/inputs.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { showToast } from "../../ui/toast.tsx";
import { saveEntry } from "./participant-api.ts";

/** What somebody answered on the day of entry; what is left open is missing. */
export function EntryDialog(props: {
  projectId: string;
  participant: ParticipantDetail;
  onSaved: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadParticipant);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the person and then is its own
  const begin = props.participant;
  const [answers, setAnswers] = createSignal<Record<string, string>>(begin.entry);
  const refusals = createRefusals(focusRefused);
  const save = async () => {
    const { participantId, version } = begin;
    const checked = checkBy(EntryChangeSchema, { answers: answers(), version });
    if (!checked.valid) return refusals.refuse(checked.issues);
    await saveEntry(props.projectId, participantId, checked.input);
    showToast({ text: t().form.saved });
    props.onSaved();
  };
  return (
    <FormDialog
      title={t().entry.title}
      submitLabel={t().form.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <p>{t().entry.lead}</p>
      <For each={ENTRY_QUESTIONS}>
        {(question) => (
          <Dynamic
            component={ANSWER_INPUTS[question.type]}
            question={question}
            name={`answers.${question.questionId}`}
            label={inLocale(question.label, locale()).text}
            help={question.help && inLocale(question.help, locale()).text}
            optional
            compact
            value={answers()[question.questionId] ?? ""}
            error={refusals.error(`answers.${question.questionId}`)}
            onInput={(answer) => setAnswers((all) => ({ ...all, [question.questionId]: answer }))}
          />
        )}
      </For>
    </FormDialog>
  );
}
