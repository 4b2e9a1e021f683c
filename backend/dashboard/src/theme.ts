import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const brand: MantineColorsTuple = [
  "#e6f7fa",
  "#d3eaef",
  "#a7d4de",
  "#77bdcd",
  "#50aabe",
  "#379eb5",
  "#2798b1",
  "#17849c",
  "#05768c",
  "#00606f",
];

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 9, dark: 9 },
  colors: { brand },
  defaultRadius: "md",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.5rem" },
      h2: { fontSize: "1.15rem" },
      h3: { fontSize: "1.05rem" },
      h4: { fontSize: "1rem" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: { Badge: { defaultProps: { tt: "none", fw: 500 } } },
});

/** Mantine's own secondary and error colours are too faint to read on their grounds (WCAG 2.2, 1.4.3). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#51585f",
    "--mantine-color-error": "#b42323",
    "--mantine-color-placeholder": "#697077",
    "--mantine-color-anchor": "#00606f",
  },
  dark: {
    "--mantine-color-dimmed": "#b4b9bf",
    "--mantine-color-error": "#ff9c9c",
    "--mantine-color-placeholder": "#969ca3",
    "--mantine-color-anchor": "#77bdcd",
  },
});
