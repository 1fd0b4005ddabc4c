import type { EventView } from "@zapisy/core/event/answer";
import { DELEGATION_MAX } from "@zapisy/core/delegation/schema";
import { loadDelegation } from "@zapisy/words/public/delegation";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { Index, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { fieldId } from "../../ui/field.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./delegation.module.css";
import type { OthersForm } from "./others-form.ts";
import { OtherPersonFields } from "./person-fields.tsx";

/**
 * The people of a delegation, a card each, of which one is open: ten forms below each other are more than a phone, or anybody,
 * finds their way in.
 */
export function PersonCards(props: {
  /** What is asked of each of them. */
  event: EventView;
  form: OthersForm;
  open: number | undefined;
  onOpen: (index: number | undefined) => void;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  const nameOf = (index: number) => {
    const { firstName = "", lastName = "" } = props.form.people[index] ?? {};
    return `${firstName} ${lastName}`.trim();
  };
  const shown = (index: number) => nameOf(index) || t().form.person(index + 1);
  const focusLater = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const edit = (index: number) => {
    props.onOpen(index);
    focusLater(fieldId("firstName"));
  };
  const finish = (index: number) => {
    const next = props.form.people.findIndex((_, other) => other > index && nameOf(other) === "");
    if (next >= 0) {
      edit(next);
      return;
    }
    props.onOpen(undefined);
    focusLater(editId(index));
  };
  const remove = (index: number) => {
    const name = shown(index);
    const gone = props.form.remove(index);
    props.onOpen(undefined);
    showToast({
      text: t().form.removed(name),
      undo: () => {
        if (props.form.people.length >= DELEGATION_MAX) return;
        const { open } = props;
        props.form.putBack(index, gone);
        // Whose fields are open has another number now.
        if (open !== undefined && open >= index) props.onOpen(open + 1);
      },
    });
    focusLater(editId(Math.max(0, index - 1)));
  };
  return (
    <>
      <ol class={styles.people} role="list">
        <Index each={props.form.people}>
          {(person, index) => (
            <li class={styles.person}>
              <div class={styles.head}>
                <div class={styles.name}>
                  <span class={styles.title}>{`${index + 1}. ${nameOf(index) || t().form.noName}`}</span>
                  <span class={styles.soft}>{person().email.trim() || t().form.noEmail}</span>
                  <Show when={props.form.isFaulty(index)}>
                    <StateBadge meaning="stop">{t().form.faulty}</StateBadge>
                  </Show>
                </div>
                <div class={styles.actions}>
                  <Show when={props.open !== index}>
                    <Button small id={editId(index)} expanded={false} onClick={() => edit(index)}>
                      {t().form.editPerson(shown(index))}
                    </Button>
                  </Show>
                  <Show when={props.form.people.length > 1}>
                    <Button small kind="quiet" onClick={() => remove(index)}>
                      {t().form.removePerson(shown(index))}
                    </Button>
                  </Show>
                </div>
              </div>
              <Show when={props.open === index}>
                <OtherPersonFields event={props.event} form={props.form.formOf(index)} />
                <div>
                  <Button onClick={() => finish(index)} wideOnPhone>
                    {t().form.ready}
                  </Button>
                </div>
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <div class={styles.head}>
        <p role="status">{t().form.count(props.form.people.length, DELEGATION_MAX)}</p>
        <Show when={props.form.people.length < DELEGATION_MAX}>
          <Button
            icon={<Plus />}
            onClick={() => {
              props.form.add();
              edit(props.form.people.length - 1);
            }}
          >
            {t().form.add}
          </Button>
        </Show>
      </div>
    </>
  );
}

function editId(index: number): string {
  return `edit-person-${index}`;
}
