import { describe, expect, it } from 'vitest'
import { changesOf } from '#core/roster/changes/changes-of'
import { aSchool, counter, FROM, held, person, placesOf, read, sheet } from './a-school'

function changed(table: string, roster = aSchool(), endMissing = false) {
  const reading = read([sheet('教职工', table)], roster, endMissing)
  expect(reading.faults).toEqual([])
  return changesOf(reading.wanted, roster, FROM, endMissing, counter())
}

const faultOf = (table: string, roster = aSchool()) => {
  const { faults } = read([sheet('教职工', table)], roster)
  return faults.map(({ cell, column, message, remedy }) => `${cell} ${column}：${message}${remedy}`)
}

describe('who a row means', () => {
  it('is whoever has the number, also when another has the name', () => {
    const { wanted } = read([sheet('教职工', '工号|姓名\nT1|李老师')])
    expect(wanted.people.map(({ id }) => id)).toEqual(['li'])
  })

  it('is nobody known when the number is new and the name too', () => {
    const { wanted } = read([sheet('教职工', '工号|姓名\nT9|新老师')])
    expect(wanted.people[0]).toMatchObject({ id: 'new-1', person: null })
  })

  it('is somebody else of the same name when the number is another, and says so', () => {
    const { wanted, warnings } = read([sheet('教职工', '工号|姓名\nT9|李老师')])
    expect(wanted.people[0]?.person).toBeNull()
    expect(warnings[0]).toContain('T1')
  })

  it('is the one with the name where no number is given', () => {
    const { wanted } = read([sheet('教职工', '姓名\n王 老师')])
    expect(wanted.people[0]?.id).toBe('wang')
  })

  it('is unclear where two have the name, and clear with a birth date', () => {
    const twins = aSchool({
      people: [
        person('a', '张敏', { birthDate: '1980-01-01' }),
        person('b', '张敏', { birthDate: '1990-01-01' }),
      ],
    })
    expect(faultOf('姓名\n张敏', twins)[0]).toMatch(/^A2 姓名：名册里有 2 位「张敏」/)
    const { wanted } = read([sheet('教职工', '姓名|出生日期\n张敏|1990年1月1日')], twins)
    expect(wanted.people[0]?.id).toBe('b')
  })

  it('is refused where a number is another person’s', () => {
    expect(faultOf('姓名|工号\n王老师|T1')[0]).toMatch(/^B2 工号：工号 T1 现在是「李老师」的/)
  })
})

describe('faults of a row', () => {
  it.each([
    ['姓名|工号\n|T5', 'A2 姓名：没有写姓名'],
    ['姓名|工号\n甲|T5\n乙|T5', 'B3 工号：工号 T5 在第 2 行已经写过'],
    ['姓名\n张三\n张三', 'A3 姓名：第 2 行已经有一位「张三」'],
    ['姓名|出生日期\n甲|1980-02-30', 'B2 出生日期：「1980-02-30」不是'],
    ['姓名|出生日期\n甲|2015-02-03', 'B2 出生日期：按这个出生日期，现在是 11 岁'],
    ['姓名|出生日期|任教起始\n甲|1990-02-03|1991-09-01', 'C2 任教起始：任教起始比出生日期还早'],
    ['姓名|任职\n甲|任课老帅', 'B2 任职：不认识「任课老帅」这个任职。是不是「任课老师」'],
    ['姓名|任职\n甲|三年级9班班主任', 'B2 任职：没有「三年级9班」这个班'],
    ['姓名|任职\n甲|班主任', 'B2 任职：没有写是哪个班的班主任'],
    ['姓名|任职\n甲|教研员', 'B2 任职：教研员是学区办公室的任职'],
    ['姓名|所在组\n甲|数学祖', 'B2 所在组：没有「数学祖」这个组。是不是「数学组」'],
    ['姓名|状态\n甲|产价', 'B2 状态：不认识「产价」这种状态。是不是「产假」'],
    ['姓名|离开日期\n李老师|2016-08-31', 'B2 离开日期：离开日期离生效日超过了一年'],
    ['姓名|身份证号\n甲|', 'B1 身份证号：这里用不到身份证号'],
    ['姓名|年龄\n甲|41', 'B1 年龄：年龄每年都会变'],
    ['姓名|备用\n甲|13912345678', 'B1 备用：这里用不到联系方式'],
    ['姓名|工号\n甲|110101198001011234', 'B2 工号：这一格像是身份证号'],
    ['姓名|工号\n甲|13912345678', 'B2 工号：这一格像是手机号'],
  ])('%j is told at its cell', (table, expected) => {
    const faults = faultOf(table)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(expected)
  })

  it('are told in the order of the sheet, title lines and blank rows counted', () => {
    const reading = read([sheet('教职工', '测试小学教职工名单\n\n姓名|出生日期\n甲|x\n\n乙|y')])
    expect(placesOf(reading)).toEqual(['教职工 B4', '教职工 B6'])
  })

  it('do not follow from a row of totals at the end', () => {
    expect(faultOf('姓名|任职\n甲|教师\n合计|98')).toEqual([])
  })

  it('keep whoever imports from making themselves a leader, or from losing the office', () => {
    expect(faultOf('姓名|任职\n吴教务|教务员、校长')[0]).toMatch(/^B2 任职：导入的人不能改自己/)
    expect(faultOf('姓名|任职\n吴教务|教师')[0]).toMatch(/^B2 任职：导入的人不能改自己/)
    expect(faultOf('姓名|任职\n吴教务|教务员、教师')).toEqual([])
    expect(faultOf('姓名|状态\n吴教务|离开')[0]).toMatch(/^B2 状态：导入的人不能结束/)
  })

  it('take the whole sheet when the name is nowhere to be found', () => {
    expect(faultOf('姓各|工号\n甲|T5')[0]).toContain('请把表头「姓各」改成「姓名」')
  })
})

