import type { Project } from "@zapisy/core/project/answer";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import type { OpenedSnapshot } from "@zapisy/core/snapshot/answer";
import { formatDay, formatNumber, formatWallTime } from "@zapisy/words";
import { loadSnapshot } from "@zapisy/words/snapshot";
import type { JSX } from "solid-js";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Changes } from "./changes.tsx";
import { useMeasureNames } from "./measure-names.ts";
import { linkSnapshot, openSnapshot, withdrawSnapshot } from "./snapshot-api.ts";
import styles from "./snapshot.module.css";

type Numbers = OpenedSnapshot["numbers"][number];

/** One closed period: whether its file is as it was, what the project had come to, and what changed since. */
export function OpenedPeriod(props: {
  project: Project;
  snapshotId: string;
  above: JSX.Element;
  /** It was withdrawn. */
  onChange: () => void;
}): JSX.Element {
  const place = () => ({ projectId: props.project.projectId, snapshotId: props.snapshotId });
  const [found, { refetch }] = createResource(place, openSnapshot);
  return (
    <Show
      when={!found.error}
      fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
    >
      <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
        {(opened) => (
          <Opened
            opened={opened()}
            project={props.project}
            above={props.above}
            onCheck={() => void refetch()}
            onChange={() => {
              void refetch();
              props.onChange();
            }}
          />
        )}
      </Show>
    </Show>
  );
}

function Opened(props: {
  opened: OpenedSnapshot;
  project: Project;
  above: JSX.Element;
  onCheck: () => void;
  onChange: () => void;
}): JSX.Element {
  const t = useMessages(loadSnapshot);
  const [isWithdrawing, setWithdrawing] = createSignal(false);
  const snapshot = () => props.opened.snapshot;
  const place = () => ({ projectId: props.project.projectId, snapshotId: snapshot().snapshotId });
  const moment = (at: string) => formatWallTime(locale(), wallTimeAt(at, HOME_ZONE));
  const isWhole = () => props.opened.file === "intact";
  const facts = () => {
    const { from, to, closedAt, closedBy, note, sha256, bytes } = snapshot();
    return [
      {
        term: t().facts.period,
        description: () => t().span(formatDay(locale(), from), formatDay(locale(), to)),
      },
      { term: t().facts.closed, description: () => t().closedBy(moment(closedAt), closedBy) },
      ...(note ? [{ term: t().facts.note, description: () => <span class={styles.note}>{note}</span> }] : []),
      { term: t().facts.sum, description: () => <code class={styles.sum}>{sha256}</code> },
      { term: t().facts.size, description: () => t().bytes(formatNumber(locale(), bytes)) },
    ];
  };
  return (
    <>
      <PageHeading
        title={snapshot().name}
        above={props.above}
        actions={
          <Show when={props.opened.may.close && !snapshot().withdrawn}>
            <Button small onClick={() => setWithdrawing(true)}>
              {t().withdraw.action}
            </Button>
          </Show>
        }
      />
      <Show when={snapshot().withdrawn}>
        {(withdrawn) => (
          <Notice meaning="wait" title={t().withdraw.notice}>
            {t().withdraw.by(moment(withdrawn().at), withdrawn().by, withdrawn().reason)}
          </Notice>
        )}
      </Show>
      <FileCheck opened={props.opened} onCheck={props.onCheck} />
      <DetailsList items={facts()} />
      <Show when={isWhole()}>
        <Files place={place()} />
        <NumbersTable opened={props.opened} project={props.project} />
        <Show when={props.opened.previous}>
          <Changes place={place()} project={props.project} compared="previous" />
        </Show>
        <Changes place={place()} project={props.project} compared="now" />
      </Show>
      <Show when={isWithdrawing()}>
        <Withdrawing
          place={place()}
          onDone={() => {
            setWithdrawing(false);
            showToast({ text: t().withdraw.done });
            props.onChange();
          }}
          onClose={() => setWithdrawing(false)}
        />
      </Show>
    </>
  );
}

function Withdrawing(props: {
  place: Parameters<typeof withdrawSnapshot>[0];
  onDone: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSnapshot);
  return (
    <ReasonDialog
      title={t().withdraw.title}
      text={t().withdraw.text}
      label={t().withdraw.reason}
      confirmLabel={t().withdraw.submit}
      danger
      onConfirm={async (reason) => {
        await withdrawSnapshot(props.place, reason);
        props.onDone();
      }}
      onClose={() => props.onClose()}
    />
  );
}

function FileCheck(props: { opened: OpenedSnapshot; onCheck: () => void }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const again = () => (
    <Button small onClick={() => props.onCheck()}>
      {t().check.again}
    </Button>
  );
  return (
    <Switch>
      <Match when={props.opened.file === "intact"}>
        <Notice meaning="ok" title={t().check.intact} actions={again()}>
          {t().check.intactText}
        </Notice>
      </Match>
      <Match when={props.opened.file === "altered"}>
        <Notice meaning="stop" title={t().check.altered} actions={again()}>
          <span class={styles.sum}>{t().check.alteredText(props.opened.sha256 ?? "")}</span>
        </Notice>
      </Match>
      <Match when={props.opened.file === "missing"}>
        <Notice meaning="stop" title={t().check.missing} actions={again()}>
          {t().check.missingText}
        </Notice>
      </Match>
    </Switch>
  );
}

function Files(props: { place: { projectId: string; snapshotId: string } }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  const fetchFile = async () => {
    setFailure(undefined);
    try {
      window.location.assign(await linkSnapshot(props.place));
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <>
      <div class={styles.actions} role="group" aria-label={t().files} data-screen-only>
        <LinkButton
          small
          href={`/api/staff/projects/${props.place.projectId}/snapshots/${props.place.snapshotId}/snapshot.xlsx?lang=${locale()}`}
          download
        >
          {t().xlsx}
        </LinkButton>
        <Button small onClick={() => void fetchFile()}>
          {t().json}
        </Button>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </>
  );
}

function NumbersTable(props: { opened: OpenedSnapshot; project: Project }): JSX.Element {
  const t = useMessages(loadSnapshot);
  const names = useMeasureNames(() => props.project);
  // What came since a period whose file is not as it was nobody knows.
  const hasIncrements = () => (props.opened.previous?.file ?? "intact") === "intact";
  return (
    <section class={styles.section}>
      <h2>{t().numbers.title}</h2>
      <p class={styles.help}>
        {props.opened.previous
          ? t().numbers.since(props.opened.previous.name, formatDay(locale(), props.opened.previous.to))
          : t().numbers.first}
      </p>
      <Show when={!hasIncrements()}>
        <Notice meaning="stop">{t().numbers.unknown}</Notice>
      </Show>
      <DataTable<Numbers>
        caption={t().numbers.title}
        rows={props.opened.numbers}
        rowId={({ what }) => JSON.stringify(what)}
        columns={[
          { id: "what", header: t().numbers.what, isRowHeading: true, cell: (one) => names.name(one) },
          {
            id: "number",
            header: t().numbers.number,
            isNumeric: true,
            cell: (one) => names.value(one, one.number),
          },
          {
            id: "increment",
            header: t().numbers.increment,
            isNumeric: true,
            cell: (one) => (hasIncrements() ? names.value(one, one.increment ?? one.number) : "–"),
          },
        ]}
      />
    </section>
  );
}
