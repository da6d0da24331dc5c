import { describe, expect, test } from 'vitest'
import { LIMITS } from '#core/plan/parse/limits'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { formSampleEdited, formSampleWith, planOf } from './sample-forms'
import { changed, edited, SAMPLE, type SheetName, textOf } from './sample-plan'

const MEGABYTE = 1_000_000
const rule = (id: number) => [
  `R${id}`,
  '3.3',
  '听课',
  '校长',
  '听课节数',
  '每学期',
  '≥1节',
  '必达',
  '',
  '',
  '',
]

describe('many rows', () => {
  test('1000 rules under a header are read', () => {
    const full = edited('指标', ([head = []]) => [head, ...Array.from({ length: 1000 }, (_, i) => rule(i))])
    expect(parsePlan(textOf(full)).plan?.rules).toHaveLength(1000)
  })
  test('the 1001st is where reading stops, and nothing behind it is looked at', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      i < 1000 ? rule(i) : ['', '', '', '胡写', '', '', ''],
    )
    const { plan, faults } = parsePlan(textOf(edited('指标', ([head = []]) => [head, ...rows])))
    expect(plan).toBeNull()
    expect(faults).toMatchObject([
      { sheet: '指标', row: 1002, fault: '「指标」超过了 1000 行，后面的没有读。' },
    ])
  })
  test('10,000 wrong rows give the first faults, and how many more there are', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [
      `R${i}`,
      '9.9',
      '',
      '任可教师',
      '听可',
      '每周八',
      '多',
    ])
    const { faults } = parsePlan(textOf(edited('指标', ([head = []]) => [head, ...rows])))
    expect(faults).toHaveLength(LIMITS.faultsListed + 1)
    expect(faults.at(-1)?.fault).toMatch(/^另有 \d+ 处没有列出。$/)
  })
  test('10,000 headings are not 10,000 tables', () => {
    const { faults } = parsePlan(textOf(SAMPLE) + '## 设置\n\n| 键 |\n'.repeat(10_000))
    expect(faults).toHaveLength(LIMITS.faultsListed + 1)
  })
  test('1000 settings: the 21st milestone is one too many, said once', () => {
    const extra = Array.from({ length: 900 }, (_, i) => [`时段${i}`, '第1周'])
    const { faults } = parsePlan(textOf(edited('设置', (rows) => [...rows, ...extra])))
    expect(faults).toMatchObject([{ sheet: '设置', column: '键', fault: '时段超过了 20 个。' }])
  })
})

describe('a cell of a million characters is refused where it stands, unread', () => {
  const contents = ['(', '非', '年', '9', '一', '后', '[', '、', '<', '-', '\\\\', '课 ']
  const cells: [SheetName, number, string, string[]][] = [
    ['指标', 2, '对象', contents],
    ['指标', 2, '周期', ['后', '、']],
    ['指标', 2, '要求', ['9', '一']],
    ['指标', 2, '统计', ['[']],
    ['指标', 2, '编号', ['-']],
    ['指标', 2, '备注', ['<']],
    ['条款', 2, '内容', ['\\\\']],
    ['设置', 2, '值', ['课 ']],
  ]
  test.each(cells)('%s %i %s', (sheet, row, column, fillings) => {
    for (const filling of fillings) {
      const value = filling.repeat(MEGABYTE / filling.length)
      const { plan, faults } = parsePlan(textOf(changed(sheet, row, column, value)))
      expect(plan).toBeNull()
      expect(faults).toMatchObject([{ sheet, row, column, fault: expect.stringContaining('太长了') }])
      expect(faults[0]?.found.length).toBeLessThan(40)
    }
  })
})

