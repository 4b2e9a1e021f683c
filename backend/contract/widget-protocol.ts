/**
 * What the widget and this server say to each other (`wire.ts`), as a number that goes up only when an older widget would
 * be misled. A server speaks every protocol from `oldest` to `current`; a widget that a plugin brings along was built
 * for one of them. The two fit when that one lies between, both ends included.
 */
export const WIDGET_PROTOCOL = { oldest: 1, current: 1 } as const;
