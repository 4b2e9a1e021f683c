import type { DemoCategory, DemoItem } from "./demo-store.ts";
import type { DemoView } from "./demo-view.ts";
import { html, type Markup } from "./html.ts";
import { renderCards } from "./render-card.ts";
import { renderFrame } from "./render-frame.ts";

export function renderCategoryPage(view: DemoView, category: DemoCategory): string {
  const items = view.store.items.filter((item) => item.category.slug === category.slug);
  const groups = [...Map.groupBy(items, (item) => item.group)];
  const jumps = groups.map(([group], index) => html`<li><a href="#group-${index + 1}">${group}</a></li>`);
  return renderFrame(view, {
    title: category.name.en,
    description: category.intro,
    language: "en",
    canonical: `/categories/${category.slug}`,
    department: category.slug,
    main: html`<div class="wide">
      <nav class="trail" aria-label="Breadcrumb">
        <ol>
          <li><a href="${view.base}/">Home</a></li>
          <li aria-current="page">${category.name.en}</li>
        </ol>
      </nav>
      <div class="intro">
        <h1>${category.name.en}</h1>
        <p class="lead">${category.intro}</p>
        ${
          groups.length < 2
            ? null
            : html`<nav aria-label="Kinds of ${category.name.en}">
                <ul class="jumps">
                  ${jumps}
                </ul>
              </nav>`
        }
      </div>
      ${groups.map(([group, members], index) => renderGroup(view, { group, members, index }))}
    </div>`,
  });
}

interface Group {
  group: string;
  members: DemoItem[];
  index: number;
}

/** Discontinued products stand last. */
function renderGroup(view: DemoView, { group, members, index }: Group): Markup {
  const id = `group-${index + 1}`;
  const sorted = members.toSorted((one, other) => Number(one.isDiscontinued) - Number(other.isDiscontinued));
  return html`<section id="${id}" aria-labelledby="${id}-name">
    <h2 id="${id}-name">${group}</h2>
    ${renderCards(view, sorted, 3)}
  </section>`;
}
