import type { Field } from '../../form/form'
import type { Condition } from '../basic-measure'
import type { Cell } from './cell'
import { plain } from './characters'

/** Fields by plain name; null for one with a fault of its own. */
export type FieldsByName = ReadonlyMap<string, Field | null>

const EXAMPLE = '请写成「结果=有隐患」这样；有几个值时用「、」隔开。'

/**
 * Reads 结果=有隐患 and 结果=有隐患|已整改 in plain text: the field holds one of the values. Null once a fault has been
 * said, or when the field's own fault has.
 */
export function readCondition(cell: Cell, text: string, fields: FieldsByName): Condition | null {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) return cell.fault('看不懂这个条件。', EXAMPLE, { found: text })
  const name = text.slice(0, at)
  const field = fields.get(name)
  if (field === null) return null
  if (field === undefined) return cell.unknownWord('字段', name, labelsIn(fields))
  const values = valuesOf(field)
  if (values.length === 0) {
    const fault = `「${field.label}」不是选出来的，不能作条件。`
    return cell.fault(fault, '条件只能用单选、多选、清单和是否。', { found: name })
  }
  const known = new Map(values.map((value) => [plain(value), value]))
  const written = text
    .slice(at + 1)
    .split(/[|、,;]/)
    .flatMap((piece) => (known.has(piece) ? [piece] : piece.split(/[/或]/)))
    .filter((piece) => piece !== '')
  const is: string[] = []
  for (const piece of written) {
    const value = known.get(piece)
    if (value === undefined) return cell.unknownWord(`「${field.label}」的选项`, piece, values)
    if (!is.includes(value)) is.push(value)
  }
  return is.length > 0 ? { key: field.key, is } : cell.fault('看不懂这个条件。', EXAMPLE, { found: text })
}

function valuesOf({ type, options }: Field): readonly string[] {
  return type === 'yesNo' ? ['是', '否'] : options
}

function labelsIn(fields: FieldsByName): string[] {
  return [...fields.values()].flatMap((field) => (field === null ? [] : [field.label]))
}
