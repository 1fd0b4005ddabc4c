import type { StaffEventView } from "@zapisy/core/event/answer";
import { canSendAgain } from "@zapisy/core/message/rules";
import { reasonOf } from "@zapisy/core/undelivered/rules";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadMail, mailName } from "@zapisy/words/mail";
import { loadMessage } from "@zapisy/words/message";
import { loadStaff } from "@zapisy/words/staff";
import { loadUndelivered } from "@zapisy/words/undelivered";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Asked } from "../../../forms/asked.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import { MESSAGE_MEANINGS } from "../message-meanings.ts";
import styles from "../participant.module.css";
import type { RegistrationDetails } from "../registration-api.ts";
import { resendMessage } from "../../message/message-api.ts";
import { MessageCopy } from "../../message/message-copy.tsx";
import { renewLink } from "../registration-api.ts";

type Message = RegistrationDetails["messages"][number];

interface MessagesProps {
  event: StaffEventView;
  person: RegistrationDetails;
  mayChange: boolean;
  onChanged: () => Promise<void>;
}

/** What was written to a person, what became of it, and what can be sent to them again. */
export function Messages(props: MessagesProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const mails = useMessages(loadMail);
  const sent = useMessages(loadMessage);
  const undelivered = useMessages(loadUndelivered);
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const when = ({ sentAt, queuedAt }: Message) =>
    sentAt === undefined ? sent().queued(at(queuedAt)) : sent().sent(at(sentAt));
  const isSentAgain = ({ messageId }: Message) =>
    props.person.messages.some(({ againOf }) => againOf === messageId);
  /** The address, where staff may send something to it. */
  const address = () => (props.mayChange ? props.person.email : undefined);
  return (
    <>
      <Show
        when={props.person.messages.length > 0}
        fallback={<p class={styles.note}>{t().person.noMessages}</p>}
      >
        <ul class={styles.entries} role="list">
          <For each={props.person.messages}>
            {(message) => (
              <li class={styles.entry}>
                <span>
                  {mailName(mails(), message.kind)}
                  <small class={styles.line}>{when(message)}</small>
                  <small class={styles.line}>{sent().to(message.to)}</small>
                  <Show when={reasonOf(message)}>
                    {(reason) => <small class={styles.line}>{undelivered().reason[reason()]}</small>}
                  </Show>
                </span>
                <StateBadge meaning={MESSAGE_MEANINGS[message.state]}>
                  {common().messageState[message.state]}
                </StateBadge>
                <Show when={message.sentAt}>
                  <MessageCopy
                    eventId={props.event.eventId}
                    ownerId={props.person.registrationId}
                    messageId={message.messageId}
                    name={mailName(mails(), message.kind)}
                  />
                </Show>
                <Show when={canSendAgain(message, address() ?? message.to)}>
                  <Show when={!isSentAgain(message)} fallback={<small>{t().person.resentLater}</small>}>
                    <Show when={address()}>
                      {(email) => (
                        <div class={styles.actions}>
                          <Asked
                            onChanged={props.onChanged}
                            label={t().person.resend}
                            about={mailName(mails(), message.kind)}
                            title={t().person.resendTitle}
                            text={t().person.resendText(mailName(mails(), message.kind), email())}
                            done={t().person.resent(email())}
                            run={() =>
                              resendMessage(
                                props.event.eventId,
                                props.person.registrationId,
                                message.messageId,
                              )
                            }
                          />
                        </div>
                      )}
                    </Show>
                  </Show>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.event.publishedAt && address()}>
        {(email) => (
          <div class={styles.actions}>
            <Asked
              onChanged={props.onChanged}
              label={t().person.renewLink}
              title={t().person.renewTitle}
              text={t().person.renewText(email())}
              done={t().person.linkRenewed(email())}
              run={() => renewLink(props.event.eventId, props.person.registrationId, props.person.version)}
            />
          </div>
        )}
      </Show>
    </>
  );
}
