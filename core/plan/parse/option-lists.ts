import { CATEGORY_OPTIONS } from '../../club/club'
import type { Plan } from '../plan'
import type { Cell } from './cell'
import { plain } from './characters'
import { LIMITS } from './limits'
import { readName, whyNoName } from './names'
import { nearestWord } from './nearest'
import type { Columns, Sheet } from './table'

export type ListColumn = 'name' | 'options' | 'note'

export const LIST_COLUMNS: Columns<ListColumn> = {
  name: { label: '名称', aliases: ['选项表', '列表', '清单'], longest: 60 },
  options: { label: '选项', aliases: ['内容', '可选项', '值'], longest: LIMITS.prose },
  note: { label: '说明', aliases: ['备注'], optional: true, longest: LIMITS.prose },
}

/** Titles and posts that this school's roster keeps besides the usual ones, for 对象. */
export const PERSON_TAG_LIST = '人员标签'
export const UNIT_TAG_LIST = '单位标签'

/** The lists that the built-in forms go by, with the longest option their records can hold. */
export const BUILT_IN_LISTS: ReadonlyMap<string, number> = new Map([
  ['课型', 20],
  ['教研形式', 20],
  [CATEGORY_OPTIONS, 20],
  ['听课量表', 60],
  [PERSON_TAG_LIST, 30],
  [UNIT_TAG_LIST, 30],
  ['学科', 20],
  ['主题标签', 40],
])

export class OptionLists {
  /** By name as it is compared; null for a list with a fault, so that what uses it is not a second fault. */
  readonly #lists = new Map<
    string,
    { readonly name: string; readonly options: readonly string[] | null; cell: Cell; written: Cell }
  >()
  readonly #used = new Set<string>()

  constructor(sheet: Sheet<ListColumn> | null) {
    for (const { name: cell, options } of sheet?.rows ?? []) {
      const name = readName(cell, '名称', '天气')
      const key = cell.plain
      const first = this.#lists.get(key)
      if (cell.blank) readOptions(options, optionsIn(options.text))
      else if (first)
        cell.fault(`「${cell.text}」和第 ${first.cell.row} 行重复了。`, '请合成一行，或换一个名称。')
      else {
        const read = readOptions(options, optionsIn(options.text), BUILT_IN_LISTS.get(key))
        this.#lists.set(key, {
          name: name ?? key,
          options: name === null ? null : read,
          cell,
          written: options,
        })
        if (this.#lists.size === LIMITS.lists + 1)
          cell.fault(`选项表超过了 ${LIMITS.lists} 个。`, '请删去不用的。')
      }
    }
  }

  get names(): string[] {
    return [...this.#lists.values()].map(({ name }) => name)
  }

  /** The options of a list, null when they have a fault, undefined when there is no such list. */
  find(word: string): readonly string[] | null | undefined {
    this.#used.add(word)
    return this.#lists.get(word)?.options
  }

  /** Each option of this list is to be the name of something else in the plan. */
  mustName(list: string, what: string, known: readonly string[]): void {
    const found = this.#lists.get(list)
    for (const option of found?.options ?? []) {
      if (!known.includes(option)) found?.written.unknownWord(what, option, known)
    }
  }

  inPlan(): Plan['options'] {
    return Object.fromEntries([...this.#lists.values()].map(({ name, options }) => [name, options ?? []]))
  }

  /** A list that nothing goes by is most likely a misspelt one. */
  warnOfIdle(): void {
    for (const [key, { name, cell }] of this.#lists) {
      if (this.#used.has(key) || BUILT_IN_LISTS.has(key)) continue
      const nearest = nearestWord(key, BUILT_IN_LISTS.keys())
      const meant = nearest ? `是不是「${nearest}」？` : ''
      cell.warn(`没有地方用到「${name}」。`, `${meant}请核对「登记表」里的「选项/范围」一列。`, { nearest })
    }
  }
}

export function readOptions(
  cell: Cell,
  options: readonly string[],
  longest: number = LIMITS.option,
): readonly string[] | null {
  if (options.length === 0) return cell.fault('没有写选项。', '请写成「甲、乙、丙」这样。')
  if (options.length > LIMITS.optionsInList) {
    return cell.fault(`选项有 ${options.length} 个，太多了。`, `请减到 ${LIMITS.optionsInList} 个以内。`)
  }
  const why = options.map((option) => whyNoName(option, longest)).find((reason) => reason !== undefined)
  if (why !== undefined)
    return cell.fault(`选项${why.startsWith('「') ? '' : '的'}${why}。`, '请换一种说法。')
  const plains = options.map(plain)
  const twice = options.find((_, index) => plains.indexOf(plains[index] ?? '') !== index)
  return twice === undefined
    ? options
    : cell.fault(`选项「${twice}」写了两次。`, '请只写一次。', { found: twice })
}

/** 甲、乙、丙: also with commas, semicolons, bars or line breaks between. */
export function optionsIn(text: string): string[] {
  return text
    .split(/[、,，;；|｜\n]/)
    .map((option) => option.trim())
    .filter((option) => option !== '')
}
