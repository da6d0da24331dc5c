import { inflateRawSync } from 'node:zlib'

/** A plan of a thousand rules is a hundredth of it, a roster of 5,000 people a tenth. */
const MOST_INFLATED = 48_000_000
const MOST_ENTRIES = 400
const MOST_ROWS = 20_000
const MOST_COLUMNS = 200

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8
const ZIP64 = 0xffffffff

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/**
 * Why an .xlsx must not be opened, or null. No spreadsheet library survives a zip bomb, nor a sheet whose two cells lie a
 * million rows apart, so sizes are looked at as the archive's directory declares them, and no sheet is inflated beyond that.
 */
export function whyNotOpen(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return '这是旧的 .xls 格式，或者加了密码。请另存为不加密码的 .xlsx 再导入。'
  }
  const entries = entriesOf(bytes)
  if (entries === null) return '这个文件打不开，可能不是 .xlsx，或者没有传完整。请另存为 .xlsx 再导入。'
  const inflated = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > MOST_ENTRIES || inflated > MOST_INFLATED) {
    return '这个工作簿展开以后太大了。请只留要导入的几张表，去掉图片，另存后再导入。'
  }
  if (entries.some(({ method, size, packed }) => !isReadable(method) || (size === 0 && packed > 2))) {
    return '这个文件的压缩方式不认识，或者大小对不上。请用表格软件打开后另存为 .xlsx 再导入。'
  }
  for (const entry of entries) {
    // Whatever it is: the library would inflate it, however much more it holds than it says.
    const content = inflate(bytes, entry)
    if (content === null)
      return '这个文件里有一张表读不出来，可能已经损坏。请用表格软件打开后另存为 .xlsx 再导入。'
    const why = isSheet(entry) ? whyAbsurd(content.toString('utf8')) : null
    if (why !== null) return why
  }
  return null
}

const isSheet = ({ name }: Entry) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)
const isReadable = (method: number) => method === STORED || method === DEFLATED

function entriesOf(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < END_BYTES || view.getUint32(0, true) !== LOCAL_SIGNATURE) return null
  const end = endOf(view)
  if (end === null) return null
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const length = view.getUint16(at + 28, true)
    const next = at + ENTRY_BYTES + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const encrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
    if (next > end || encrypted || packed === ZIP64 || size === ZIP64) return null
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + length))
    const local = view.getUint32(at + 42, true)
    entries.push({ name, method: view.getUint16(at + 10, true), packed, size, at: local })
    at = next
  }
  return entries
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  return null
}

function inflate(bytes: Uint8Array, { method, packed, size, at }: Entry): Buffer | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) return null
  const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) return null
  const data = bytes.subarray(from, from + packed)
  if (method === STORED) return Buffer.from(data)
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch {
    // Larger than it said, or broken: neither can be read.
    return null
  }
}

const MOST_MERGES = 5_000
/** Of a tag that says something about cells. */
const LONGEST_TAG = 2_000
const TAG = /^(?:\w{1,20}:)?(c|row|mergeCell)(?=[\s/]|$)/
const PLACE = /\sr\s*=\s*["']([A-Z]{1,3})(\d{1,9})["']/

const UNREADABLE = '有一张表的写法不认识。请用表格软件打开后另存为 .xlsx 再导入。'

/**
 * Cells that hold something, far away from the others; styled rows without content are common and do no harm. Tag by tag,
 * each looked at once: an expression over the whole sheet can be made to go over it again from every place.
 */
function whyAbsurd(xml: string): string | null {
  let rows = 0
  let merges = 0
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = xml.indexOf('>', at)
    if (end < 0) break
    const kind = TAG.exec(xml.slice(at + 1, Math.min(end, at + 40)))?.[1]
    if (kind !== undefined) {
      // A bracket inside quotes is allowed in XML, written by no spreadsheet, and would hide what comes after it.
      if (end - at > LONGEST_TAG || quotesIn(xml, at, end) % 2 === 1) return UNREADABLE
      if (kind === 'row') rows += 1
      if (kind === 'mergeCell') merges += 1
      const holds = xml[end - 1] !== '/' && !xml.startsWith('</', end + 1)
      const [, letters = '', row = ''] = (kind === 'c' && holds && PLACE.exec(xml.slice(at, end))) || []
      if (Number(row) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS) {
        return `${letters}${row} 这一格离别的内容太远了（最多 ${MOST_ROWS} 行、${MOST_COLUMNS} 列）。请删去远处的内容再导入。`
      }
    }
    at = xml.indexOf('<', end)
  }
  if (rows > MOST_ROWS || merges > MOST_MERGES) {
    return `有一张表有 ${rows} 行，太多了（最多 ${MOST_ROWS} 行）。请删去空行和不要的内容再导入。`
  }
  return null
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (text[at] === '"' || text[at] === "'") count += 1
  return count
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}
