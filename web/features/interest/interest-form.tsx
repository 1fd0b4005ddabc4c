import { InterestInputSchema } from "@zapisy/core/interest/schema";
import { loadNews } from "@zapisy/words/news";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { locale, useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./interest-form.module.css";
import { askToBeTold } from "./interest-api.ts";

/** Leaves an address to be told once when one can sign up. What is said afterwards is the same for every address. */
export function InterestForm(props: { slug: string }): JSX.Element {
  const t = useMessages(loadNews);
  const [email, setEmail] = createSignal("");
  const [sentTo, setSentTo] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const refusals = createRefusals(() => document.getElementById(fieldId("email"))?.focus());
  const send = async () => {
    if (busy()) return;
    refusals.clear();
    setSentTo(undefined);
    const read = v.safeParse(InterestInputSchema, { email: email(), locale: locale() });
    if (!read.success) {
      refusals.refuse(read.issues.map(({ message }) => ({ path: "email", code: message })));
      return;
    }
    setBusy(true);
    try {
      await askToBeTold(props.slug, read.output);
      setSentTo(read.output.email);
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        name="email"
        type="email"
        label={t().interest.email}
        help={t().interest.emailHelp}
        autocomplete="email"
        value={email()}
        error={refusals.error("email")}
        onInput={setEmail}
      />
      <Remarks texts={refusals.remarks()} />
      <div>
        <Button kind="primary" type="submit" busy={busy()} wideOnPhone>
          {t().interest.send}
        </Button>
      </div>
      <div role="status">
        <Show when={sentTo()}>
          {(address) => (
            <Notice meaning="ok" title={t().interest.sentTitle}>
              <p>{t().interest.sent(address())}</p>
            </Notice>
          )}
        </Show>
      </div>
    </form>
  );
}
