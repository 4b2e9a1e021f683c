import type { DemoLanguage, DemoPage } from "./demo-store.ts";
import { demoWords, languageNames } from "./demo-words.ts";
import { findPage, type DemoView } from "./demo-view.ts";
import { html, jsonLd, type Markup } from "./html.ts";
import { renderSections } from "./render-block.ts";
import { renderFrame } from "./render-frame.ts";

const DESCRIPTION_CHARS = 160;

/** A policy or guide page. `language` is the one asked for; an English page stands in where there is no translation. */
export function renderTextPage(view: DemoView, page: DemoPage, language: DemoLanguage): string {
  const words = demoWords[language];
  const versions = listVersions(view, page);
  const isForeign = page.language !== language;
  const date = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const attributes = isForeign ? html` lang="${page.language}" dir="ltr"` : null;
  return renderFrame(view, {
    title: page.title,
    description: describe(page),
    language,
    canonical: page.path,
    head: html`${renderAlternates(view, versions)}${page.slug === "faq" ? jsonLd(describeQuestions(page)) : null}`,
    main: html`<div class="wide text">
      ${renderSwitcher(view, { page, versions, language })}
      <article class="prose" ${attributes}>
        <h1>${page.title}</h1>
        <p class="updated" lang="${language}">
          <bdi>${words.updated} <time datetime="${page.updated}">${date.format(new Date(page.updated))}</time></bdi>
        </p>
        ${isForeign ? html`<p class="callout" lang="${language}"><bdi>${words.notTranslated}</bdi></p>` : null}
        ${renderArchiveNote(view, page)}${renderSections(page.sections)}${renderEarlier(view, page)}
      </article>
    </div>`,
  });
}

function listVersions({ store }: DemoView, page: DemoPage): DemoPage[] {
  const versions = store.pages.filter((other) => other.slug === page.slug);
  return versions.toSorted(
    (one, other) => store.languages.indexOf(one.language) - store.languages.indexOf(other.language),
  );
}

function describe(page: DemoPage): string {
  const first = page.sections[0]?.blocks.find((block) => block.kind === "paragraph");
  return (first?.kind === "paragraph" ? first.text : page.title).slice(0, DESCRIPTION_CHARS);
}

function renderAlternates({ storeUrl }: DemoView, versions: DemoPage[]): Markup | null {
  if (versions.length < 2) return null;
  const fallback = versions.find(({ language }) => language === "en");
  const links = versions.map(
    (page) => html`<link rel="alternate" hreflang="${page.language}" href="${storeUrl}${page.path}" />`,
  );
  return html`${links}${fallback ? html`<link rel="alternate" hreflang="x-default" href="${storeUrl}${fallback.path}" />` : null}`;
}

interface Switcher {
  page: DemoPage;
  versions: DemoPage[];
  language: DemoLanguage;
}

function renderSwitcher(view: DemoView, { page, versions, language }: Switcher): Markup | null {
  if (versions.length < 2) return null;
  const entries = versions.map((version) => {
    const current = version === page && page.language === language ? html` aria-current="page"` : null;
    return html`<li>
      <a href="${view.base}${version.path}" lang="${version.language}" hreflang="${version.language}" ${current}
        >${languageNames[version.language]}</a
      >
    </li>`;
  });
  return html`<nav class="languages" aria-label="${demoWords[language].language}">
    <ul>
      ${entries}
    </ul>
  </nav>`;
}

function renderArchiveNote(view: DemoView, { supersededBy }: DemoPage): Markup | null {
  const current = supersededBy === null ? undefined : findPage(view.store, supersededBy, "en");
  if (!current) return null;
  return html`<p class="callout">
    This page is an archive and no longer applies. What applies now:
    <a href="${view.base}${current.path}">${current.title}</a>.
  </p>`;
}

function renderEarlier(view: DemoView, page: DemoPage): Markup | null {
  const earlier = view.store.pages.filter(
    (other) => other.supersededBy === page.slug && other.language === page.language,
  );
  if (earlier.length === 0) return null;
  const links = earlier.map((other) => html`<li><a href="${view.base}${other.path}">${other.title}</a></li>`);
  return html`<hr />
    <p>Earlier versions of this page:</p>
    <ul>
      ${links}
    </ul>`;
}

/** Questions are the headings of the second level below the title; their blocks are the answers. */
function describeQuestions(page: DemoPage) {
  const questions = page.sections.filter(({ headings, blocks }) => headings.length === 2 && blocks.length > 0);
  return {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    mainEntity: questions.map(({ headings, blocks }) => ({
      "@type": "Question",
      name: headings[1],
      acceptedAnswer: {
        "@type": "Answer",
        text: blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join("\n"),
      },
    })),
  };
}
