import { EmailSchema } from "@zapisy/core/shared/field";
import type { SignInAnswer, StaffMeView } from "@zapisy/core/staff/answer";
import { loadStaff } from "@zapisy/words/staff";
import Building from "~icons/lucide/building";
import KeyRound from "~icons/lucide/key-round";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { createEffect, createResource, createSignal, onCleanup, Show, Suspense } from "solid-js";
import { ApiError, request } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { Field, fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { findProviderName, leaveForProvider } from "./provider.ts";
import { codeOf } from "./sign-in.state.ts";
import styles from "./sign-in-form.module.css";

interface SignInFormProps {
  /** Said above the first step instead of the usual words. */
  lead?: string;
  /** Filled in where it is known. */
  email?: string;
  /** Where to go afterwards, where the open page may be left for the organisation's provider. */
  to?: string;
  /** Why signing in at the provider came to nothing; it is then told to ask who it is. */
  refusal?: unknown;
  onSignedIn: (person: StaffMeView) => void;
}

/** Signs in by a code sent by mail, in two steps: address, then code. */
export function SignInForm(props: SignInFormProps): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- only what the field begins with
  const [email, setEmail] = createSignal(props.email ?? "");
  const [signIn, setSignIn] = createSignal<SignInAnswer>();
  const [code, setCode] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [isOver, setOver] = createSignal(false);
  const [isResent, setResent] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const [otherError, setOtherError] = createSignal<string>();
  const useProvider = async () => {
    setOtherError(undefined);
    try {
      await leaveForProvider(props.to ?? "", props.refusal !== undefined);
    } catch (caught) {
      setOtherError(errors.ofError(caught));
    }
  };
  const problem = () => otherError() ?? (props.refusal ? errors.ofError(props.refusal) : undefined);
  const isBrokenOff = () =>
    !otherError() && props.refusal instanceof ApiError && props.refusal.code === "staff.identity_declined";
  // Both at once, so that no button comes to stand where another one was about to be pressed.
  const [others] = createResource(async () => {
    const [provider, { canOfferPasskeys, canUsePasskeys, endOffer, isGivenUp, signInWithPasskey }] =
      await Promise.all([
        props.to === undefined ? undefined : findProviderName(),
        import("../account/passkey.ts"),
      ]);
    const passkeys = { canOfferPasskeys, endOffer, isGivenUp, signInWithPasskey };
    return { provider, passkeys: canUsePasskeys() ? passkeys : undefined };
  });
  const provider = () => others()?.provider;
  const passkeys = () => others()?.passkeys;

  /** Signs in with a passkey; somebody who gave it up goes on as if nothing were. */
  const usePasskey = async (signInWith: () => Promise<StaffMeView>) => {
    setOtherError(undefined);
    try {
      props.onSignedIn(await signInWith());
    } catch (caught) {
      if (!passkeys()?.isGivenUp(caught)) setOtherError(errors.ofError(caught));
    }
  };
  // Where the browser can, it offers passkeys in the field of the address as well.
  createEffect(() => {
    const offered = passkeys();
    if (!offered) return;
    onCleanup(() => offered.endOffer());
    void offered.canOfferPasskeys().then((can) => {
      if (can) void usePasskey(() => offered.signInWithPasskey(true));
    });
  });

  const focus = (name: string) => queueMicrotask(() => document.getElementById(fieldId(name))?.focus());

  const attempt = async (work: () => Promise<void>, onError: (error: unknown) => void) => {
    if (busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (caught) {
      onError(caught);
    } finally {
      setBusy(false);
    }
  };

  const send = async () => {
    const checked = v.safeParse(EmailSchema, email());
    if (!checked.success) {
      setError(errors.ofIssue({ path: "email", code: checked.issues[0].message }));
      focus("email");
      return;
    }
    await attempt(
      async () => {
        const answer = await request("POST", "/api/staff/sign-in", {
          body: { email: checked.output, locale: locale() },
        });
        setSignIn(answer);
        setCode("");
        setOver(false);
        focus("code");
      },
      (caught) => {
        setError(errors.ofError(caught));
        focus("email");
      },
    );
  };

  const refuse = (caught: unknown) => {
    const left = caught instanceof ApiError ? caught.problem.attemptsLeft : undefined;
    const isWrong = caught instanceof ApiError && caught.code === "staff.code_wrong";
    const isEnded = caught instanceof ApiError && (caught.status === 410 || caught.status === 429);
    setOver(isEnded || (isWrong && left === 0));
    if (!isWrong || typeof left !== "number") setError(errors.ofError(caught));
    else if (left > 0) setError(t().signIn.attemptsLeft(left));
    else setError(errors.ofIssue({ path: "code", code: "staff.too_many_attempts" }));
    setCode("");
    focus("code");
  };
  const verify = async () => {
    const asked = signIn();
    if (!asked) return;
    const body = { signInId: asked.signInId, code: code() };
    let person: StaffMeView | undefined;
    await attempt(async () => {
      person = await request("POST", "/api/staff/sign-in/verify", { body });
    }, refuse);
    if (person) props.onSignedIn(person);
  };

  const length = () => signIn()?.codeLength ?? 6;
  const type = (text: string) => {
    const before = code();
    setCode(codeOf(text, length()));
    setError(undefined);
    // A whole code that was pasted or filled in by the browser needs no press of the button.
    if (code().length === length() && code() !== before) void verify();
  };

  const resend = async () => {
    await send();
    setResent(error() === undefined);
  };

  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Show
        when={signIn()}
        fallback={
          <form
            class={styles.form}
            novalidate
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <Show when={problem()}>
              {(text) => (
                <Notice meaning={isBrokenOff() ? "note" : "stop"} live="alert">
                  {text()}
                </Notice>
              )}
            </Show>
            <Show when={props.lead ?? (provider() ? undefined : t().signIn.lead)}>
              {(lead) => <p>{lead()}</p>}
            </Show>
            <Show when={provider()}>
              {(name) => (
                <Button kind="primary" icon={<Building />} wideOnPhone onClick={useProvider}>
                  {t().signIn.withProvider(name())}
                </Button>
              )}
            </Show>
            <Show when={passkeys()}>
              {(offered) => (
                <Button
                  kind={provider() ? "secondary" : "primary"}
                  icon={<KeyRound />}
                  wideOnPhone
                  onClick={() => usePasskey(() => offered().signInWithPasskey())}
                >
                  {t().signIn.passkey}
                </Button>
              )}
            </Show>
            <Show when={provider() ?? passkeys()}>
              <p class={styles.or}>{t().signIn.orCode}</p>
            </Show>
            <TextField
              name="email"
              label={t().signIn.email}
              type="email"
              autocomplete="username webauthn"
              value={email()}
              error={error()}
              onInput={setEmail}
            />
            <Button
              kind={(provider() ?? passkeys()) ? "secondary" : "primary"}
              type="submit"
              busy={busy()}
              wideOnPhone
            >
              {t().signIn.send}
            </Button>
          </form>
        }
      >
        <form
          class={styles.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void verify();
          }}
        >
          <p>{t().signIn.codeLead(email())}</p>
          <Show when={isResent()}>
            <Notice meaning="ok" live="status">
              {t().signIn.resent}
            </Notice>
          </Show>
          <Field
            name="code"
            label={length() === 6 ? t().signIn.code : t().signIn.longCode}
            error={error()}
            width={length() === 6 ? "short" : undefined}
          >
            {(field) => (
              <input
                class={`${control.control} ${styles.code}`}
                id={field.id}
                name="code"
                type="text"
                inputmode={length() === 6 ? "numeric" : "text"}
                autocapitalize="characters"
                autocomplete="one-time-code"
                spellcheck={false}
                // Longer than the code, so that "123 456" and "Kod: 123456" can be pasted.
                maxLength={24}
                value={code()}
                aria-describedby={field.describedBy}
                aria-invalid={field.invalid}
                onInput={(event) => {
                  type(event.currentTarget.value);
                  event.currentTarget.value = code();
                }}
              />
            )}
          </Field>
          <div class={styles.actions}>
            <Show
              when={isOver()}
              fallback={
                <Button kind="primary" type="submit" busy={busy()} wideOnPhone>
                  {t().signIn.verify}
                </Button>
              }
            >
              <Button kind="primary" busy={busy()} wideOnPhone onClick={resend}>
                {t().signIn.resend}
              </Button>
            </Show>
            <Button
              kind="quiet"
              onClick={() => {
                setSignIn(undefined);
                setError(undefined);
                setResent(false);
                focus("email");
              }}
            >
              {t().signIn.otherAddress}
            </Button>
          </div>
          <p class={styles.late}>
            {t().signIn.late}{" "}
            <Show when={!isOver()}>
              <button type="button" class={styles.link} onClick={() => void resend()}>
                {t().signIn.resend}
              </button>
            </Show>
          </p>
        </form>
      </Show>
    </Suspense>
  );
}
