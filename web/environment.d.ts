interface ImportMetaEnv {
  readonly VITE_ORGANISER_NAME?: string;
  readonly VITE_ORGANISER_LOGO?: string;
}
