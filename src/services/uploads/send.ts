import type { Output } from '#core/contract/contract'
import { base64Of } from '#core/file/base64'
import { FILE_LIMITS } from '#core/file/file'
import { call } from '../call'
import { CallProblem, isPassing, Unreachable } from '../faults'
import { isOnline } from '../network'
import { personIdNow } from '../session-state'
import { deviceBytes } from './device-bytes'
import { bytesKey, changeUpload, type UploadItem, unshelveUpload, uploadItem, uploadsOf } from './shelf'
import { begunSending, endedSending, kept, stopped } from './state'
import { waitsForRecord } from './waits-for-record'

type Standing = Output<'file.put'>

const SMALLEST_PART = 16 * 1024
const TRY_AGAIN_MS = 20_000
const MOST_RESTARTS = 3

let running: Promise<void> | undefined
let asked = false
let tryingAgain: ReturnType<typeof setTimeout> | undefined
/** Halved whenever a part did not get through in time: a slow network carries small parts at last. */
let partBytes: number = FILE_LIMITS.partBytes

/** Sends what waits, one file after the other and each part by part; who asks meanwhile shares it and gets another look. */
export function sendUploads(): Promise<void> {
  asked = true
  running ??= rounds().finally(() => {
    running = undefined
  })
  return running
}

async function rounds(): Promise<void> {
  clearTimeout(tryingAgain)
  while (asked) {
    asked = false
    await round()
  }
}

async function round(): Promise<void> {
  const personId = personIdNow()
  stopped(null)
  const tried = new Set<string>()
  for (let item = next(personId, tried); item; item = next(personId, tried)) {
    tried.add(item.id)
    if (!(await sent(item))) return
  }
}

function next(personId: string | null, tried: ReadonlySet<string>): UploadItem | undefined {
  if (personId === null) return undefined
  return uploadsOf(personId).find((item) => !tried.has(item.id) && mayGo(item))
}

/** Files never go before their record: it must be off this device, received. */
function mayGo(item: UploadItem): boolean {
  return item.givenUp || (!item.refusal && !waitsForRecord(item))
}

/** False when the round is over for everybody. */
async function sent(item: UploadItem): Promise<boolean> {
  begunSending(item)
  try {
    if (item.givenUp) await tellGivenUp(item)
    else await carryOver(item)
    return true
  } catch (fault) {
    return goesOnAfter(fault, item)
  } finally {
    endedSending()
  }
}

async function tellGivenUp(item: UploadItem): Promise<void> {
  await call('file.remove', { id: item.id }, { as: item.personId }).catch((fault: unknown) => {
    if (!isRefusal(fault, 'notFound')) throw fault
  })
  unshelveUpload(item)
}

async function carryOver(item: UploadItem): Promise<void> {
  changeUpload(item, { begun: true })
  let standing = await begin(item)
  for (let restarts = 0; standing?.state === 'partial'; ) {
    changeUpload(item, { received: standing.received, recordMissing: false })
    if (isGivenUp(item)) return
    const bytes = await deviceBytes.part(bytesKey(item), standing.received, partBytes)
    if (!bytes?.length) return refuse(item, LOST_HERE)
    const after = await put(item, standing, bytes)
    if (after === 'gone') {
      restarts += 1
      if (restarts > MOST_RESTARTS) return refuse(item, LOST_THERE)
    }
    standing = after === 'gone' ? await begin(item) : after
  }
  if (!standing) return changeUpload(item, { recordMissing: true })
  if (isGivenUp(item)) return
  unshelveUpload(item)
  if (standing.state === 'kept') kept(item)
  await deviceBytes.drop(bytesKey(item))
}

/** Meanwhile; the server is told in a turn of its own. */
function isGivenUp({ personId, id }: UploadItem): boolean {
  return uploadItem(personId, id)?.givenUp !== false
}

async function begin(item: UploadItem): Promise<Standing | undefined> {
  const { id, recordId, on, name, type, size, sha256 } = item
  const holder = on === 'notice' ? { noticeId: recordId } : { recordId }
  try {
    return await call('file.begin', { id, ...holder, name, type, size, sha256 }, { as: item.personId })
  } catch (fault) {
    if (isRefusal(fault, 'notFound')) return undefined
    throw fault
  }
}

async function put(item: UploadItem, before: Standing, bytes: Uint8Array): Promise<Standing | 'gone'> {
  try {
    const part = { id: item.id, offset: before.received, data: base64Of(bytes) }
    return await call('file.put', part, { as: item.personId })
  } catch (fault) {
    if (isRefusal(fault, 'fileGap'))
      return { state: 'partial', received: Number(fault.problem.details.received) }
    if (isRefusal(fault, 'notFound')) return 'gone'
    if (!(fault instanceof Unreachable) || fault.why !== 'timeout' || partBytes <= SMALLEST_PART) throw fault
    partBytes = Math.max(SMALLEST_PART, partBytes / 2)
    return before
  }
}

function goesOnAfter(fault: unknown, item: UploadItem): boolean {
  if (fault instanceof CallProblem && !isPassing(fault.problem)) {
    refuse(item, fault.problem)
    return true
  }
  if (!(fault instanceof CallProblem || fault instanceof Unreachable)) throw fault
  if (fault instanceof CallProblem && fault.problem.code === 'internal') return true
  stopped(fault)
  // No network tells when it comes back; a server that does not answer does not.
  if (isOnline()) tryingAgain = setTimeout(() => void sendUploads(), TRY_AGAIN_MS)
  return false
}

function refuse(
  item: UploadItem,
  problem: Pick<CallProblem['problem'], 'code' | 'message' | 'details'>,
): void {
  changeUpload(item, { refusal: { problem, at: new Date().toISOString() } })
}

const LOST_HERE = {
  code: 'fileDamaged',
  message: '这台设备上的文件已经被清理，没有传完。请删掉后重新选择。',
  details: {},
} as const

const LOST_THERE = {
  code: 'fileDamaged',
  message: '几次都没有传完整，请删掉后重新选择。',
  details: {},
} as const

function isRefusal(fault: unknown, code: CallProblem['problem']['code']): fault is CallProblem {
  return fault instanceof CallProblem && fault.problem.code === code
}
