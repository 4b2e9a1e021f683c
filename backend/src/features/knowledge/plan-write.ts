import type { KnownDocument } from "./document-queries.ts";
import type { HashedDocument } from "./prepared-document.ts";

/** Who writes: the owner, whose versions count, or a sync that began at a time. */
export type Writer = { kind: "push" } | { kind: "sync"; startedAt: Date };

export type WriteOutcome =
  | "created"
  | "updated"
  /** Price, stock or another commercial fact alone: nothing is indexed again. */
  | "offers_updated"
  /** Says the same; only what is not searched, such as a version, was noted. */
  | "touched"
  | "unchanged"
  /** Something newer is there. */
  | "outdated";

/** What writing `entry` comes to, given what is known of its document. */
export function planWrite(entry: HashedDocument, known: KnownDocument | undefined, writer: Writer): WriteOutcome {
  if (!known) return "created";
  if (isOutdated(entry.version, known, writer)) return "outdated";
  if (known.number === null) return "created";
  if (known.contentHash !== entry.contentHash) return "updated";
  if (known.offersHash !== entry.offersHash) return "offers_updated";
  return writer.kind === "push" || isNewsOfPage(entry, known) ? "touched" : "unchanged";
}

/**
 * An older version never goes over a newer one; equal versions, and documents without one, go by arrival. What its
 * owner pushed while a sync was reading is newer than what the sync read.
 */
export function isOutdated(version: number | null, known: KnownDocument, writer: Writer): boolean {
  if (writer.kind === "push") return version !== null && version < known.version;
  return known.pushedAt !== null && known.pushedAt > writer.startedAt;
}

function isNewsOfPage({ page }: HashedDocument, known: KnownDocument): boolean {
  if (!page) return false;
  return (
    page.etag !== known.etag ||
    page.lastModified !== known.lastModified ||
    (page.readAt !== null && page.readAt.getTime() !== known.readAt?.getTime())
  );
}
