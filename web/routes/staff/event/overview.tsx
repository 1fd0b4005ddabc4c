import { A } from "@solidjs/router";
import { everOffered, pastLimit } from "@zapisy/core/event/rules";
import type { ChoiceOption } from "@zapisy/core/event/schema";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadCommon } from "@zapisy/words/common";
import { formatDateTime } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { ApiError } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { commandEvent } from "../../../features/event-editor/event-api.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { hrefOf, placeOf } from "../../../features/event-editor/event-path.state.ts";
import { useFieldName } from "../../../features/event-editor/field-name.ts";
import { nextDates } from "../../../features/event-editor/next-dates.state.ts";
import { useTerritory } from "../../../data/territory.ts";
import { useWallTimeText } from "../../../features/event-editor/wall-time-text.ts";
import { clashes } from "../../../features/programme/programme.state.ts";
import { EvidencePanel } from "../../../features/file/evidence-panel.tsx";
import { TeamCard } from "../../../features/team/team-card.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SegmentBar } from "../../../ui/segment-bar.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { showToast } from "../../../ui/toast.tsx";
import styles from "./overview.module.css";
import { Told } from "../../../ui/told.tsx";

/** How an event stands: seats, what needs attention, next dates, who is coming. */
export function OverviewTab(): JSX.Element {
  const t = useMessages(loadStaff);
  usePageTitle(() => t().eventTab.overview);
  const editor = useEventEditor();
  // Registrations come in while the page of another tab is open.
  void editor.refresh();
  // Of a draft what is missing comes first, of everything else how full it is.
  const isDraft = () => editor.view().state === "draft";
  return (
    <div class={styles.overview}>
      <Show when={editor.view().cancellation}>
        {(cancellation) => (
          <Notice meaning="stop">{t().command.cancelledBecause(cancellation().reason)}</Notice>
        )}
      </Show>
      <div class={styles.columns}>
        <Show when={!isDraft()}>
          <Seats />
        </Show>
        <div class={styles.side}>
          <Show when={editor.view().state !== "cancelled"}>
            <Attention />
          </Show>
          <NextDates />
        </div>
        <Show when={isDraft()}>
          <Seats />
        </Show>
        <TeamCard eventId={editor.view().eventId} onChanged={editor.refresh} />
      </div>
      <Show when={editor.counts()} fallback={<Skeleton lines={4} />}>
        {(counts) => <Counts counts={counts()} />}
      </Show>
      <Show when={!isDraft()}>
        <EvidencePanel eventId={editor.view().eventId} />
      </Show>
    </div>
  );
}

function Seats(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const seats = () => editor.view().seatCounts.event;
  const offered = () => new Set(editor.view().choiceGroups.flatMap(({ options }) => options));
  const groups = () => everOffered(editor.view());
  const optionName = (option: ChoiceOption) => {
    const name = inLocale(option.title, locale()).text;
    return offered().has(option) ? name : t().recruitment.retiredMark(name);
  };
  // Somebody who waits for a full panel is on the reserve list too, though the event has a seat for them.
  const reserve = () => editor.counts()?.byStatus.reserve ?? seats().waiting;
  return (
    <section class={styles.panel} aria-labelledby="overview-seats">
      <h2 id="overview-seats" class={styles.heading}>
        {t().overview.fill}
      </h2>
      <p class={styles.state}>
        <Told>
          {
            t().overview.recruitment[
              editor.view().state === "draft" ? "draft" : editor.view().recruitmentState.state
            ]
          }
        </Told>
      </p>
      <SegmentBar
        label={t().fill.seats}
        total={seats().total ?? 0}
        segments={[
          { meaning: "ok", label: common().registrationStatus.confirmed, count: seats().taken },
          { meaning: "note", label: common().registrationStatus.pending, count: seats().pending },
          { meaning: "wait", label: common().registrationStatus.reserve, count: reserve() },
          ...(seats().left === null
            ? []
            : [{ meaning: "plain" as const, label: t().fill.free, count: seats().left ?? 0 }]),
        ]}
      />
      <Show when={pastLimit(seats())}>
        {(past) => (
          <p>
            {t().fill.ofSeats(seats().taken, seats().total ?? 0)}, {t().fill.past(past())}
          </p>
        )}
      </Show>
      <Show when={groups().length > 0}>
        <h3 class={styles.subheading}>{t().overview.options}</h3>
        <For each={groups()}>
          {(group) => (
            <dl class={styles.options}>
              <dt class={styles.group}>{inLocale(group.title, locale()).text}</dt>
              <For each={group.options}>
                {(option) => {
                  const count = () => editor.view().seatCounts.options[option.optionId];
                  const past = () => pastLimit(count() ?? { taken: 0, total: null });
                  return (
                    <dd class={styles.option}>
                      <span>{optionName(option)}</span>
                      <span class={styles.number}>
                        <Told>
                          {option.seats === null
                            ? t().fill.noLimit(count()?.taken ?? 0)
                            : t().fill.ofSeats(count()?.taken ?? 0, option.seats)}
                        </Told>
                        <Show when={past() > 0}>
                          <Told>{`, ${t().fill.past(past())}`}</Told>
                        </Show>
                        <Show when={(count()?.waiting ?? 0) > 0}>
                          <Told>{`, ${t().fill.reserve(count()?.waiting ?? 0)}`}</Told>
                        </Show>
                      </span>
                    </dd>
                  );
                }}
              </For>
            </dl>
          )}
        </For>
      </Show>
    </section>
  );
}

