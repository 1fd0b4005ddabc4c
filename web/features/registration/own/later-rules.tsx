import { revalidate, useAction } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { getPersonalView } from "./personal-query.ts";
import { Refusal } from "./refusal.tsx";
import { correctRegistration } from "./own-action.ts";
import { TextDisclosure } from "../form/text-disclosure.tsx";

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
      await correct(props.token, {
        consents: { rules: true },
        wordings: { rules: props.view.event.wordings.rules },
        version: props.view.version,
      });
      showToast({ text: t().personal.laterRulesAccepted });
    } catch (error) {
      setFailure(() => error);
      // The rules changed once more: they are shown as they are now.
      if (error instanceof ApiError && error.status === 422)
        void revalidate(getPersonalView.keyFor(props.token));
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
