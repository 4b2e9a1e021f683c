/** By language: what the launcher says when the panel could not be loaded, and its name where that is not "Chat". */
export const launcherLabels: Record<string, [failed: string, name?: string]> = {
  en: ["Chat could not load. Try again."],
  de: ["Nicht geladen. Erneut versuchen."],
  fr: ["Échec. Réessayez."],
  es: ["No se cargó. Reintente."],
  it: ["Non caricata. Riprovi."],
  ar: ["تعذّر التحميل.", "محادثة"],
};
