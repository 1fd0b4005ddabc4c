import type { EventView } from "@zapisy/core/event/answer";
import type { Successor } from "@zapisy/core/delegation/schema";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { createSignal, onMount } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { fieldId } from "../../ui/field.tsx";
import { toOtherPerson } from "../registration/form/form.state.ts";
import { Refusal } from "../registration/own/refusal.tsx";
import styles from "./delegation.module.css";
import { askedOfOthers, createOthersForm } from "./others-form.ts";
import { Declarations, OtherPersonFields } from "./person-fields.tsx";

/** The form by which a place is given to another person. A refusal leaves everything as it was typed. */
export function SuccessorForm(props: {
  event: EventView;
  submit: string;
  onSend: (successor: Successor) => Promise<void>;
  onCancel: () => void;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  const asked = () => askedOfOthers(props.event, true);
  const form = createOthersForm({
    event: asked,
    own: () => [],
    labelOf: () => "",
    personName: () => "",
  });
  const [isSending, setIsSending] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  onMount(() => document.getElementById(fieldId("firstName"))?.focus());
  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    const [values] = form.people;
    if (!form.check() || !values) return;
    const { acts, needs } = form.declares();
    const { choices: _, ...person } = toOtherPerson(values);
    const declarations = { acts: acts as true, needs: needs && form.asksNeeds() };
    setIsSending(true);
    try {
      await props.onSend({ ...person, declarations, formVersion: form.formVersion() });
    } catch (error) {
      if (error instanceof ApiError && error.issues.length > 0)
        form.refuse(
          error,
          error.issues.map((issue) =>
            issue.path.startsWith("declarations.") ? issue : { ...issue, path: `people.0.${issue.path}` },
          ),
        );
      else setFailure(() => error);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <form
      class={styles.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary issues={form.summary()} attempt={form.attempts()} />
      <OtherPersonFields event={asked()} form={form.formOf(0)} />
      <Declarations form={form} event={props.event} acts={t().handOver.acts} needs={t().handOver.needs} />
      <Refusal error={failure()} />
      <div class={styles.actions}>
        <Button kind="primary" type="submit" busy={isSending()} wideOnPhone>
          {props.submit}
        </Button>
        <Button onClick={props.onCancel} wideOnPhone>
          {t().page.cancel}
        </Button>
      </div>
    </form>
  );
}
