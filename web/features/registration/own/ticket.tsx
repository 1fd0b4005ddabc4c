import { ticketText } from "@zapisy/core/check-in/rules";
import { loadOwnAttendance } from "@zapisy/words/attendance/participant";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { QrCode } from "../../../ui/qr-code.tsx";
import styles from "./ticket.module.css";

/** The code that a desk at the entrance reads, with the person's name; from the screen of a phone or printed. */
export function Ticket(props: { code: string; name: string }): JSX.Element {
  const t = useMessages(loadOwnAttendance);
  return (
    <section class={styles.ticket} aria-labelledby="ticket-title">
      <div class={styles.picture}>
        <QrCode
          text={ticketText(props.code)}
          label={t().ticket.picture(props.name)}
          loading={<p class={styles.note}>{t().ticket.loading}</p>}
        />
      </div>
      <div class={styles.words}>
        <h2 id="ticket-title">{t().ticket.title}</h2>
        <p class={styles.name}>{props.name}</p>
        <p class={styles.note} data-screen-only>
          {t().ticket.lead}
        </p>
        <div data-screen-only>
          <Button small icon={<Printer />} onClick={() => window.print()}>
            {t().ticket.print}
          </Button>
        </div>
      </div>
    </section>
  );
}
