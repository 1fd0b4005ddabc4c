import { createAsync } from "@solidjs/router";
import type { Staff } from "@zapisy/core/staff/schema";
import { needsTeam } from "@zapisy/core/team/rules";
import { loadCommon } from "@zapisy/messages/common";
import { loadStaff } from "@zapisy/messages/staff";
import UserPlus from "lucide-solid/icons/user-plus";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { listProjects } from "../../features/project/project-api.ts";
import { createPagedList } from "../../features/staff/paged-list.ts";
import { listPeople } from "../../features/staff/people.ts";
import { me } from "../../features/staff/session.ts";
import { StaffPersonDialog } from "../../features/staff/staff-person-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";
import styles from "./event/registrations.module.css";

/** The staff, for admins: who may do what, in which projects. */
export function PeoplePage(): JSX.Element {
  const t = useMessages(loadStaff);
  return (
    <Show
      when={me()?.may.manageStaff}
      fallback={
        <div class={list.page}>
          <PageHeading title={t().people.title} />
          <ErrorState error={new ApiError(403, "forbidden")} />
        </div>
      }
    >
      <People />
    </Show>
  );
}

function People(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const people = createPagedList(
    () => undefined,
    (_question, cursor) => listPeople(cursor),
  );
  const projects = createAsync(() => listProjects(), { initialValue: [] });
  const [open, setOpen] = createSignal<Staff | "new">();
  return (
    <div class={list.page}>
      <PageHeading
        title={t().people.title}
        actions={
          <Button kind="primary" icon={<UserPlus />} onClick={() => setOpen("new")}>
            {t().people.add}
          </Button>
        }
      />
      <Show when={people.error()}>
        {(error) => <ErrorState error={error()} retry={() => people.refresh()} />}
      </Show>
      <Show
        when={!people.isFirst()}
        fallback={<Show when={!people.error()}>{<Skeleton look="rows" lines={5} />}</Show>}
      >
        <DataTable<Staff>
          caption={t().people.caption}
          rows={people.items()}
          rowId={(person) => person.staffId}
          busy={people.isBusy()}
          columns={[
            {
              id: "name",
              header: t().people.column.name,
              isRowHeading: true,
              cell: (person) => (
                <div class={list.title}>
                  <button
                    type="button"
                    class={styles.person}
                    aria-haspopup="dialog"
                    onClick={() => setOpen(person)}
                  >
                    {person.name}
                  </button>
                  <span class={list.second}>{person.email}</span>
                </div>
              ),
            },
            { id: "role", header: t().people.column.role, cell: (person) => common().staffRole[person.role] },
            {
              id: "projects",
              header: t().people.column.projects,
              cell: (person) =>
                person.projectIds === "all"
                  ? t().people.allProjects
                  : t().people.projectCount(person.projectIds.length),
            },
            {
              id: "active",
              header: t().people.column.active,
              isNarrow: true,
              cell: (person) =>
                person.active ? (
                  <StateBadge meaning="ok">{t().people.isActive}</StateBadge>
                ) : (
                  <Tag>{t().people.isInactive}</Tag>
                ),
            },
          ]}
          empty={<EmptyState title={t().people.empty} />}
        />
        <LoadMore shown={people.items().length} hasMore={people.hasMore()} onLoad={people.more} />
      </Show>
      <Show when={open()} keyed>
        {(chosen) => (
          <StaffPersonDialog
            person={chosen === "new" ? undefined : chosen}
            projects={projects()}
            onSaved={(saved) => {
              // Who sees nothing without a team is put into one now; the others are done.
              setOpen(chosen === "new" && needsTeam(saved.role) ? saved : undefined);
              void people.refresh();
            }}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </div>
  );
}