describe('what a row changes', () => {
  it('is nothing where cells are empty', () => {
    expect(changed('姓名|工号|学科|任职|所在组|标签\n李老师|T1||||')).toMatchObject({ lines: [], same: 1 })
  })

  it('takes away what 无 stands for', () => {
    const { acts, lines } = changed('姓名|学科|所在组|标签\n李老师|无|无|无')
    expect(lines[0]?.words).toBe('学科 数学 → （空）；不再是数学组成员；去掉标签 骨干教师')
    expect(acts.held[0]?.after?.to).toBe('2026-11-17')
    expect(acts.tags[0]?.after?.to).toBe('2026-11-17')
  })

  it('ends posts that are not written any more the day before, and begins new ones on the day', () => {
    const { acts } = changed('姓名|任职\n李老师|任课教师、三年级2班班主任')
    expect(
      acts.held.map(({ before, after }) => [before?.unitId ?? null, after?.unitId, after?.from, after?.to]),
    ).toEqual([
      [null, 'class2', '2026-11-18', null],
      ['class1', 'class1', '2020-09-01', '2026-11-17'],
    ])
  })

  it('takes back a post that began on that very day', () => {
    const roster = aSchool({
      people: [person('li', '李老师', { held: [held('teacher', 'school'), held('member', 'maths', FROM)] })],
    })
    const { acts } = changed('姓名|所在组\n李老师|语文组', roster)
    expect(acts.held.map(({ before, after }) => [before?.unitId, after?.unitId])).toEqual([
      [undefined, 'chinese'],
      ['maths', undefined],
    ])
  })

  it('lasts until the same is to begin anyway', () => {
    const later = [held('teacher', 'school'), held('member', 'maths', '2027-02-01')]
    const roster = aSchool({ people: [person('li', '李老师', { held: later })] })
    const { acts } = changed('姓名|所在组\n李老师|数学组', roster)
    expect(acts.held[0]?.after).toMatchObject({ from: '2026-11-18', to: '2027-01-31' })
  })

  it('keeps teaching with whoever heads a class, and lets somebody new begin to', () => {
    expect(changed('姓名|任职\n李老师|三年级1班班主任').lines).toEqual([])
    const { acts } = changed('姓名|任职\n新老师|三（2）班班主任')
    expect(acts.held.map(({ after }) => after?.post).sort()).toEqual(['classTeacher', 'teacher'])
  })

  it('makes whoever comes without a post a teacher', () => {
    expect(changed('姓名\n新老师').acts.held.map(({ after }) => after?.post)).toEqual(['teacher'])
  })

  it('reads 教研组长 alone as of the one group that is written beside it', () => {
    const { acts } = changed('姓名|任职|所在组\n王老师|任课教师、教研组长|语文组')
    expect(acts.held.map(({ after }) => [after?.post, after?.unitId])).toEqual([['groupLead', 'chinese']])
  })

  it('ends everything of somebody who leaves with the last day, and nothing twice', () => {
    const table = '姓名|状态|离开日期\n李老师|离开|2026-11-30'
    const { acts, lines } = changed(table)
    expect(lines).toEqual([{ what: 'end', sheet: '教职工', who: '李老师', words: '最后一天 2026-11-30' }])
    expect(acts.held.map(({ after }) => after?.to)).toEqual(['2026-11-30', '2026-11-30', '2026-11-30'])
    const gone = aSchool({
      people: [person('li', '李老师', { held: [held('teacher', 'school', '2020-09-01', '2026-11-10')] })],
    })
    expect(changed(table, gone)).toMatchObject({ lines: [], same: 1 })
  })

  it('begins an absence, and ends it with 在岗', () => {
    expect(changed('姓名|状态\n李老师|产假').lines[0]?.words).toBe('产假')
    const away = aSchool({
      people: [
        person('li', '李老师', {
          held: [held('teacher', 'school'), held('maternityLeave', 'school', '2026-09-01')],
        }),
      ],
    })
    expect(changed('姓名|状态\n李老师|在岗', away).lines[0]?.words).toBe('产假结束')
  })
})

describe('who is left out', () => {
  const table = '姓名|任职\n吴教务|教务员\n李老师|任课教师、三年级1班班主任'

  it('stays without endMissing', () => {
    expect(changed(table).lines).toEqual([])
  })

  it('ends with it on the day before', () => {
    const { lines, acts } = changed(table, aSchool(), true)
    expect(lines).toEqual([
      { what: 'end', sheet: '教职工', who: '王老师', words: '名单里没有，最后一天 2026-11-17' },
    ])
    expect(acts.held.map(({ after }) => after?.to)).toEqual(['2026-11-17', '2026-11-17'])
  })

  it('is never whoever imports', () => {
    const { faults } = read([sheet('教职工', '姓名\n李老师')], aSchool(), true)
    expect(faults.map(({ message }) => message)).toEqual(['名单里没有您自己，导入以后您就不能再用了。'])
  })
})
