import Taro from '@tarojs/taro'

/** WeChat keeps at most 1 MB under one key: this many characters fit even if every one takes three bytes. */
const LARGEST_VALUE = 340_000

/** Keys that may go whenever something the person typed needs the room. */
export const DISPOSABLE = 'youju.answer.'

export type Written =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'tooLarge' | 'full'; readonly message: string }

const TOO_LARGE: Written = {
  ok: false,
  reason: 'tooLarge',
  message: '内容太长，本机存不下，请删减一些，或先提交再补充。',
}

const FULL: Written = {
  ok: false,
  reason: 'full',
  message: '本机存储空间已满，刚才的内容没有存到本机，请先不要离开这一页；清理出空间后会继续保存。',
}

/**
 * What this app wrote under a key, undefined when there is nothing. Whoever changes the shape of a stored thing
 * changes its key, so the type asked for is the type written.
 */
export function read<T>(key: string): T | undefined {
  const text: unknown = Taro.getStorageSync(key)
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text) as T
  } catch (fault) {
    // A damaged value must not keep the app from opening; it stays where it is until it is written anew.
    console.warn('storage damaged', key, fault)
    return undefined
  }
}

export function write(key: string, value: unknown): Written {
  const text = JSON.stringify(value)
  if (text.length > LARGEST_VALUE) return TOO_LARGE
  if (stored(key, text)) return { ok: true }
  for (const disposable of keysUnder(DISPOSABLE)) remove(disposable)
  return stored(key, text) ? { ok: true } : FULL
}

export function remove(key: string): void {
  Taro.removeStorageSync(key)
}

export function keysUnder(prefix: string): string[] {
  return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))
}

function stored(key: string, text: string): boolean {
  try {
    Taro.setStorageSync(key, text)
    return true
  } catch (fault) {
    // Both platforms throw only when the room is used up or refused; the caller turns it into words.
    console.warn('storage refused', key, fault)
    return false
  }
}
