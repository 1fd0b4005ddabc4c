import { A, useSearchParams } from "@solidjs/router";
import type { UndeliveredPerson } from "@zapisy/core/undelivered/answer";
import { UNDELIVERED_LISTS, type UndeliveredList } from "@zapisy/core/undelivered/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadMail, mailName } from "@zapisy/words/mail";
import { loadMessage } from "@zapisy/words/message";
import { loadUndelivered } from "@zapisy/words/undelivered";
import MailCheck from "~icons/lucide/mail-check";
import type { JSX } from "solid-js";
import { createMemo, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { listUndelivered, setDealt } from "../../features/undelivered/undelivered-api.ts";
import styles from "../../features/undelivered/undelivered.module.css";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { telOf } from "../../ui/phone.state.ts";
import { PrintedChoice, PrintList } from "../../ui/print-list.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import list from "./list.module.css";

/** Whom staff have to call, because a mail did not arrive, over all events; and with whom they did. */
export function UndeliveredPage(): JSX.Element {
  const t = useMessages(loadUndelivered);
  usePageTitle(() => t().title);
  const mails = useMessages(loadMail);
  const sent = useMessages(loadMessage);
  const errors = useErrorText();
  const [search, setSearch] = useSearchParams<{ list?: UndeliveredList }>();
  const shown = createMemo<UndeliveredList>(() => (search.list === "dealt" ? "dealt" : "open"));
  const people = createPagedList(shown, listUndelivered);

  const nameOf = ({ name, email, whose }: UndeliveredPerson) => name ?? email ?? sent().whose[whose];
  const at = (instant: string) => formatDateTime(locale(), instant, HOME_ZONE);
  const mailOf = ({ kind }: UndeliveredPerson) => mailName(mails(), kind);
  const deal = async (person: UndeliveredPerson, dealt: boolean) => {
    try {
      await setDealt(person, { dealt, version: person.version });
      showToast({ text: dealt ? t().dealtNow(nameOf(person)) : t().undone(nameOf(person)) });
    } catch (caught) {
      showToast({ text: errors.ofError(caught), meaning: "stop" });
    }
    await people.refresh();
  };

  return (
    <div class={list.page}>
      <div class={list.title}>
        <h2>{t().title}</h2>
        <p class={list.soft}>{t().lead}</p>
      </div>
      <div class={list.filters} data-screen-only>
        <SelectField
          name="list"
          label={t().list}
          value={shown()}
          options={UNDELIVERED_LISTS.map((value) => ({ value, label: t().lists[value] }))}
          onChange={(value) => setSearch({ list: value === "dealt" ? value : "" })}
        />
      </div>
      <PagedTable<UndeliveredPerson>
        caption={t().caption[shown()]}
        list={people}
        rowId={(person) => `${person.eventId}/${person.personId}/${person.version}`}
        columns={[
          {
            id: "person",
            header: t().column.person,
            isRowHeading: true,
            cell: (person) => (
              <div class={list.title}>
                <A
                  class={list.link}
                  href={
                    person.whose === "participant"
                      ? `/staff/events/${person.eventId}/registrations?person=${person.personId}`
                      : `/staff/events/${person.eventId}/messages?list=missed`
                  }
                >
                  {nameOf(person)}
                </A>
                <Show when={person.whose !== "participant"}>
                  <span class={list.second}>{sent().whose[person.whose]}</span>
                </Show>
                <Show when={person.institution}>
                  {(institution) => <span class={list.second}>{institution()}</span>}
                </Show>
              </div>
            ),
          },
          {
            id: "phone",
            header: t().column.phone,
            cell: (person) => (
              <Show when={person.phone} fallback={<span class={list.soft}>{t().noPhone}</span>}>
                {(phone) => (
                  <a class={styles.phone} href={telOf(phone())}>
                    {phone()}
                  </a>
                )}
              </Show>
            ),
          },
          {
            id: "email",
            header: t().column.email,
            cell: (person) => (
              <Show when={person.email} fallback={<span class={list.soft}>{t().noEmail}</span>}>
                {(email) => <span class={styles.address}>{email()}</span>}
              </Show>
            ),
          },
          {
            id: "mail",
            header: t().column.mail,
            share: 3,
            cell: (person) => (
              <>
                {mailOf(person)}
                <span class={list.second}>
                  {person.isSentAgain ? t().sentAgain : t().reason[person.reason]}
                </span>
                <span class={list.second}>{t().since(at(person.since))}</span>
                <Show when={person.dealt}>
                  {(dealt) => <span class={list.second}>{t().dealt(at(dealt().at), dealt().by)}</span>}
                </Show>
              </>
            ),
          },
          {
            id: "event",
            header: t().column.event,
            cell: (person) => (
              <span class={list.clamp}>
                <LanguageText text={person.eventTitle} />
              </span>
            ),
          },
          {
            id: "action",
            header: t().column.action,
            hideHeader: true,
            isNarrow: true,
            cell: (person) => (
              <Show
                when={person.dealt}
                fallback={
                  <Button small onClick={() => deal(person, true)}>
                    {t().deal}
                    <VisuallyHidden> – {nameOf(person)}</VisuallyHidden>
                  </Button>
                }
              >
                <Button small kind="quiet" onClick={() => deal(person, false)}>
                  {t().undo}
                  <VisuallyHidden> – {nameOf(person)}</VisuallyHidden>
                </Button>
              </Show>
            ),
          },
        ]}
        empty={
          <EmptyState icon={<MailCheck />} title={t().empty[shown()]}>
            {t().emptyText[shown()]}
          </EmptyState>
        }
      >
        <Show when={people.items().length > 0}>
          <PrintList list={people}>{t().print}</PrintList>
        </Show>
        <PrintedChoice rows={people.items().length} chosen={[t().lists[shown()]]} />
      </PagedTable>
    </div>
  );
}
