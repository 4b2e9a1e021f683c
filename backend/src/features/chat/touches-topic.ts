import { analyse } from "#features/retrieval";

/**
 * True where a question is about one of the topics: every word of the topic stands in it, in whatever form. Decides
 * without a model, so that what is never discussed stays so when none is set or all of them fail.
 */
export function touchesTopic(question: string, topics: readonly string[], language: string): boolean {
  if (topics.length === 0) return false;
  const asked = new Set(analyse(question, language));
  return topics.some((topic) => {
    const terms = analyse(topic, language);
    return terms.length > 0 && terms.every((term) => asked.has(term));
  });
}
