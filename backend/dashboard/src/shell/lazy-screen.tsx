import { createElement, lazy, Suspense, type ComponentType } from "react";
import { Loading } from "../states/loading.tsx";

/** A screen, or a part of one, whose code is loaded when it is opened. */
export function lazyScreen<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Screen = lazy(async () => ({ default: await load() }));
  return function LazyScreen(props: Props) {
    return <Suspense fallback={<Loading />}>{createElement(Screen, props)}</Suspense>;
  };
}
