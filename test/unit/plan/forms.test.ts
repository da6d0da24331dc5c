import { describe, expect, test } from 'vitest'
import type { Field } from '#core/form/form'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import { SETTING_DEFAULTS } from '#core/plan/plan'
import { type AnySheet, FORM_SAMPLE, formSampleEdited, formSampleWith, planOf } from './sample-forms'
import { SAMPLE, textOf } from './sample-plan'

const PLAIN = [
  ['表', '字段', '类型', '选项/范围', '必填', '敏感', '说明'],
  ['绿化巡查', '地点', '短文', '', '是', '', ''],
]

/** The sample with one form of one field, written so. */
function fieldOf(type: string, choices = '', rest: Partial<Record<string, string>> = {}): Field | string[] {
  const columns = ['表', '字段', '类型', '选项/范围', '必填', '敏感', '说明', '何时填']
  const cells: Partial<Record<string, string>> = {
    表: '巡查',
    字段: '项',
    类型: type,
    '选项/范围': choices,
    ...rest,
  }
  const sample = {
    title: SAMPLE.title,
    sheets: {
      ...SAMPLE.sheets,
      登记表: [
        columns,
        ['巡查', '结果', '单选', '正常、有隐患'],
        columns.map((column) => cells[column] ?? ''),
      ],
      选项: FORM_SAMPLE.sheets.选项.slice(0, 2),
    },
  }
  const { plan, faults } = parsePlan(textOf(sample))
  return plan?.forms[0]?.fields[1] ?? faults.map(({ fault, column }) => `${column}：${fault}`)
}

const faultsOf = (sheet: AnySheet, row: number, column: string, value: string) =>
  parsePlan(textOf(formSampleWith(sheet, row, column, value))).faults.map(
    (fault) => `${fault.sheet} ${fault.row} ${fault.column} ${fault.fault}`,
  )

