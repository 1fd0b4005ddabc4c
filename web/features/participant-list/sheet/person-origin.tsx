import { A } from "@solidjs/router";
import { institutionLine } from "@zapisy/core/institution/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDay } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { focusRefused } from "../../../forms/focus-field.ts";
import { createRefusals } from "../../../forms/refusals.ts";
import { Remarks } from "../../../forms/remarks.tsx";
import { Button } from "../../../ui/button.tsx";
import { DetailsList } from "../../../ui/details-list.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import styles from "../participant.module.css";
import { replaceContact, type RegistrationDetails } from "../registration-api.ts";
import type { PersonProps } from "./person-props.ts";

type Origin = NonNullable<RegistrationDetails["origin"]>;

/** By whom somebody was registered who did not do it themselves, and who had the place before them or has it now. */
export function PersonOrigin(props: PersonProps & { origin: Origin }): JSX.Element {
  const t = useMessages(loadStaff);
  const [isReplacing, setIsReplacing] = createSignal(false);
  const delegation = () => props.origin.delegation;
  const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(", ");
  const facts = () => {
    const { delegation: from, takenOver, handedTo } = props.origin;
    return [
      ...(from
        ? [
            {
              term: t().origin.institution,
              description: () => line(from.institution.name, from.institution.town),
            },
            {
              term: t().origin.contact,
              description: () => line(from.contact.name, from.contact.email, from.contact.phone),
            },
          ]
        : []),
      ...(takenOver ? [{ term: t().origin.takenOver, description: () => nameOf(takenOver) }] : []),
      ...(handedTo ? [{ term: t().origin.handedTo, description: () => nameOf(handedTo) }] : []),
    ];
  };
  const others = () => [props.origin.takenOver, props.origin.handedTo].filter((one) => one !== undefined);
  return (
    <>
      <Show when={facts().length > 0}>
        <DetailsList items={facts()} />
      </Show>
      <Show when={props.person.delegationId && !delegation()}>
        <p class={styles.note}>{t().origin.erased}</p>
      </Show>
      <div class={styles.actions}>
        <For each={others()}>
          {(one) => (
            <Button small onClick={() => props.onOpen(one.registrationId)}>
              {t().origin.open(nameOf(one))}
            </Button>
          )}
        </For>
        <Show when={delegation() && props.mayChange && !isReplacing()}>
          <Button small onClick={() => setIsReplacing(true)}>
            {t().origin.replace}
          </Button>
        </Show>
      </div>
      <Show when={isReplacing() && delegation()}>
        {(from) => <ContactForm {...props} delegation={from()} onDone={() => setIsReplacing(false)} />}
      </Show>
    </>
  );
}

/** To which other date somebody went from the reserve list, and from whose they came. */
export function MovedDates(props: Pick<PersonProps, "person">): JSX.Element {
  const t = useMessages(loadStaff);
  const facts = () =>
    (["movedTo", "movedFrom"] as const).flatMap((way) => {
      const date = props.person[way];
      if (!date) return [];
      const link = () => (
        <A href={`/staff/events/${date.eventId}/registrations?person=${date.registrationId}`}>
          {inLocale(date.title, locale()).text}
        </A>
      );
      return [{ term: t().origin[way], description: link }];
    });
  return <DetailsList items={facts()} />;
}

/** Which institution referred somebody, and on what, as long as that is kept. */
export function ReferredBy(props: NonNullable<RegistrationDetails["referral"]>): JSX.Element {
  const t = useMessages(loadStaff);
  const facts = () => {
    const { institution, paper } = props;
    return [
      {
        term: t().origin.institution,
        description: () => institutionLine(institution),
      },
      ...(paper
        ? [
            {
              term: t().origin.document,
              description: () => t().origin.documentText(paper.document.number, paper.document.date),
            },
            {
              term: t().origin.referredOn,
              description: () => formatDay(locale(), paper.referredOn),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <DetailsList items={facts()} />
      <Show when={!props.paper}>
        <p class={styles.note}>{t().origin.paperErased}</p>
      </Show>
    </>
  );
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}

/** Names another contact for all people of a delegation. */
function ContactForm(
  props: PersonProps & { delegation: NonNullable<Origin["delegation"]>; onDone: () => void },
): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const refusals = createRefusals(focusRefused);
  const [isBusy, setBusy] = createSignal(false);
  const [values, setValues] = createSignal({ name: "", email: "", phone: "", reason: "" });
  const save = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    const { delegationId, version } = props.delegation;
    try {
      await replaceContact(props.event.eventId, delegationId, {
        ...values(),
        phone: values().phone.trim() || undefined,
        version,
      });
      showToast({ text: t().origin.saved });
      props.onDone();
      await props.onChanged();
    } catch (caught) {
      refusals.fail(caught);
      // Somebody else may have named one meanwhile: the next try is made of what is there then.
      if (caught instanceof ApiError && caught.status === 409) await props.onChanged();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class={styles.box}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class={styles.note}>{t().origin.replaceHelp}</p>
      <For each={["name", "email", "phone", "reason"] as const}>
        {(field) => (
          <TextField
            name={field}
            type={field === "email" ? "email" : field === "phone" ? "tel" : "text"}
            label={t().origin[field]}
            optional={field === "phone"}
            autocomplete="off"
            value={values()[field]}
            error={refusals.error(field)}
            onInput={(text) => setValues((all) => ({ ...all, [field]: text }))}
          />
        )}
      </For>
      <Remarks texts={refusals.remarks()} />
      <div class={styles.actions}>
        <Button kind="primary" type="submit" busy={isBusy()}>
          {t().origin.save}
        </Button>
        <Button onClick={() => props.onDone()}>{shell().action.cancel}</Button>
      </div>
    </form>
  );
}
