import type { Message, Told } from "@zapisy/core/message";
import { renderLetter, type Mailbox, type RenderedMail } from "@zapisy/mail";
import { loadMail } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { mailOf } from "./index.ts";
import type { Gathered, Mail, Papers } from "./mail.ts";

/** A mail in words, where it goes, and what its reader knows once it is sent. */
export interface ComposedMail {
  mail: RenderedMail;
  to: string;
  replyTo?: Mailbox;
  told?: Told;
}

/** Writes a mail from what is true now; undefined when what it is about is gone, or nobody is left to read it. */
export async function composeMail(deps: Deps, message: Message): Promise<ComposedMail | undefined> {
  const kind = mailOf(message.kind);
  const found = kind && (await gather(deps, kind, message));
  if (!kind || !found) return undefined;
  const { gathered, ...where } = found;
  const letter = kind.letter(gathered.facts, await loadMail(message.locale));
  return { ...where, mail: renderLetter(letter), told: gathered.told };
}

/**
 * A mail about a registration goes to the address that it has when it is sent: one that was queued for another would
 * bring a stranger the link that was made against them. Only that address is told that it was left.
 */
async function gather(
  deps: Deps,
  kind: Mail,
  message: Message,
): Promise<({ gathered: Gathered<unknown> } & Pick<ComposedMail, "to" | "replyTo">) | undefined> {
  if (kind.whose === "staff") {
    const gathered = await kind.facts(deps, message, papersOf(deps));
    return gathered && { gathered, to: message.to };
  }
  const { registrationId } = message;
  const registration = registrationId && (await deps.stores.registrations.find(registrationId));
  const event = registration && (await deps.stores.events.findEvent(registration.eventId));
  if (!registration || !event) return undefined;
  const to = kind.whose === "former_address" ? message.to : registration.email;
  const gathered =
    to === undefined ? undefined : await kind.facts(deps, { message, registration, event }, papersOf(deps));
  if (!gathered || to === undefined) return undefined;
  const { name, email } = event.contact;
  return { gathered, to, replyTo: email ? { name, address: email } : undefined };
}

function papersOf(deps: Deps): Papers {
  return {
    async certificate(certificate) {
      const [{ certificateBytes }, { certificateFileName }] = await Promise.all([
        import("../document/certificate.ts"),
        import("@zapisy/documents/certificate"),
      ]);
      return {
        filename: certificateFileName(certificate),
        contentType: "application/pdf",
        content: await certificateBytes(deps, certificate),
      };
    },
  };
}
