import type { EventSummary } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import type { Staff } from "@zapisy/core/staff/answer";
import { needsTeam, opensByTeam } from "@zapisy/core/team/rules";
import { formatWhen } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import CalendarPlus from "~icons/lucide/calendar-plus";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { Notice } from "../../ui/notice.tsx";
import { whenOf } from "../event/event-text.ts";
import { listEvents } from "../event-editor/event-api.ts";
import { createEventSearch } from "../event-editor/event-search.ts";
import { useErrorText } from "../../data/error-text.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { joinTeam, leaveTeam } from "./team-api.ts";
import styles from "./team.module.css";

/** The events in whose team a member of staff is, to add and to take away. Each change is saved at once. */
export function PersonTeams(props: { person: Staff }): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const events = createPagedList(
    () => props.person.staffId,
    (teamMember, cursor) => listEvents({ teamMember }, cursor),
  );
  const search = createEventSearch();
  const [chosen, setChosen] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [done, setDone] = createSignal<{ text: string; undo: () => Promise<boolean> }>();

  const titleOf = ({ title }: EventSummary) => inLocale(title, locale()).text;
  /** Events of other projects would not open for the person: they cannot be chosen. */
  const candidates = () =>
    search
      .found()
      .filter(
        (event) =>
          opensByTeam(props.person, event.projectId) &&
          !events.items().some(({ eventId }) => eventId === event.eventId),
      );
  const change = async (
    work: (eventId: string, staffId: string) => Promise<void>,
    { eventId }: EventSummary,
  ) => {
    setError(undefined);
    try {
      await work(eventId, props.person.staffId);
    } catch (caught) {
      setError(errors.ofError(caught));
      return false;
    }
    await events.refresh();
    return true;
  };
  const add = async () => {
    const event = candidates().find(({ eventId }) => eventId === chosen());
    setError(event ? undefined : t().team.chooseEvent);
    if (event && (await change(joinTeam, event))) {
      setChosen("");
      setDone({ text: t().team.addedTo(titleOf(event)), undo: () => change(leaveTeam, event) });
    }
    document.getElementById(fieldId("teamEvent"))?.focus();
  };
  const remove = async (event: EventSummary) => {
    if (!(await change(leaveTeam, event))) return;
    setDone({ text: t().team.removedFrom(titleOf(event)), undo: () => change(joinTeam, event) });
    document.getElementById(fieldId("teamEvent"))?.focus();
  };
  const undo = async () => {
    if (await done()?.undo()) setDone(undefined);
    document.getElementById(fieldId("teamEvent"))?.focus();
  };

  return (
    <section class={styles.words} aria-labelledby="person-teams">
      <div class={styles.head}>
        <h3 id="person-teams">{t().team.ofPerson}</h3>
        <p class={styles.soft}>
          {needsTeam(props.person.role) ? t().team.ofPersonLead : t().team.ofPersonSeesAll} {t().team.atOnce}
        </p>
      </div>
      <Show when={events.error()}>
        {(failure) => <ErrorState error={failure()} retry={() => events.refresh()} />}
      </Show>
      <Show when={!events.isFirst() && events.items().length === 0}>
        <p class={styles.soft}>{t().team.noEvents}</p>
      </Show>
      <Show when={events.items().length > 0}>
        <ul class={styles.members} role="list">
          <For each={events.items()}>
            {(event) => (
              <li class={styles.member}>
                <div class={styles.who}>
                  <span class={styles.name}>{titleOf(event)}</span>
                  <span class={styles.soft}>{formatWhen(locale(), whenOf(event))}</span>
                </div>
                <Button
                  kind="quiet"
                  small
                  label={t().team.removeFrom(titleOf(event))}
                  icon={<X />}
                  onClick={() => remove(event)}
                />
              </li>
            )}
          </For>
        </ul>
        <LoadMore shown={events.items().length} hasMore={events.hasMore()} onLoad={events.more} />
      </Show>
      <Show when={done()}>
        {(what) => (
          <Notice
            meaning="ok"
            live="status"
            actions={
              <Button small onClick={undo}>
                {shell().action.undo}
              </Button>
            }
          >
            {what().text}
          </Notice>
        )}
      </Show>
      <Show when={search.error()}>
        {(failure) => <ErrorState error={failure()} retry={search.refetch} />}
      </Show>
      <form class={styles.add} noValidate onSubmit={(event) => event.preventDefault()}>
        <Combobox
          name="teamEvent"
          label={t().team.event}
          help={t().team.eventHelp}
          value={chosen()}
          error={error()}
          options={candidates().map((event) => ({
            value: event.eventId,
            label: titleOf(event),
            hint: [formatWhen(locale(), whenOf(event)), event.place.town].filter(Boolean).join(", "),
          }))}
          onChange={setChosen}
          onType={search.seek}
        />
        <Button type="submit" icon={<CalendarPlus />} onClick={add}>
          {t().team.add}
        </Button>
      </form>
    </section>
  );
}
