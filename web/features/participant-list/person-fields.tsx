import type { StaffEventView } from "@zapisy/core/event/answer";
import type { ChoiceOption } from "@zapisy/core/event/schema";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { hasPlace } from "@zapisy/core/registration/rules";
import { ACCESS_NEEDS, DIETS } from "@zapisy/core/registration/schema";
import { askedQuestions } from "@zapisy/core/form/rules";
import type { FieldValues } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, useMessages } from "../../data/locale.ts";
import { useFormerAnswer } from "../../forms/answered.tsx";
import { FileDoorContext } from "../../forms/field-types/file/door.ts";
import { ANSWER_INPUTS } from "../../forms/field-types/inputs.ts";
import { StandardFields } from "../../forms/standard-fields.tsx";
import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AlternativesField } from "../registration/form/alternatives-field.tsx";
import { heldChoices, heldQuestions } from "../registration/own/held.state.ts";
import { announceAttachment } from "./registration-api.ts";
import type { PersonDraft } from "./person-fields.state.ts";
import styles from "./participant.module.css";

/** What the groups of fields of a person's form share. */
export interface PersonFieldsProps {
  event: StaffEventView;
  draft: PersonDraft;
  /** What the person has already, which can be kept also where it is offered no more. */
  held?: FieldValues & Pick<StaffRegistrationView, "choices" | "answers" | "reworded" | "status">;
  onChange: (part: Partial<PersonDraft>) => void;
  error: (path: string) => string | undefined;
}

/** Name, address and institution: what every form begins with; `afterEmail` says what the address leads to. */
export function NameFields(props: PersonFieldsProps & { afterEmail?: JSX.Element }): JSX.Element {
  const t = useMessages(loadStaff);
  return (
    <>
      <div class={styles.row}>
        <TextField
          name="firstName"
          label={t().person.firstName}
          autocomplete="off"
          spellcheck={false}
          value={props.draft.firstName}
          error={props.error("firstName")}
          onInput={(firstName) => props.onChange({ firstName })}
        />
        <TextField
          name="lastName"
          label={t().person.lastName}
          autocomplete="off"
          spellcheck={false}
          value={props.draft.lastName}
          error={props.error("lastName")}
          onInput={(lastName) => props.onChange({ lastName })}
        />
      </div>
      <TextField
        name="email"
        type="email"
        label={t().person.email}
        help={t().addPerson.emailHelp}
        autocomplete="off"
        spellcheck={false}
        value={props.draft.email}
        error={props.error("email")}
        onInput={(email) => props.onChange({ email })}
      />
      {props.afterEmail}
      <div class={styles.row}>
        <AskedFields {...props} quick />
      </div>
    </>
  );
}

/** The choices of a person, with the seats that are left. */
export function ChoiceFields(props: PersonFieldsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const left = (optionId: string) => props.event.seatCounts.options[optionId]?.left ?? null;
  const groups = () => heldChoices(props.event, props.held?.choices ?? {});
  const isRetired = (optionId: string) =>
    props.event.retired.choiceGroups.some(({ options }) => options.some((one) => one.optionId === optionId));
  const nameOf = ({ optionId, title }: ChoiceOption) => {
    const name = inLocale(title, locale()).text;
    return isRetired(optionId)
      ? t().recruitment.retiredMark(name)
      : t().person.optionSeats(name, left(optionId));
  };
  return (
    <>
      <For each={groups()}>
        {(group) => (
          <SelectField
            name={`choices.${group.groupId}`}
            label={inLocale(group.title, locale()).text}
            placeholder={group.required ? t().person.choosePlaceholder : t().person.noChoice}
            value={props.draft.choices[group.groupId] ?? ""}
            error={props.error(`choices.${group.groupId}`)}
            options={group.options.map((option) => ({
              value: option.optionId,
              label: nameOf(option),
            }))}
            onChange={(optionId) =>
              props.onChange({ choices: { ...props.draft.choices, [group.groupId]: optionId } })
            }
          />
        )}
      </For>
      <Show when={props.held && !hasPlace(props.held.status)}>
        <AlternativesField
          event={props.event}
          groups={groups()}
          choices={props.draft.choices}
          value={props.draft.alternatives}
          onChange={(alternatives) => props.onChange({ alternatives })}
          errorOf={(path) => props.error(path)}
          words={t().person.others}
        />
      </Show>
    </>
  );
}

