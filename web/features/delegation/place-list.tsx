import { revalidate } from "@solidjs/router";
import type { DelegatedPlace, DelegationView } from "@zapisy/core/delegation/answer";
import type { Successor } from "@zapisy/core/delegation/schema";
import { hasPlace, isActive } from "@zapisy/core/registration/rules";
import { loadCommon } from "@zapisy/words/common";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { request } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { FileDoorContext, type FileDoor } from "../../forms/field-types/file/door.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Told } from "../../ui/told.tsx";
import { textIn } from "../event/event-text.ts";
import { meaningOf } from "../registration/status-meaning.ts";
import { WhyWaiting } from "../registration/why-waiting.tsx";
import styles from "./delegation.module.css";
import { getDelegation } from "./delegation-query.ts";
import { SuccessorForm } from "./successor-form.tsx";

/** The places of a delegation, each with who has it and what can be done about it. */
export function PlaceList(props: { view: DelegationView; token: string }): JSX.Element {
  const [exchanged, setExchanged] = createSignal<string>();
  return (
    <ol class={styles.people} role="list">
      <For each={props.view.people}>
        {(place) => (
          <Place
            place={place}
            view={props.view}
            token={props.token}
            isExchanged={exchanged() === place.registrationId}
            onExchange={(isMeant) => setExchanged(isMeant ? place.registrationId : undefined)}
          />
        )}
      </For>
    </ol>
  );
}

function Place(props: {
  place: DelegatedPlace;
  view: DelegationView;
  token: string;
  isExchanged: boolean;
  onExchange: (isMeant: boolean) => void;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  const common = useMessages(loadCommon);
  const [isAsked, setIsAsked] = createSignal(false);
  const name = () => nameOf(props.place);
  const params = () => ({ token: props.token, registrationId: props.place.registrationId });
  const renew = () => revalidate(getDelegation.keyFor(props.token));
  const state = () => {
    const { reservePosition, status } = props.place;
    return reservePosition === undefined ? common().status[status].name : t().page.waits(reservePosition);
  };
  const items = () =>
    props.view.event.choiceGroups.flatMap(({ groupId, title, options }) =>
      options
        .filter(({ optionId }) => props.place.choices[groupId] === optionId)
        .map((option) =>
          t().form.optionOf(textIn(locale(), title).text, textIn(locale(), option.title).text),
        ),
    );
  const exchange = async (body: Successor) => {
    const path = "/api/delegations/{token}/people/{registrationId}/exchange";
    await request("POST", path, { params: params(), body });
    showToast({ text: t().page.exchanged });
    await renew();
    props.onExchange(false);
  };
  const announce: FileDoor["announce"] = (body, signal) =>
    request("POST", "/api/delegations/{token}/attachments", {
      params: { token: props.token },
      body,
      signal,
    });
  const withdraw = async () => {
    await request("DELETE", "/api/delegations/{token}/people/{registrationId}", { params: params() });
    setIsAsked(false);
    showToast({ text: t().page.withdrawn });
    await renew();
  };
  return (
    <li class={styles.person}>
      <div class={styles.head}>
        <div class={styles.name}>
          <h3 id={`place-${props.place.registrationId}`} tabIndex={-1}>
            {name()}
          </h3>
          <StateBadge meaning={meaningOf(props.place.status)}>
            <Told>{state()}</Told>
          </StateBadge>
          <Show when={props.place.waitsTogether}>
            <span class={styles.soft}>{t().page.waitsTogether}</span>
          </Show>
          <WhyWaiting person={props.place} event={props.view.event} brief class={styles.soft} />
          <For each={items()}>{(item) => <span class={styles.soft}>{item}</span>}</For>
          <For each={props.place.before}>
            {(one) => (
              <span class={styles.soft}>
                {t().page.before(nameOf(one), one.until, props.view.event.timeZone)}
              </span>
            )}
          </For>
        </div>
        <Show when={!props.isExchanged}>
          <div class={styles.actions} data-screen-only>
            <Show when={props.place.may.exchange}>
              <Button small onClick={() => props.onExchange(true)}>
                {t().page.exchangePerson(name())}
              </Button>
            </Show>
            <Show when={props.place.may.withdraw}>
              <Button small kind="quiet" popup="dialog" onClick={() => setIsAsked(true)}>
                {t().page.withdrawPerson(name())}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={!props.place.hasEmail && isActive(props.place.status)}>
        <p class={styles.soft}>{t().page.noEmail}</p>
      </Show>
      <Show when={props.isExchanged}>
        <div class={styles.fields}>
          <h4>{t().page.exchangeTitle(name())}</h4>
          <p>{t().page.exchangeHelp}</p>
          <FileDoorContext.Provider value={{ announce }}>
            <SuccessorForm
              event={props.view.event}
              submit={t().page.exchangeSubmit}
              onCancel={() => props.onExchange(false)}
              onSend={exchange}
            />
          </FileDoorContext.Provider>
        </div>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        title={t().page.withdrawTitle(name())}
        confirmLabel={t().page.withdraw}
        danger
        onConfirm={withdraw}
        onClose={() => setIsAsked(false)}
      >
        <p>{hasPlace(props.place.status) ? t().page.withdrawText : t().page.withdrawWaitingText}</p>
      </ConfirmDialog>
    </li>
  );
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
