import "./mantine.css";
import "./dashboard.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { readPageSettings } from "./page-settings.ts";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root.");
const settings = readPageSettings();
// Libraries that bring a style element of their own look for the page's nonce here.
Object.assign(globalThis, { __webpack_nonce__: settings.nonce });
createRoot(root).render(
  <StrictMode>
    <App settings={settings} />
  </StrictMode>,
);
