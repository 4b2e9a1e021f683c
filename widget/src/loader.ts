import { mountLauncher } from "./mount-launcher.ts";

// Known only while the script itself runs; a tag manager that hides it leaves the attribute to be found.
const script = document.currentScript ?? document.querySelector("script[data-storefront]");

if (script instanceof HTMLScriptElement && !document.querySelector("netvexa-chat")) {
  const mount = (): void => mountLauncher(script);
  if (document.body) mount();
  else addEventListener("DOMContentLoaded", mount);
}
