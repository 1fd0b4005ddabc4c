import { A, useNavigate, useParams } from "@solidjs/router";
import { answerText } from "@zapisy/core/form/rules";
import type { ParticipantDetail } from "@zapisy/core/participant/answer";
import { ENTRY_QUESTIONS } from "@zapisy/core/participant/rules";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { VOIVODESHIPS } from "@zapisy/core/territory/schema";
import { formatDay, formatDayRange } from "@zapisy/words";
import { loadForm } from "@zapisy/words/form";
import { loadParticipant } from "@zapisy/words/participant";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { createResource, createSignal, onCleanup, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { useTerritory } from "../../data/territory.ts";
import { HistoryTable } from "../../features/history/history-table.tsx";
import { LATER_MS } from "../../features/history/later.ts";
import { StatusBadge } from "../../features/participant-list/status-badge.tsx";
import { CourseDialog } from "../../features/participant/course-dialog.tsx";
import { EntryDialog } from "../../features/participant/entry-dialog.tsx";
import { getParticipant, unlinkRegistration } from "../../features/participant/participant-api.ts";
import { PersonResults } from "../../features/indicator/person-results.tsx";
import { ParticipantDialog } from "../../features/participant/participant-dialog.tsx";
import styles from "../../features/participant/participant.module.css";
import { SamePeople } from "../../features/participant/same-people.tsx";
import { ParticipantStateBadge } from "../../features/participant/state-badge.tsx";
import { mayAnywhere } from "../../data/right.ts";
import { getProject } from "../../features/project/project-api.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";
import list from "./list.module.css";

type Registered = ParticipantDetail["registrations"][number];

/** One participant of a project: what is known of them, their registrations, and what was done. */
export function ParticipantPage(): JSX.Element {
  const params = useParams<{ projectId: string; participantId: string }>();
  const navigate = useNavigate();
  const [loaded, { mutate, refetch }] = createResource(
    () => ({ projectId: params.projectId, participantId: params.participantId }),
    async ({ projectId, participantId }) => {
      const [project, participant] = await Promise.all([
        getProject(projectId),
        getParticipant(projectId, participantId),
      ]);
      // Of a merged one, the page of whom they are the same as.
      if (participant.participantId !== participantId)
        navigate(`/staff/projects/${projectId}/participants/${participant.participantId}`, { replace: true });
      return { project, participant };
    },
  );
  let later: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(later));
  const changed = async () => {
    await refetch();
    // The history follows a change after a moment.
    clearTimeout(later);
    later = setTimeout(() => void lookAgain(), LATER_MS);
  };
  /** As nobody asked for it, what does not come leaves the page as it is, with what is being written there. */
  const lookAgain = async () => {
    const { projectId, participantId } = params;
    try {
      const participant = await getParticipant(projectId, participantId);
      if (participant.participantId === params.participantId)
        mutate((before) => before && { ...before, participant });
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
    }
  };
  return (
    <div class={list.page}>
      <Show
        when={!loaded.error}
        fallback={<ErrorState error={loaded.error} retry={() => void refetch()} isPage />}
      >
        <Show when={loaded.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => <Participant {...shown()} onChange={() => void changed()} />}
        </Show>
      </Show>
    </div>
  );
}

