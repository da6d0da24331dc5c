import { base64Of } from '#core/file/base64'
import type { Chosen as ChosenFile } from '@/services/documents/document'
import type { Chosen } from './import'

export const EXTENSIONS = ['xlsx'] as const

const LARGEST = 3_000_000

/** What a chosen file holds, or why it cannot be a roster. */
export function contentOf({ name, bytes }: ChosenFile): Chosen | { readonly refusal: string } {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'xls' || ending === 'et') {
    return { refusal: '这是旧格式的表格，请在 Excel 或 WPS 里另存为 .xlsx 再选。' }
  }
  if (ending !== 'xlsx') return { refusal: '请选择 Excel 或 WPS 的 .xlsx 文件；别的表格可以复制以后粘贴。' }
  if (bytes.length > LARGEST) return { refusal: '文件超过了 3 MB，请删去图片和用不到的表后再选。' }
  return { name: name.slice(0, 100), content: { workbook: base64Of(bytes) } }
}
