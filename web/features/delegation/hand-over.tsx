import { revalidate } from "@solidjs/router";
import type { Successor } from "@zapisy/core/delegation/schema";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { request } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { FileDoorContext } from "../../forms/field-types/file/door.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toast.tsx";
import { announceOwnFile } from "../registration/own/own-file.ts";
import { getPersonalView } from "../registration/own/personal-query.ts";
import { showState } from "../registration/own/registration-state.tsx";
import styles from "./delegation.module.css";
import { SuccessorForm } from "./successor-form.tsx";

/** Passes one's own place on to a colleague. */
export function HandOver(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadDelegation);
  const [isOpen, setIsOpen] = createSignal(false);
  const send = async (body: Successor) => {
    await request("POST", "/api/registrations/{token}/handover", { params: { token: props.token }, body });
    setIsOpen(false);
    showToast({ text: t().handOver.done });
    await revalidate(getPersonalView.keyFor(props.token));
    showState();
  };
  return (
    <section class={styles.fields} data-screen-only>
      <Show
        when={isOpen()}
        fallback={
          <div>
            <Button onClick={() => setIsOpen(true)}>{t().handOver.open}</Button>
          </div>
        }
      >
        <h2>{t().handOver.title}</h2>
        <p>{t().handOver.help}</p>
        <FileDoorContext.Provider
          value={{ announce: (file, signal) => announceOwnFile(props.token, file, signal) }}
        >
          <SuccessorForm
            event={props.view.event}
            submit={t().handOver.submit}
            onCancel={() => setIsOpen(false)}
            onSend={send}
          />
        </FileDoorContext.Provider>
      </Show>
    </section>
  );
}
