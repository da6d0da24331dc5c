/** A picture without anything that stood beside or behind it. */
export interface Alone {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}
