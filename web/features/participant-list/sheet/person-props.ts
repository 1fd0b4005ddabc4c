import type { StaffEventView } from "@zapisy/core/event/answer";
import type { RegistrationDetails } from "../registration-api.ts";

/** A person at the side of the list, for what is shown of them and done with them. */
export interface PersonProps {
  event: StaffEventView;
  person: RegistrationDetails;
  mayChange: boolean;
  onChanged: () => Promise<void>;
  /** Seats are not what they were shown as. */
  onSeats: () => void;
  onOpen: (registrationId: string) => void;
}
