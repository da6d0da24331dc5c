/** What is wrong with one field of what was sent. */
export interface FieldFault {
  /** Where in the input, `/payload/on`; empty for the input as a whole. */
  readonly path: string
  readonly message: string
}
