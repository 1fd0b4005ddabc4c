import type { AccessibilityStatementView } from "@zapisy/core/accessibility-statement/answer";
import { loadAccessibilityStatement } from "@zapisy/words/accessibility-statement";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DetailsList } from "../../ui/details-list.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./statement.module.css";

/** How to turn to the Ombudsman, as the ministry's structure links it. */
const OMBUDSMAN = "https://www.rpo.gov.pl/content/jak-zglosic-sie-do-rzecznika-praw-obywatelskich";

/** A statement, with the ids by which programs of the ministry find its parts. */
export function StatementText(props: {
  statement: NonNullable<AccessibilityStatementView["statement"]>;
  siteUrl: string;
  check: AccessibilityStatementView["check"];
}): JSX.Element {
  const t = useMessages(loadAccessibilityStatement);
  const time = (id: string | undefined, day: string) => (
    <time id={id} datetime={day}>
      {t().day(day)}
    </time>
  );
  const reviewed = () => {
    const { reviewedOn } = props.statement;
    return reviewedOn
      ? [{ term: t().reviewedOn, description: () => time("a11y-data-przeglad", reviewedOn) }]
      : [];
  };
  return (
    <>
      <div id="a11y-wstep" class={styles.part}>
        <p>
          <span id="a11y-podmiot">
            <LanguageText text={props.statement.entity} />
          </span>{" "}
          {t().commits}
        </p>
        <p>
          {t().appliesTo}{" "}
          <a id="a11y-url" href={props.siteUrl}>
            {props.siteUrl}
          </a>
          .
        </p>
      </div>
      <DetailsList
        items={[
          {
            term: t().publishedOn,
            description: () => time("a11y-data-publikacja", props.statement.publishedOn),
          },
          {
            term: t().changedOn,
            description: () => time("a11y-data-aktualizacja", props.statement.changedOn),
          },
        ]}
      />
      <section class={styles.part}>
        <h2>{t().conformance}</h2>
        <p id="a11y-status">
          {t().site} <strong>{t().conforms[props.statement.conformance]}</strong>{" "}
          {t().withAct[props.statement.conformance]}
        </p>
        <Show when={props.statement.inaccessible}>
          {(text) => (
            <>
              <h3>{t().inaccessible}</h3>
              <p id="a11y-tresci-niedostepne">
                <LanguageText text={text()} />
              </p>
            </>
          )}
        </Show>
      </section>
      <section class={styles.part}>
        <h2>{t().preparation}</h2>
        <DetailsList
          items={[
            {
              term: t().preparedOn,
              description: () => time("a11y-data-sporzadzenie", props.statement.preparedOn),
            },
            ...reviewed(),
          ]}
        />
        <Show when={props.statement.assessor} fallback={<p>{t().self}</p>}>
          {(assessor) => (
            <p>
              {t().external} <span id="a11y-audytor">{assessor()}</span>
            </p>
          )}
        </Show>
        <p>{t().check(props.check.tool, props.check.views)}</p>
        <p class={styles.soft}>
          {t().checkedOn}: {time(undefined, props.check.on)}
        </p>
      </section>
      <section class={styles.part}>
        <h2>{t().shortcuts}</h2>
        <p>{t().shortcutsText}</p>
      </section>
      <section id="a11y-kontakt" class={styles.part}>
        <h2>{t().contact}</h2>
        <p>{t().contactText}</p>
        <DetailsList
          items={[
            {
              term: t().contactName,
              description: () => <span id="a11y-osoba">{props.statement.contactName}</span>,
            },
            {
              term: t().email,
              description: () => (
                <a id="a11y-email" href={`mailto:${props.statement.contactEmail}`}>
                  {props.statement.contactEmail}
                </a>
              ),
            },
            {
              term: t().phone,
              description: () => (
                <a id="a11y-telefon" href={`tel:${props.statement.contactPhone.replaceAll(/[^\d+]/g, "")}`}>
                  {props.statement.contactPhone}
                </a>
              ),
            },
            { term: t().address, description: () => props.statement.address },
          ]}
        />
      </section>
      <section id="a11y-procedura" class={styles.part}>
        <h2>{t().procedure}</h2>
        <For each={t().procedureText}>{(text) => <p>{text}</p>}</For>
        <p>
          <a href={OMBUDSMAN}>{t().ombudsman}</a>
        </p>
      </section>
      <section id="a11y-architektura" class={styles.part}>
        <h2>{t().premises}</h2>
        <p>
          <LanguageText text={props.statement.premises} />
        </p>
      </section>
      <section id="a11y-aplikacje" class={styles.part}>
        <h2>{t().apps}</h2>
        <p>
          <Show when={props.statement.apps} fallback={t().noApps}>
            {(apps) => <LanguageText text={apps()} />}
          </Show>
        </p>
      </section>
    </>
  );
}
