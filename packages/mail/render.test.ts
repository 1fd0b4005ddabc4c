import { describe, expect, it } from "vitest";
import { html } from "./render.ts";

describe("html", () => {
  it("escapes every text between tags and in attributes", () => {
    const text = `<script>alert("1 & 2")</script> O'Brien`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt; O&#39;Brien">' +
        "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt; O&#39;Brien</p>",
    );
  });

  it("puts in markup as it is, lists one after another, and nothing for what is missing", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(html`${items}${undefined}${html`<br />`}`.markup).toBe("<li>a</li><li>&lt;b&gt;</li><br />");
  });
});
