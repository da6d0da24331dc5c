import type { WorkbookSheet } from '#core/plan/parse/workbook-document'

/** Where a fault was put, and where it has to be found. */
export interface Planted {
  readonly sheet: string
  readonly row: number
  readonly column: string
}

export interface Kind {
  readonly sheet: string
  readonly column: string
  /** Changes a row by its number as the spreadsheet counts. */
  spoil(row: number, cells: Cells): void
}

interface Cells {
  get(row: number, column: string): string
  set(row: number, column: string, text: string): void
}

const to =
  (column: string, text: string) =>
  (row: number, cells: Cells): void =>
    cells.set(row, column, text)

/** Slips that clerks make in lists of people. */
export const IN_PEOPLE: readonly Kind[] = [
  { sheet: '教职工', column: '姓名', spoil: to('姓名', '') },
  {
    sheet: '教职工',
    column: '工号',
    spoil: (row, cells) => cells.set(row, '工号', cells.get(row - 1, '工号')),
  },
  {
    sheet: '教职工',
    column: '姓名',
    spoil: (row, cells) => {
      cells.set(row, '姓名', cells.get(row - 1, '姓名'))
      cells.set(row, '工号', '')
      cells.set(row, '出生日期', '')
    },
  },
  { sheet: '教职工', column: '出生日期', spoil: to('出生日期', '1980-02-30') },
  { sheet: '教职工', column: '出生日期', spoil: to('出生日期', '85.13') },
  { sheet: '教职工', column: '出生日期', spoil: to('出生日期', '2015年6月1日') },
  { sheet: '教职工', column: '任教起始', spoil: to('任教起始', '1960年9月') },
  { sheet: '教职工', column: '任教起始', spoil: to('任教起始', '去年') },
  { sheet: '教职工', column: '任职', spoil: to('任职', '任课老帅') },
  { sheet: '教职工', column: '任职', spoil: to('任职', '任课教师、九年级9班班主任') },
  { sheet: '教职工', column: '任职', spoil: to('任职', '教研员') },
  { sheet: '教职工', column: '任职', spoil: to('任职', '俄语教研组长') },
  { sheet: '教职工', column: '所在组', spoil: to('所在组', '语文祖') },
  { sheet: '教职工', column: '所在组', spoil: to('所在组', '语文组、后勤处') },
  { sheet: '教职工', column: '状态', spoil: to('状态', '产价') },
  { sheet: '教职工', column: '离开日期', spoil: to('离开日期', '月底') },
  { sheet: '教职工', column: '工号', spoil: to('工号', '110101198001011234') },
  { sheet: '教职工', column: '标签', spoil: to('标签', '一个长得没有人会写也没有人会去读的标签名称') },
]

export const IN_CLASSES: readonly Kind[] = [
  {
    sheet: '年级班级',
    column: '班级',
    spoil: (row, cells) => cells.set(row, '班级', cells.get(row, '班级').replace('班', '般')),
  },
  { sheet: '年级班级', column: '班级', spoil: to('年级', '八年级') },
]

export const IN_GROUPS: readonly Kind[] = [{ sheet: '组', column: '类别', spoil: to('类别', '学科教研姐') }]

/** Each in a row of its own, at the same time of the class above it or in the class before. */
export const IN_LESSONS: readonly Kind[] = [
  { sheet: '课表', column: '班级', spoil: to('班级', '九年级9班') },
  { sheet: '课表', column: '班级', spoil: to('班级', '') },
  { sheet: '课表', column: '星期', spoil: to('星期', '星期八') },
  { sheet: '课表', column: '星期', spoil: to('星期', '') },
  { sheet: '课表', column: '节次', spoil: to('节次', '上午') },
  { sheet: '课表', column: '节次', spoil: to('节次', '17') },
  { sheet: '课表', column: '学科', spoil: to('学科', '') },
  { sheet: '课表', column: '教师', spoil: to('教师', '无名氏') },
  {
    sheet: '课表',
    column: '节次',
    spoil: (row, cells) => cells.set(row, '节次', cells.get(row - 1, '节次')),
  },
  {
    sheet: '课表',
    column: '教师',
    spoil: (row, cells) => cells.set(row, '教师', cells.get(row - LESSONS_OF_A_CLASS, '教师')),
  },
]

export const LESSONS_OF_A_CLASS = 30

/** Puts faults of these kinds into these rows, and says where each has to be found. */
export function plant(
  sheets: readonly WorkbookSheet[],
  wanted: readonly { readonly kind: Kind; readonly row: number }[],
): { readonly sheets: WorkbookSheet[]; readonly planted: Planted[] } {
  const spoiled = sheets.map(({ rows, ...sheet }) => ({ ...sheet, rows: rows.map((row) => [...row]) }))
  const planted = wanted.map(({ kind, row }) => {
    const rows = spoiled.find(({ name }) => name === kind.sheet)?.rows ?? []
    const at = (column: string) => rows[0]?.indexOf(column) ?? -1
    kind.spoil(row, {
      get: (which, column) => rows[which - 1]?.[at(column)] ?? '',
      set: (which, column, text) => rows[which - 1]?.splice(at(column), 1, text),
    })
    return { sheet: kind.sheet, row, column: kind.column }
  })
  return { sheets: spoiled, planted }
}
