import type { Block, Section } from "#features/content";
import { html, type Markup } from "./html.ts";

/** Sections as headings below a page's title, each heading once, and their blocks. */
export function renderSections(sections: readonly Section[]): Markup[] {
  return sections.map((section, index) => {
    const before = sections[index - 1]?.headings ?? [];
    const shared = section.headings.findIndex((heading, depth) => heading !== before[depth]);
    const fresh = shared < 0 ? [] : section.headings.slice(shared);
    const headings = fresh.map((text, offset) => renderHeading(text, shared + offset));
    return html`${headings}${section.blocks.map((block) => renderBlock(block))}`;
  });
}

function renderHeading(text: string, depth: number): Markup {
  if (depth === 0) return html`<h2>${text}</h2>`;
  return depth === 1 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`;
}

export function renderBlock(block: Block): Markup {
  if (block.kind === "paragraph") return html`<p>${block.text}</p>`;
  if (block.kind === "list")
    return html`<ul>
      ${block.items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  const header = block.header.map((cell) => html`<th scope="col">${cell}</th>`);
  const rows = block.rows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  const label = block.header.join(", ");
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${header}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
