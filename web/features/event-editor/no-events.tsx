import { createAsync } from "@solidjs/router";
import { needsTeam } from "@zapisy/core/team/rules";
import { loadStaff } from "@zapisy/words/staff";
import CalendarPlus from "~icons/lucide/calendar-plus";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { me } from "../../data/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { listProjects } from "../project/project-api.ts";

/** Says what to do next to somebody who sees no event, and whom to ask where that is not up to them. */
export function NoEvents(): JSX.Element {
  const t = useMessages(loadStaff);
  const projects = createAsync(() => listProjects());
  const hasProjects = () => projects()?.length !== 0;
  const action = () => {
    const may = me()?.may;
    if (hasProjects() && may?.createEvents) return { href: "/staff/events/new", label: t().events.create };
    if (!hasProjects() && may?.createProjects)
      return { href: "/staff/projects/new", label: t().newEvent.createProject };
    return undefined;
  };
  const text = () => {
    const person = me();
    if (!hasProjects()) {
      return person?.may.createProjects ? t().events.emptyNoProject : t().events.emptyNoProjects;
    }
    if (person && needsTeam(person.role)) {
      return person.may.createEvents ? t().events.emptyTeamOrNew : t().events.emptyTeam;
    }
    return person?.may.createEvents ? t().events.emptyText : t().events.emptyReader;
  };
  return (
    <EmptyState
      icon={<CalendarPlus />}
      title={t().events.empty}
      actions={
        <Show when={action()}>
          {(next) => (
            <LinkButton kind="primary" href={next().href}>
              {next().label}
            </LinkButton>
          )}
        </Show>
      }
    >
      {text()}
    </EmptyState>
  );
}
