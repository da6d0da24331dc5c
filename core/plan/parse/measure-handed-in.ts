import type { BasicMeasure } from '../basic-measure'
import type { Cell } from './cell'
import { typed } from './characters'
import type { Level } from './measure-names'
import { whyNoName } from './names'
import type { Phrase } from './phrase'

export const HANDED_IN: ReadonlyMap<string, 'deliverable' | 'declared'> = new Map([
  ...['材料', '上报材料', '资料'].map((word) => [word, 'deliverable'] as const),
  ...['填报', '数据填报', '申报数'].map((word) => [word, 'declared'] as const),
])

const ACCEPTED = ['已受理', '已接收', '已审核', '审核通过', '已验收', '受理']
/** As long as a record's title may be. */
const LONGEST_TITLE = 60

/** Reads 材料(学校发展五年规划)[已受理] and 填报(在校生数); the unit follows from 要求. */
export function readHandedIn(
  cell: Cell,
  { word, inside, filters }: Phrase,
  credits: Level,
): BasicMeasure | null {
  const name = HANDED_IN.get(word) ?? 'deliverable'
  const label = name === 'deliverable' ? '材料' : '填报'
  const example = name === 'deliverable' ? '材料(学校发展五年规划)[已受理]' : '填报(在校生数)'
  if (!inside || inside.text === '') return cell.fault(`没有写${label}的名称。`, `请写成「${example}」这样。`)
  const title = typed(inside).replace(/^[「“"](.*)[」”"]$/, '$1')
  const why = whyNoName(title, LONGEST_TITLE)
  if (why !== undefined) return cell.fault(`${label}的${why}。`, '请换一个名称。', { found: title })
  if (name === 'declared') {
    if (!filters) return { name, title, credits, unit: '个' }
    return cell.fault('「填报」后面不能加条件。', `请只写「填报(${title})」。`, { found: filters.text })
  }
  if (filters && !ACCEPTED.includes(filters.text)) {
    return cell.unknownWord('条件', filters.text, ['已受理'], ACCEPTED)
  }
  return { name, title, accepted: filters !== null, credits, unit: '份' }
}
