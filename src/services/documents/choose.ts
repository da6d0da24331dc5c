import type { Chosen } from './document'

const phone = process.env.TARO_ENV === 'h5' ? null : () => import('./on-phone')

/** Lets the person choose a file in a conversation; undefined in a browser, which has a field of its own for files. */
export async function chooseFromConversation(extensions: readonly string[]): Promise<Chosen | undefined> {
  return phone ? (await phone()).chooseOnPhone(extensions) : undefined
}

export async function readChosen(file: File): Promise<Chosen> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
