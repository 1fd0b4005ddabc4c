/** What the build of the app for browsers left for that for the server: both are of the same sources. */
export interface BuiltPage {
  /** `index.html`. */
  html: string;
  /** What sets the appearance before anything is seen. */
  theme: string;
  /** What keeps presses until the app is there. */
  early: string;
  /** Addresses of the two files of the upright font: Latin and Polish letters. */
  fonts: string[];
  /** By path of the route. */
  pages: Record<string, BuiltAssets>;
}

/** What the browser needs for a page. */
export interface BuiltAssets {
  /** Whether it is for everybody: search engines may list it, and it may be kept for a moment. Else it is of somebody. */
  isListed: boolean;
  /** In the order in which they count. */
  styles: { href: string; text: string; /** The app has it whatever its page is. */ isAtStart: boolean }[];
  /** Beside those that the document names. */
  scripts: string[];
  /** The scripts with its words. */
  words: Record<"pl" | "en", string[]>;
}

/** Put in place of it by the build (`pagesForServer` in `vite.config.ts`). */
declare const __BUILT_PAGE__: BuiltPage;
export const builtPage = __BUILT_PAGE__;
