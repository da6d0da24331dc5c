import { base64Of } from '#core/file/base64'
import type { Chosen } from '@/services/documents/document'
import type { Content } from './begin'

export const EXTENSIONS = ['xlsx', 'md', 'txt'] as const

const LARGEST = 1_000_000

/** What a chosen file holds, or why it cannot be a plan. */
export function contentOf({ name, bytes }: Chosen): { name: string; content: Content } | { refusal: string } {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'xls' || ending === 'et') {
    return { refusal: '这是旧格式的表格，请在 Excel 或 WPS 里另存为 .xlsx 再选。' }
  }
  if (!EXTENSIONS.some((each) => each === ending)) {
    return { refusal: '请选择 Excel 或 WPS 的 .xlsx 文件，或者 .md、.txt 文本文件。' }
  }
  if (bytes.length > LARGEST) return { refusal: '文件超过了 1 MB，请删去图片和用不到的表后再选。' }
  return { name, content: ending === 'xlsx' ? { xlsxBase64: base64Of(bytes) } : { markdown: textOf(bytes) } }
}

/** WeChat's logic layer has no TextDecoder on older phones. */
function textOf(bytes: Uint8Array): string {
  if (typeof TextDecoder === 'function') return new TextDecoder().decode(bytes)
  let escaped = ''
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`
  return decodeURIComponent(escaped)
}