describe('登记表', () => {
  test('the sample has no fault and no warning', () => {
    const { faults, warnings } = parsePlan(textOf(FORM_SAMPLE))
    expect([...faults, ...warnings]).toEqual([])
  })

  test('a form without any column of its own is written by all staff, about the school, each time', () => {
    const { plan } = parsePlan(textOf({ ...SAMPLE, sheets: { ...SAMPLE.sheets, 登记表: PLAIN } }))
    expect(plan?.forms).toEqual([
      {
        name: '绿化巡查',
        clause: '',
        about: 'school',
        often: 'each',
        byException: false,
        writers: ['staff'],
        readers: [],
        sealed: false,
        keepMonths: null,
        hint: '',
        fields: [
          {
            key: '地点',
            label: '地点',
            type: 'text',
            required: true,
            options: [],
            min: null,
            max: null,
            unit: '',
            sensitive: false,
            hint: '',
            when: null,
          },
        ],
      },
    ])
  })

  test('what is of the form stands in its first row, merged downwards', () => {
    const [visits, , homes] = planOf(FORM_SAMPLE).forms
    expect(visits).toMatchObject({
      name: '来访登记',
      clause: '3',
      about: 'school',
      writers: ['support'],
      readers: ['principal', 'director'],
      sealed: true,
      keepMonths: 36,
    })
    expect(visits?.fields.map(({ label }) => label)).toEqual(['来人', '人数', '事由', '补充'])
    expect(homes).toMatchObject({ name: '家访', about: 'person', writers: ['staff'], often: 'each' })
  })

  test('what is of the form may be said again in every row, but not otherwise', () => {
    expect(planOf(formSampleWith('登记表', 3, '谁写', '工勤人员')).forms[0]?.writers).toEqual(['support'])
    expect(faultsOf('登记表', 3, '谁写', '班主任')).toEqual([
      '登记表 3 谁写 和「来访登记」第一行写的不一样。',
    ])
  })

  test.each([
    ['短文', 'text'],
    ['文本', 'text'],
    ['长文', 'longText'],
    ['多行文本', 'longText'],
    ['数', 'number'],
    ['数字', 'number'],
    ['是否', 'yesNo'],
    ['是/否', 'yesNo'],
    ['日期', 'date'],
    ['时间', 'time'],
    ['教职工', 'person'],
    ['多名教职工', 'people'],
    ['班级', 'class'],
    ['年级', 'grade'],
    ['教研组', 'group'],
    [' 教 研 组 ', 'group'],
  ])('%s is %s', (word, type) => expect(fieldOf(word)).toMatchObject({ type }))

  test.each([
    ['单选', '甲、乙', ['甲', '乙']],
    ['选择', '甲，乙；丙', ['甲', '乙', '丙']],
    ['多选', '甲,乙;丙', ['甲', '乙', '丙']],
    ['清单', '安全主题', ['防溺水', '消防', '交通']],
    ['单选（甲、乙）', '', ['甲', '乙']],
  ])('%s of %s offers %j', (type, choices, options) => {
    expect(fieldOf(type, choices)).toMatchObject({ options })
  })

  test.each([
    ['数', '1—60人', { min: 1, max: 60, unit: '人' }],
    ['数', '１～６０ 人', { min: 1, max: 60, unit: '人' }],
    ['数', '1人至六十人', { min: 1, max: 60, unit: '人' }],
    ['数', '≤60人', { min: null, max: 60, unit: '人' }],
    ['数', '60人以内', { min: null, max: 60, unit: '人' }],
    ['数', '至少1份', { min: 1, max: null, unit: '份' }],
    ['数', '千克', { min: null, max: null, unit: '千克' }],
    ['数', '', { min: null, max: null, unit: '' }],
    ['人数', '0—60', { min: 0, max: 60, unit: '人' }],
    ['数(1-60人)', '', { min: 1, max: 60, unit: '人' }],
    ['短文', '≤20字', { min: null, max: 20, unit: '' }],
    ['长文', '500字以内', { min: null, max: 500 }],
    ['长文', '500字', { min: null, max: 500 }],
  ])('%s of %s is within %j', (type, choices, range) => expect(fieldOf(type, choices)).toMatchObject(range))

  test.each([
    ['', '', '类型：没有写类型。'],
    ['段文', '', '类型：没有「段文」这种类型。'],
    ['照片', '', '类型：没有「照片」这种类型。'],
    ['定位', '', '类型：没有「定位」这种类型。'],
    ['单选', '', '选项/范围：没有写选项。'],
    ['单选', '安全主体', '选项/范围：「选项」里没有「安全主体」，只有一项也不成单选。'],
    ['单选', '甲、甲', '选项/范围：选项「甲」写了两次。'],
    ['单选', '甲=乙、丙', '选项/范围：选项的名字里不能有「=」。'],
    ['数', '60人', '选项/范围：看不懂这个范围。'],
    ['数', '60—1人', '选项/范围：前一个数比后一个大。'],
    ['数', '0.5—1', '选项/范围：范围要用整数，也不能太大。'],
    ['短文', '≤121字', '选项/范围：这种字段最多 120 字。'],
    ['短文', '≥5字', '选项/范围：文字只能写最多多少字。'],
    ['日期', '甲、乙', '选项/范围：「日期」不用写选项或范围。'],
    ['数（人）', '1—60', '选项/范围：类型的括号里已经写了选项或范围。'],
  ])('%s of 「%s」: %s', (type, choices, fault) => expect(fieldOf(type, choices)).toEqual([fault]))

  test('60 options are read, 61 are refused', () => {
    const options = (count: number) => Array.from({ length: count }, (_, index) => `第${index}项`).join('、')
    expect(fieldOf('单选', options(60))).toMatchObject({ type: 'choice' })
    expect(fieldOf('单选', options(61))).toEqual(['选项/范围：选项有 61 个，太多了。'])
  })

  test('a field may hang on one above it, and on nothing else', () => {
    expect(fieldOf('短文', '', { 何时填: '结果=有隐患' })).toMatchObject({
      when: { key: '结果', is: ['有隐患'] },
    })
    expect(fieldOf('短文', '', { 何时填: ' 结果 ＝ 有隐患、正常 ' })).toMatchObject({
      when: { is: ['有隐患', '正常'] },
    })
    expect(fieldOf('短文', '', { 何时填: '有隐患时' })).toEqual(['何时填：看不懂这个条件。'])
    expect(fieldOf('短文', '', { 何时填: '项=是' })).toEqual(['何时填：没有「项」这种字段。'])
    expect(fieldOf('短文', '', { 何时填: '结果=有隐恙' })).toEqual([
      '何时填：没有「有隐恙」这种「结果」的选项。',
    ])
  })

  test('__proto__, constructor and the like are no names', () => {
    for (const word of ['__proto__', 'constructor', 'toString']) {
      expect(fieldOf('短文', '', { 字段: word })).toEqual([`字段：「${word}」不能作名字。`])
      expect(fieldOf('单选', `${word}、乙`)).toEqual([`选项/范围：选项「${word}」不能作名字。`])
    }
  })

  test.each([
    [3, '字段', '来人', '登记表 3 字段 「来人」在这张表里写了两次。'],
    [3, '字段', '', '登记表 3 字段 没有写字段。'],
    [3, '字段', '快且好', '登记表 3 字段 字段的名字里不能有「且」，条件里会分不清。'],
    [2, '必填', '也许', '登记表 2 必填 「必填」只能是「是」或「否」。'],
    [2, '谁写', '保安', '登记表 2 谁写 没有「保安」这种职务。'],
    [2, '谁写', '家长', '登记表 2 谁写 家长不填、也不看登记表。'],
    [2, '谁写', '无', '登记表 2 谁写 总要有人填写。'],
    [2, '记给', '楼层', '登记表 2 记给 没有「楼层」这种登记对象。'],
    [2, '频次', '每时', '登记表 2 频次 没有「每时」这种频次。'],
    [2, '无异常', '有时', '登记表 2 无异常 「无异常」只能是「开」或「关」。'],
    [2, '密级', '绝密', '登记表 2 密级 没有「绝密」这种密级。'],
    [2, '保存', '很久', '登记表 2 保存 看不懂保存多久。'],
    [2, '条款', '9.9', '登记表 2 条款 「条款」里没有「9.9」这一条。'],
  ])('登记表 %i %s = %s', (row, column, value, fault) => {
    expect(faultsOf('登记表', row, column, value)).toEqual([fault])
  })

  test.each([
    ['36个月', 36],
    ['3年', 36],
    ['三年', 36],
    ['半年', 6],
    ['长期', null],
    ['', null],
  ])('保存 %s is %s months', (value, months) => {
    expect(planOf(formSampleWith('登记表', 2, '保存', value)).forms[0]?.keepMonths).toBe(months)
  })

  test('a form cannot be called like what the system keeps by itself', () => {
    expect(faultsOf('登记表', 2, '表', '听课')).toContain(
      '登记表 2 表 「听课」系统里已经有了，不用再定登记表。',
    )
  })

  test('30 fields are read, the 31st is said once', () => {
    const fields = (count: number) =>
      formSampleEdited('登记表', (rows) => [
        ...rows,
        ...Array.from({ length: count }, (_, index) => ['巡查', `项${index}`, '短文']),
      ])
    expect(planOf(fields(30)).forms.at(-1)?.fields).toHaveLength(30)
    expect(parsePlan(textOf(fields(32))).faults).toMatchObject([{ fault: '一张表的字段超过了 30 个。' }])
  })

  test('restricted and without readers is doubtful', () => {
    const { warnings } = parsePlan(textOf(formSampleWith('登记表', 2, '谁看', '')))
    expect(warnings).toMatchObject([{ sheet: '登记表', row: 2, column: '密级' }])
  })

  test('optional sheets may stand there with their header only', () => {
    const sheets = Object.fromEntries(
      Object.entries(FORM_SAMPLE.sheets).map(([name, rows]) => [
        name,
        name in SAMPLE.sheets ? rows : rows.slice(0, 1),
      ]),
    )
    const { plan, faults } = parsePlan(
      textOf({ title: SAMPLE.title, sheets: { ...sheets, ...SAMPLE.sheets } }),
    )
    expect(faults).toEqual([])
    expect(plan).toMatchObject({ forms: [], rubrics: [], options: {} })
  })
})

