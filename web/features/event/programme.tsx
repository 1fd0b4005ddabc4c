import type { EventView } from "@zapisy/core/event/answer";
import type { AgendaKind } from "@zapisy/core/event/schema";
import { loadPublic } from "@zapisy/words/public";
import Accessibility from "~icons/lucide/accessibility";
import BedDouble from "~icons/lucide/bed-double";
import BookOpen from "~icons/lucide/book-open";
import Bus from "~icons/lucide/bus";
import Coffee from "~icons/lucide/coffee";
import MapPin from "~icons/lucide/map-pin";
import Users from "~icons/lucide/users";
import Utensils from "~icons/lucide/utensils";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { Tag } from "../../ui/tag.tsx";
import { asHeading, nameLang, optionSeatText, townText } from "./event-text.ts";
import {
  moduleHours,
  programmeDays,
  type ParallelRow as Parallel,
  type ProgrammeDay,
  type ProgrammeItem,
  type ProgrammeRow,
} from "./programme.state.ts";
import styles from "./programme.module.css";
import { seatNews } from "./seat.state.ts";
import { Told } from "../../ui/told.tsx";

type ProgrammeEvent = Pick<
  EventView,
  "kind" | "agenda" | "days" | "dayNotes" | "choiceGroups" | "seats" | "recruitment" | "state" | "over"
>;

/** Headings of items stand under that of their day; without one they take its place. */
type Level = "h3" | "h4";

const ICONS = {
  session: BookOpen,
  stop: MapPin,
  panel: Users,
  plenary: Users,
  travel: Bus,
  lodging: BedDouble,
  meal: Utensils,
  break: Coffee,
} as const satisfies Record<AgendaKind, unknown>;

/**
 * The programme of an event: an itinerary along a line for a study visit, rows by time for everything
 * else; what runs at the same time for different options stands side by side, or one under the other on
 * a phone.
 */
