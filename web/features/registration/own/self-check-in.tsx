import { useAction } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadOwnAttendance } from "@zapisy/words/attendance/participant";
import { errorText, loadError } from "@zapisy/words/error";
import CircleCheck from "~icons/lucide/circle-check";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { checkInCode } from "./check-in.state.ts";
import { checkInMyself } from "./own-action.ts";
import styles from "./self-check-in.module.css";

/** While something goes on at which the person is expected: they confirm that they are there by the code on the wall. */
export function SelfCheckIn(props: {
  token: string;
  unit: NonNullable<PersonalView["checkIn"]>;
}): JSX.Element {
  const t = useMessages(loadOwnAttendance);
  const errors = useMessages(loadError);
  const checkIn = useAction(checkInMyself);
  const [typed, setTyped] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [doneAt, setDoneAt] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const title = () => inLocale(props.unit.title, locale()).text;
  const submit = async () => {
    if (busy()) return;
    const code = checkInCode(typed());
    setError(code ? undefined : t().selfCheckIn.required);
    if (!code) return focusField();
    setBusy(true);
    try {
      const answer = await checkIn(props.token, code);
      setDoneAt(inLocale(answer.unitTitle, locale()).text);
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(errorText(errors(), caught.issues[0]?.code ?? caught.code, caught.problem));
      focusField();
    } finally {
      setBusy(false);
    }
  };
  const focusField = () => document.getElementById(fieldId("checkIn.code"))?.focus();
  return (
    <section class={styles.box} aria-labelledby="check-in-title" data-screen-only>
      <h2 id="check-in-title">{t().selfCheckIn.title}</h2>
      <Show
        when={!doneAt()}
        fallback={
          <Notice meaning="ok" live="status">
            {t().selfCheckIn.done(doneAt() ?? "")}
          </Notice>
        }
      >
        <p>{t().selfCheckIn.lead(title())}</p>
        <form
          class={styles.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            name="checkIn.code"
            label={t().selfCheckIn.code}
            width="short"
            inputMode="numeric"
            autocomplete="one-time-code"
            value={typed()}
            error={error()}
            onInput={setTyped}
          />
          <Button kind="primary" type="submit" busy={busy()} icon={<CircleCheck />} wideOnPhone>
            {t().selfCheckIn.submit}
          </Button>
        </form>
      </Show>
    </section>
  );
}
