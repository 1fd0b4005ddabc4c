import { useSearchParams } from "@solidjs/router";
import { reachOf } from "@zapisy/core/access/rules";
import type { ErasureView, FoundPerson as Found } from "@zapisy/core/erasure/answer";
import type { PersonQuery } from "@zapisy/core/erasure/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { EmailSchema } from "@zapisy/core/shared/field";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadErasure } from "@zapisy/words/erasure";
import Search from "~icons/lucide/search";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { createSignal, onMount, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { mayAnywhere } from "../../data/right.ts";
import { me } from "../../data/session.ts";
import { findPerson, listErasures } from "../../features/erasure/erasure-api.ts";
import { FoundPerson } from "../../features/erasure/found-person.tsx";
import styles from "../../features/erasure/erasure.module.css";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import list from "./list.module.css";

/** What is kept of a person over all events, erasing it, and what was erased (docs/decisions/0117). */
export function PrivacyPage(): JSX.Element {
  const t = useMessages(loadErasure);
  const errors = useErrorText();
  const [search] = useSearchParams<{ registration?: RegistrationId }>();
  const [address, setAddress] = createSignal("");
  const [fault, setFault] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [shown, setShown] = createSignal<{ query: PersonQuery; found: Found }>();
  const [begun, setBegun] = createSignal(0);
  // Who answers for some projects only does not see what was erased in others.
  const seesErasures = () => {
    const role = me()?.role;
    return role !== undefined && reachOf(role, "privacy.requests") === "everywhere";
  };

  const look = async (query: PersonQuery) => {
    setFailure(undefined);
    try {
      setShown({ query, found: await findPerson(query) });
    } catch (error) {
      setShown(undefined);
      setFailure(errors.ofError(error));
    }
  };
  const find = async () => {
    const checked = v.safeParse(EmailSchema, address().trim());
    setFault(checked.success ? undefined : t().find.required);
    if (checked.success) await look({ address: checked.output, registrationIds: [] });
    else document.getElementById(fieldId("address"))?.focus();
  };
  onMount(() => {
    if (search.registration) void look({ registrationIds: [search.registration] });
  });
  return (
    <div class={list.page}>
      <PageHeading
        title={t().title}
        lead={t().lead}
        actions={
          <Show when={mayAnywhere("privacy.retention")}>
            <LinkButton small href="/staff/privacy/retention">
              {t().terms}
            </LinkButton>
          </Show>
        }
      />
      <section class={styles.panel}>
        <h2>{t().find.heading}</h2>
        <form
          class={styles.find}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void find();
          }}
        >
          <TextField
            name="address"
            type="email"
            label={t().find.address}
            help={t().find.addressHelp}
            autocomplete="off"
            value={address()}
            error={fault()}
            onInput={setAddress}
          />
          <Button kind="primary" icon={<Search />} onClick={find}>
            {t().find.action}
          </Button>
        </form>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
        <Show when={shown()} keyed>
          {({ query, found }) => (
            <FoundPerson
              query={query}
              found={found}
              onErased={() => {
                setShown(undefined);
                setAddress("");
                setBegun((count) => count + 1);
              }}
            />
          )}
        </Show>
      </section>
      <Show when={seesErasures()}>
        <Erasures after={begun()} />
      </Show>
    </div>
  );
}

/** What was erased, and how far it is. `after`: how many were begun on this page, so that the list is read again. */
function Erasures(props: { after: number }): JSX.Element {
  const t = useMessages(loadErasure);
  const erasures = createPagedList(
    () => props.after,
    (_after, cursor) => listErasures(cursor),
  );
  return (
    <section class={list.page}>
      <h2>{t().list.heading}</h2>
      <PagedTable<ErasureView>
        caption={t().list.caption}
        list={erasures}
        rowId={({ erasureId }) => erasureId}
        columns={[
          {
            id: "at",
            header: t().list.column.at,
            isRowHeading: true,
            cell: (one) => (
              <time datetime={one.requestedAt}>{formatDateTime(locale(), one.requestedAt, HOME_ZONE)}</time>
            ),
          },
          { id: "reason", header: t().list.column.reason, cell: (one) => one.reason },
          { id: "by", header: t().list.column.by, cell: (one) => one.requestedBy },
          {
            id: "count",
            header: t().list.column.count,
            cell: (one) => (
              <>
                {one.registrations}
                <Show when={one.named > 0}>
                  <span class={list.second}>{t().list.named(one.named)}</span>
                </Show>
              </>
            ),
          },
          {
            id: "state",
            header: t().list.column.state,
            isNarrow: true,
            cell: (one) => (
              <StateBadge meaning={one.state === "done" ? "ok" : "wait"}>
                {t().list.state[one.state]}
              </StateBadge>
            ),
          },
        ]}
        empty={<EmptyState title={t().list.empty} />}
      />
    </section>
  );
}
