/** A page that somebody asked for. */
export interface PageRequest {
  /** Its whole address, as it stands in links. */
  url: string;
  locale: "pl" | "en";
  organiserName: string;
  /** Asks the API, by a path of it, for whoever asked for the page. */
  ask(path: string): Promise<Response>;
}

/** A page as it is sent. */
export interface RenderedPage {
  status: 200 | 404;
  html: string;
  /** Whether search engines may list it. */
  isListed: boolean;
  /** Whether it may be kept for a moment; a page about somebody is kept by nobody. */
  isKept: boolean;
  /** What of it stands in the page itself, which its content security policy has to allow. */
  inline: { scripts: string[]; styles: string[] };
}

/** The module that the build of the web app makes for the server (`web/entry-server.tsx`). */
export interface PageRenderer {
  /** The page without contents, which the browser fills. */
  plainPage(url: string): Pick<RenderedPage, "html" | "isListed">;
  /** @throws Error when the page cannot be shown whole: nothing of what went wrong is in any page */
  renderPage(request: PageRequest): Promise<RenderedPage>;
}