export function Programme(props: { event: ProgrammeEvent }): JSX.Element {
  const t = useMessages(loadPublic);
  const days = () => programmeDays(props.event);
  const hasTitle = (day: ProgrammeDay) => day.day !== undefined || props.event.days.length > 0;
  const modules = () => moduleHours(props.event.agenda);
  return (
    <div class={styles.programme} data-look={props.event.kind === "study_visit" ? "itinerary" : "timetable"}>
      <Show when={modules().length > 0}>
        <ul class={styles.modules} role="list" aria-label={t().programme.modules}>
          <For each={modules()}>
            {(sum) => (
              <li>
                <strong lang={nameLang(locale())}>{sum.module}</strong>
                <Show when={sum.didactic}>
                  <span>{t().programme.didacticHours(sum.didactic)}</span>
                </Show>
                <Show when={sum.clock}>
                  <span>{t().programme.clockHours(sum.clock)}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <For each={days()}>
        {(day) => (
          <section class={styles.day}>
            <Show when={day.day}>
              {(date) => (
                <h3 class={styles.dayTitle}>
                  <Show when={day.number}>
                    {(number) => <span class={styles.dayNumber}>{t().programme.dayNumber(number())}</span>}
                  </Show>
                  {asHeading(`${t().date.weekday(date())}, ${t().date.day(date())}`)}
                </h3>
              )}
            </Show>
            <Show when={!day.day && hasTitle(day)}>
              <h3 class={styles.dayTitle}>{t().programme.undated}</h3>
            </Show>
            <For each={day.notes}>
              {(note) => (
                <p class={styles.note}>
                  <LanguageText text={note} />
                </p>
              )}
            </For>
            <Show
              when={day.rows.length > 0}
              fallback={
                <Show when={day.notes.length === 0 && !props.event.over && props.event.state !== "cancelled"}>
                  <p class={styles.note}>{t().programme.emptyDay}</p>
                </Show>
              }
            >
              <ol class={styles.rows} role="list">
                <For each={day.rows}>
                  {(row) => <Row row={row} event={props.event} level={hasTitle(day) ? "h4" : "h3"} />}
                </For>
              </ol>
            </Show>
          </section>
        )}
      </For>
    </div>
  );
}

function Row(props: { row: ProgrammeRow; event: ProgrammeEvent; level: Level }): JSX.Element {
  return (
    <Show
      when={props.row.type === "parallel" && props.row}
      fallback={
        <Show when={props.row.type === "single" && props.row}>
          {(row) => (
            <li class={styles.row} data-kind={row().item.kind}>
              <Time from={row().item.from} to={row().item.to} />
              <div class={styles.mark} aria-hidden="true">
                <Dynamic component={ICONS[row().item.kind]} />
              </div>
              <Item item={row().item} event={props.event} level={props.level} />
            </li>
          )}
        </Show>
      }
    >
      {(row) => <ParallelRow row={row()} event={props.event} level={props.level} />}
    </Show>
  );
}

function ParallelRow(props: { row: Parallel; level: Level; event: ProgrammeEvent }): JSX.Element {
  const t = useMessages(loadPublic);
  const group = () => props.event.choiceGroups.find(({ groupId }) => groupId === props.row.groupId);
  const option = (optionId: string) => group()?.options.find((each) => each.optionId === optionId);
  const seats = (optionId: string) => {
    const count = props.event.seats.options[optionId];
    return count && props.row.isFirst && props.event.recruitment.state === "open"
      ? optionSeatText(t(), seatNews(count))
      : "";
  };
  const hasOwnTitle = (optionId: string, items: readonly ProgrammeItem[]) =>
    items.length > 1 || items[0]?.title.pl !== option(optionId)?.title.pl;
  return (
    <li class={styles.row} data-kind="parallel">
      <Time from={props.row.from} to={props.row.to} />
      <div class={styles.mark} aria-hidden="true">
        <Users />
      </div>
      <div class={styles.parallel}>
        <Show when={group()}>
          {(found) => (
            <p class={styles.choice}>
              {t().programme.choice} <LanguageText text={found().title} />
            </p>
          )}
        </Show>
        <ul class={styles.columns} role="list">
          <For each={props.row.columns}>
            {(column) => (
              <li class={styles.column}>
                <Show when={hasOwnTitle(column.optionId, column.items) && option(column.optionId)}>
                  {(found) => (
                    <p class={styles.option}>
                      <LanguageText text={found().title} />
                    </p>
                  )}
                </Show>
                <For each={column.items}>
                  {(item) => (
                    <div>
                      <Show when={item.from !== props.row.from || item.to !== props.row.to}>
                        <Time from={item.from} to={item.to} />
                      </Show>
                      <Item item={item} event={props.event} level={props.level} inChoice />
                    </div>
                  )}
                </For>
                <Show when={seats(column.optionId)}>
                  <p class={styles.seats}>
                    <Told>{seats(column.optionId)}</Told>
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </li>
  );
}

function Time(props: { from: string | undefined; to: string | undefined }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <p class={styles.time}>
      <Show when={props.from}>
        {(from) => (
          <Show when={props.to} fallback={t().date.timeFrom(from())}>
            {(to) => t().date.timeRange(from(), to())}
          </Show>
        )}
      </Show>
    </p>
  );
}

function Item(props: {
  item: ProgrammeItem;
  event: ProgrammeEvent;
  level: Level;
  inChoice?: boolean;
}): JSX.Element {
  const t = useMessages(loadPublic);
  const item = () => props.item;
  const place = () =>
    [item().place, item().address, townText(locale(), item().town, item().country)]
      .filter(Boolean)
      .join(", ");
  const option = () =>
    props.inChoice
      ? undefined
      : props.event.choiceGroups
          .flatMap(({ options }) => options)
          .find((each) => each.optionId === item().optionId);
  const hours = () => {
    const { hours: count, hourUnit } = item();
    if (!count) return "";
    return hourUnit === "didactic" ? t().programme.didacticHours(count) : t().programme.clockHours(count);
  };
  const kind = () => {
    const of = item().kind;
    return of === "panel" || of === "plenary" ? t().programme[of] : undefined;
  };
  // A stop is usually named after its host; saying it twice helps nobody.
  const host = () => (item().host === item().title.pl ? undefined : item().host);
  return (
    <div class={styles.item} data-kind={item().kind}>
      <Dynamic component={props.level} class={styles.title}>
        <LanguageText text={item().title} />
      </Dynamic>
      <Show when={place()}>
        <p class={styles.place} lang={nameLang(locale())}>
          {place()}
        </p>
      </Show>
      <Show when={item().description}>
        {(description) => (
          <p>
            <LanguageText text={description()} />
          </p>
        )}
      </Show>
      <Show when={item().parts?.length}>
        <ul class={styles.parts} aria-label={t().programme.parts}>
          <For each={item().parts}>
            {(part) => (
              <li>
                <LanguageText text={part} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <dl class={styles.people}>
        <Fact term={t().programme.host} value={host()} />
        <Fact term={t().programme.partners} value={item().partners?.join(", ")} />
        <Fact term={t().programme.meets} value={item().meets} />
        <Fact
          term={item().kind === "panel" ? t().programme.moderator : t().programme.leaders}
          value={item().leaders?.join(", ")}
        />
        <Show when={item().speakers?.length}>
          <div>
            <dt>{item().kind === "panel" ? t().programme.panellists : t().programme.speakers}</dt>
            <dd>
              <ul class={styles.speakers} role="list" lang={nameLang(locale())}>
                <For each={item().speakers}>
                  {(speaker) => (
                    <li>
                      {speaker.name}
                      <Show when={speaker.affiliation}>
                        <span class={styles.affiliation}>, {speaker.affiliation}</span>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </dd>
          </div>
        </Show>
      </dl>
      <Show when={item().accessibility}>
        {(accessibility) => (
          <p class={styles.accessibility}>
            <Accessibility role="img" aria-hidden="false" aria-label={t().programme.accessibility} />
            <LanguageText text={accessibility()} />
          </p>
        )}
      </Show>
      <Show
        when={hours() || item().level || (option() && !item().module) || (item().module && !props.inChoice)}
      >
        <p class={styles.tags}>
          <Show when={!props.inChoice && item().module}>
            {(module) => (
              <Tag>
                <span lang={nameLang(locale())}>{module()}</span>
              </Tag>
            )}
          </Show>
          <Show when={!item().module && option()}>
            {(only) => (
              <Tag>
                {t().programme.onlyOption} <LanguageText text={only().title} />
              </Tag>
            )}
          </Show>
          <Show when={item().level}>{(level) => <Tag>{t().programme.level(level())}</Tag>}</Show>
          <Show when={hours()}>
            <Tag>{hours()}</Tag>
          </Show>
        </p>
      </Show>
      <Show when={kind()}>{(name) => <p class={styles.kind}>{name()}</p>}</Show>
    </div>
  );
}

function Fact(props: { term: string; value: string | undefined }): JSX.Element {
  return (
    <Show when={props.value}>
      <div>
        <dt>{props.term}</dt>
        <dd lang={nameLang(locale())}>{props.value}</dd>
      </div>
    </Show>
  );
}
