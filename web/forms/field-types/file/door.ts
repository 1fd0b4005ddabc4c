import type { AttachmentInput } from "@zapisy/core/attachment/schema";
import { createContext } from "solid-js";
import type { Answer } from "../../../data/client.ts";

/** By which door files come to the server from a form: of an event, of a personal page, of staff. */
export interface FileDoor {
  /** Announces a file; answers the form to send it with. */
  announce(
    file: AttachmentInput,
    signal?: AbortSignal,
  ): Promise<Answer<"POST", "/api/events/{slug}/attachments">>;
  /** An address of the file with which a question is answered already; absent: nobody has answered yet. */
  open?(questionId: string): Promise<string>;
  /** Whether the form cannot be sent yet, so that a file has to wait for it. */
  waits?(): boolean;
}

/** The door of the form in which a question stands. */
export const FileDoorContext = createContext<FileDoor>();
