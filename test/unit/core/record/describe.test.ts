import { expect, describe as group, test } from 'vitest'
import { describe } from '#core/record/describe'
import { assessment, inspection, observation, research, showcase } from '../sample/records'

group('a record in two lines', () => {
  test('an observation says where, what, by whom and when', () => {
    expect(describe(observation({ periods: [2, 3] }))).toEqual({
      title: '一年级1班 数学《分数的初步认识》',
      detail: '李老师 · 第 2、3 节 · 随堂课',
      quantity: 2,
      unit: '节',
      recording: false,
    })
  })

  test('a lesson without a topic has no empty book marks', () => {
    expect(describe(observation({ topic: '' })).title).toBe('一年级1班 数学')
  })

  test('a recorded lesson of another school names both', () => {
    const elsewhere = observation({ hostSchool: '实验小学', className: '三年级2班', mode: 'recording' })
    expect(describe(elsewhere)).toMatchObject({
      title: '实验小学 三年级2班 数学《分数的初步认识》',
      detail: '李老师 · 第 2 节 · 随堂课 · 录播',
      recording: true,
    })
  })

  test('an inspection says whether its feedback was given', () => {
    expect(describe(inspection(null)).detail).toBe('还没有反馈')
    expect(describe(inspection('2026-11-20')).detail).toBe('11 月 20 日已反馈')
  })

  test('research, showcases and assessments name the group, the teacher and the grade', () => {
    expect(describe(research('2026-11-19'), { unit: '数学组', teacher: '' })).toMatchObject({
      title: '大单元备课',
      detail: '数学组 · 研讨',
    })
    expect(describe(showcase('圆的认识'), { unit: '', teacher: '李老师' })).toMatchObject({
      detail: '李老师 · 数学',
      unit: '个',
    })
    expect(describe(assessment('2026-11-18'), { unit: '一年级', teacher: '' })).toMatchObject({
      detail: '一年级',
      unit: '次',
    })
  })
})
