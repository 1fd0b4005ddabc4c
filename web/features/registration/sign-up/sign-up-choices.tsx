import type { AttachmentInput } from "@zapisy/core/attachment/schema";
import type { EventView } from "@zapisy/core/event/answer";
import { askedFields, askedQuestions } from "@zapisy/core/form/rules";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal, For, Show, useContext } from "solid-js";
import { request } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { FileDoorContext } from "../../../forms/field-types/file/door.ts";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { textIn } from "../../event/event-text.ts";
import { AlternativesField } from "../form/alternatives-field.tsx";
import { ChoiceField } from "../form/choice-field.tsx";
import type { RegistrationForm } from "../form/form.ts";
import { proposedChoice } from "../form/form.state.ts";
import type { Outlook } from "./outlook.state.ts";
import { AskedFields } from "../form/person-fields.tsx";
import { QuestionField } from "../form/question-field.tsx";
import styles from "./sign-up-form.module.css";

/** Questions that propose an option, the choices, and what remains to be asked. */
export function ChoiceSection(props: {
  event: EventView;
  form: RegistrationForm;
  outlook: Outlook;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const questions = (proposing: boolean) =>
    askedQuestions(props.event.form.questions, props.form.values.answers).filter(
      ({ proposes }) => Boolean(proposes) === proposing,
    );
  const [chosenByHand, setChosenByHand] = createSignal<ReadonlySet<string>>(new Set());
  const [proposed, setProposed] = createSignal<Record<string, string>>({});
  const choose = (groupId: string, optionId: string) =>
    props.form.set({
      choices: { ...props.form.values.choices, [groupId]: optionId },
      alternatives: { ...props.form.values.alternatives, [groupId]: [] },
    });
  const propose = (questionId: string, answer: string) => {
    const choice = proposedChoice(props.event, questionId, answer, chosenByHand());
    if (!choice) return;
    choose(choice.groupId, choice.optionId);
    setProposed((all) => ({ ...all, [choice.groupId]: choice.optionId }));
  };
  const isProposed = (groupId: string) =>
    proposed()[groupId] !== undefined && proposed()[groupId] === props.form.values.choices[groupId];
  const hasChoices = () => props.event.choiceGroups.length > 0 || questions(true).length > 0;
  const hasQuestions = () =>
    questions(false).length > 0 || askedFields(props.event.form, "questions").length > 0;
  const door = useContext(FileDoorContext) ?? {
    announce: (body: AttachmentInput, signal?: AbortSignal) =>
      request("POST", "/api/events/{slug}/attachments", { params: { slug: props.event.slug }, body, signal }),
    waits: () => props.event.recruitment.state === "upcoming",
  };
  return (
    <FileDoorContext.Provider value={door}>
      <Show when={hasChoices()}>
        <Fieldset name="choices" look="section" legend={t().signUp.sections.choices}>
          <For each={questions(true)}>
            {(question) => (
              <QuestionField
                question={question}
                ask={props.event.form}
                form={props.form}
                onAnswer={(answer) => propose(question.questionId, answer)}
              />
            )}
          </For>
          <For each={props.event.choiceGroups}>
            {(group) => (
              <ChoiceField
                group={group}
                event={props.event}
                value={props.form.values.choices[group.groupId] ?? ""}
                help={isProposed(group.groupId) ? t().help.proposed : undefined}
                onChange={(optionId) => {
                  setChosenByHand((set) => new Set(set).add(group.groupId));
                  choose(group.groupId, optionId);
                }}
                error={props.form.errorOf(`choices.${group.groupId}`)}
              />
            )}
          </For>
          <FullChoices event={props.event} form={props.form} outlook={props.outlook} />
        </Fieldset>
      </Show>
      <Show when={hasQuestions()}>
        <Fieldset name="questions" look="section" legend={t().signUp.sections.questions}>
          <For each={questions(false)}>
            {(question) => <QuestionField question={question} ask={props.event.form} form={props.form} />}
          </For>
          <AskedFields section="questions" form={props.form} ask={props.event.form} />
        </Fieldset>
      </Show>
    </FileDoorContext.Provider>
  );
}

/** Says that a chosen option is full, and asks what is to be done about it. */
function FullChoices(props: { event: EventView; form: RegistrationForm; outlook: Outlook }): JSX.Element {
  const t = useMessages(loadRegistration);
  const title = (text: { pl: string; en?: string }) => textIn(locale(), text).text;
  const others = () => props.outlook.fullChoices.flatMap(({ others: list }) => list);
  const otherLabel = () => {
    const [first, ...more] = others();
    if (first && more.length === 0) return t().signUp.ifFullOther(title(first.title));
    return t().signUp.ifFullOtherOf(
      others()
        .map((option) => title(option.title))
        .join(", "),
    );
  };
  return (
    <Show when={props.outlook.fullChoices.length > 0 && !props.outlook.isEventFull}>
      <div class={styles.full}>
        <Notice
          meaning="wait"
          live="status"
          title={t().signUp.optionFull(
            props.outlook.fullChoices.map(({ option }) => title(option.title)).join(", "),
          )}
        >
          <Show when={!props.outlook.offersOther}>
            <p>{t().signUp.onlyReserve}</p>
          </Show>
        </Notice>
        <Show when={props.outlook.offersOther}>
          <RadioGroup
            name="ifFull"
            label={t().signUp.ifFull}
            value={props.form.values.ifFull}
            options={[
              {
                value: "reserve" as const,
                label: t().signUp.ifFullReserve,
                help: t().signUp.ifFullReserveHelp,
              },
              { value: "other_option" as const, label: otherLabel() },
            ]}
            onChange={(ifFull) => props.form.set({ ifFull })}
            error={props.form.errorOf("ifFull")}
          />
        </Show>
        <Show when={!props.outlook.offersOther || props.form.values.ifFull === "reserve"}>
          <AlternativesField
            event={props.event}
            groups={props.event.choiceGroups.filter(({ groupId }) =>
              props.outlook.fullChoices.some((full) => full.groupId === groupId),
            )}
            choices={props.form.values.choices}
            value={props.form.values.alternatives}
            onChange={(alternatives) => props.form.set({ alternatives })}
            // What has free seats is asked about above: whoever wants that does not wait.
            isOffered={(option) => !props.outlook.offersOther || !others().includes(option)}
            errorOf={(path) => props.form.errorOf(path)}
            words={t().alternatives}
          />
        </Show>
      </div>
    </Show>
  );
}
