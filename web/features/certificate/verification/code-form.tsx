import { useNavigate } from "@solidjs/router";
import { loadVerification } from "@zapisy/words/certificate/verification";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import styles from "./code-form.module.css";
import { codeIn } from "./code.state.ts";

/** Takes the code of a certificate from somebody who has it on paper only, and leads to its page. */
export function CodeForm(): JSX.Element {
  const t = useMessages(loadVerification);
  const navigate = useNavigate();
  const [typed, setTyped] = createSignal("");
  const [error, setError] = createSignal<string>();
  const check = () => {
    const code = codeIn(typed());
    if (code) {
      navigate(`/verify/${encodeURIComponent(code)}`);
      return;
    }
    setError(t().codeMissing);
    document.getElementById(fieldId("code"))?.focus();
  };
  return (
    <form
      class={styles.form}
      novalidate
      data-screen-only
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <TextField
        name="code"
        label={t().code}
        help={t().codeHelp}
        autocomplete="off"
        spellcheck={false}
        value={typed()}
        error={error()}
        onInput={(text) => {
          setError(undefined);
          setTyped(text);
        }}
      />
      <div>
        <Button kind="primary" type="submit" wideOnPhone>
          {t().check}
        </Button>
      </div>
    </form>
  );
}
