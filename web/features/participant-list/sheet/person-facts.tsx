import { isInvitation } from "@zapisy/core/access-code/rules";
import { everAsked, everOffered } from "@zapisy/core/event/rules";
import { fieldHref, shownField } from "@zapisy/core/form/rules";
import { FIELD_IDS } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { listedName, loadForm } from "@zapisy/words/form";
import { loadNamesake } from "@zapisy/words/namesake";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { useAnswered } from "../../../forms/answered.tsx";
import { useFieldWords } from "../../../forms/field-texts.ts";
import { Button } from "../../../ui/button.tsx";
import { DetailsList } from "../../../ui/details-list.tsx";
import { useHistoryWords } from "../../history/history-words.ts";
import { ConsentList } from "./consent-list.tsx";
import { NewsEnd } from "./news-end.tsx";
import { Messages } from "./messages.tsx";
import styles from "../participant.module.css";
import { linkAttachment } from "../registration-api.ts";
import { MovedDates, PersonOrigin, ReferredBy } from "./person-origin.tsx";
import type { PersonProps } from "./person-props.ts";

/** From whom staff told this person apart, and how. */
function Namesakes(props: PersonProps): JSX.Element {
  const t = useMessages(loadNamesake);
  return (
    <Show when={props.person.namesakes}>
      {(said) => (
        <Section title={t().told}>
          <p>{t().toldText(said().reason)}</p>
          <div class={styles.actions}>
            <For each={said().registrationIds}>
              {(id) => (
                <Button small onClick={() => props.onOpen(id)}>
                  {t().open}
                </Button>
              )}
            </For>
          </div>
        </Section>
      )}
    </Show>
  );
}

/** All that is known of a person: data, choices, answers, needs, consents, messages, history. */
export function Facts(props: PersonProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const historyWords = useHistoryWords();
  const words = useMessages(loadForm);
  const fieldWords = useFieldWords();
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const text = (term: string, value: string | undefined) =>
    value ? [{ term, description: () => value as JSX.Element }] : [];
  const facts = () => {
    const person = props.person;
    return [
      ...(person.email
        ? [
            {
              term: t().person.email,
              description: () => <a href={`mailto:${person.email}`}>{person.email}</a>,
            },
          ]
        : [{ term: t().person.email, description: () => t().registrations.noEmail as JSX.Element }]),
      ...FIELD_IDS.flatMap((id) => {
        const [first, ...more] = shownField(id, person, fieldWords());
        if (!first) return [];
        const href = fieldHref(id, person);
        return [
          {
            term: listedName(words(), id),
            description: () => (
              <>
                {href ? <a href={href}>{first.text}</a> : first.text}
                <For each={more}>
                  {({ text: line }) => (
                    <>
                      <br />
                      <small>{line}</small>
                    </>
                  )}
                </For>
              </>
            ),
          },
        ];
      }),
      ...text(
        t().person.accessCode,
        person.accessCode && isInvitation(person.accessCode)
          ? t().person.byInvitation
          : person.accessCode?.code,
      ),
      ...text(t().person.room, person.room),
      // Below it says which institution referred them.
      ...(person.referral ? [] : text(t().person.source, common().registrationSource[person.source])),
      ...text(t().person.createdAt, at(person.createdAt)),
    ];
  };
  const choices = () => {
    const offered = new Set(props.event.choiceGroups.flatMap(({ options }) => options));
    const isAsked = (groupId: string) => props.event.choiceGroups.some((group) => group.groupId === groupId);
    return everOffered(props.event).flatMap((group) => {
      const option = group.options.find(({ optionId }) => optionId === props.person.choices[group.groupId]);
      if (!option && !isAsked(group.groupId)) return [];
      const name = option && inLocale(option.title, locale()).text;
      const shown = option && name && !offered.has(option) ? t().recruitment.retiredMark(name) : name;
      const others = group.options
        .filter(({ optionId }) => props.person.alternatives?.[group.groupId]?.includes(optionId))
        .map(({ title }) => inLocale(title, locale()).text);
      const choice = shown ?? t().person.noChoice;
      return [
        {
          term: inLocale(group.title, locale()).text,
          description: () =>
            others.length > 0 ? t().person.alternatives(choice, others.join(", ")) : choice,
        },
      ];
    });
  };
  const answers = useAnswered(
    () => everAsked(props.event),
    () => props.person,
    (questionId) => linkAttachment(props.event.eventId, props.person.registrationId, questionId),
  );
  const needs = () => {
    const given = props.person.needs;
    if (!given) return [];
    return [
      ...text(t().person.diet, given.diet && common().diet[given.diet]),
      ...text(t().person.access, given.access?.map((need) => common().accessNeed[need]).join(", ")),
      ...text(t().person.needsRemark, given.note),
    ];
  };
  return (
    <>
      <Section title={t().person.contact}>
        <DetailsList items={facts()} />
      </Section>
      <Namesakes {...props} />
      <Show when={props.person.origin}>
        {(origin) => (
          <Section title={props.person.delegationId ? t().origin.title : t().origin.handover}>
            <PersonOrigin {...props} origin={origin()} />
          </Section>
        )}
      </Show>
      <Show when={(props.person.movedTo ?? props.person.movedFrom) !== undefined}>
        <Section title={t().origin.otherDate}>
          <MovedDates {...props} />
        </Section>
      </Show>
      <Show when={props.person.referral}>
        {(referral) => (
          <Section title={t().origin.referral}>
            <ReferredBy {...referral()} />
          </Section>
        )}
      </Show>
      <Show when={choices().length > 0}>
        <Section title={t().person.choices}>
          <DetailsList items={choices()} />
        </Section>
      </Show>
      <Show when={answers().length > 0}>
        <Section title={t().person.answers}>
          <DetailsList items={answers()} />
        </Section>
      </Show>
      <Show when={needs().length > 0}>
        <Section title={t().person.needs} note={t().person.needsNote(props.person.needsUntil)}>
          <DetailsList items={needs()} />
        </Section>
      </Show>
      <Section title={t().person.consents}>
        <ConsentList event={props.event} person={props.person} />
        <Show when={props.mayChange && props.person.consents.newsletter}>
          <NewsEnd
            eventId={props.event.eventId}
            registrationId={props.person.registrationId}
            onChanged={props.onChanged}
          />
        </Show>
      </Section>
      <Section title={t().person.messages}>
        <Messages {...props} />
      </Section>
      <Section title={t().person.history}>
        <ul class={styles.entries} role="list">
          <For each={props.person.history}>
            {(entry) => (
              <li class={styles.entry}>
                <span>
                  {historyWords().action(entry)}
                  <br />
                  <small>
                    {historyWords().actor(entry)}, {at(entry.at)}
                  </small>
                </span>
                <Show when={historyWords().fields(entry).join(", ")}>
                  {(changed) => <small class={styles.reason}>{t().history.fields(changed())}</small>}
                </Show>
                <Show when={entry.reason}>
                  {(reason) => <small class={styles.reason}>{t().history.reason(reason())}</small>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </>
  );
}

function Section(props: { title: string; note?: string; children: JSX.Element }): JSX.Element {
  return (
    <section class={styles.section}>
      <div>
        <h3 class={styles.heading}>{props.title}</h3>
        <Show when={props.note}>{(note) => <p class={styles.note}>{note()}</p>}</Show>
      </div>
      {props.children}
    </section>
  );
}