function Participant(props: {
  project: Project;
  participant: ParticipantDetail;
  onChange: () => void;
}): JSX.Element {
  const t = useMessages(loadParticipant);
  const shell = useMessages(loadShell);
  const staff = useMessages(loadStaff);
  const form = useMessages(loadForm);
  const navigate = useNavigate();
  const territory = useTerritory();
  const [isOfCourse, setOfCourse] = createSignal(false);
  const [isOfEntry, setOfEntry] = createSignal(false);
  const [isEditing, setEditing] = createSignal(false);
  const [unlinking, setUnlinking] = createSignal<Registered>();
  const here = () => `/staff/projects/${props.project.projectId}`;
  const placeName = (code: string) => {
    const voivodeship = VOIVODESHIPS.find((each) => each.code === code);
    return voivodeship
      ? staff().project.voivodeship(voivodeship.name)
      : (territory()?.countyName(code) ?? code);
  };
  const period = () => {
    const { startsOn, endsOn } = props.participant;
    if (!startsOn) return undefined;
    return endsOn ? formatDayRange(locale(), startsOn, endsOn) : t().since(formatDay(locale(), startsOn));
  };
  const facts = () => {
    const one = props.participant;
    return [
      { term: t().facts.period, text: period() },
      { term: t().facts.formerly, text: one.formerLastNames.join(", ") },
      { term: t().facts.email, text: one.email },
      { term: t().facts.phone, text: one.phone },
      { term: t().facts.categories, text: one.categories.join(", ") },
      { term: t().facts.sector, text: one.sector && t().sector[one.sector] },
      { term: t().facts.territory, text: one.territory.map(placeName).join(", ") },
    ].filter(({ text }) => text);
  };
  const entry = () =>
    ENTRY_QUESTIONS.flatMap((question) => {
      const answer = props.participant.entry[question.questionId];
      if (!answer) return [];
      const text = answerText(question, answer, form().value, locale());
      return [{ term: inLocale(question.label, locale()).text, text }];
    });
  const missing = () =>
    ENTRY_QUESTIONS.filter(({ questionId }) => props.participant.missing.includes(questionId)).map(
      ({ label }) => inLocale(label, locale()).text,
    );
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            pages={[
              { href: "/staff/projects", label: shell().projects },
              { href: here(), label: inLocale(props.project.title, locale()).text },
              { href: `${here()}/participants`, label: t().title },
            ]}
          />
        }
        title={`${props.participant.firstName} ${props.participant.lastName}`}
        actions={
          <>
            <Show when={props.participant.may.edit}>
              <Button kind="primary" icon={<Pencil />} popup="dialog" onClick={() => setEditing(true)}>
                {t().edit}
              </Button>
              <Button popup="dialog" onClick={() => setOfCourse(true)}>
                {t().course.action}
              </Button>
            </Show>
            <Show when={mayAnywhere("log.read")}>
              <LinkButton
                href={`/api${here()}/participants/${props.participant.participantId}/support-card.pdf?lang=${locale()}`}
                download
              >
                {t().supportCard}
              </LinkButton>
            </Show>
          </>
        }
      />
      <Show when={props.participant.endedAt}>
        {(at) => <Notice meaning="note">{t().endedOn(formatDay(locale(), dayAt(at(), HOME_ZONE)))}</Notice>}
      </Show>
      <SamePeople
        projectId={props.project.projectId}
        participant={props.participant}
        onMerged={(into) => navigate(`${here()}/participants/${into}`)}
        onFreed={props.onChange}
      />
      <DetailsList
        items={[
          {
            term: t().facts.state,
            description: () => <ParticipantStateBadge state={props.participant.state} />,
          },
          ...facts().map(({ term, text }) => ({ term, description: () => <>{text}</> })),
        ]}
      />
      <section class={styles.section} aria-labelledby="entry">
        <h2 id="entry">{t().entry.title}</h2>
        <Show when={missing().length > 0}>
          <Notice meaning="wait">{t().entry.missing(missing().join(", "))}</Notice>
        </Show>
        <DetailsList
          items={[
            ...entry(),
            ...(props.participant.age === undefined
              ? []
              : [{ term: t().entry.age, text: t().entry.years(props.participant.age) }]),
          ].map(({ term, text }) => ({ term, description: () => <>{text}</> }))}
        />
        <Show when={props.participant.may.edit}>
          <div data-screen-only>
            <Button popup="dialog" onClick={() => setOfEntry(true)}>
              {t().entry.action}
            </Button>
          </div>
        </Show>
      </section>
      <section class={styles.section} aria-labelledby="registrations">
        <h2 id="registrations">{t().registrations}</h2>
        <DataTable<Registered>
          caption={t().registrationsCaption}
          rows={props.participant.registrations}
          rowId={(one) => one.registrationId}
          columns={[
            {
              id: "event",
              header: t().event,
              isRowHeading: true,
              cell: (one) => (
                <A
                  class={list.link}
                  href={`/staff/events/${one.eventId}/registrations?person=${one.registrationId}`}
                >
                  <LanguageText text={one.title} />
                </A>
              ),
            },
            { id: "under", header: t().under, cell: (one) => <>{`${one.lastName} ${one.firstName}`}</> },
            {
              id: "status",
              header: t().status,
              isNarrow: true,
              cell: (one) => <StatusBadge person={one} timeZone={HOME_ZONE} />,
            },
            ...(props.participant.may.edit
              ? [
                  {
                    id: "unlink",
                    header: t().unlink.action,
                    hideHeader: true,
                    isNarrow: true,
                    cell: (one: Registered) => (
                      <Button small popup="dialog" onClick={() => setUnlinking(one)}>
                        {t().unlink.action}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
          empty={<EmptyState title={t().noRegistrations} />}
        />
      </section>
      <PersonResults
        projectId={props.project.projectId}
        participantId={props.participant.participantId}
        onChange={props.onChange}
      />
      <section class={styles.section} aria-labelledby="history">
        <h2 id="history">{t().history}</h2>
        <Show when={`${props.participant.participantId} ${props.participant.version}`} keyed>
          <History participant={props.participant} />
        </Show>
      </section>
      <Show when={isOfCourse()}>
        <CourseDialog
          projectId={props.project.projectId}
          participant={props.participant}
          onSaved={() => {
            setOfCourse(false);
            props.onChange();
          }}
          onClose={() => setOfCourse(false)}
        />
      </Show>
      <Show when={isOfEntry()}>
        <EntryDialog
          projectId={props.project.projectId}
          participant={props.participant}
          onSaved={() => {
            setOfEntry(false);
            props.onChange();
          }}
          onClose={() => setOfEntry(false)}
        />
      </Show>
      <Show when={isEditing()}>
        <ParticipantDialog
          projectId={props.project.projectId}
          targetGroups={props.project.targetGroups}
          participant={props.participant}
          onSaved={() => {
            setEditing(false);
            props.onChange();
          }}
          onClose={() => setEditing(false)}
        />
      </Show>
      <Show when={unlinking()}>
        {(one) => (
          <ReasonDialog
            title={t().unlink.title}
            text={t().unlink.text}
            label={t().unlink.reason}
            help={t().unlink.reasonHelp}
            confirmLabel={t().unlink.action}
            danger
            onConfirm={async (reason) => {
              const { participantId, version } = props.participant;
              const { projectId } = props.project;
              const { registrationId } = one();
              await unlinkRegistration(projectId, participantId, { registrationId, reason, version });
              showToast({ text: t().unlink.done });
              props.onChange();
            }}
            onClose={() => setUnlinking(undefined)}
          />
        )}
      </Show>
    </>
  );
}

/** What was done with a participant; it came with them. */
function History(props: { participant: ParticipantDetail }): JSX.Element {
  const t = useMessages(loadParticipant);
  const staff = useMessages(loadStaff);
  const entries = createPagedList(
    () => props.participant.history,
    (items) => Promise.resolve({ items }),
  );
  return (
    <HistoryTable
      caption={t().historyCaption}
      list={entries}
      timeZone={HOME_ZONE}
      empty={<EmptyState title={staff().history.empty} />}
    />
  );
}
