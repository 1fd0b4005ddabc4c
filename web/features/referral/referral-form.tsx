import { dayAt } from "@zapisy/core/shared/time";
import { loadCommon } from "@zapisy/words/common";
import { loadReferral } from "@zapisy/words/referral";
import type { Locale } from "@zapisy/words";
import type { JSX } from "solid-js";
import { createSignal, onMount, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { ApiError, newKey, type ApiIssue } from "../../data/client.ts";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { showToast } from "../../ui/toast.tsx";
import delegation from "../delegation/delegation.module.css";
import { askedOfOthers, createOthersForm } from "../delegation/others-form.ts";
import { Declarations, OtherPersonFields } from "../delegation/person-fields.tsx";
import { toOtherPerson } from "../registration/form/form.state.ts";
import { Refusal } from "../registration/own/refusal.tsx";
import { nextAttempt, type Attempt } from "../../data/attempt.state.ts";
import { paperIssues, toPaper } from "./paper.ts";
import { PaperFields } from "./paper-fields.tsx";
import { refer, type ReferralEvent } from "./referral-api.ts";

/** The form by which an institution refers somebody. A refusal leaves everything as it was typed. */
export function ReferralForm(props: {
  page: ReferralEvent;
  onReferred: (page: ReferralEvent) => void;
  onCancel: () => void;
}): JSX.Element {
  const t = useMessages(loadReferral);
  const common = useMessages(loadCommon);
  const event = () => props.page.event;
  const [paper, setPaper] = createStore({
    number: "",
    date: "",
    // oxlint-disable-next-line solid/reactivity -- the form begins with the day on which it opens
    referredOn: dayAt(serverNow().toISOString(), props.page.event.timeZone),
  });
  const [language, setLanguage] = createSignal<Locale>(locale());
  const labels = (): Record<string, string> => ({
    "document.number": t().form.number,
    "document.date": t().form.date,
    referredOn: t().form.referredOn,
  });
  const asked = () => askedOfOthers(event());
  const form = createOthersForm({
    event: asked,
    own: () => paperIssues(paper, event().timeZone),
    labelOf: (path) => labels()[path] ?? "",
    personName: () => "",
  });
  const [isSending, setIsSending] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let attempt: Attempt | undefined;
  onMount(() => document.getElementById(fieldId("firstName"))?.focus());

  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    const [values] = form.people;
    if (!form.check() || !values) return;
    const { acts, needs } = form.declares();
    const body = {
      person: toOtherPerson(values),
      ...toPaper(paper),
      locale: language(),
      declarations: { acts: acts as true, needs: needs && form.asksNeeds() },
      formVersion: form.formVersion(),
    };
    attempt = nextAttempt(attempt, body, newKey);
    setIsSending(true);
    try {
      const { outcome, shown } = await refer(event().eventId, body, attempt.key);
      const name = `${body.person.firstName} ${body.person.lastName}`.trim();
      showToast({ text: t().form.done[outcome](name) });
      props.onReferred(shown);
    } catch (error) {
      if (error instanceof ApiError && error.issues.length > 0) form.refuse(error, error.issues.map(placed));
      else setFailure(() => error);
    } finally {
      setIsSending(false);
    }
  };
  const isKnown = () => {
    const error = failure();
    return error instanceof ApiError && error.code === "registration.duplicate";
  };
  return (
    <form
      class={delegation.fields}
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <ErrorSummary issues={form.summary()} attempt={form.attempts()} />
      <OtherPersonFields event={asked()} form={form.formOf(0)} />
      <Fieldset name="paper" legend={t().form.paper}>
        <PaperFields
          values={paper}
          set={(part) => {
            setPaper(part);
            form.changed("document");
            form.changed("referredOn");
          }}
          leave={form.leave}
          errorOf={form.errorOf}
        />
      </Fieldset>
      <RadioGroup
        name="locale"
        label={t().form.locale}
        inline
        value={language()}
        options={(["pl", "en"] as const).map((value) => ({ value, label: common().locale[value] }))}
        onChange={setLanguage}
      />
      <Fieldset name="declarations" legend={t().form.declarations}>
        <Declarations form={form} event={event()} acts={t().form.acts} needs={t().form.allowsNeeds} />
      </Fieldset>
      <Show when={isKnown()} fallback={<Refusal error={failure()} />}>
        <Notice meaning="stop" live="alert">
          {t().form.duplicate}
        </Notice>
      </Show>
      <div class={delegation.actions}>
        <Button kind="primary" type="submit" busy={isSending()} wideOnPhone>
          {t().form.submit}
        </Button>
        <Button onClick={props.onCancel} wideOnPhone>
          {t().form.cancel}
        </Button>
      </div>
    </form>
  );
}

/** An issue of the server at the field of the form: of the person, but for the document and what is declared. */
function placed(issue: ApiIssue): ApiIssue {
  if (/^(document|referredOn|declarations)\b/.test(issue.path)) return issue;
  return { ...issue, path: `people.0.${issue.path.replace(/^person\./, "")}` };
}
