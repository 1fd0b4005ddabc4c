import type { JSX } from "solid-js";
import { createEffect, on } from "solid-js";
import styles from "./mail-text.module.css";

const STYLE = /\sstyle="/g;
const LINK = /\shref="/g;
const SHEET = /<style>([\s\S]*?)<\/style>/;

/**
 * A mail as mail programs show it, in a frame in which nothing runs and no link leads anywhere. The policy of the site takes no styles
 * that stand in a document, so they are put on as those of a page are.
 */
export function MailFrame(props: { html: string; title: string; isNarrow: boolean }): JSX.Element {
  let frame: HTMLIFrameElement | undefined;
  const fit = () => {
    const body = frame?.contentDocument?.body;
    if (frame && body) frame.style.blockSize = `${body.scrollHeight}px`;
  };
  const dress = () => {
    const inside = frame?.contentDocument;
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!inside || !view) return;
    for (const element of inside.querySelectorAll<HTMLElement>("[data-style]"))
      element.style.cssText = element.dataset["style"] ?? "";
    for (const link of inside.querySelectorAll<HTMLElement>("[data-href].link"))
      link.style.textDecoration = "underline";
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(SHEET.exec(props.html)?.[1] ?? "");
    inside.adoptedStyleSheets = [sheet];
    fit();
  };
  createEffect(
    on(
      () => props.isNarrow,
      () => requestAnimationFrame(fit),
      { defer: true },
    ),
  );
  return (
    <iframe
      class={styles.mail}
      data-narrow={props.isNarrow || undefined}
      ref={(element) => (frame = element)}
      title={props.title}
      sandbox="allow-same-origin"
      // Texts of people are escaped: what looks like an attribute is one of ours.
      srcdoc={props.html.replace(SHEET, "").replace(STYLE, ' data-style="').replace(LINK, ' data-href="')}
      onLoad={dress}
    />
  );
}
