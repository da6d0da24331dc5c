const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

/** What wx.setStorage keeps on a phone: it outlives the app being killed, and it has WeChat's limits. */
export class DeviceStorage {
  private readonly entries = new Map<string, string>()

  get(key: string): string | undefined {
    return this.entries.get(key)
  }

  /** Takes the value as JSON; throws WeChat's reason if it does not fit and keeps what was there. */
  set(key: string, json: string): void {
    if (size(key, json) > KEY_LIMIT) throw new Error('exceed max size of one entry: 1MB')
    const others = this.totalSize() - size(key, this.entries.get(key))
    if (others + size(key, json) > TOTAL_LIMIT) throw new Error('exceed storage max size 10Mb')
    this.entries.set(key, json)
  }

  remove(key: string): void {
    this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    const kilobytes = Math.ceil(this.totalSize() / 1024)
    return { keys: [...this.entries.keys()], currentSize: kilobytes, limitSize: TOTAL_LIMIT / 1024 }
  }

  /** For tests: what is stored, as values. */
  read(key: string): unknown {
    const json = this.entries.get(key)
    return json === undefined ? undefined : JSON.parse(json)
  }

  private totalSize(): number {
    return [...this.entries].reduce((sum, [key, json]) => sum + size(key, json), 0)
  }
}

function size(key: string, json: string | undefined): number {
  return json === undefined ? 0 : Buffer.byteLength(key) + Buffer.byteLength(json)
}
