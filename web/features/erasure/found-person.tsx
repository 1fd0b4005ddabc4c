import { A } from "@solidjs/router";
import type { FoundPerson as Found } from "@zapisy/core/erasure/answer";
import { REGISTRATIONS_MAX, type PersonQuery } from "@zapisy/core/erasure/schema";
import { loadErasure } from "@zapisy/words/erasure";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { HoldPerson } from "../retention/hold-person-dialog.tsx";
import { KeptCell } from "../retention/kept.tsx";
import { listKept } from "../retention/retention-api.ts";
import { PersonCopy } from "../person-copy/person-copy.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { beginErasure } from "./erasure-api.ts";
import { aroundOf, erasable } from "./found-person.state.ts";
import styles from "./erasure.module.css";

type Registration = Found["registrations"][number];

/** Registrations of which is asked at once until when they are kept. */
const KEPT_MAX = 100;

/** What was found of a person: what an erasure makes of each registration, and the way to it. */
export function FoundPerson(props: {
  found: Found;
  query: PersonQuery;
  onErased: () => unknown;
}): JSX.Element {
  const t = useMessages(loadErasure);
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const [reason, setReason] = createSignal("");
  const [fault, setFault] = createSignal<string>();
  const [isAsked, setAsked] = createSignal(false);
  const [isWithAddress, setWithAddress] = createSignal(false);
  // Until when it is kept comes a moment later: the list is there without it.
  const [kept, { refetch }] = createResource(
    () => mayAnywhere("privacy.retention") && props.found.registrations.slice(0, KEPT_MAX),
    (registrations) => listKept(registrations.map(({ registrationId }) => registrationId)),
  );
  const keptOf = (registrationId: string) =>
    kept.error === undefined
      ? kept.latest?.items.find((one) => one.registrationId === registrationId)
      : undefined;
  const held = () =>
    props.found.registrations
      .map(({ registrationId }) => registrationId)
      .filter((one) => chosen().has(one) && keptOf(one));
  const leads = () => props.found.around?.leads ?? 0;
  const around = () => aroundOf(props.found.around, t().around);
  /** What cannot be erased now may be ticked and is left out. */
  const wanted = () => erasable(props.found.registrations, chosen());
  const isNothing = () => props.found.registrations.length + props.found.elsewhere + around().length === 0;
  const isTooMany = () => wanted().length > REGISTRATIONS_MAX;
  const mayErase = () =>
    !isTooMany() && (wanted().length > 0 || isWithAddress()) && !(isWithAddress() && leads() > 0);
  /** Of what a copy is made; undefined where nothing is chosen, or too much. */
  const copied = () => {
    const registrationIds = props.found.registrations
      .map(({ registrationId }) => registrationId)
      .filter((id) => chosen().has(id));
    if (registrationIds.length > REGISTRATIONS_MAX || (registrationIds.length === 0 && !isWithAddress()))
      return undefined;
    const { address } = props.query;
    return { ...(address !== undefined && { address }), registrationIds, addressItself: isWithAddress() };
  };

  const ask = () => {
    const isMissing = !reason().trim();
    setFault(isMissing ? t().reasonRequired : undefined);
    if (isMissing) document.getElementById(fieldId("reason"))?.focus();
    else setAsked(true);
  };
  const erase = async () => {
    await beginErasure({
      ...(props.query.address !== undefined && { address: props.query.address }),
      registrationIds: wanted().map(({ registrationId }) => registrationId),
      addressItself: isWithAddress(),
      reason: reason().trim(),
    });
    setAsked(false);
    showToast({ text: t().begun });
    await props.onErased();
  };
  return (
    <Show
      when={!isNothing()}
      fallback={<EmptyState title={t().find.nothing}>{t().find.nothingText}</EmptyState>}
    >
      <Show when={props.found.registrations.length > 0}>
        <p class={styles.lead}>{t().found.lead}</p>
        <DataTable<Registration>
          caption={t().found.caption}
          rows={props.found.registrations}
          rowId={({ registrationId }) => registrationId}
          selected={chosen()}
          onSelect={setChosen}
          rowLabel={({ firstName, lastName, eventTitle }) => `${lastName} ${firstName}, ${eventTitle.pl}`}
          columns={[
            {
              id: "person",
              header: t().found.column.person,
              isRowHeading: true,
              cell: (one) => (
                <>
                  {one.lastName} {one.firstName}
                  <Show when={one.email}>{(email) => <span class={styles.why}>{email()}</span>}</Show>
                  <Show when={one.institution}>{(name) => <span class={styles.why}>{name()}</span>}</Show>
                </>
              ),
            },
            {
              id: "event",
              header: t().found.column.event,
              cell: (one) => (
                <Show
                  when={mayAnywhere("registrations.read")}
                  fallback={<LanguageText text={one.eventTitle} />}
                >
                  <A href={`/staff/events/${one.eventId}/registrations?person=${one.registrationId}`}>
                    <LanguageText text={one.eventTitle} />
                  </A>
                </Show>
              ),
            },
            ...(mayAnywhere("privacy.retention")
              ? [
                  {
                    id: "kept",
                    header: t().found.column.kept,
                    cell: (one: Registration) => (
                      <Show when={keptOf(one.registrationId)}>
                        {(found) => <KeptCell kept={found()} onChanged={refetch} />}
                      </Show>
                    ),
                  },
                ]
              : []),
            {
              id: "outcome",
              header: t().found.column.outcome,
              cell: (one) => (
                <>
                  {t().outcome[one.outcome]}
                  <Show when={one.stays.length > 0}>
                    <span class={styles.why}>
                      {t().why(one.stays.map((stays) => t().stays[stays]).join("; "))}
                    </span>
                  </Show>
                </>
              ),
            },
          ]}
        />
      </Show>
      <Show when={props.found.elsewhere > 0}>
        <Notice meaning="note">{t().found.elsewhere(props.found.elsewhere)}</Notice>
      </Show>
      <Show when={props.found.around}>
        <section class={styles.around}>
          <h3>{t().around.heading}</h3>
          <Show when={around().length > 0} fallback={<p class={styles.lead}>{t().around.nothing}</p>}>
            <p class={styles.lead}>{t().around.lead}</p>
            <ul>
              <For each={around()}>{(line) => <li>{line}</li>}</For>
            </ul>
            <Checkbox
              name="addressItself"
              label={t().around.choose}
              checked={isWithAddress()}
              onChange={setWithAddress}
            />
            <Show when={leads() > 0}>
              <Notice meaning="note">{t().around.leads(leads())}</Notice>
            </Show>
          </Show>
        </section>
      </Show>
      <Show when={isTooMany()}>
        <Notice meaning="note">{t().found.most(REGISTRATIONS_MAX)}</Notice>
      </Show>
      <Show when={copied()}>{(chosenOfAll) => <PersonCopy chosen={chosenOfAll()} />}</Show>
      <Show when={held().length > 0}>
        <HoldPerson registrationIds={held()} onChanged={refetch} />
      </Show>
      <Show when={mayErase()}>
        <div class={styles.find}>
          <h3>{t().erase}</h3>
          <TextField
            name="reason"
            label={t().reason}
            help={t().reasonHelp}
            maxLength={300}
            value={reason()}
            error={fault()}
            onInput={setReason}
          />
          <Button kind="danger" popup="dialog" onClick={ask}>
            {t().erase}
          </Button>
        </div>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        title={t().ask}
        confirmLabel={t().erase}
        danger
        onConfirm={erase}
        onClose={() => setAsked(false)}
      >
        <p>{wanted().length > 0 ? t().askText(wanted().length) : t().askAddress}</p>
        <Show when={wanted().length > 0}>
          <p>{t().askEnd}</p>
          <Show when={around().length > 0}>
            <p>{isWithAddress() ? t().askWithAddress : t().askWithoutAddress}</p>
          </Show>
        </Show>
      </ConfirmDialog>
    </Show>
  );
}