describe('计入', () => {
  const [visits, safety, homes] = planOf(FORM_SAMPLE)
    .rules.slice(-3)
    .map(({ measure }) => measure)

  test('a number field is summed, for the school', () => {
    expect(visits).toEqual({
      name: 'register',
      filters: [],
      label: '来访人次',
      form: '来访登记',
      unit: '人次',
      credits: 'school',
      to: null,
      quantity: '人数',
      when: [],
    })
  })

  test('an entry counts once, under a condition, for the class it is about', () => {
    expect(safety).toMatchObject({
      credits: 'class',
      to: null,
      quantity: null,
      unit: '次',
      when: [{ key: '主题', is: ['防溺水', '消防'] }],
    })
  })

  test('values may also be joined by bars, which Markdown wants escaped', () => {
    const sample = formSampleWith('计入', 3, '条件', '主题=防溺水\\|消防')
    expect(planOf(sample).rules.at(-2)?.measure).toEqual(safety)
  })

  test('or for its author, or for the people it names', () => {
    expect(homes).toMatchObject({ credits: 'person', to: null })
    const { rules } = planOf(formSampleWith('计入', 4, '归属', '同去的人'))
    expect(rules.at(-1)?.measure).toMatchObject({ credits: 'person', to: '同去的人' })
  })

  test('several conditions are joined by 且, also where an option holds the word', () => {
    const sample = formSampleEdited('登记表', (rows) =>
      rows.map((cells) => (cells[1] === '方式' ? cells.with(3, '上门且面谈、电话') : cells)),
    )
    const changed = {
      ...sample,
      sheets: {
        ...sample.sheets,
        登记表: [...sample.sheets.登记表, ['', '满意', '是否']],
        计入: sample.sheets.计入.map((cells) =>
          cells[0] === '家访' ? cells.with(4, '方式=上门且面谈 且 满意=是') : cells,
        ),
      },
    }
    expect(planOf(changed).rules.at(-1)?.measure).toMatchObject({
      when: [
        { key: '方式', is: ['上门且面谈'] },
        { key: '满意', is: ['是'] },
      ],
    })
  })

  test.each(['登记次数(来访登记)', '登记次数（来访登记）', '登记次数[ 来访登记 ]'])(
    '%s counts the entries of a form without a row of its own',
    (written) => {
      const { rules } = planOf(formSampleWith('指标', 7, '统计', written))
      expect(rules[5]?.measure).toMatchObject({ label: '登记次数(来访登记)', credits: 'school', unit: '次' })
    },
  )

  test.each([
    ['计入', 2, '表', '听课', '「听课」系统自己会计数，不用写计入。'],
    ['计入', 2, '表', '来访等级', '没有「来访等级」这张登记表。'],
    ['计入', 2, '数量', '3次', '一条登记只能计 1 次，或计一个字段里的数。'],
    ['计入', 2, '数量', '事由', '「事由」不是数，不能合计。'],
    ['计入', 2, '归属', '班级', '「来访登记」不是按班级登记的。'],
    ['计入', 2, '归属', '来人', '没有「来人」这种归属。'],
    ['计入', 2, '条件', '来人=王', '「来人」不是选出来的，不能作条件。'],
    ['计入', 3, '条件', '主题=防溺水 且 主题=消防', '条件里「主题」写了两次。'],
    ['计入', 2, '单位', '5次', '看不懂这个单位。'],
    ['登记表', 3, '选项/范围', '人', '要合计的「人数」没有写最多是多少，或者太大。'],
    ['登记表', 9, '敏感', '是', '「多名教职工」不能标为敏感：写到的人自己看得到这条登记。'],
    ['选项', 4, '选项', '听课评价、听课评分', '没有「听课评分」这种量表。'],
    ['指标', 7, '统计', '登记次数', '没有写是哪张登记表。'],
    ['指标', 7, '统计', '登记次数(来房登记)', '没有「来房登记」这张登记表。'],
    ['指标', 7, '统计', '来访人次[已反馈]', '「来访人次」后面不能加条件。'],
    ['指标', 7, '统计', '来坊人次', '没有「来坊人次」这种统计口径。'],
    ['指标', 7, '对象', '班级', '「来访人次」记在学校的名下，对象却写的是班级。'],
    ['指标', 8, '对象', '社团', '「安全提醒次数」记在班级的名下，对象却写的是社团。'],
  ] as const)('%s %i %s = %s: one fault, %s', (sheet, row, column, value, fault) => {
    const { faults } = parsePlan(textOf(formSampleWith(sheet, row, column, value)))
    const told = faults.filter((each) => each.sheet !== '指标' || sheet === '指标')
    expect(told.map((each) => each.fault)).toEqual([fault])
    expect(faults.filter((each) => each.column === '统计' && sheet !== '指标')).toEqual([])
  })

  test.each([
    [4, '来访人次', '计入 4 口径 口径「来访人次」和第 2 行重复了。'],
    [2, '听课节数', '计入 2 口径 「听课节数」是系统自己的口径，不能另定。'],
    [2, '来访(人)', '计入 2 口径 口径的名字里不能有括号。'],
  ])('row %i cannot be called %s', (row, word, fault) => {
    expect(faultsOf('计入', row, '口径', word)).toContain(fault)
  })

  test('a 口径 that no rule asks for is doubtful', () => {
    const { plan, warnings } = parsePlan(textOf(formSampleWith('指标', 7, '统计', '登记次数(来访登记)')))
    expect(plan).not.toBeNull()
    expect(warnings).toMatchObject([{ sheet: '计入', row: 2, column: '口径' }])
  })
})

