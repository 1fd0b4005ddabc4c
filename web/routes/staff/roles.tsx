import { reachOf, RIGHTS, type Reach, type Right } from "@zapisy/core/access/rules";
import type { StaffRole } from "@zapisy/core/shared/actor";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadRole } from "@zapisy/words/role";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { me } from "../../data/session.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";
import styles from "./roles.module.css";

const REACHES = ["everywhere", "projects", "team", "own"] as const satisfies (Reach | "own")[];

/** How far a role has a right, as the page says it: the team of an entry in a log is whoever gave the support. */
function shownReach(role: StaffRole, right: Right): (typeof REACHES)[number] | undefined {
  const reach = reachOf(role, right);
  return reach === "team" && (right === "log.read" || right === "log.write") ? "own" : reach;
}

/** What each role may see and do, as the one table of access has it. */
export function RolesPage(): JSX.Element {
  const t = useMessages(loadRole);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={<p>{t().lead}</p>} />
      <For each={STAFF_ROLES}>{(role) => <Role role={role} />}</For>
    </div>
  );
}

function Role(props: { role: StaffRole }): JSX.Element {
  const t = useMessages(loadRole);
  const common = useMessages(loadCommon);
  const staff = useMessages(loadStaff);
  const rights = (reach: (typeof REACHES)[number]) =>
    RIGHTS.filter((right) => shownReach(props.role, right) === reach);
  return (
    <section class={styles.role} id={props.role} aria-labelledby={`role-${props.role}`}>
      <h2 id={`role-${props.role}`}>
        {common().staffRole[props.role]}{" "}
        <Show when={me()?.role === props.role}>
          <Tag>{t().own}</Tag>
        </Show>
      </h2>
      <p class={list.soft}>{staff().people.roleHelp[props.role]}</p>
      <For each={REACHES.filter((reach) => rights(reach).length > 0)}>
        {(reach) => (
          <>
            <h3>{t().reach[reach]}</h3>
            <ul class={styles.rights}>
              <For each={rights(reach)}>{(right) => <li>{t().right[right]}</li>}</For>
            </ul>
          </>
        )}
      </For>
    </section>
  );
}
