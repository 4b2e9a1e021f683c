import type { Citation, Delta, ProductCard } from "@netvexa/contract/wire";
import type { VNode } from "preact";
import type { Answer } from "../fold-turn-event.ts";
import { groupBlocks } from "../group-blocks.ts";
import type { Strings } from "../locales/en.ts";
import { parseStrong } from "../parse-strong.ts";
import { safeUrl } from "../safe-url.ts";
import { drawLink } from "./link.tsx";

/** What a turn has said so far: its sentences, then its products, then its sources. */
export function drawAnswer({ sentences, cards, citations }: Answer, strings: Strings): VNode {
  const say = (sentence: Delta): VNode => drawSentence(sentence, citations, strings);
  return (
    <>
      {sentences[0] && (
        <div class="bubble" dir="auto">
          {groupBlocks(sentences).map(({ kind, items }) =>
            kind === "item" ? (
              <ul>
                {items.map((item) => (
                  <li>{item.map(say)}</li>
                ))}
              </ul>
            ) : (
              <p>{items[0]?.map(say)}</p>
            ),
          )}
        </div>
      )}
      {cards[0] && <ul aria-label={strings.products}>{cards.map((card) => drawCard(card, strings))}</ul>}
      {citations[0] && (
        <div class="sources">
          <h3>{strings.sources}</h3>
          <ol>{citations.map((citation) => drawSource(citation, strings))}</ol>
        </div>
      )}
    </>
  );
}

function drawSentence({ id, text, citations: numbers }: Delta, citations: Citation[], strings: Strings): VNode {
  return (
    <span key={id}>
      {parseStrong(text).map((part, at) => (at % 2 ? <strong>{part}</strong> : part))}
      {numbers?.map((number) => (
        <sup>
          {drawLink(citations.find((citation) => citation.number === number)?.url, number, {
            "aria-label": `${strings.source} ${number} ${strings.newTab}`,
          })}
        </sup>
      ))}{" "}
    </span>
  );
}

function drawSource({ number, title, url, excerpt }: Citation, { newTab }: Strings): VNode {
  return (
    <li dir="auto" key={number}>
      <b>{number}</b>
      {drawLink(url, [title, url && <i> {newTab}</i>])}
      <p>{excerpt}</p>
    </li>
  );
}

/** One product as the live offer states it; a picture that does not load leaves an empty frame. */
function drawCard(card: ProductCard, strings: Strings): VNode {
  const { id, url, title, price, compareAtPrice, availability } = card;
  const image = safeUrl(card.imageUrl);
  return (
    <li key={id}>
      {drawLink(
        url,
        <>
          <span class="picture">{image && <img src={image} alt="" loading="lazy" key={image} onError={hide} />}</span>
          <span>
            <b>{title}</b>
            <small>{card.facts?.join(" · ")}</small>
            {price && (
              <span>
                <b>{price}</b>{" "}
                {compareAtPrice && (
                  <del>
                    <i>{strings.previousPrice} </i>
                    {compareAtPrice}
                  </del>
                )}
              </span>
            )}
            <small class={availability}>{strings[availability] ?? strings.unknown}</small>
            <i>{strings.newTab}</i>
          </span>
        </>,
        { class: "card" },
      )}
    </li>
  );
}

function hide({ currentTarget }: { currentTarget: HTMLElement }): void {
  currentTarget.hidden = true;
}
