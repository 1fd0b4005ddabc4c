import type { ChoiceGroup } from "@zapisy/core/event/schema";
import { revalidate, useAction, useNavigate } from "@solidjs/router";
import { everAsked } from "@zapisy/core/event/rules";
import { askedQuestions, fieldsOfSection } from "@zapisy/core/form/rules";
import type { FormSection } from "@zapisy/core/form/schema";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadRegistration } from "@zapisy/words/public/registration";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { useAnswered } from "../../../forms/answered.tsx";
import { FileDoorContext } from "../../../forms/field-types/file/door.ts";
import { namedLines, useFieldWords } from "../../../forms/field-texts.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { DetailsList } from "../../../ui/details-list.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { LanguageText } from "../../../ui/language-text.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { textIn } from "../../event/event-text.ts";
import { OWN_DATA } from "./added-since.tsx";
import { checkCorrection } from "../form/check.state.ts";
import { createRegistrationForm } from "../form/form.ts";
import { toCorrection, valuesOf } from "../form/form.state.ts";
import { heldChoices, heldQuestions } from "./held.state.ts";
import { asksNeeds, NeedsFields } from "../form/needs-fields.tsx";
import styles from "./own-data.module.css";
import { AskedFields, ContactFields, WhoFields } from "../form/person-fields.tsx";
import { QuestionField } from "../form/question-field.tsx";
import { Refusal } from "./refusal.tsx";
import { getPersonalView, personalPath } from "./personal-query.ts";
import { correctRegistration } from "./own-action.ts";
import { announceOwnFile, linkOwnFile } from "./own-file.ts";

