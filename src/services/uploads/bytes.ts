/** Where the bytes of uploads wait on this device: too large for its key-value storage. */
export interface Bytes {
  /** Rejects when there is no room. */
  keep(key: string, bytes: Uint8Array): Promise<void>
  /** Fewer at the end, none after it; undefined when nothing is kept under that key. */
  part(key: string, from: number, length: number): Promise<Uint8Array | undefined>
  drop(key: string): Promise<void>
  keys(): Promise<string[]>
}