function Attention(): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const editor = useEventEditor();
  const fieldName = useFieldName();
  const [isAsked, setAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const base = () => `/staff/events/${editor.view().eventId}`;
  const isDraft = () => editor.view().state === "draft";
  const missing = () => (isDraft() ? editor.view().missing : []);
  const advice = () => editor.view().advice;
  const seats = () => editor.view().seatCounts.event;
  const overlapping = () => clashes({ agenda: editor.draft.agenda, choiceGroups: editor.everOffered() }).size;
  const refusals = () => editor.counts()?.refusals;
  const others = (): { href?: string; text: string }[] => [
    ...(seats().pending > 0
      ? [
          {
            href: `${base()}/registrations?status=pending`,
            text: t().overview.pendingPeople(seats().pending),
          },
        ]
      : []),
    ...(seats().waiting > 0 && (seats().left ?? 0) > 0
      ? [{ href: `${base()}/registrations?status=reserve`, text: t().overview.reserveWithFree }]
      : []),
    ...(overlapping() > 0
      ? [{ href: `${base()}/programme`, text: t().overview.overlapping(overlapping()) }]
      : []),
    ...[refusals()].flatMap((refused) =>
      refused
        ? [{ text: t().overview.refused(refused.count, formatDateTime(locale(), refused.lastAt, HOME_ZONE)) }]
        : [],
    ),
  ];
  const publish = async () => {
    setFailure(undefined);
    try {
      const { eventId } = editor.view();
      if (!(await editor.command((version) => commandEvent(eventId, "publish", version)))) return;
      setAsked(false);
      showToast({ text: t().overview.published });
    } catch (error) {
      setFailure(errors.ofError(error));
      if (error instanceof ApiError && error.status === 422) void editor.refresh();
    }
  };
  return (
    <section class={styles.panel} aria-labelledby="overview-attention">
      <h2 id="overview-attention" class={styles.heading}>
        {t().overview.attention}
      </h2>
      <Show when={missing().length > 0}>
        <p>{t().overview.missing(missing().length)}</p>
        <ul class={styles.checklist}>
          <For each={missing()}>
            {(part) => (
              <li>
                <A href={hrefOf(base(), placeOf(part.path, editor.draft))}>
                  {fieldName(part.path, editor.draft)}
                </A>
                <span class={styles.why}>{errors.ofIssue(part)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={others().length > 0}>
        <ul class={styles.checklist}>
          <For each={others()}>
            {(each) => (
              <li>
                <Show when={each.href} fallback={each.text}>
                  {(href) => <A href={href()}>{each.text}</A>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={advice().length > 0}>
        <p>{t().overview.advice}</p>
        <ul class={styles.checklist}>
          <For each={advice()}>
            {(part) => (
              <li>
                <A href={hrefOf(base(), placeOf(part.path, editor.draft))}>
                  {fieldName(part.path, editor.draft)}
                </A>
                <span class={styles.why}>{errors.ofIssue(part)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={missing().length === 0 && advice().length === 0 && others().length === 0}>
        <p class={styles.soft}>{isDraft() ? t().overview.ready : t().overview.nothing}</p>
      </Show>
      <Show when={editor.view().may.publish}>
        <div>
          <Button kind="primary" disabled={missing().length > 0} onClick={() => setAsked(true)}>
            {t().overview.publish}
          </Button>
        </div>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        title={t().overview.publishTitle}
        confirmLabel={t().overview.publish}
        onConfirm={publish}
        onClose={() => setAsked(false)}
      >
        <p>{t().overview.publishText}</p>
        <For each={advice()}>
          {(part) => (
            <Notice meaning="wait" title={fieldName(part.path, editor.draft)}>
              {errors.ofIssue(part)}
            </Notice>
          )}
        </For>
        <Show when={editor.people() > 0}>
          <p>{t().overview.publishTells}</p>
        </Show>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </ConfirmDialog>
    </section>
  );
}

function NextDates(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const inWords = useWallTimeText();
  const dates = () => nextDates(editor.view(), serverNow().toISOString());
  return (
    <section class={styles.panel} aria-labelledby="overview-dates">
      <h2 id="overview-dates" class={styles.heading}>
        {t().overview.nextDates}
      </h2>
      <Show when={dates().length > 0} fallback={<p class={styles.soft}>{t().overview.noDates}</p>}>
        <dl class={styles.dates}>
          <For each={dates()}>
            {(date) => (
              <div class={styles.date}>
                <dt>{t().overview[date.what]}</dt>
                <dd>
                  <time datetime={date.at}>{inWords(date.at)}</time>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </section>
  );
}

function Counts(props: { counts: RegistrationCounts }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const territory = useTerritory();
  const named = (names: Record<string, string>) => (key: string) => names[key] ?? t().overview.notGiven;
  const optionTitle = (optionId: string) => {
    const option = everOffered(editor.view())
      .flatMap(({ options }) => options)
      .find((each) => each.optionId === optionId);
    return option ? inLocale(option.title, locale()).text : optionId;
  };
  const tables = () => [
    {
      title: t().overview.byCounty,
      counts: props.counts.byCounty,
      name: (code: string) => (code ? (territory()?.countyName(code) ?? code) : t().overview.notGiven),
    },
    {
      title: t().overview.byInstitution,
      counts: props.counts.byInstitutionType,
      name: named(common().institutionType),
    },
    {
      title: t().overview.byFormOfAddress,
      counts: props.counts.byFormOfAddress,
      name: named(common().formOfAddress),
    },
    { title: t().overview.byOption, counts: props.counts.byOption, name: optionTitle },
    {
      title: t().overview.byDiet,
      counts: props.counts.byDiet,
      name: named(common().diet),
      note: t().overview.needsNote,
    },
    {
      title: t().overview.byNeed,
      counts: props.counts.byAccessNeed,
      name: named(common().accessNeed),
      note: t().overview.needsNote,
    },
  ];
  const route = () => props.counts.programme;
  return (
    <section class={styles.counts} aria-labelledby="overview-counts">
      <div>
        <h2 id="overview-counts" class={styles.heading}>
          {t().overview.counts}
        </h2>
        <p class={styles.soft}>
          {props.counts.byStatus.confirmed > 0 ? t().overview.countsNote : t().overview.noPeople}
        </p>
      </div>
      <div class={styles.tables}>
        <For each={tables()}>
          {(table) => (
            <Show when={Object.keys(table.counts).length > 0}>
              <CountTable title={table.title} note={table.note} counts={table.counts} name={table.name} />
            </Show>
          )}
        </For>
        <Show when={route().stops > 0}>
          <table class={styles.table}>
            <caption class={styles.caption}>{t().overview.programme}</caption>
            <tbody>
              <For each={["stops", "hosts", "towns"] as const}>
                {(key) => (
                  <tr>
                    <th scope="row">{t().overview[key]}</th>
                    <td>{route()[key]}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </div>
    </section>
  );
}

function CountTable(props: {
  title: string;
  note?: string;
  counts: Record<string, number>;
  name: (key: string) => string;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const rows = () => Object.entries(props.counts).toSorted(([, a], [, b]) => b - a);
  return (
    <table class={styles.table}>
      <caption class={styles.caption}>
        {props.title}
        <Show when={props.note}>{(note) => <small class={styles.note}>{note()}</small>}</Show>
      </caption>
      <tbody>
        <For each={rows()}>
          {([key, count]) => (
            <tr>
              <th scope="row">{props.name(key)}</th>
              <td aria-label={`${t().overview.count}: ${count}`}>{count}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
