import { json, useAction, action } from "@solidjs/router";
import type { OwnCertificate } from "@zapisy/core/certificate/answer";
import { initials } from "@zapisy/core/certificate/rules";
import { loadVerification } from "@zapisy/words/certificate/verification";
import FileDown from "~icons/lucide/file-down";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { address, request } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { getPersonalView } from "../registration/own/personal-query.ts";
import { Refusal } from "../registration/own/refusal.tsx";
import styles from "./own-certificates.module.css";

/** Decides what the public page of one's certificate shows of the name, and shows the registration anew. */
const showName = action(async (token: string, certificateId: string, nameShown: boolean) => {
  const own = await request("PATCH", "/api/registrations/{token}/certificates/{certificateId}", {
    params: { token, certificateId },
    body: { nameShown },
  });
  return json(own, { revalidate: getPersonalView.keyFor(token) });
});

interface OwnCertificatesProps {
  token: string;
  person: { firstName: string; lastName: string };
  certificates: readonly OwnCertificate[];
}

/** One's certificates of the event: the documents, and who may learn one's name from the code on them. */
export function OwnCertificates(props: OwnCertificatesProps): JSX.Element {
  const t = useMessages(loadVerification);
  return (
    <section class={styles.section}>
      <h2>{t().own.title}</h2>
      <ul class={styles.list} role="list">
        <For each={props.certificates}>
          {(certificate) => (
            <li class={styles.certificate}>
              <Own token={props.token} person={props.person} certificate={certificate} />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Own(props: {
  token: string;
  person: { firstName: string; lastName: string };
  certificate: OwnCertificate;
}): JSX.Element {
  const t = useMessages(loadVerification);
  const change = useAction(showName);
  const [failure, setFailure] = createSignal<unknown>();
  // What was just chosen, until the registration says it.
  const [chosen, setChosen] = createSignal<boolean>();
  const certificate = () => props.certificate;
  const isValid = () => certificate().state === "issued";
  const choose = async (isShown: boolean) => {
    setFailure(undefined);
    setChosen(isShown);
    try {
      await change(props.token, certificate().certificateId, isShown);
      showToast({ text: t().own.nameSaved });
    } catch (error) {
      setFailure(() => error);
    } finally {
      setChosen(undefined);
    }
  };
  return (
    <>
      <div>
        <h3 class={styles.number}>{t().own.number(certificate().number)}</h3>
        <p class={styles.soft}>{t().own.issuedOn(certificate().issuedOn)}</p>
      </div>
      <Show
        when={isValid()}
        fallback={
          <p>
            <StateBadge meaning="stop">{t().own.annulled}</StateBadge>
          </p>
        }
      >
        <div class={styles.actions} data-screen-only>
          <LinkButton
            kind="primary"
            href={address("/api/registrations/{token}/certificates/{certificateId}/document.pdf", {
              params: { token: props.token, certificateId: certificate().certificateId },
            })}
            download
            external
            icon={<FileDown />}
          >
            {t().own.download}
          </LinkButton>
          <LinkButton href={new URL(certificate().verifyUrl).pathname} external>
            {t().own.verify}
          </LinkButton>
          <CopyButton text={certificate().verifyUrl} label={t().own.copy} />
        </div>
        <p class={styles.soft}>{t().own.verifyHelp}</p>
        <RadioGroup
          name={`name.${certificate().certificateId}`}
          label={t().own.nameLegend}
          help={t().own.nameHelp}
          value={(chosen() ?? certificate().nameShown) ? "name" : "initials"}
          options={[
            { value: "initials", label: t().own.initials(initials(props.person)) },
            {
              value: "name",
              label: t().own.fullName(`${props.person.firstName} ${props.person.lastName}`),
            },
          ]}
          onChange={(shown) => void choose(shown === "name")}
        />
        <Refusal error={failure()} />
      </Show>
    </>
  );
}
