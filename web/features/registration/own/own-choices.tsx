import { revalidate, useAction } from "@solidjs/router";
import type { ChoiceGroup } from "@zapisy/core/event/schema";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { alternativesTo, hasPlace, missingChoices } from "@zapisy/core/registration/rules";
import { errorText, loadError } from "@zapisy/words/error";
import { loadRegistration } from "@zapisy/words/public/registration";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import type { ApiIssue } from "../../../data/client.ts";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { OWN_CHOICES } from "./added-since.tsx";
import { AlternativesField } from "../form/alternatives-field.tsx";
import { ChoiceField } from "../form/choice-field.tsx";
import { heldChoices } from "./held.state.ts";
import { ChoiceList } from "./own-data.tsx";
import styles from "./own-data.module.css";
import { Refusal } from "./refusal.tsx";
import { getPersonalView } from "./personal-query.ts";
import { correctRegistration } from "./own-action.ts";

/** What one chose, and until the deadline a way to choose something else that has a free seat. */
export function OwnChoices(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const [isOpen, setIsOpen] = createSignal(false);
  const mayChoose = () => props.view.may.changeChoices || choicesToMake(props.view).length > 0;
  const until = () => {
    if (!props.view.may.edit) return "";
    if (!props.view.may.changeChoices) return mayChoose() ? "" : t().personal.changeClosed;
    const { changesUntil } = props.view.event.recruitment;
    return changesUntil ? t().personal.changeUntil(changesUntil) : t().personal.changeOpen;
  };
  return (
    <section class={styles.section}>
      <div class={styles.head}>
        <h2 id={OWN_CHOICES} tabIndex={-1}>
          {t().personal.choices}
        </h2>
        <Show when={mayChoose()}>
          <Button small icon={<Pencil />} popup="dialog" onClick={() => setIsOpen(true)}>
            {props.view.may.changeChoices ? t().personal.changeChoices : t().personal.choose}
          </Button>
        </Show>
      </div>
      <ChoiceList view={props.view} />
      <Show when={until()} keyed>
        {(text) => <p class={styles.remark}>{text}</p>}
      </Show>
      <Show when={isOpen()}>
        <ChangeDialog view={props.view} token={props.token} onClose={() => setIsOpen(false)} />
      </Show>
    </section>
  );
}

/** Choices that were added after the person had signed up, and are still to be made. */
function choicesToMake(view: PersonalView): ChoiceGroup[] {
  return view.may.edit ? missingChoices(view.event, view.choices) : [];
}

function ChangeDialog(props: { view: PersonalView; token: string; onClose: () => void }): JSX.Element {
  const t = useMessages(loadRegistration);
  const errors = useMessages(loadError);
  const correct = useAction(correctRegistration);
  // oxlint-disable-next-line solid/reactivity -- begins with what is chosen when the dialog opens
  const [choices, setChoices] = createSignal({ ...props.view.choices });
  // oxlint-disable-next-line solid/reactivity -- as above
  const [alternatives, setAlternatives] = createSignal({ ...props.view.alternatives });
  const [failure, setFailure] = createSignal<unknown>();
  const [refused, setRefused] = createSignal<readonly ApiIssue[]>([]);
  const errorOf = (path: string) => {
    const issue = refused().find((one) => one.path === path);
    return issue && errorText(errors(), issue.code, issue);
  };
  // Once choices cannot be changed, those that were added since can still be made.
  const groups = () =>
    props.view.may.changeChoices
      ? heldChoices({ ...props.view.event, retired: props.view.retired }, props.view.choices)
      : choicesToMake(props.view);
  const save = async () => {
    setFailure(undefined);
    setRefused([]);
    // An emptied choice goes as null: one that is offered no more would stay.
    const chosen = Object.fromEntries(
      Object.entries(choices()).map(([groupId, optionId]) => [groupId, optionId || null]),
    );
    try {
      const wished = hasPlace(props.view.status) ? undefined : alternativesTo(choices(), alternatives());
      await correct(props.token, {
        choices: chosen,
        ...(props.view.may.changeChoices && { alternatives: wished ?? {} }),
        version: props.view.version,
      });
      showToast({ text: t().personal.choicesSaved });
      props.onClose();
    } catch (error) {
      const placed =
        error instanceof ApiError
          ? error.issues.filter(({ path }) => /^(?:choices|alternatives)\b/.test(path))
          : [];
      if (placed.length > 0) setRefused(placed);
      else setFailure(() => error);
      if (error instanceof ApiError && error.status === 409)
        void revalidate(getPersonalView.keyFor(props.token));
    }
  };
  return (
    <Dialog
      open
      title={t().personal.changeChoices}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={save}>
            {t().personal.saveChoices}
          </Button>
          <Button onClick={() => props.onClose()}>{t().personal.cancelEdit}</Button>
        </>
      }
    >
      <div class={styles.form}>
        <p class={styles.remark}>{t().personal.fullHint}</p>
        <For each={groups()}>
          {(group) => (
            <ChoiceField
              group={group}
              event={props.view.event}
              value={choices()[group.groupId] ?? ""}
              onChange={(optionId) => setChoices((all) => ({ ...all, [group.groupId]: optionId }))}
              onlyFree={{ held: props.view.choices[group.groupId] ?? "" }}
              retired={props.view.retired.choiceGroups}
              error={errorOf(`choices.${group.groupId}`)}
            />
          )}
        </For>
        <Show when={props.view.may.changeChoices && !hasPlace(props.view.status)}>
          <AlternativesField
            event={props.view.event}
            groups={groups()}
            choices={choices()}
            value={alternatives()}
            onChange={setAlternatives}
            errorOf={errorOf}
            words={t().alternatives}
          />
        </Show>
        <Refusal error={failure()} />
      </div>
    </Dialog>
  );
}