describe('a fault of a form is one fault, whatever counts by it', () => {
  test.each([
    ['登记表', 3, '类型', '数目字儿'],
    ['登记表', 2, '频次', '每时'],
    ['计入', 2, '数量', '人数目'],
    ['选项', 2, '选项', '甲、甲'],
  ] as const)('%s %i %s = %s', (sheet, row, column, value) => {
    const { faults } = parsePlan(textOf(formSampleWith(sheet, row, column, value)))
    expect(faults).toMatchObject([{ sheet, row, column }])
  })

  test('so is a missing column of 登记表', () => {
    const sample = formSampleEdited('登记表', (rows) => rows.map((cells) => cells.slice(1)))
    expect(parsePlan(textOf(sample)).faults).toMatchObject([{ sheet: '登记表', row: 1, column: '表' }])
  })
})

describe('选项', () => {
  test('课型 and 教研形式 take the place of the built-in lists', () => {
    expect(planOf(FORM_SAMPLE).options).toMatchObject({ 课型: ['随堂课', '公开课'] })
  })
  test('their options must fit where they are kept', () => {
    expect(faultsOf('选项', 3, '选项', `${'长'.repeat(21)}、乙`)[0]).toContain('超过了 20 个')
  })
  test('a list that nothing goes by may be a misspelt one', () => {
    const { warnings } = parsePlan(textOf(formSampleWith('选项', 3, '名称', '课形')))
    expect(warnings).toMatchObject([{ sheet: '选项', row: 3, nearest: '课型' }])
  })
  test('the same name twice', () => {
    expect(faultsOf('选项', 3, '名称', '安全主题')).toEqual(['选项 3 名称 「安全主题」和第 2 行重复了。'])
  })
})

