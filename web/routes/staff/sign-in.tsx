import { useNavigate, useSearchParams } from "@solidjs/router";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, onMount, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { organiserName } from "../../data/site.ts";
import { answerOf, signInAtProvider, wantedBefore } from "../../features/staff/provider.ts";
import { signedIn } from "../../data/session.ts";
import { SignInForm } from "../../features/staff/sign-in-form.tsx";
import { returnPath } from "../../features/staff/sign-in.state.ts";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { ThemeSwitch } from "../../ui/theme-switch.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import styles from "./sign-in.module.css";

/** Signs a member of staff in, then goes to where they wanted to go; the organisation's provider leads back here too. */
export function SignInPage(): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const navigate = useNavigate();
  const [search] = useSearchParams<{ to?: string }>();
  const [answer, setAnswer] = createSignal(answerOf(window.location.search));
  const [refusal, setRefusal] = createSignal<unknown>();
  onMount(async () => {
    const led = answer();
    if (led === undefined) return;
    // It is worth something once; the history of the browser need not keep it.
    window.history.replaceState(window.history.state, "", window.location.pathname);
    try {
      const { me, to } = await signInAtProvider(led);
      signedIn(me);
      navigate(returnPath(to), { replace: true });
    } catch (caught) {
      const to = wantedBefore(caught);
      if (to) navigate(`/staff/sign-in?to=${encodeURIComponent(to)}`, { replace: true });
      setRefusal(caught);
      setAnswer(undefined);
    }
  });
  return (
    <div class={styles.page}>
      <main class={styles.box} id="content">
        <p class={styles.brand}>{organiserName() ?? shell().product}</p>
        <PageHeading title={t().signIn.title} />
        <Show
          when={answer() === undefined}
          fallback={
            <p class={styles.busy} role="status">
              <Spinner /> {t().signIn.providerBusy}
            </p>
          }
        >
          <SignInForm
            to={returnPath(search.to)}
            refusal={refusal()}
            onSignedIn={(person) => {
              signedIn(person);
              navigate(returnPath(search.to), { replace: true });
            }}
          />
        </Show>
      </main>
      <footer class={styles.foot}>
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
