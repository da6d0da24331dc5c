/** A zip archive of empty stored files with these names: enough for whoever reads only its directory. */
export function zipOf(names: readonly string[], comment = ''): Uint8Array {
  const locals = names.map((name) => bytesOf([0x04034b50, 4], zeros(22), [name.length, 2], zeros(2), name))
  const offsets = locals.map((_, index) =>
    locals.slice(0, index).reduce((sum, local) => sum + local.length, 0),
  )
  const entries = names.map((name, index) =>
    bytesOf([0x02014b50, 4], zeros(24), [name.length, 2], zeros(12), [offsets[index] ?? 0, 4], name),
  )
  const begin = locals.reduce((sum, local) => sum + local.length, 0)
  const size = entries.reduce((sum, entry) => sum + entry.length, 0)
  const count: [number, number] = [names.length, 2]
  const end = bytesOf(
    [0x06054b50, 4],
    zeros(4),
    count,
    count,
    [size, 4],
    [begin, 4],
    [comment.length, 2],
    comment,
  )
  return Uint8Array.from([...locals, ...entries, end].flatMap((part) => [...part]))
}

export const DOCX = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml']
export const XLSX = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']
export const PPTX = ['[Content_Types].xml', 'ppt/presentation.xml']

type Piece = string | readonly number[] | readonly [value: number, bytes: number]

const zeros = (count: number) => '\0'.repeat(count)

/** Strings byte by byte, numbers little-endian in so many bytes. */
function bytesOf(...pieces: readonly Piece[]): Uint8Array {
  return Uint8Array.from(
    pieces.flatMap((piece) => {
      if (typeof piece === 'string') return [...piece].map((character) => character.charCodeAt(0))
      const [value = 0, bytes = 0] = piece
      return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256)
    }),
  )
}