describe('量表', () => {
  test('one row a dimension', () => {
    expect(planOf(FORM_SAMPLE).rubrics).toEqual([
      {
        name: '听课评价',
        dimensions: [
          { name: '教学设计', cap: 20, hint: '目标清楚' },
          { name: '课堂组织', cap: 30.5, hint: '' },
        ],
      },
    ])
  })
  test.each([
    ['0.5', 0.5],
    ['100', 100],
    ['二十分', 20],
  ])('满分 %s is %s', (value, cap) => {
    expect(planOf(formSampleWith('量表', 2, '满分', value)).rubrics[0]?.dimensions[0]?.cap).toBe(cap)
  })
  test.each(['0', '0.4', '100.5', '-5', '很多', ''])('满分 %s is refused', (value) => {
    expect(faultsOf('量表', 2, '满分', value)).toHaveLength(1)
  })
  test('a dimension twice', () => {
    expect(faultsOf('量表', 3, '维度', '教学设计')).toEqual([
      '量表 3 维度 「教学设计」在「听课评价」里写了两次。',
    ])
  })
})

test('settings left out are as decided: 60 per cent, no code', () => {
  expect(parsePlan(textOf(SAMPLE)).plan?.settings).toMatchObject(SETTING_DEFAULTS)
  const withRows = {
    ...FORM_SAMPLE,
    sheets: {
      ...FORM_SAMPLE.sheets,
      设置: [...SAMPLE.sheets.设置, ['参与度门槛', '五十%'], ['签到码', '开']],
    },
  }
  expect(planOf(withRows).settings).toMatchObject({ participationThreshold: 50, signInCode: true })
})

test('the sample is what its export is read as', () => {
  const plan = planOf(FORM_SAMPLE)
  expect(parsePlan(writePlan(plan)).plan).toEqual(plan)
})
