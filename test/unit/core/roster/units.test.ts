import { describe, expect, it } from 'vitest'
import { changesOf } from '#core/roster/changes/changes-of'
import { aSchool, counter, FROM, placesOf, read, sheet } from './a-school'

function changed(name: string, table: string, endMissing = false) {
  const roster = aSchool()
  const reading = read([sheet(name, table)], roster, endMissing)
  expect(reading.faults).toEqual([])
  return changesOf(reading.wanted, roster, FROM, endMissing, counter())
}

const faultsOf = (name: string, table: string) =>
  read([sheet(name, table)]).faults.map(({ cell, column, message }) => `${cell} ${column}：${message}`)

describe('classes', () => {
  it.each([['三年级2班'], ['三（2）班'], ['三(2)班'], ['３年级２班'], ['三年级二班'], ['三 年级 2 班']])(
    '%s is the class that is there',
    (name) => {
      expect(changed('年级班级', `年级|班级\n三年级|${name}`)).toMatchObject({ lines: [], same: 2 })
    },
  )

  it('written as a number belong to the grade beside them or above them', () => {
    const { acts } = changed('年级班级', '年级|班级\n四年级|1班\n|2班')
    expect(acts.units.map(({ after }) => [after?.kind, after?.name])).toEqual([
      ['grade', '四年级'],
      ['class', '四年级1班'],
      ['class', '四年级2班'],
    ])
  })

  it('that are new come after the last of their grade in lists', () => {
    const { acts } = changed('年级班级', '年级|班级\n三年级|3班')
    expect(acts.units.map(({ after }) => [after?.name, after?.position])).toEqual([['三年级3班', 4]])
  })

  it('of another grade than the one beside them are told', () => {
    expect(faultsOf('年级班级', '年级|班级\n四年级|三年级2班')).toEqual([
      'B2 班级：这个班写的是三年级，年级一列写的是四年级。',
    ])
  })

  it('written twice are told at the second', () => {
    expect(faultsOf('年级班级', '年级|班级\n三年级|1班\n三年级|三（1）班')).toEqual([
      'B3 班级：「三年级1班」在第 2 行已经写过。',
    ])
  })

  it('end with endMissing on the day before, with their class teachers, and not without', () => {
    const table = '年级|班级\n三年级|2班'
    expect(changed('年级班级', table).lines).toEqual([])
    const { acts, lines } = changed('年级班级', table, true)
    expect(lines.map(({ what, who }) => [what, who])).toEqual([['end', '三年级1班']])
    expect(acts.units[0]?.after?.to).toBe('2026-11-17')
    expect(acts.held.map(({ after }) => [after?.post, after?.to])).toEqual([['classTeacher', '2026-11-17']])
  })
})

describe('groups', () => {
  it('are founded as what they are called where no kind is written', () => {
    const { acts } = changed('组', '组名\n英语组\n三年级语文备课组\n总务处\n第一党支部')
    expect(acts.units.map(({ after }) => after?.groupKind)).toEqual([
      'subject',
      'planning',
      'office',
      'party',
    ])
  })

  it('take another kind or subject, and keep both where the cells are empty', () => {
    expect(changed('组', '组名|类别|学科\n数学组||').lines).toEqual([])
    expect(changed('组', '组名|类别|学科\n数学组|备课组|数学').lines[0]?.words).toBe(
      '类别改为备课组；学科 （空） → 数学',
    )
  })

  it('of an unknown kind are told with the nearest', () => {
    const { faults } = read([sheet('组', '组名|类别\n英语组|学科教研姐')])
    expect(faults[0]?.remedy).toContain('是不是「学科教研组」')
  })

  it('that a sheet of people names are known from another sheet, also with a fault of their own', () => {
    const people = sheet('教职工', '姓名|所在组\n甲|英语组')
    expect(placesOf(read([people, sheet('组', '组名\n英语组')]))).toEqual([])
    expect(placesOf(read([people, sheet('组', '组名|类别\n英语组|学科教研姐')]))).toEqual(['组 B2'])
    expect(placesOf(read([people]))).toEqual(['教职工 B2'])
  })
})

describe('sheets', () => {
  it('are known by their header where their name says nothing', () => {
    const { sheets } = read([
      sheet('Sheet1', '姓名|工号|学科\n甲|T5|语文'),
      sheet('Sheet2', '年级|班级\n三年级|1班'),
    ])
    expect(sheets).toEqual([
      { sheet: '教职工', rows: 1 },
      { sheet: '年级班级', rows: 1 },
    ])
  })

  it('that hold something else are told about and left out', () => {
    const { warnings, faults } = read([sheet('教职工', '姓名\n甲'), sheet('食堂菜单', '菜|价\n豆腐|3')])
    expect(faults).toEqual([])
    expect(warnings).toEqual(['没有认出「食堂菜单」这张表，没有读。可以读的表：教职工、年级班级、组、课表。'])
  })

  it('of which none is known are a fault', () => {
    expect(placesOf(read([sheet('菜单', '菜|价\n豆腐|3')]))).toEqual(['文件 0'])
  })

  it('may have columns in any order, full-width headers, and columns that are not read', () => {
    const { warnings, wanted } = read([
      sheet('教职工', '备注|任教学科|姓　名＊|职工号\n老同志|数学|李老师|T1'),
    ])
    expect(wanted.people[0]).toMatchObject({ id: 'li', subject: '数学' })
    expect(warnings).toEqual(['「教职工」的「备注」这一列不认识，没有读。'])
  })
})
