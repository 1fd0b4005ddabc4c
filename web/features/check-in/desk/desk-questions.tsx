import type { DeskBook } from "@zapisy/core/check-in/answer";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadNamesake } from "@zapisy/words/namesake";
import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { MinutesDialog, ReasonDialog } from "./desk-dialogs.tsx";
import type { Desk } from "./desk.ts";
import { fullName, minutesInto, type PersonKey } from "./desk.state.ts";
import { WalkInForm } from "./walk-in-form.tsx";
import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { DeskActs } from "./acts.ts";
import type { DeskWords } from "./desk-words.ts";

interface DeskQuestionsProps {
  desk: Desk;
  book: DeskBook;
  unit: AttendanceUnit | undefined;
  acts: DeskActs;
  words: DeskWords;
  /** Empties the search, as whoever was looked for is found or added. */
  onFound: () => void;
}

/** What a desk asks before it goes on: minutes, a reason, who came unannounced. */
export function DeskQuestions(props: DeskQuestionsProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const namesakeWords = useMessages(loadNamesake);
  const close = () => props.acts.ask(undefined);
  /** Who can be meant by a name: the people of the book, and walk-ins of this desk that wait to be sent. */
  const listed = () => [
    ...props.book.people.map(({ registrationId, firstName, lastName, options }) => ({
      id: registrationId as PersonKey,
      firstName,
      lastName,
      details: props.words.options(options) ?? "",
    })),
    ...props.desk.entries().flatMap((entry) =>
      entry.kind === "walk_in" && entry.refused === undefined
        ? [
            {
              id: entry.id as PersonKey,
              firstName: entry.walkIn.firstName,
              lastName: entry.walkIn.lastName,
              details: [entry.walkIn.institution, namesakeWords().waiting].filter(Boolean).join(", "),
            },
          ]
        : [],
    ),
  ];

  return (
    <Show when={props.acts.question()} keyed>
      {(asked) => (
        <Switch>
          <Match when={asked.ask === "minutes" && asked}>
            {(minutes) => (
              <MinutesDialog
                name={minutes().person.name}
                whole={props.unit?.clockMinutes}
                likely={minutesInto(props.unit, props.desk.now(), props.book.event.timeZone)}
                onSubmit={(count) => {
                  close();
                  props.acts.see(minutes().person, { state: "left_early", minutes: count, source: "list" });
                }}
                onClose={close}
              />
            )}
          </Match>
          <Match when={asked.ask === "reason" && asked}>
            {(reason) => (
              <ReasonDialog
                name={reason().person.name}
                code={reason().code}
                onSubmit={(text) => reason().give(text)}
                onClose={close}
              />
            )}
          </Match>
          <Match when={asked.ask === "walk_in" && props.unit}>
            {(chosen) => (
              <WalkInForm
                groups={props.book.event.choiceGroups}
                unit={chosen()}
                now={props.desk.now}
                people={listed()}
                onListed={(person) => {
                  close();
                  props.onFound();
                  props.acts.see(
                    { key: person.id, name: fullName(person) },
                    { state: "present", source: "search" },
                  );
                }}
                onAdd={(input) => {
                  const isHere = props.desk.addWalkIn(input, chosen());
                  close();
                  props.onFound();
                  const name = fullName(input);
                  props.acts.tell({
                    text: isHere ? t().walkIn.added(name) : t().walkIn.addedElsewhere(name),
                  });
                }}
                onClose={close}
              />
            )}
          </Match>
        </Switch>
      )}
    </Show>
  );
}
