import { stripInvisible } from "./fold-figures.ts";

/** Control characters and separators of lines: a sentence is one line. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const IMAGE = /!\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)/g;
const LINK = /\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;
const TAG = /<+\/?[a-z!][^>]*>?|<\//gi;
const ADDRESS =
  /(?:[a-z][a-z0-9+.-]{1,12}:\/\/|\bwww\.)[^\s<>"')\]]*|(?:javascript|vbscript):[^\s]*|\bdata:[a-z]+\/[^\s]*/gi;
/** A host with a path, or one under a well-known ending: "evil.example/x", "shop.com". E-mail addresses are kept. */
const BARE_HOST =
  /(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|info|biz|shop|store|xyz|top|online|site|app|dev|ru|cn|de|fr|es|it|nl|pt|eu|uk|us|example|test)(?:\/[^\s<>"')\],;]*)?(?![\p{L}\p{N}@-]|\.\p{L})/giu;

/**
 * A sentence as it may be shown: plain text whose only markup is `**strong**`. Links keep their words and lose their
 * address, images and tags go, and so do addresses in the open: where a reader may click stands in citations and cards.
 */
export function toPlainText(text: string): string {
  let plain = stripInvisible(text);
  // Taking one thing out may put another together, so until nothing changes; each round takes something out.
  for (let before = ""; before !== plain;) {
    before = plain;
    plain = balanceStrong(stripOnce(plain));
  }
  return plain;
}

function stripOnce(text: string): string {
  return text
    .replace(IMAGE, "")
    .replace(LINK, "$1")
    .replace(/!\[|\]\(/g, " ")
    .replace(TAG, "")
    .replace(/&(?:lt|gt|#x?[0-9a-f]+);?/gi, "")
    .replace(ADDRESS, "")
    .replace(BARE_HOST, "")
    .replace(/`+|~~|^#{1,6} |(?<!\*)\*(?!\*)|\*{3,}|__/gm, "")
    .replace(CONTROLS, " ")
    .replace(/\(\s*\)|\[\s*\]/g, "")
    .replace(/[ \t]{2,}/g, " ")
    .replace(/ +([.,])/g, "$1")
    .trim();
}

/** Whether the text holds an address or markup that `toPlainText` would take out. */
export function hasAddress(text: string): boolean {
  const visible = stripInvisible(text);
  return [IMAGE, LINK, ADDRESS, BARE_HOST].some((matcher) =>
    new RegExp(matcher.source, matcher.flags.replace("g", "")).test(visible),
  );
}

/** Text to be shown as it is where `**` has a meaning: its own asterisks go. */
export function literal(text: string): string {
  return toPlainText(text).replaceAll("*", "");
}

function balanceStrong(text: string): string {
  const marks = text.match(/\*\*/g)?.length ?? 0;
  const filled = text.replace(/\*\*\s*\*\*/g, "");
  return marks % 2 === 0 ? filled : filled.replaceAll("**", "");
}
