import type { PasskeyView } from "@zapisy/core/passkey/answer";
import { PasskeyInputSchema } from "@zapisy/core/passkey/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadAccount } from "@zapisy/words/account";
import KeyRound from "~icons/lucide/key-round";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { loadMe } from "../../data/session.ts";
import { listPasskeys, removePasskey } from "./account-api.ts";
import styles from "./account.module.css";
import { addPasskey, canUsePasskeys, isGivenUp } from "./passkey.ts";

/** One's passkeys: a new one is named and made, an old one is taken away. */
export function PasskeyList(): JSX.Element {
  const t = useMessages(loadAccount);
  const errors = useErrorText();
  const [passkeys, { refetch }] = createResource(listPasskeys);
  // Reading a resource that failed throws.
  const shown = () => (passkeys.error ? undefined : passkeys.latest);
  const [name, setName] = createSignal("");
  const [nameError, setNameError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [removed, setRemoved] = createSignal<PasskeyView>();
  let heading: HTMLHeadingElement | undefined;

  const when = (instant: string) => formatDateTime(locale(), instant, HOME_ZONE);
  const wordsOf = (error: unknown) => {
    if (isGivenUp(error)) return t().passkeys.givenUp;
    return error instanceof Error && error.name === "InvalidStateError"
      ? t().passkeys.known
      : errors.ofError(error);
  };
  const add = async () => {
    if (busy()) return;
    setFailure(undefined);
    setNameError(undefined);
    const checked = v.safeParse(PasskeyInputSchema.entries.name, name());
    if (!checked.success) {
      const [{ message, requirement }] = checked.issues;
      const limit = typeof requirement === "number" ? requirement : undefined;
      setNameError(errors.ofIssue({ path: "passkey-name", code: message, limit }));
      document.getElementById(fieldId("passkey-name"))?.focus();
      return;
    }
    setBusy(true);
    try {
      await addPasskey(checked.output);
      showToast({ text: t().passkeys.added(checked.output) });
      setName("");
      // Whoever had to add one may go on now.
      await Promise.all([refetch(), loadMe()]);
    } catch (caught) {
      setFailure(wordsOf(caught));
    } finally {
      setBusy(false);
    }
  };
  const remove = async ({ passkeyId, name: called }: PasskeyView) => {
    try {
      await removePasskey(passkeyId);
      showToast({ text: t().passkeys.removed(called) });
    } catch (caught) {
      showToast({ meaning: "stop", text: errors.ofError(caught) });
    }
    setRemoved(undefined);
    await refetch();
    heading?.focus();
  };
  return (
    <section class={styles.card} aria-labelledby="passkeys-heading">
      <h2 class={styles.heading} id="passkeys-heading" tabIndex={-1} ref={(element) => (heading = element)}>
        {t().passkeys.title}
      </h2>
      <p>{t().passkeys.lead}</p>
      <Show when={passkeys.error as unknown}>
        {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
      </Show>
      <Show
        when={shown()}
        fallback={<Show when={!passkeys.error}>{<Skeleton look="rows" lines={2} />}</Show>}
      >
        {(list) => (
          <Show when={list().length > 0}>
            <ul class={styles.list} aria-label={t().passkeys.list}>
              <For each={list()}>
                {(passkey) => (
                  <li class={styles.row}>
                    <div class={styles.what}>
                      <span class={styles.name} id={`passkey-${passkey.passkeyId}`}>
                        {passkey.name}
                      </span>
                      <span class={styles.soft}>{t().passkeys.since(when(passkey.createdAt))}</span>
                      <span class={styles.soft}>
                        {passkey.lastUsedAt
                          ? t().passkeys.used(when(passkey.lastUsedAt))
                          : t().passkeys.neverUsed}
                      </span>
                    </div>
                    <Button
                      small
                      describedBy={`passkey-${passkey.passkeyId}`}
                      popup="dialog"
                      onClick={() => setRemoved(passkey)}
                    >
                      {t().passkeys.remove}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
      <Show when={canUsePasskeys()} fallback={<p class={styles.soft}>{t().passkeys.impossible}</p>}>
        <form
          class={styles.add}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            name="passkey-name"
            label={t().passkeys.name}
            help={t().passkeys.nameHelp}
            autocomplete="off"
            value={name()}
            error={nameError()}
            onInput={setName}
          />
          <Button kind="primary" type="submit" icon={<KeyRound />} busy={busy()}>
            {t().passkeys.add}
          </Button>
        </form>
      </Show>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={removed()} keyed>
        {(passkey) => (
          <ConfirmDialog
            open
            danger
            title={t().passkeys.removeTitle(passkey.name)}
            confirmLabel={t().passkeys.removeConfirm}
            onConfirm={() => remove(passkey)}
            onClose={() => setRemoved(undefined)}
          >
            <p>{t().passkeys.removeText}</p>
          </ConfirmDialog>
        )}
      </Show>
    </section>
  );
}
