import { A } from "@solidjs/router";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import type { ChangedMember, SnapshotChanges } from "@zapisy/core/snapshot/answer";
import type { ComparedWith } from "@zapisy/core/snapshot/schema";
import { loadSnapshot } from "@zapisy/words/snapshot";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useMeasureNames } from "./measure-names.ts";
import { getChanges, type SnapshotPlace } from "./snapshot-api.ts";
import styles from "./snapshot.module.css";

type Change = SnapshotChanges["items"][number];

/** What differs between a closed period and today, or the period before; counted once it is asked for. */
export function Changes(props: {
  place: SnapshotPlace;
  project: Project;
  compared: ComparedWith;
}): JSX.Element {
  const t = useMessages(loadSnapshot);
  const [isAsked, setAsked] = createSignal(false);
  const [found, { refetch }] = createResource(
    () => isAsked() && { place: props.place, compared: props.compared },
    ({ place, compared }) => getChanges(place, compared),
  );
  const isNow = () => props.compared === "now";
  return (
    <section class={styles.section}>
      <h2>{isNow() ? t().changes.now : t().changes.previous}</h2>
      <Show when={isNow()}>
        <p class={styles.help}>{t().changes.nowLead}</p>
      </Show>
      <Show
        when={isAsked()}
        fallback={
          <div>
            <Button onClick={() => setAsked(true)}>
              {isNow() ? t().changes.show : t().changes.showPrevious}
            </Button>
          </div>
        }
      >
        <Show when={!found.error} fallback={<ErrorState error={found.error} retry={() => void refetch()} />}>
          <Show when={found.latest} fallback={<Skeleton look="page" lines={4} />}>
            {(changes) => <Differences changes={changes()} project={props.project} isNow={isNow()} />}
          </Show>
        </Show>
      </Show>
    </section>
  );
}

function Differences(props: { changes: SnapshotChanges; project: Project; isNow: boolean }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const names = useMeasureNames(() => props.project);
  const caption = () => t().changes.count(props.changes.items.length);
  return (
    <Show
      when={props.changes.items.length > 0}
      fallback={
        <EmptyState title={props.isNow ? t().changes.none : t().changes.noneNew}>
          {props.isNow ? t().changes.noneText : t().changes.noneNewText}
        </EmptyState>
      }
    >
      <p role="status">{caption()}</p>
      <DataTable<Change>
        caption={caption()}
        rows={props.changes.items}
        rowId={({ what }) => JSON.stringify(what)}
        columns={[
          { id: "what", header: t().changes.what, isRowHeading: true, cell: (one) => names.name(one) },
          {
            id: "was",
            header: t().changes.was,
            isNumeric: true,
            cell: (one) => names.value(one, one.was),
          },
          { id: "now", header: t().changes.is, isNumeric: true, cell: (one) => names.value(one, one.now) },
          {
            id: "lists",
            header: t().changes.lists,
            cell: (one) => <Lists change={one} projectId={props.project.projectId} value={names.value} />,
          },
        ]}
      />
    </Show>
  );
}

/** Who came onto a list and who went, to be opened. */
function Lists(props: {
  change: Change;
  projectId: string;
  value: ReturnType<typeof useMeasureNames>["value"];
}): JSX.Element {
  const t = useMessages(loadSnapshot);
  const lists = () =>
    (["in", "out", "other"] as const).flatMap((which) => {
      const list = props.change[which];
      return list.count > 0 ? [{ title: t().changes[which](list.count), ...list }] : [];
    });
  return (
    <For each={lists()}>
      {(list) => (
        <details class={styles.members}>
          <summary>{list.title}</summary>
          <ul>
            <For each={list.items}>
              {(member) => (
                <li>
                  <Member
                    member={member}
                    projectId={props.projectId}
                    values={[member.gave, member.gives].flatMap((number) =>
                      number === undefined ? [] : props.value(props.change, number),
                    )}
                  />
                </li>
              )}
            </For>
            <Show when={list.count > list.items.length}>
              <li>{t().changes.more(list.count - list.items.length)}</li>
            </Show>
          </ul>
        </details>
      )}
    </For>
  );
}

function Member(props: { member: ChangedMember; projectId: string; values: readonly string[] }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const name = () => {
    const { name: known, event, cause } = props.member;
    if (cause === "ended") return t().ended;
    if (known) return `${known.lastName} ${known.firstName}`;
    return cause || !event ? t().erased : undefined;
  };
  const rest = () => {
    const { event, cause } = props.member;
    const [was, is] = props.values;
    return [
      event ? inLocale(event, locale()).text : [],
      was && is ? t().changes.fromTo(was, is) : [],
      cause && cause !== "erased" && cause !== "ended" ? t().changes.cause[cause] : [],
    ]
      .flat()
      .join(", ");
  };
  return (
    <>
      <Show when={name()}>
        {(text) => (
          <Show when={props.member.participantId} fallback={text()}>
            {(id) => (
              <A class={styles.link} href={`/staff/projects/${props.projectId}/participants/${id()}`}>
                {text()}
              </A>
            )}
          </Show>
        )}
      </Show>
      {name() && rest() ? `, ${rest()}` : rest()}
    </>
  );
}
