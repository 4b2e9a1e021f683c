import { registerBlockType } from "@wordpress/blocks";
import { __ } from "@wordpress/i18n";
import metadata from "./block.json";
import { ChatEdit } from "./edit";
import "./editor.css";

registerBlockType(metadata.name, {
  edit: ChatEdit,
  // The server renders it, so that the block and the shortcode are one thing.
  save: () => null,
  variations: [
    {
      name: "help-centre",
      title: __("Help centre", "netvexa-chat"),
      description: __("A tall panel for a page of its own.", "netvexa-chat"),
      attributes: { layout: "inline", height: 680, align: "wide" },
      scope: ["inserter"],
    },
    {
      name: "product-page",
      title: __("Ask about this product", "netvexa-chat"),
      description: __("A launcher with questions that suit a product.", "netvexa-chat"),
      attributes: { layout: "launcher", suggestions: [__("Is this in stock?", "netvexa-chat")] },
      scope: ["inserter"],
    },
  ],
});
