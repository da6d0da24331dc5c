/** A file somebody chose. */
export interface Chosen {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Something the server wrote, to be kept outside the app. */
export interface FileOut {
  readonly filename: string
  /** Text, or the bytes of a workbook. */
  readonly content: { readonly text: string } | { readonly base64: string }
}
