import { A } from "@solidjs/router";
import type { MeasuredIndicator, ProjectIndicators } from "@zapisy/core/indicator/answer";
import { SEVERAL } from "@zapisy/core/figure/schema";
import { standingOf } from "@zapisy/core/indicator/rules";
import type { Project } from "@zapisy/core/project/answer";
import { formatNumber } from "@zapisy/words";
import { loadFigure } from "@zapisy/words/figure";
import {
  type IndicatorMessages,
  loadIndicator,
  measuredInWords,
  ruleInWords,
  targetInWords,
} from "@zapisy/words/indicator";
import Pencil from "~icons/lucide/pencil";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useFigureNames } from "../figure/figure-names.ts";
import { listAddress, namesOf } from "./indicator-names.ts";
import styles from "./indicator.module.css";

const MEANINGS = { reached: "ok", missed: "wait", open: "note" } as const;

/** One indicator: how far it is, what is to be reached, and what it counts. */
export function IndicatorCard(props: {
  indicator: MeasuredIndicator;
  project: Project;
  events: ProjectIndicators["events"];
  may: ProjectIndicators["may"];
  onEnter: () => void;
  onRemove: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  const figures = useMessages(loadFigure);
  const names = () => namesOf(props.project, props.events);
  const rows = useFigureNames(() => props.project);
  const name = () => names().text(props.indicator.name);
  const progress = () => props.indicator.progress;
  const id = () => `name-${props.indicator.indicatorId}`;
  const state = () => standingOf(progress());
  const counties = () => progress().splits.find(({ split }) => split === "county")?.rows ?? [];
  const several = () => counties().find(({ row }) => row === SEVERAL)?.people;
  const inCounties = () =>
    counties().reduce((sum, { row, people }) => sum + (row === SEVERAL ? 0 : people), 0);
  const percent = (value: number | undefined) =>
    value === undefined ? undefined : `${formatNumber(locale(), value)}%`;
  const facts = () =>
    [
      { term: t().who, text: ruleInWords(t(), names(), props.indicator.rule) },
      { term: t().target, text: targetInWords(t(), locale(), props.indicator.target) },
      { term: t().percent, text: percent(progress().percent) },
      { term: t().share, text: percent(progress().share) },
      { term: t().unit, text: names().text(props.indicator.unit) },
      { term: t().source, text: props.indicator.source },
      { term: t().measured, text: measuredInWords(t(), props.indicator.measured) },
    ].filter(({ text }) => text);
  return (
    <article class={styles.card} aria-labelledby={id()}>
      <header class={styles.head}>
        <h2 id={id()} class={styles.name}>
          <LanguageText text={props.indicator.name} />
        </h2>
        <StateBadge meaning={MEANINGS[state()]}>{t().state[state()]}</StateBadge>
      </header>
      <div class={styles.figures}>
        <p class={styles.achieved}>
          <span class={styles.label}>{t().achieved}</span>
          <PeopleLink
            people={progress().achieved}
            href={listAddress(props.indicator.indicatorId)}
            label={t().opens(name(), t().achieved)}
          />
          <Show when={progress().hidden}>
            {(count) => <span class={styles.second}>{t().hiddenText(count())}</span>}
          </Show>
        </p>
        <For each={progress().minima}>
          {(minimum) => (
            <MinimumLine
              t={t()}
              projectId={props.project.projectId}
              minimum={minimum}
              progress={progress()}
              target={props.indicator.target}
            />
          )}
        </For>
      </div>
      <Show when={progress().unconfirmed > 0}>
        <p class={styles.unconfirmed}>
          <A href={listAddress(props.indicator.indicatorId, { figure: "unconfirmed" })}>
            {t().unconfirmedText(progress().unconfirmed)}
          </A>
        </p>
      </Show>
      <Show when={progress().outside > 0}>
        <p class={styles.unconfirmed}>
          <A href={listAddress(props.indicator.indicatorId, { figure: "outside" })}>
            {t().outsideText(progress().outside)}
          </A>
        </p>
      </Show>
      <DetailsList items={facts().map(({ term, text }) => ({ term, description: () => <>{text}</> }))} />
      <Show when={progress().unmatched > 0}>
        <p class={styles.unconfirmed}>
          <A href={`/staff/projects/${props.project.projectId}/participants/proposals`}>
            {t().unmatchedText(progress().unmatched)}
          </A>
        </p>
      </Show>
      <Show when={progress().hidden !== undefined && props.indicator.splits.length > 0}>
        <p class={styles.help}>{t().hiddenSplits}</p>
      </Show>
      <Show when={several()}>
        {(count) => (
          <Notice
            meaning="wait"
            title={figures().notes.several(count())}
            actions={
              <LinkButton
                small
                href={listAddress(props.indicator.indicatorId, { split: "county", row: SEVERAL })}
              >
                {figures().notes.severalShow}
              </LinkButton>
            }
          >
            {figures().notes.severalText(
              formatNumber(locale(), inCounties()),
              formatNumber(locale(), progress().achieved),
            )}
          </Notice>
        )}
      </Show>
      <For each={progress().splits.filter((one) => one.rows.length > 0)}>
        {({ split, rows: parts }) => (
          <DataTable
            caption={t().splitOf(name(), t().split[split])}
            rows={parts.filter(({ row }) => row !== SEVERAL)}
            rowId={({ row }) => row}
            columns={[
              {
                id: "row",
                header: t().split[split],
                isRowHeading: true,
                cell: (one) => <>{rows.row(split, one)}</>,
              },
              {
                id: "people",
                header: t().achieved,
                isNumeric: true,
                cell: (one) => (
                  <PeopleLink
                    people={one.people}
                    href={listAddress(props.indicator.indicatorId, { split, row: one.row })}
                    label={t().opens(name(), rows.row(split, one))}
                  />
                ),
              },
            ]}
          />
        )}
      </For>
      <Show when={props.may.edit || props.may.enter}>
        <div class={styles.actions} data-screen-only>
          <Show when={props.may.enter && props.indicator.rule.by === "result"}>
            <Button small icon={<Plus />} popup="dialog" onClick={props.onEnter}>
              {t().enter}
              <Of name={name()} />
            </Button>
          </Show>
          <Show when={props.may.edit}>
            <LinkButton small icon={<Pencil />} href={`?edit=${props.indicator.indicatorId}`}>
              {t().edit}
              <Of name={name()} />
            </LinkButton>
            <Button small kind="quiet" icon={<Trash />} popup="dialog" onClick={props.onRemove}>
              {t().remove}
              <Of name={name()} />
            </Button>
          </Show>
        </div>
      </Show>
    </article>
  );
}

/** Of which indicator a button is, for those who hear it away from its heading. */
function Of(props: { name: string }): JSX.Element {
  return <VisuallyHidden>{`: ${props.name}`}</VisuallyHidden>;
}

/** A number of people that opens its list; nothing opens behind none. */
function PeopleLink(props: { people: number; href: string; label: string }): JSX.Element {
  const t = useMessages(loadIndicator);
  return (
    <Show when={props.people > 0} fallback={<span class={styles.number}>{t().people(0)}</span>}>
      <A class={styles.number} href={props.href} aria-label={`${props.label}: ${t().people(props.people)}`}>
        {t().people(props.people)}
      </A>
    </Show>
  );
}

/** What is to be reached at least, of how many, and what is missing. */
function MinimumLine(props: {
  t: IndicatorMessages;
  minimum: MeasuredIndicator["progress"]["minima"][number];
  progress: MeasuredIndicator["progress"];
  target: MeasuredIndicator["target"];
  projectId: string;
}): JSX.Element {
  const label = () =>
    props.progress.minima.length === 1 && props.minimum.of === "contract"
      ? props.t.minimum.only
      : props.t.minimum[props.minimum.of];
  const share = () =>
    props.t.minimum.of(`${formatNumber(locale(), props.target?.value ?? 0)}%`, props.minimum.base ?? 0);
  const said = () => {
    if (props.minimum.reached) return props.t.minimum.reached;
    if (props.minimum.base === 0) return props.t.minimum.nobody;
    return props.t.minimum.missing(props.minimum.people - props.progress.achieved);
  };
  return (
    <p class={styles.minimum}>
      <span class={styles.label}>{label()}</span>
      <span class={styles.number}>{props.t.people(props.minimum.people)}</span>
      <span class={styles.second}>
        <Show when={props.minimum.base !== undefined}>
          <Show when={props.minimum.of === "present" && props.minimum.base} fallback={share()}>
            <A
              href={`/staff/projects/${props.projectId}/figures?cut=all&row=counted&figure=people`}
              aria-label={`${props.t.participants}: ${share()}`}
            >
              {share()}
            </A>
          </Show>
          {" · "}
        </Show>
        <span class={props.minimum.reached ? undefined : styles.short}>{said()}</span>
      </span>
    </p>
  );
}
