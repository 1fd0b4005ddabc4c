import type { RouteSectionProps } from "@solidjs/router";
import { createAsync } from "@solidjs/router";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import ExternalLink from "~icons/lucide/external-link";
import EyeOff from "~icons/lucide/eye-off";
import KeyRound from "~icons/lucide/key-round";
import { whenOf } from "../../../features/event/event-text.ts";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { getEvent } from "../../../features/event-editor/event-api.ts";
import { EventCommands } from "../../../features/event-editor/event-commands.tsx";
import { EventEditorProvider, useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { EventStateBadge } from "../../../features/event-editor/event-state-badge.tsx";
import { useFieldFocus } from "../../../forms/focus-field.ts";
import { EventKindMark } from "../../../features/event/event-kind.tsx";
import { mayAnywhere } from "../../../data/right.ts";
import { PageBoundary } from "../../../shell/page-boundary.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { TabLinks } from "../../../ui/tabs.tsx";
import { Tag } from "../../../ui/tag.tsx";
import styles from "./workspace.module.css";

const TABS = [
  "overview",
  "content",
  "programme",
  "recruitment",
  "registrations",
  "messages",
  "selection",
  "attendance",
  "certificates",
  "history",
] as const;

/** An event's workspace: one editor for all its tabs; the chosen tab is the child. */
export function EventWorkspace(props: RouteSectionProps): JSX.Element {
  const event = createAsync(() => getEvent(props.params.eventId ?? ""));
  return (
    <Show when={event()} keyed>
      {(loaded) => (
        <EventEditorProvider event={loaded}>
          <Workspace>{props.children}</Workspace>
        </EventEditorProvider>
      )}
    </Show>
  );
}

function Workspace(props: { children: JSX.Element }): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  useFieldFocus();
  const base = () => `/staff/events/${editor.view().eventId}`;
  const title = () => inLocale(editor.draft.title, locale());
  const mayOpen = (tab: string) => {
    if (tab === "selection") return editor.view().recruitment.mode === "selection";
    return tab !== "certificates" || mayAnywhere("certificates.read");
  };
  return (
    <div class={styles.workspace}>
      <PageHeading
        title={title().text || t().workspace.unnamed}
        lang={title().locale === locale() ? undefined : title().locale}
        above={<Breadcrumbs pages={[{ href: "/staff/events", label: shell().events }]} />}
        lead={
          <span class={styles.facts}>
            <EventStateBadge event={editor.view()} />
            <Show when={editor.view().visibility}>
              {(visibility) => (
                <Tag icon={visibility() === "closed" ? <KeyRound /> : <EyeOff />}>
                  {t().admission.visibilityTag[visibility()]}
                </Tag>
              )}
            </Show>
            <EventKindMark kind={editor.draft.kind} names={common().eventKind} />
            <span>{formatWhen(locale(), whenOf(editor.view()))}</span>
          </span>
        }
        actions={
          <>
            <Show when={editor.view().publishedAt}>
              <LinkButton small href={`/events/${editor.view().address}`} icon={<ExternalLink />}>
                {t().workspace.preview}
              </LinkButton>
            </Show>
            <Show when={editor.isEditable() || editor.view().may.copy}>
              <EventCommands />
            </Show>
          </>
        }
      />
      <TabLinks
        label={t().eventTabs}
        tabs={TABS.filter(mayOpen).map((tab) => ({
          href: tab === "overview" ? base() : `${base()}/${tab}`,
          label: t().eventTab[tab],
          end: tab === "overview",
          ...(tab === "registrations" ? { count: editor.people() } : {}),
        }))}
      />
      <PageBoundary>{props.children}</PageBoundary>
    </div>
  );
}