/** One's own data with a way to correct them in place. */
export function OwnData(props: {
  view: PersonalView;
  token: string;
  /** The link is no more; the new one is on its way to that address. */
  onRenewed: (email: string) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const [isEdited, setIsEdited] = createSignal(false);
  let heading: HTMLHeadingElement | undefined;
  const leave = () => {
    setIsEdited(false);
    heading?.focus();
  };
  return (
    <section class={styles.section}>
      <div class={styles.head}>
        <h2 id={OWN_DATA} ref={(element) => (heading = element)} tabIndex={-1}>
          {t().personal.data}
        </h2>
        <Show when={props.view.may.edit && !isEdited()}>
          <Button small icon={<Pencil />} onClick={() => setIsEdited(true)}>
            {t().personal.edit}
          </Button>
        </Show>
      </div>
      <Show when={isEdited()} fallback={<DataList view={props.view} token={props.token} />}>
        <CorrectionForm view={props.view} token={props.token} onDone={leave} onRenewed={props.onRenewed} />
      </Show>
    </section>
  );
}

function DataList(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  const words = useMessages(loadForm);
  const fieldWords = useFieldWords();
  const answered = useAnswered(
    () => everAsked({ form: props.view.event.form, retired: props.view.retired }),
    () => props.view,
    (questionId) => linkOwnFile(props.token, questionId),
  );
  const items = () => {
    const view = props.view;
    const { field, personal } = t();
    const { form } = view.event;
    const list: { term: string; description: () => JSX.Element }[] = [];
    const add = (term: string, value: string | undefined) => {
      if (value) list.push({ term, description: () => value });
    };
    add(field.fullName, `${view.firstName} ${view.lastName}`);
    const addFields = (section: FormSection) => {
      for (const id of fieldsOfSection(section))
        for (const { term, text } of namedLines(words(), id, view, fieldWords())) add(term, text);
    };
    addFields("who");
    add(field.email, view.email);
    addFields("contact");
    addFields("institution");
    addFields("questions");
    list.push(...answered());
    add(field.diet, view.needs?.diet && common().diet[view.needs.diet]);
    add(field.access, view.needs?.access?.map((need) => common().accessNeed[need]).join(", "));
    add(field.needsNote, view.needs?.note);
    if (view.consents.rules) add(personal.consentRules, personal.rulesAccepted);
    const consent = (given: boolean) => (given ? personal.consentGiven : personal.consentNotGiven);
    if (form.imageConsent) add(personal.consentImage, consent(view.consents.image));
    if (form.newsletterConsent) add(personal.consentNewsletter, consent(view.consents.newsletter));
    return list;
  };
  return <DetailsList items={items()} />;
}

function CorrectionForm(props: {
  view: PersonalView;
  token: string;
  onDone: () => void;
  onRenewed: (email: string) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const correct = useAction(correctRegistration);
  const navigate = useNavigate();
  const [isSaving, setIsSaving] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const questions = createMemo(() =>
    heldQuestions({ ...props.view.event, retired: props.view.retired }, props.view),
  );
  // Somebody whom staff entered by telephone may have no address; nobody else may take theirs away.
  const emailIsOptional = () => props.view.email === undefined;
  const form = createRegistrationForm({
    event: () => props.view.event,
    // oxlint-disable-next-line solid/reactivity -- begins with what is stored when the form opens
    initial: valuesOf(props.view),
    check: (values) => checkCorrection(values, props.view),
  });

  const save = async () => {
    if (isSaving()) return;
    setFailure(undefined);
    if (!form.check()) return;
    setIsSaving(true);
    try {
      const { newToken, linkMailed, email } = await correct(
        props.token,
        toCorrection(form.values, props.view, form.formVersion()),
      );
      if (linkMailed) {
        showToast({ text: t().personal.saved });
        return props.onRenewed(email ?? "");
      }
      if (newToken) {
        // Another address has another link, and this one opens nothing any more.
        showToast({ text: t().personal.savedAddress(email ?? "") });
        return navigate(personalPath(newToken), { replace: true });
      }
      showToast({ text: t().personal.saved });
      props.onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) return setFailure(() => error);
      const isRefused = error.issues.length > 0;
      if (!isRefused) setFailure(() => error);
      if (isRefused ? form.refuse(error) : error.status === 409)
        void revalidate(getPersonalView.keyFor(props.token));
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <form
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary issues={form.summary()} attempt={form.attempts()} />
      <WhoFields form={form} ask={props.view.event.form} />
      <ContactFields form={form} ask={props.view.event.form} emailIsOptional={emailIsOptional()} />
      <AskedFields section="institution" form={form} ask={props.view.event.form} />
      <FileDoorContext.Provider
        value={{
          announce: (file, signal) => announceOwnFile(props.token, file, signal),
          open: (questionId) => linkOwnFile(props.token, questionId),
        }}
      >
        <For each={askedQuestions(questions(), { ...props.view.answers, ...form.values.answers })}>
          {(question) => (
            <QuestionField question={question} ask={props.view.event.form} form={form} held={props.view} />
          )}
        </For>
      </FileDoorContext.Provider>
      <AskedFields section="questions" form={form} ask={props.view.event.form} own={props.view} />
      <Show when={asksNeeds(props.view.event.form)}>
        <Fieldset name="needs" legend={t().signUp.sections.needs} help={t().help.needs}>
          <div class={styles.needs}>
            <NeedsFields form={form} ask={props.view.event.form} />
          </div>
        </Fieldset>
      </Show>
      <Show when={props.view.event.form.imageConsent || props.view.event.form.newsletterConsent}>
        <Fieldset name="optionalConsents" legend={t().signUp.optionalConsents}>
          <Show when={props.view.event.form.imageConsent}>
            <Checkbox
              name="consents.image"
              label={t().signUp.allowsImage}
              checked={form.values.allowsImage}
              onChange={(allowsImage) => form.set({ allowsImage })}
            />
          </Show>
          <Show when={props.view.event.form.newsletterConsent}>
            <Checkbox
              name="consents.newsletter"
              label={t().signUp.wantsNewsletter}
              checked={form.values.wantsNewsletter}
              onChange={(wantsNewsletter) => form.set({ wantsNewsletter })}
            />
          </Show>
        </Fieldset>
      </Show>
      <Refusal error={failure()} />
      <div class={styles.actions}>
        <Button kind="primary" type="submit" busy={isSaving()}>
          {t().personal.save}
        </Button>
        <Button onClick={() => props.onDone()}>{t().personal.cancelEdit}</Button>
      </div>
    </form>
  );
}

/** What will do as well, under what was chosen. */
function Alternatives(props: { group: ChoiceGroup; view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const names = () =>
    props.group.options
      .filter(({ optionId }) => props.view.alternatives?.[props.group.groupId]?.includes(optionId))
      .map(({ title }) => textIn(locale(), title).text);
  return (
    <Show when={names().length > 0}>
      <p class={styles.remark}>{t().alternatives.named(names().join(", "))}</p>
    </Show>
  );
}

/** What was chosen, one line for each choice. */
export function ChoiceList(props: { view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const groups = () => heldChoices({ ...props.view.event, retired: props.view.retired }, props.view.choices);
  const items = () =>
    groups().map((group) => ({
      term: textIn(locale(), group.title).text,
      description: () => (
        <Show
          when={group.options.find(({ optionId }) => optionId === props.view.choices[group.groupId])}
          fallback={t().personal.noChoice}
        >
          {(option) => (
            <>
              <LanguageText text={option().title} />
              <Alternatives group={group} view={props.view} />
            </>
          )}
        </Show>
      ),
    }));
  return <DetailsList items={items()} />;
}
