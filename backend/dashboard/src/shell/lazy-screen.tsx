import { lazy, Suspense, type ComponentType } from "react";
import { Loading } from "../states/loading.tsx";

/** A screen whose code is loaded when it is opened. */
export function lazyScreen(load: () => Promise<ComponentType>): ComponentType {
  const Screen = lazy(async () => ({ default: await load() }));
  return function LazyScreen() {
    return (
      <Suspense fallback={<Loading />}>
        <Screen />
      </Suspense>
    );
  };
}
