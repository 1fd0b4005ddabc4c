/**
 * Whose site this is. Each organiser deploys their own, so name and logo are set when the web app is
 * built: `VITE_ORGANISER_NAME`, `VITE_ORGANISER_LOGO` (address of an image of the organiser's mark).
 */
export const site: { organiser: string | undefined; logo: string | undefined } = {
  organiser: import.meta.env.VITE_ORGANISER_NAME,
  logo: import.meta.env.VITE_ORGANISER_LOGO,
};
