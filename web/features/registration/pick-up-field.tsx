import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { RegistrationForm } from "./form.ts";

/** Where one gets on the coach; nothing where there is no coach. */
export function PickUpField(props: { form: RegistrationForm; points: readonly string[] }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <Show when={props.points.length > 0}>
      <RadioGroup
        name="pickUpPoint"
        label={t().field.pickUpPoint}
        value={props.form.values.pickUpPoint}
        options={[
          ...props.points.map((point) => ({ value: point, label: point })),
          { value: "", label: t().signUp.otherTravel },
        ]}
        onChange={(pickUpPoint) => props.form.set({ pickUpPoint })}
        error={props.form.errorOf("pickUpPoint")}
      />
    </Show>
  );
}
