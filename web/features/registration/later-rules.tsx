import { useAction } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/registration/schema";
import { loadRegistration } from "@zapisy/messages/public/registration";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Refusal } from "./refusal.tsx";
import { correctRegistration } from "./registration-action.ts";
import { TextDisclosure } from "./text-disclosure.tsx";

/** Asks whoever signed up before the event had rules to accept them. The place does not depend on the answer. */
export function LaterRules(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const correct = useAction(correctRegistration);
  const [isSaving, setIsSaving] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const accept = async () => {
    if (isSaving()) return;
    setFailure(undefined);
    setIsSaving(true);
    try {
      await correct(props.token, { consents: { rules: true }, version: props.view.version });
      showToast({ text: t().personal.laterRulesAccepted });
    } catch (error) {
      setFailure(() => error);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Show when={props.view.consents.rules === false && props.view.may.edit && props.view.event.rules}>
      {(rules) => (
        <Notice
          meaning="note"
          title={t().personal.laterRulesTitle}
          actions={
            <Button busy={isSaving()} onClick={accept}>
              {t().personal.laterRulesAccept}
            </Button>
          }
        >
          <p>{t().personal.laterRules}</p>
          <TextDisclosure summary={t().signUp.rulesText} text={rules()} />
          <Refusal error={failure()} />
        </Notice>
      )}
    </Show>
  );
}
