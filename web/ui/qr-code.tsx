import type { JSX } from "solid-js";
import { createResource, Show } from "solid-js";
import { qrPath } from "./qr-code.state.ts";
import styles from "./qr-code.module.css";

interface QrCodeProps {
  /** What a reader reads. */
  text: string;
  /** What the picture is, for those who do not see it. */
  label: string;
  /** Shown until the code is drawn. */
  loading?: JSX.Element;
}

/**
 * A QR code: black on white in both themes, because readers want it so, and sharp on paper. The encoder is
 * fetched only where a code is shown.
 */
export function QrCode(props: QrCodeProps): JSX.Element {
  const [squares] = createResource(
    () => props.text,
    async (text) => (await import("qr")).encodeQR(text, "raw", { ecc: "medium", border: 4 }),
  );
  return (
    // `latest` and `state` do not suspend: the page around stays while the encoder is on its way.
    <Show when={squares.state === "ready" && squares.latest} fallback={props.loading}>
      {(drawn) => (
        <svg
          class={styles.code}
          role="img"
          aria-label={props.label}
          viewBox={`0 0 ${drawn().length} ${drawn().length}`}
          shape-rendering="crispEdges"
        >
          <path class={styles.paper} d={`M0 0h${drawn().length}v${drawn().length}h-${drawn().length}z`} />
          <path class={styles.ink} d={qrPath(drawn())} />
        </svg>
      )}
    </Show>
  );
}
