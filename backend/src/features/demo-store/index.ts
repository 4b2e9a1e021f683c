export { demoLanguages } from "./demo-store.ts";
export type { DemoCategory, DemoItem, DemoLanguage, DemoPage, DemoStore } from "./demo-store.ts";
export { loadDemoStore } from "./load-demo-store.ts";
export { renderDemoPage } from "./render-demo-page.ts";
export type { DemoPageOptions, DemoResponse } from "./render-demo-page.ts";
export { seedDemoStore } from "./seed-demo-store.ts";
export type { DemoContent, SeedOptions } from "./seed-demo-store.ts";
