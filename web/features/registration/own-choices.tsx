import { revalidate, useAction } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/registration/schema";
import { loadRegistration } from "@zapisy/messages/public/registration";
import Pencil from "lucide-solid/icons/pencil";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { showToast } from "../../ui/toast.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { ChoiceList } from "./own-data.tsx";
import styles from "./own-data.module.css";
import { Refusal } from "./refusal.tsx";
import { getPersonalView } from "./personal-query.ts";
import { correctRegistration } from "./registration-action.ts";

/** What one chose, and until the deadline a way to choose something else that has a free seat. */
export function OwnChoices(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const [isOpen, setIsOpen] = createSignal(false);
  const until = () => {
    if (!props.view.may.edit) return "";
    if (!props.view.may.changeChoices) return t().personal.changeClosed;
    const { changesUntil } = props.view.event.recruitment;
    return changesUntil ? t().personal.changeUntil(changesUntil) : t().personal.changeOpen;
  };
  return (
    <section class={styles.section}>
      <div class={styles.head}>
        <h2>{t().personal.choices}</h2>
        <Show when={props.view.may.changeChoices}>
          <Button small icon={<Pencil />} popup="dialog" onClick={() => setIsOpen(true)}>
            {t().personal.changeChoices}
          </Button>
        </Show>
      </div>
      <ChoiceList view={props.view} />
      <Show when={until()}>{(text) => <p class={styles.remark}>{text()}</p>}</Show>
      <Show when={isOpen()}>
        <ChangeDialog view={props.view} token={props.token} onClose={() => setIsOpen(false)} />
      </Show>
    </section>
  );
}

function ChangeDialog(props: { view: PersonalView; token: string; onClose: () => void }): JSX.Element {
  const t = useMessages(loadRegistration);
  const correct = useAction(correctRegistration);
  // oxlint-disable-next-line solid/reactivity -- begins with what is chosen when the dialog opens
  const [choices, setChoices] = createSignal({ ...props.view.choices });
  const [failure, setFailure] = createSignal<unknown>();
  const save = async () => {
    setFailure(undefined);
    const chosen = Object.fromEntries(Object.entries(choices()).filter(([, optionId]) => optionId !== ""));
    try {
      await correct(props.token, { choices: chosen, version: props.view.version });
      showToast({ text: t().personal.choicesSaved });
      props.onClose();
    } catch (error) {
      setFailure(() => error);
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
        <For each={props.view.event.choiceGroups}>
          {(group) => (
            <ChoiceField
              group={group}
              seats={props.view.event.seats.options}
              value={choices()[group.groupId] ?? ""}
              onChange={(optionId) => setChoices((all) => ({ ...all, [group.groupId]: optionId }))}
              onlyFree={{ held: props.view.choices[group.groupId] ?? "" }}
              error={undefined}
            />
          )}
        </For>
        <Refusal error={failure()} />
      </div>
    </Dialog>
  );
}
