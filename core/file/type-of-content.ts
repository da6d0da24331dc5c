import type { FileType } from './file'
import { namesInZip } from './zip-names'

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

const SIGNATURES: readonly { type: FileType; at: readonly (readonly [number, readonly number[]])[] }[] = [
  { type: 'image/jpeg', at: [[0, [0xff, 0xd8, 0xff]]] },
  {
    type: 'image/png',
    at: [
      [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
      [12, ascii('IHDR')],
    ],
  },
  {
    type: 'image/webp',
    at: [
      [0, ascii('RIFF')],
      [8, ascii('WEBP')],
    ],
  },
  { type: 'application/pdf', at: [[0, ascii('%PDF-')]] },
]

const OFFICE: readonly (readonly [main: string, type: FileType])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

/** What a file is by what is in it, whatever it is called; undefined for everything that is not taken. */
export function typeOfContent(bytes: Uint8Array): FileType | undefined {
  const known = SIGNATURES.find(({ at }) => at.every(([offset, expected]) => stands(bytes, offset, expected)))
  return known?.type ?? officeType(bytes)
}

function stands(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte)
}

/** By the names in the archive's directory; nothing is inflated. A document with macros is another type and not taken. */
function officeType(bytes: Uint8Array): FileType | undefined {
  const names = namesInZip(bytes)
  if (!names?.includes('[Content_Types].xml')) return undefined
  if (names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'))) return undefined
  const parts = OFFICE.filter(([main]) => names.includes(main))
  return parts.length === 1 ? parts[0]?.[1] : undefined
}
