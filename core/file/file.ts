/** What may be put to a record as a photo or file: never needed for anything to count. */
export const FILE_TYPES = {
  'image/jpeg': { label: '照片', extensions: ['jpg', 'jpeg'], image: true },
  'image/png': { label: '图片', extensions: ['png'], image: true },
  'image/webp': { label: '图片', extensions: ['webp'], image: true },
  'application/pdf': { label: 'PDF', extensions: ['pdf'], image: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    label: 'Word 文档',
    extensions: ['docx'],
    image: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    label: 'Excel 表格',
    extensions: ['xlsx'],
    image: false,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    label: 'PPT 演示文稿',
    extensions: ['pptx'],
    image: false,
  },
} as const satisfies Record<string, FileKind>

interface FileKind {
  readonly label: string
  /** Lower case; the first is given to a file whose name has none of them. */
  readonly extensions: readonly [string, ...string[]]
  /** Shown in the page; everything else is saved to the device and opened there. */
  readonly image: boolean
}

export type FileType = keyof typeof FILE_TYPES

export const FILE_TYPE_NAMES = Object.keys(FILE_TYPES) as FileType[]

export const ACCEPTED_IN_WORDS = 'JPG、PNG、WebP 图片，PDF，以及 docx、xlsx、pptx 文档'

export const FILE_LIMITS = {
  perRecord: 9,
  bytes: 5 * 1024 * 1024,
  /** Of one part, before base64: with it a call stays under the 256 KB that one may carry. */
  partBytes: 128 * 1024,
  /** What one person may have begun and not finished: a record's worth of the largest files. */
  unfinishedBytes: 45 * 1024 * 1024,
  /** An upload that has not moved for so long was given up; the device that still has it begins anew. */
  unfinishedDays: 7,
  nameLength: 120,
} as const

export function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}

export function isImage(type: FileType): boolean {
  return FILE_TYPES[type].image
}

/** By the ending of its name; undefined for what cannot be taken. What is inside is looked at by `typeOfContent`. */
export function typeByName(name: string): FileType | undefined {
  const ending = endingOf(name)
  return FILE_TYPE_NAMES.find((type) => (FILE_TYPES[type].extensions as readonly string[]).includes(ending))
}

/** The name to save a file under: what it is called, with an ending that says what it is. */
export function nameWithEnding(name: string, type: FileType): string {
  return typeByName(name) === type ? name : `${name}.${FILE_TYPES[type].extensions[0]}`
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
