declare module "*.css?inline" {
  const text: string;
  export { text as default };
}

/** Digest of the panel and the languages, set by the build: their addresses change exactly when they do. */
declare const VERSION: string;
