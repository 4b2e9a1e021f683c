import { z } from "zod";

// The content policy allows no code from strings, which zod would otherwise try for.
z.config({ jitless: true });

export interface PageSettings {
  /** Path of the backend on this host, without a slash at the end. */
  basePath: string;
  /** What style elements must carry under the content policy. */
  nonce: string;
}

/** What the server wrote into the page. */
export function readPageSettings(): PageSettings {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=netvexa]");
  return { basePath: meta?.content ?? "", nonce: meta?.nonce ?? "" };
}
