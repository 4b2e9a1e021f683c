/** Examples of one tenant; training them takes half a minute at most. */
export const mostExamples = 20_000;
/** Intents of one tenant, beside the built-in ones. */
export const mostIntents = 200;
/** Fewer examples of an intent than this make no rule: what was said once is remembered word for word. */
export const fewestExamples = 3;
