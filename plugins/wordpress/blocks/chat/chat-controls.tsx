import { InspectorControls, useSettings } from "@wordpress/block-editor";
import {
  BaseControl,
  ColorPalette,
  PanelBody,
  RangeControl,
  SelectControl,
  TextareaControl,
} from "@wordpress/components";
import { __ } from "@wordpress/i18n";
import type { ReactElement } from "react";
import type { ChatEditProps } from "./chat-attributes";

const MAX_SUGGESTIONS = 4;

/** The sidebar. */
export function ChatControls({ attributes, setAttributes }: ChatEditProps): ReactElement {
  const isInline = attributes.layout === "inline";
  return (
    <InspectorControls>
      <PanelBody title={__("Chat", "netvexa-chat")}>
        <SelectControl
          label={__("Layout", "netvexa-chat")}
          value={attributes.layout}
          options={[
            { label: __("Panel in the page", "netvexa-chat"), value: "inline" },
            { label: __("Launcher in the corner", "netvexa-chat"), value: "launcher" },
          ]}
          onChange={(layout) => setAttributes({ layout: layout === "inline" ? "inline" : "launcher" })}
          __next40pxDefaultSize
          __nextHasNoMarginBottom
        />
        {isInline ? (
          <RangeControl
            label={__("Height", "netvexa-chat")}
            value={attributes.height}
            min={320}
            max={1200}
            step={20}
            onChange={(height) => setAttributes({ height: height ?? 560 })}
            __next40pxDefaultSize
            __nextHasNoMarginBottom
          />
        ) : (
          <PositionControl attributes={attributes} setAttributes={setAttributes} />
        )}
      </PanelBody>
      <WordControls attributes={attributes} setAttributes={setAttributes} />
      <ColourControls attributes={attributes} setAttributes={setAttributes} />
    </InspectorControls>
  );
}

function PositionControl({ attributes, setAttributes }: ChatEditProps): ReactElement {
  const sides = {
    "": __("As in the settings", "netvexa-chat"),
    end: __("End of the line", "netvexa-chat"),
    start: __("Start of the line", "netvexa-chat"),
  };
  return (
    <SelectControl
      label={__("Side", "netvexa-chat")}
      value={attributes.position}
      options={Object.entries(sides).map(([value, label]) => ({ label, value }))}
      onChange={(side) => setAttributes({ position: side === "start" || side === "end" ? side : "" })}
      __next40pxDefaultSize
      __nextHasNoMarginBottom
    />
  );
}

function WordControls({ attributes, setAttributes }: ChatEditProps): ReactElement {
  return (
    <PanelBody title={__("Words", "netvexa-chat")}>
      <TextareaControl
        label={__("Greeting", "netvexa-chat")}
        help={__("Empty: as your agent greets everywhere.", "netvexa-chat")}
        value={attributes.greeting}
        onChange={(greeting) => setAttributes({ greeting: greeting.slice(0, 500) })}
        __nextHasNoMarginBottom
      />
      <TextareaControl
        label={__("Suggested questions", "netvexa-chat")}
        help={__("One on each line, at most four.", "netvexa-chat")}
        value={attributes.suggestions.join("\n")}
        onChange={(lines) => setAttributes({ suggestions: lines.split("\n").slice(0, MAX_SUGGESTIONS) })}
        __nextHasNoMarginBottom
      />
    </PanelBody>
  );
}

function ColourControls({ attributes, setAttributes }: ChatEditProps): ReactElement {
  const [colors] = useSettings("color.palette");
  return (
    <PanelBody title={__("Colour", "netvexa-chat")}>
      <BaseControl __nextHasNoMarginBottom>
        <ColorPalette
          colors={colors}
          value={attributes.accent}
          onChange={(accent) => setAttributes({ accent: accent ?? "" })}
        />
      </BaseControl>
    </PanelBody>
  );
}
