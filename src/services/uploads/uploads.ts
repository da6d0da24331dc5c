import Taro from '@tarojs/taro'
import { isOnline, subscribeNetwork } from '../network'
import { subscribeShelf } from '../pending-shelf'
import { personIdNow, subscribeSession } from '../session-state'
import {
  type Bearer,
  bytesKey,
  changeUpload,
  idsOnShelf,
  type UploadItem,
  unshelveUpload,
  uploadItem,
  uploadsOf,
} from './shelf'

const engine = () => import('./engine')
/** Not in a browser, where Taro's imitations of a phone's choosing would come along. */
const phone = process.env.TARO_ENV === 'h5' ? null : () => import('./on-phone')

/** Sends what waits; where there is nothing, the engine is not even fetched. */
export async function sendWaiting(): Promise<void> {
  if (idsOnShelf().size === 0) return
  const { sendUploads } = await engine()
  await sendUploads()
}

/** What was chosen in a browser's file field. Answers what was not taken and why, in words. */
export async function addFromBrowser(
  recordId: string,
  files: readonly File[],
  on?: Bearer,
): Promise<string[]> {
  const { addFiles, chosenInBrowser } = await engine()
  return addFiles(recordId, files.map(chosenInBrowser), on)
}

/** Lets the person choose on the phone; at most `room` files. */
export async function addFromPhone(
  recordId: string,
  from: 'photos' | 'documents',
  room: number,
  on?: Bearer,
): Promise<string[]> {
  if (!phone) return []
  const [{ addFiles }, { documentsOnPhone, photosOnPhone }] = await Promise.all([engine(), phone()])
  const chosen = await (from === 'photos' ? photosOnPhone(room) : documentsOnPhone(room))
  return addFiles(recordId, chosen, on)
}

/** Gives an upload up, also with no network: what the server has of it is taken away when it can be told. */
export async function removeUpload({ personId, id }: UploadItem): Promise<void> {
  const item = uploadItem(personId, id)
  if (!item) return
  if (item.begun && !item.refusal) changeUpload(item, { givenUp: true })
  else unshelveUpload(item)
  const { deviceBytes } = await engine()
  await deviceBytes.drop(bytesKey(item))
  await sendWaiting()
}

/** With the form they were added in. */
export async function removeUploadsOf(recordId: string): Promise<void> {
  const personId = personIdNow()
  const items = personId ? uploadsOf(personId).filter((item) => item.recordId === recordId) : []
  for (const item of items) await removeUpload(item)
}

/** After what stood in the way has been put right: another file removed, or room made. */
export async function tryAgain(item: UploadItem): Promise<void> {
  changeUpload(item, { refusal: null })
  await sendWaiting()
}

/**
 * Sends on start, on coming back to the app, on signing in, when the network returns, and when a record has got its
 * receipt. For app.tsx.
 */
export function watchUploads(): () => void {
  const send = () => {
    void sendWaiting()
  }
  let person = personIdNow()
  const stops = [
    subscribeSession(() => {
      if (personIdNow() !== person) send()
      person = personIdNow()
    }),
    subscribeNetwork(() => {
      if (isOnline()) send()
    }),
    subscribeShelf(send),
  ]
  Taro.onAppShow(send)
  void sweepAndSend()
  return () => {
    for (const stop of stops) stop()
    Taro.offAppShow(send)
  }
}

async function sweepAndSend(): Promise<void> {
  if (idsOnShelf().size === 0) return
  const { sweepBytes } = await engine()
  await sweepBytes(Date.now()).catch((fault: unknown) => console.warn('bytes not swept', fault))
  await sendWaiting()
}
