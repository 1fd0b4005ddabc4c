import { useNavigate, useSearchParams } from "@solidjs/router";
import { loadShell } from "@zapisy/messages/shell";
import { loadStaff } from "@zapisy/messages/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { organiserName } from "../../data/site.ts";
import { signedIn } from "../../features/staff/session.ts";
import { SignInForm } from "../../features/staff/sign-in-form.tsx";
import { returnPath } from "../../features/staff/sign-in.state.ts";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { ThemeSwitch } from "../../shell/theme-switch.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./sign-in.module.css";

/** Signs a member of staff in by a code sent by mail, then goes to where they wanted to go. */
export function SignInPage(): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const navigate = useNavigate();
  const [search] = useSearchParams<{ to?: string }>();
  return (
    <div class={styles.page}>
      <main class={styles.box} id="content">
        <p class={styles.brand}>{organiserName() ?? shell().product}</p>
        <PageHeading title={t().signIn.title} />
        <SignInForm
          onSignedIn={(person) => {
            signedIn(person);
            navigate(returnPath(search.to), { replace: true });
          }}
        />
      </main>
      <footer class={styles.foot}>
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
