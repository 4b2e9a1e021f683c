// WordPress brings these packages along; only what the block uses of them is described here.

declare module "@wordpress/i18n" {
  export function __(text: string, domain: string): string;
}

declare module "@wordpress/blocks" {
  export interface BlockVariation {
    name: string;
    title: string;
    description: string;
    attributes: Record<string, unknown>;
    scope: ("inserter" | "block" | "transform")[];
  }
  export function registerBlockType(
    name: string,
    settings: {
      edit: import("react").ComponentType<import("./chat/chat-attributes").ChatEditProps>;
      save: () => null;
      variations: BlockVariation[];
    },
  ): void;
}

declare module "@wordpress/block-editor" {
  export function useBlockProps(): Record<string, unknown>;
  export function useSettings(...paths: string[]): [colors: { name: string; color: string; slug: string }[]];
  export const InspectorControls: import("react").ComponentType<{ children: import("react").ReactNode }>;
}

declare module "@wordpress/components" {
  type Component<Props> = import("react").ComponentType<Props>;
  interface Field<Value> {
    label?: string;
    help?: string;
    value: Value;
    __next40pxDefaultSize?: boolean;
    __nextHasNoMarginBottom?: boolean;
  }
  export const PanelBody: Component<{ title: string; children: import("react").ReactNode }>;
  export const BaseControl: Component<{ __nextHasNoMarginBottom?: boolean; children: import("react").ReactNode }>;
  export const SelectControl: Component<
    Field<string> & { options: { label: string; value: string }[]; onChange(value: string): void }
  >;
  export const TextareaControl: Component<Field<string> & { onChange(value: string): void }>;
  export const RangeControl: Component<
    Field<number> & { min: number; max: number; step: number; onChange(value: number | undefined): void }
  >;
  export const ColorPalette: Component<{
    colors: { name: string; color: string }[];
    value: string;
    onChange(value: string | undefined): void;
  }>;
}
declare module "*.css";

declare module "@wordpress/element" {
  export { useEffect, useState } from "react";
}