describe('forms', () => {
  test.each([
    ['登记表', 2, '表', '('],
    ['登记表', 2, '字段', '、'],
    ['登记表', 2, '类型', '('],
    ['登记表', 3, '选项/范围', '—'],
    ['登记表', 4, '选项/范围', '甲、'],
    ['登记表', 5, '何时填', '='],
    ['登记表', 2, '谁写', '或'],
    ['登记表', 2, '保存', '一'],
    ['计入', 2, '口径', '次'],
    ['计入', 2, '数量', '1'],
    ['计入', 2, '条件', '且'],
    ['选项', 2, '选项', '、'],
    ['量表', 2, '满分', '9'],
  ] as const)(
    '%s %i %s of a million characters is refused where it stands',
    (sheet, row, column, filling) => {
      const value = filling.repeat(MEGABYTE / filling.length)
      const { plan, faults } = parsePlan(textOf(formSampleWith(sheet, row, column, value)))
      expect(plan).toBeNull()
      expect(faults.map(({ fault }) => fault)).toContainEqual(expect.stringContaining('太长了'))
    },
  )

  test.each(['且', '主题=', '=', '主题=防溺水且', '|', '或'])(
    'a condition of %s over and over is a fault',
    (unit) => {
      const value = unit.repeat(Math.floor(390 / unit.length)).replaceAll('|', '\\|')
      expect(parsePlan(textOf(formSampleWith('计入', 3, '条件', value))).plan).toBeNull()
    },
  )

  test('60 forms are read, the 61st is said once', () => {
    const forms = (count: number) =>
      formSampleEdited('登记表', (rows) => [
        ...rows,
        ...Array.from({ length: count }, (_, index) => [`巡查${index}`, '情况', '短文']),
      ])
    expect(planOf(forms(57)).forms).toHaveLength(60)
    expect(parsePlan(textOf(forms(60))).faults).toMatchObject([{ fault: '登记表超过了 60 张。' }])
  })
})

describe('lines of a million characters', () => {
  const sample = textOf(SAMPLE)
  test.each([
    ['bars', '|'],
    ['escaped bars', '\\|'],
    ['blanks', ' '],
    ['dashes', '-'],
    ['dashes and bars', '|-'],
    ['hashes', '#'],
    ['backslashes', '\\'],
    ['less-than signs', '<'],
    ['new lines in cells', '<br>'],
    ['line separators', '\u2028'],
    ['blanks and line separators', ' \u2028'],
    ['characters that grow when normalised', '\ufdfa'],
    ['half of a surrogate pair', '\ud83d'],
  ])('%s end in an answer', (_, unit) => {
    const long = unit.repeat(MEGABYTE / unit.length)
    for (const text of [
      long,
      `# ${long}`,
      `${sample}${long}`,
      sample.replace('## 条款', `${long}\n\n## 条款`),
    ]) {
      const { plan, faults } = parsePlan(text)
      expect(plan === null).toBe(faults.length > 0)
      expect(faults.length).toBeLessThanOrEqual(LIMITS.faultsListed + 1)
    }
  })
  test('a file over the limit is refused before it is read', () => {
    const { faults } = parsePlan('|\n'.repeat(LIMITS.fileCharacters / 2 + 1))
    expect(faults).toMatchObject([
      { sheet: '文件', fault: `文件有 ${LIMITS.fileCharacters + 2} 个字，太大了。` },
    ])
  })
})

describe('deep and crooked audiences', () => {
  const most = 1000
  test.each([
    ['brackets', '('.repeat(most)],
    ['closed brackets', `${'('.repeat(most / 2)}${')'.repeat(most / 2)}`],
    ['negations', '非'.repeat(most)],
    ['negated brackets', '非('.repeat(most / 2)],
    ['exclusions', '除外'.repeat(most / 2)],
    ['exclusions of exclusions', '校长除外'.repeat(most / 4)],
    ['commas', '校长,'.repeat(most / 3)],
    ['ages', '45岁以上'.repeat(most / 5)],
    ['half an age', '年龄'.repeat(most / 2)],
    ['numerals', '一'.repeat(most)],
    ['conditions', `${'校长或'.repeat(most / 3)}`],
  ])('%s are a fault, not a crash', (_, audience) => {
    const { plan, faults } = parsePlan(textOf(changed('指标', 2, '对象', audience)))
    expect(plan).toBeNull()
    expect(faults).toMatchObject([{ row: 2, column: '对象' }])
  })
})

describe('names that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no word of the language',
    (word) => {
      for (const [sheet, row, column] of [
        ['指标', 2, '对象'],
        ['指标', 2, '统计'],
        ['指标', 2, '周期'],
        ['指标', 2, '要求'],
        ['指标', 2, '强度'],
        ['设置', 3, '键'],
      ] as const) {
        expect(parsePlan(textOf(changed(sheet, row, column, word))).faults).toMatchObject([
          { sheet, row, column },
        ])
      }
      expect(parsePlan(textOf(changed('指标', 2, '要求', `${word}30节`))).faults).toHaveLength(1)
      expect(parsePlan(textOf(SAMPLE).replace('| 备注 |', `| ${word} |`)).plan).toBeNull()
    },
  )
})
