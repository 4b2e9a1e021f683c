/** Something of the input that was left out or guessed, in words for the merchant; the rest was read. */
export interface ReadNotice {
  code: "text_cut" | "pages_cut" | "table_cut" | "encoding_guessed" | "no_text" | "rows_unreadable";
  detail: string;
}
