import { useSearchParams } from "@solidjs/router";
import { everOffered } from "@zapisy/core/event/rules";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt } from "@zapisy/core/shared/time";
import { formatDayShort } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import TriangleAlert from "~icons/lucide/triangle-alert";
import ClipboardList from "~icons/lucide/clipboard-list";
import FileUp from "~icons/lucide/file-up";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { mayAnywhere } from "../../../data/right.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { PaperMenu } from "../../../features/paper/paper-menu.tsx";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { useTerritory } from "../../../data/territory.ts";
import { AddPersonDialog } from "../../../features/participant-list/add-person-dialog.tsx";
import { createDeciding } from "../../../features/participant-list/deciding/deciding.tsx";
import { listRegistrations } from "../../../features/participant-list/registration-api.ts";
import { RegistrationSheet } from "../../../features/participant-list/sheet/registration-sheet.tsx";
import { StatusBadge } from "../../../features/participant-list/status-badge.tsx";
import { createPagedList } from "../../../data/paged-list.ts";
import { PagedTable } from "../../../ui/paged-table.tsx";
import { PrintedChoice, PrintList } from "../../../ui/print-list.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import list from "../list.module.css";
import styles from "./registrations.module.css";

/** Who signed up: search, filters, one person at the side, adding by hand, downloads. */
export function RegistrationsTab(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  usePageTitle(() => t().eventTab.registrations);
  const editor = useEventEditor();
  void editor.refresh();
  const [search, setSearch] = useSearchParams<{
    q?: string;
    status?: RegistrationStatus;
    option?: string;
    criteria?: "unmet";
    later?: "open";
    image?: "yes" | "no";
    person?: string;
  }>();
  const [isAdding, setAdding] = createSignal(false);

  const event = () => editor.view();
  const question = createMemo(
    () => ({
      status: search.status,
      optionId: search.option,
      unmet: search.criteria && ("yes" as const),
      unanswered: search.later && ("yes" as const),
      image: search.image || undefined,
      q: search.q,
    }),
    undefined,
    {
      equals: (a, b) =>
        a.status === b.status &&
        a.optionId === b.optionId &&
        a.unmet === b.unmet &&
        a.unanswered === b.unanswered &&
        a.image === b.image &&
        a.q === b.q,
    },
  );
  const people = createPagedList(
    () => question(),
    (asked, cursor) => listRegistrations(editor.view().eventId, asked, cursor),
  );
  const territory = useTerritory();

  const isFiltered = () =>
    Boolean(search.q || search.status || search.option || search.criteria || search.later || search.image);
  const total = (status: RegistrationStatus) => editor.counts()?.byStatus[status];
  const options = () => everOffered(event()).flatMap((group) => group.options);
  const optionTitle = (optionId: string) => {
    const option = options().find((each) => each.optionId === optionId);
    return option ? inLocale(option.title, locale()).text : optionId;
  };
  const clear = () => setSearch({ q: "", status: "", option: "", criteria: "", later: "", image: "" });
  const open = (person: string) => setSearch({ person }, { scroll: false });
  const changed = () => {
    void people.refresh();
    void editor.refresh();
  };

  const deciding = createDeciding({
    get event() {
      return event();
    },
    onChanged: changed,
  });
  const mayDecide = () => event().may.manageRegistrations && event().state !== "cancelled";

  const columns = (): Column<StaffRegistrationView>[] => [
    {
      id: "name",
      share: 3.5,
      header: t().registrations.column.name,
      isRowHeading: true,
      foot: isFiltered() ? undefined : t().registrations.totals,
      cell: (person) => (
        <div class={list.title}>
          <button
            type="button"
            class={styles.person}
            aria-haspopup="dialog"
            onClick={() => open(person.registrationId)}
          >
            {person.lastName} {person.firstName}
          </button>
          <span class={list.second}>{person.email ?? t().registrations.noEmail}</span>
        </div>
      ),
    },
    {
      id: "institution",
      share: 4.5,
      header: t().registrations.column.institution,
      cell: (person) => (
        <>
          {person.institution?.name}
          <Show when={person.position}>{(position) => <span class={list.second}>{position()}</span>}</Show>
        </>
      ),
    },
    ...(options().length > 0
      ? [
          {
            id: "choices",
            header: t().registrations.column.choices,
            cell: (person: StaffRegistrationView) =>
              Object.values(person.choices).map(optionTitle).join(", "),
          },
        ]
      : []),
    ...(event().form.county === "hidden"
      ? []
      : [
          {
            id: "county",
            share: 1.8,
            header: t().registrations.column.county,
            cell: (person: StaffRegistrationView) => {
              const county = () =>
                person.countyCode ? territory()?.findCounty(person.countyCode) : undefined;
              return <>{county()?.name ?? person.countyCode}</>;
            },
          },
        ]),
    {
      id: "status",
      share: 2.5,
      header: t().registrations.column.status,
      isNarrow: true,
      // They are those of the event, not of what a filter leaves.
      foot: isFiltered() ? undefined : (
        <span class={styles.totals}>
          <For each={REGISTRATION_STATUSES.filter((status) => (total(status) ?? 0) > 0)}>
            {(status) => (
              <span>
                {common().status[status].name}: {total(status)}
              </span>
            )}
          </For>
        </span>
      ),
      cell: (person) => (
        <>
          <StatusBadge person={person} timeZone={event().timeZone} />
          <Show when={person.unmet}>
            <Tag icon={<TriangleAlert />}>{t().criteria.unmetTag}</Tag>
          </Show>
          <Show when={person.unanswered}>
            <Tag>{t().registrations.unansweredTag}</Tag>
          </Show>
          <Show when={mayDecide()}>
            <deciding.Quick person={person} />
          </Show>
        </>
      ),
    },
    {
      id: "createdAt",
      header: t().registrations.column.createdAt,
      isNarrow: true,
      cell: (person) => (
        <time datetime={person.createdAt}>
          {formatDayShort(locale(), dayAt(person.createdAt, event().timeZone))}
        </time>
      ),
    },
  ];

  return (
    <div class={`${list.page} ${styles.page}`}>
      <div class={styles.bar} data-screen-only>
        <Show when={mayDecide()}>
          <Button kind="primary" icon={<UserPlus />} onClick={() => setAdding(true)}>
            {t().registrations.add}
          </Button>
          <LinkButton href={`/staff/events/${event().eventId}/registrations/import`} icon={<FileUp />}>
            {t().registrations.addFromFile}
          </LinkButton>
        </Show>
        <Show when={event().recruitment.referrals && mayAnywhere("referrals.read")}>
          <LinkButton
            href={`/staff/events/${event().eventId}/registrations/referrals`}
            icon={<ClipboardList />}
          >
            {t().registrations.referrals}
          </LinkButton>
        </Show>
        <PaperMenu event={event()} />
        <PrintList list={people}>{t().registrations.print}</PrintList>
      </div>
      <search class={list.filters} data-screen-only>
        <SearchField
          name="filter.q"
          label={t().registrations.search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true })}
        />
        <SelectField
          name="filter.status"
          label={t().registrations.status}
          placeholder={t().registrations.anyStatus}
          value={search.status ?? ""}
          options={REGISTRATION_STATUSES.map((value) => ({
            value,
            label: common().status[value].name,
          }))}
          onChange={(status) => setSearch({ status })}
        />
        <Show when={options().length > 0}>
          <SelectField
            name="filter.option"
            label={t().registrations.option}
            placeholder={t().registrations.anyOption}
            value={search.option ?? ""}
            options={options().map(({ optionId }) => ({ value: optionId, label: optionTitle(optionId) }))}
            onChange={(option) => setSearch({ option })}
          />
        </Show>
        <Show when={event().form.criteria}>
          <SelectField
            name="filter.criteria"
            label={t().criteria.unmetFilter}
            placeholder={t().registrations.anyStatus}
            value={search.criteria ?? ""}
            options={[{ value: "unmet" as const, label: t().criteria.unmetOnly }]}
            onChange={(criteria) => setSearch({ criteria })}
          />
        </Show>
        <Show when={event().form.later?.length}>
          <SelectField
            name="filter.later"
            label={t().registrations.unansweredFilter}
            placeholder={t().registrations.anyStatus}
            value={search.later ?? ""}
            options={[{ value: "open" as const, label: t().registrations.unansweredOnly }]}
            onChange={(later) => setSearch({ later })}
          />
        </Show>
        <Show when={event().form.imageConsent}>
          <SelectField
            name="filter.image"
            label={t().registrations.imageFilter}
            placeholder={t().registrations.anyStatus}
            value={search.image ?? ""}
            options={(["yes", "no"] as const).map((value) => ({
              value,
              label: t().registrations.image[value],
            }))}
            onChange={(image) => setSearch({ image })}
          />
        </Show>
      </search>
      <PagedTable<StaffRegistrationView>
        caption={t().registrations.caption}
        list={people}
        rowId={(person) => person.registrationId}
        columns={columns()}
        {...(mayDecide() && {
          selected: deciding.selected(),
          onSelect: deciding.setSelected,
          rowLabel: (person: StaffRegistrationView) => `${person.lastName} ${person.firstName}`,
        })}
        empty={
          <Show
            when={isFiltered()}
            fallback={
              <EmptyState title={t().registrations.empty}>
                {event().state === "draft" ? t().registrations.draft : t().registrations.emptyText}
              </EmptyState>
            }
          >
            <EmptyState
              title={t().registrations.nothingFound}
              actions={<Button onClick={clear}>{t().events.clearFilters}</Button>}
            >
              {t().registrations.nothingFoundText}
            </EmptyState>
          </Show>
        }
      >
        <PrintedChoice
          rows={people.items().length}
          chosen={[
            search.status && common().status[search.status as RegistrationStatus].name,
            search.option && optionTitle(search.option),
            search.criteria && `${t().criteria.unmetFilter}: ${t().criteria.unmetOnly}`,
            search.later && `${t().registrations.unansweredFilter}: ${t().registrations.unansweredOnly}`,
            search.image &&
              `${t().registrations.imageFilter}: ${t().registrations.image[search.image as "yes" | "no"]}`,
            search.q && `${t().registrations.search}: ${search.q}`,
          ]}
        />
      </PagedTable>
      <deciding.Bar people={people.items()} />
      <deciding.Question />
      <Show when={isAdding()}>
        <AddPersonDialog
          event={event()}
          onAdded={changed}
          onOpen={(person) => {
            setAdding(false);
            open(person);
          }}
          onClose={() => setAdding(false)}
        />
      </Show>
      <Show when={search.person}>
        {(registrationId) => (
          <RegistrationSheet
            event={event()}
            registrationId={registrationId()}
            mayChange={event().may.manageRegistrations}
            onChanged={changed}
            onOpen={open}
            onClose={() => setSearch({ person: undefined }, { scroll: false })}
          />
        )}
      </Show>
    </div>
  );
}
