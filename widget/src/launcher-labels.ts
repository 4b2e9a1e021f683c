/** By language: what the launcher says when the panel could not be loaded, and its name where that is not "Chat". */
export const launcherLabels: Record<string, [failed: string, name?: string]> = {
  en: ["Chat could not load. Try again."],
  de: ["Chat nicht geladen. Erneut versuchen."],
  fr: ["Échec du chargement. Réessayez."],
  es: ["No se pudo cargar. Reintente."],
  it: ["Chat non caricata. Riprovi."],
  ar: ["تعذّر التحميل. حاول مجددًا.", "محادثة"],
};
