import type { FileOut } from './document'

/** Not in a browser, where Taro's imitations of a phone's files would come along. */
const phone = process.env.TARO_ENV === 'h5' ? null : () => import('./on-phone')

/** A download in a browser; on the phone the file is opened, or handed on to a conversation. */
export async function saveFile(file: FileOut): Promise<void> {
  if (phone) return (await phone()).openOnPhone(file)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([blobPart(file)], { type: typeOf(file) }))
  link.download = file.filename
  link.click()
  // Some browsers begin reading only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function blobPart({ content }: FileOut): BlobPart {
  if ('text' in content) return content.text
  return Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0))
}

function typeOf({ content }: FileOut): string {
  return 'text' in content
    ? 'text/markdown;charset=utf-8'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}
