import { ColorInput, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";

const SWATCHES = ["#0f62fe", "#00606f", "#087f5b", "#5f3dc4", "#c2255c", "#d9480f", "#1f2328"];
const THEMES = ["auto", "light", "dark"] as const;
const FONTS = ["system", "page", "serif", "rounded"] as const;

/** Colour, side, brightness and font of the widget. */
export function LookSection({ form, readOnly }: SectionProps) {
  const { agent, agents } = useWords().messages;
  return (
    <Stack>
      <ColorInput
        label={agent.colour}
        swatches={SWATCHES}
        format="hex"
        readOnly={readOnly}
        eyeDropperButtonProps={{ "aria-label": agent.pickColour }}
        {...form.getInputProps("accentColour")}
      />
      <div>
        <Text size="sm" fw={500} id="agent-side">
          {agent.side}
        </Text>
        <SegmentedControl
          aria-labelledby="agent-side"
          disabled={readOnly}
          data={[
            { value: "start", label: agent.sides.start },
            { value: "end", label: agent.sides.end },
          ]}
          {...form.getInputProps("position")}
        />
      </div>
      <NativeSelect
        label={agents.theme}
        disabled={readOnly}
        data={THEMES.map((value) => ({ value, label: agents.themes[value] }))}
        {...form.getInputProps("theme")}
      />
      <NativeSelect
        label={agents.font}
        disabled={readOnly}
        data={FONTS.map((value) => ({ value, label: agents.fonts[value] }))}
        {...form.getInputProps("font")}
      />
    </Stack>
  );
}
