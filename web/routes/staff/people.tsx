import { createAsync } from "@solidjs/router";
import type { Staff } from "@zapisy/core/staff/answer";
import { hasAccess } from "@zapisy/core/staff/rules";
import { needsTeam } from "@zapisy/core/team/rules";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { listProjects } from "../../features/project/project-api.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { mayAnywhere } from "../../data/right.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { listPeople } from "../../features/staff/people.ts";
import { StaffPersonDialog } from "../../features/staff/staff-person-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";
import styles from "./event/registrations.module.css";

/** The staff: who may do what, in which projects; who may change that does it here. */
export function PeoplePage(): JSX.Element {
  return (
    <div class={list.page}>
      <People />
    </div>
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
  const mayManage = () => mayAnywhere("staff.manage");
  return (
    <>
      <PageHeading
        title={t().people.title}
        actions={
          mayManage() && (
            <Button kind="primary" icon={<UserPlus />} onClick={() => setOpen("new")}>
              {t().people.add}
            </Button>
          )
        }
      />
      <PagedTable<Staff>
        caption={t().people.caption}
        list={people}
        rowId={(person) => person.staffId}
        columns={[
          {
            id: "name",
            header: t().people.column.name,
            isRowHeading: true,
            cell: (person) => (
              <div class={list.title}>
                <Show when={mayManage()} fallback={person.name}>
                  <button
                    type="button"
                    class={styles.person}
                    aria-haspopup="dialog"
                    onClick={() => setOpen(person)}
                  >
                    {person.name}
                  </button>
                </Show>
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
              hasAccess(person, serverNow().toISOString()) ? (
                <StateBadge meaning="ok">
                  {person.until ? t().people.isActiveUntil(person.until) : t().people.isActive}
                </StateBadge>
              ) : (
                <Tag>{t().people.isInactive}</Tag>
              ),
          },
        ]}
        empty={<EmptyState title={t().people.empty} />}
      />
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
    </>
  );
}
