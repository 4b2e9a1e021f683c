declare global {
  interface Window {
    /** Of the WP Consent API, where a consent plugin brings it. */
    wp_has_consent?: (category: string) => boolean;
  }
}

/** Goes on at once without a category, else as soon as the visitor has consented to it, now or later on this page. */
export function whenAllowed(category: string | undefined, goOn: () => void): void {
  if (!category || window.wp_has_consent?.(category)) return goOn();
  document.addEventListener("wp_listen_for_consent_change", (event) => {
    const changed: unknown = event instanceof CustomEvent ? event.detail : null;
    if (typeof changed === "object" && changed !== null && Reflect.get(changed, category) === "allow") goOn();
  });
}