/** Everything else that the event asks about a person. */
export function MoreFields(props: PersonFieldsProps): JSX.Element {
  const former = useFormerAnswer(() => props.held);
  const questions = createMemo(() => heldQuestions(props.event, props.held ?? { answers: {}, reworded: [] }));
  const answer = (questionId: string, text: string) =>
    props.onChange({ answers: { ...props.draft.answers, [questionId]: text } });
  return (
    <FileDoorContext.Provider
      value={{ announce: (file, signal) => announceAttachment(props.event.eventId, file, signal) }}
    >
      <div class={styles.row}>
        <AskedFields {...props} quick={false} />
      </div>
      <For each={askedQuestions(questions(), { ...props.held?.answers, ...props.draft.answers })}>
        {(question) => (
          <Dynamic
            component={ANSWER_INPUTS[question.type]}
            compact
            question={question}
            name={`answers.${question.questionId}`}
            label={inLocale(question.label, locale()).text}
            help={former(question)}
            value={props.draft.answers[question.questionId] ?? ""}
            error={props.error(`answers.${question.questionId}`)}
            onInput={(text) => answer(question.questionId, text)}
          />
        )}
      </For>
    </FileDoorContext.Provider>
  );
}

/** The fields that every event can ask: those that staff fill in first, or the others. */
function AskedFields(props: PersonFieldsProps & { quick: boolean }): JSX.Element {
  return (
    <StandardFields
      ask={props.event.form}
      quick={props.quick}
      own={props.held}
      values={props.draft}
      compact
      error={(path) => props.error(path)}
      onChange={(part) => props.onChange(part)}
    />
  );
}

/** Needs and consents, taken from a paper form. */
export function NeedsFields(props: PersonFieldsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const consent = (part: Partial<PersonDraft["consents"]>) =>
    props.onChange({ consents: { ...props.draft.consents, ...part } });
  const needs = (part: Partial<PersonDraft["needs"]>) =>
    props.onChange({ needs: { ...props.draft.needs, ...part } });
  const isAsked = () => props.event.form.needs !== "hidden" || props.event.form.diet !== "hidden";
  return (
    <>
      <Show when={props.event.form.diet !== "hidden"}>
        <SelectField
          name="needs.diet"
          label={t().person.diet}
          width="medium"
          placeholder={t().person.choosePlaceholder}
          value={props.draft.needs.diet ?? ""}
          options={DIETS.map((value) => ({ value, label: common().diet[value] }))}
          onChange={(diet) => needs({ diet: diet || undefined })}
        />
      </Show>
      <Show when={props.event.form.needs !== "hidden"}>
        <CheckboxGroup
          name="needs.access"
          label={t().person.access}
          values={props.draft.needs.access ?? []}
          options={ACCESS_NEEDS.map((value) => ({ value, label: common().accessNeed[value] }))}
          onChange={(access) => needs({ access })}
        />
        <TextField
          name="needs.note"
          label={t().person.needsRemark}
          value={props.draft.needs.note ?? ""}
          error={props.error("needs.note")}
          onInput={(note) => needs({ note })}
        />
      </Show>
      <div>
        <Show when={isAsked()}>
          <Checkbox
            name="consents.needs"
            label={t().addPerson.needsConsent}
            checked={props.draft.consents.needs}
            error={props.error("consents.needs")}
            onChange={(checked) => consent({ needs: checked })}
          />
        </Show>
        <Show when={props.event.form.imageConsent}>
          <Checkbox
            name="consents.image"
            label={t().addPerson.imageConsent}
            checked={props.draft.consents.image}
            onChange={(image) => consent({ image })}
          />
        </Show>
        <Show when={props.event.form.newsletterConsent}>
          <Checkbox
            name="consents.newsletter"
            label={t().addPerson.newsletterConsent}
            checked={props.draft.consents.newsletter}
            onChange={(newsletter) => consent({ newsletter })}
          />
        </Show>
      </div>
    </>
  );
}
