export { loadDemoStore } from "./load-demo-store.ts";
export { renderDemoPage } from "./render-demo-page.ts";
export { seedDemoStore } from "./seed-demo-store.ts";
