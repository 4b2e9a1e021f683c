import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Router } from "wouter";
import { ApiContext } from "./api/api-context.ts";
import { createQueries } from "./api/create-queries.ts";
import { LanguageProvider } from "./language/language-context.tsx";
import type { PageSettings } from "./page-settings.ts";
import { Screens } from "./screens.tsx";
import { cssVariables, theme } from "./theme.ts";

export function App({ settings }: { settings: PageSettings }) {
  const [queries] = useState(createQueries);
  const api = useMemo(() => ({ basePath: settings.basePath, storefront: null }), [settings]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => settings.nonce}
    >
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <ApiContext value={api}>
            <Router base={`${settings.basePath}/app`}>
              <Screens />
            </Router>
          </ApiContext>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
