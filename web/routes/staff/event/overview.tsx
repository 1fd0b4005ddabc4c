import { ENTERS, OFFERED_AS } from "@zapisy/core/registration/schema";
import { everOffered, pastLimit } from "@zapisy/core/event/rules";
import type { ChoiceOption } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { nextDates } from "../../../features/event-editor/dates/next-dates.state.ts";
import { useWallTimeText } from "../../../features/event-editor/dates/wall-time-text.ts";
import { InterestCount } from "../../../features/interest/interest-count.tsx";
import { EvidencePanel } from "../../../features/file/evidence-panel.tsx";
import { ShareCard } from "../../../features/event-editor/share-card.tsx";
import { TeamCard } from "../../../features/team/team-card.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Notice } from "../../../ui/notice.tsx";
import { SegmentBar } from "../../../ui/segment-bar.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import styles from "./overview.module.css";
import { Told } from "../../../ui/told.tsx";
import { Counts } from "./overview-counts.tsx";
import { Attention } from "./overview-attention.tsx";

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
          <Show when={!isDraft() && editor.view().state !== "cancelled" && !editor.view().over}>
            <ShareCard event={editor.view()} />
          </Show>
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
  /** Seats that wait for the answer of somebody from the reserve list. */
  const asked = () => editor.counts()?.byStatus[OFFERED_AS] ?? 0;
  // Somebody who waits for a full panel is on the reserve list too, though the event has a seat for them.
  const reserve = () => editor.counts()?.byStatus[ENTERS.waits] ?? seats().waiting;
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
          { meaning: "ok", label: common().status[ENTERS.holds].name, count: seats().taken - asked() },
          ...(asked() > 0
            ? [{ meaning: "note" as const, label: common().status[OFFERED_AS].name, count: asked() }]
            : []),
          { meaning: "note", label: common().status[ENTERS.pends].name, count: seats().pending },
          { meaning: "wait", label: common().status[ENTERS.waits].name, count: reserve() },
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
      <InterestCount eventId={editor.view().eventId} state={editor.view().recruitmentState.state} />
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
