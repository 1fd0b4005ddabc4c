import { createAsync, query } from "@solidjs/router";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Suspense } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { countyOptions } from "./county.state.ts";

/** The register of counties: its names come in a chunk of their own, only for pages that ask. */
const getCounties = query(async () => {
  const { listCounties } = await import("@zapisy/core/territory/rules");
  return listCounties();
}, "counties");

interface CountyFieldProps {
  /** TERYT code; empty while none is chosen. */
  value: string;
  optional: boolean;
  error: string | undefined;
  onChange: (code: string) => void;
  onBlur: () => void;
}

/** A county picked by typing; namesakes are told apart by their voivodeships. */
export function CountyField(props: CountyFieldProps): JSX.Element {
  const t = useMessages(loadRegistration);
  const counties = createAsync(() => getCounties());
  const options = () => countyOptions(counties() ?? [], t().countyKind);
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <Combobox
        name="countyCode"
        label={t().field.county}
        help={t().help.county}
        optional={props.optional}
        value={props.value}
        options={options()}
        onChange={(code) => props.onChange(code)}
        onBlur={() => props.onBlur()}
        error={props.error}
      />
    </Suspense>
  );
}

/** The full name of a county for reading: "bielski (powiat, woj. podlaskie)"; empty for no code. */
export function CountyName(props: { code: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const counties = createAsync(() => getCounties());
  const name = () => {
    const county = counties()?.find(({ code }) => code === props.code);
    return county ? `${county.name} (${t().countyKind[county.kind](county.voivodeship.name)})` : props.code;
  };
  return <Suspense>{name()}</Suspense>;
}
