import type { DemoLanguage } from "./demo-store.ts";

interface DemoWords {
  skip: string;
  demonstration: string;
  home: string;
  departments: string;
  service: string;
  house: string;
  language: string;
  /** Stands before a date. */
  updated: string;
  notTranslated: string;
}

/** What frames a page, in each language of the store. */
export const demoWords: Record<DemoLanguage, DemoWords> = {
  en: {
    skip: "Skip to content",
    demonstration: "A demonstration shop: look around and ask, nothing here can be ordered.",
    home: "Home",
    departments: "Departments",
    service: "Service",
    house: "Our house",
    language: "Language",
    updated: "Last updated:",
    notTranslated: "This page is available in English only.",
  },
  de: {
    skip: "Zum Inhalt springen",
    demonstration: "Ein Vorführladen: Sehen Sie sich um und fragen Sie; bestellen kann man hier nichts.",
    home: "Startseite",
    departments: "Abteilungen",
    service: "Service",
    house: "Unser Haus",
    language: "Sprache",
    updated: "Stand:",
    notTranslated: "Diese Seite gibt es nur auf Englisch.",
  },
  fr: {
    skip: "Aller au contenu",
    demonstration: "Une boutique de démonstration : visitez et posez vos questions, rien ne peut être commandé ici.",
    home: "Accueil",
    departments: "Rayons",
    service: "Service",
    house: "Notre maison",
    language: "Langue",
    updated: "Dernière mise à jour :",
    notTranslated: "Cette page n’existe qu’en anglais.",
  },
  es: {
    skip: "Ir al contenido",
    demonstration: "Una tienda de demostración: mire y pregunte; aquí no se puede comprar nada.",
    home: "Inicio",
    departments: "Secciones",
    service: "Servicio",
    house: "Nuestra casa",
    language: "Idioma",
    updated: "Última actualización:",
    notTranslated: "Esta página solo está disponible en inglés.",
  },
  it: {
    skip: "Vai al contenuto",
    demonstration: "Un negozio dimostrativo: guardate e chiedete; qui non si può ordinare nulla.",
    home: "Pagina iniziale",
    departments: "Reparti",
    service: "Servizio",
    house: "La nostra casa",
    language: "Lingua",
    updated: "Ultimo aggiornamento:",
    notTranslated: "Questa pagina è disponibile solo in inglese.",
  },
  ar: {
    skip: "انتقل إلى المحتوى",
    demonstration: "متجر تجريبي: تصفّح واسأل كما تشاء، فلا يمكن طلب أي شيء هنا.",
    home: "الصفحة الرئيسية",
    departments: "الأقسام",
    service: "الخدمة",
    house: "عن المتجر",
    language: "اللغة",
    updated: "آخر تحديث:",
    notTranslated: "هذه الصفحة متاحة بالإنجليزية فقط.",
  },
};

/** How each language calls itself. */
export const languageNames: Record<DemoLanguage, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  it: "Italiano",
  ar: "العربية",
};
