import { describe, expect, test } from 'vitest'
import { field, formOfKind } from '#core/form/built-in/field'
import type { ProblemBody } from '#core/problem'
import { answersOf, faultsIn, missingIn, namesUsed, numberTyped } from '@/form/values'

const form = formOfKind({
  name: '来访登记',
  fields: [
    field({ key: '来人', label: '来人', type: 'text', required: true, max: 5 }),
    field({ key: '人数', label: '人数', type: 'number', required: true, min: 1, max: 200, unit: '人' }),
    field({ key: '验收', label: '验收', type: 'choice', options: ['合格', '有问题'], required: true }),
    field({
      key: '问题',
      label: '问题',
      type: 'text',
      required: true,
      when: { key: '验收', is: ['有问题'] },
    }),
    field({ key: '找谁/陪同', label: '找谁', type: 'people' }),
  ],
})

describe('what was typed, as what is sent', () => {
  test('leaves out blanks, and answers that another answer has made idle', () => {
    const typed = { 来人: '  ', 人数: 0, 验收: '合格', 问题: '漏水', '找谁/陪同': [] }
    expect(answersOf(form, typed)).toEqual({ 人数: 0, 验收: '合格' })
    expect(answersOf(form, { ...typed, 验收: '有问题' })).toEqual({ 人数: 0, 验收: '有问题', 问题: '漏水' })
  })

  test('keeps text as it was typed, spaces and line ends and all', () => {
    expect(answersOf(form, { 来人: ' 张\u200f ' })).toEqual({ 来人: ' 张\u200f ' })
  })

  test('takes along the names of those it names, and of nobody picked and dropped', () => {
    const names = { a: '甲', b: '乙' }
    expect(namesUsed(form, { '找谁/陪同': ['b'] }, names)).toEqual({ b: '乙' })
  })
})

describe('what is missing', () => {
  test('is said at its field, and an idle field misses nothing', () => {
    expect(missingIn(form, {})).toEqual({ 来人: '请填写来人', 人数: '请填写人数', 验收: '请选择验收' })
    expect(missingIn(form, { 来人: '张', 人数: 1, 验收: '有问题' })).toEqual({ 问题: '请填写问题' })
  })

  test('a text of 5 characters fits a limit of 5, one of 6 does not', () => {
    const others = { 人数: 1, 验收: '合格' }
    expect(missingIn(form, { ...others, 来人: '一二三四五' })).toEqual({})
    expect(missingIn(form, { ...others, 来人: '一二三四五六' })).toEqual({ 来人: '来人不能超过 5 字' })
  })

  test('a number that is none, or no whole one, is told about', () => {
    const others = { 来人: '张', 验收: '合格' }
    expect(missingIn(form, { ...others, 人数: '三个' })).toEqual({ 人数: '人数应为数字' })
    expect(missingIn(form, { ...others, 人数: 1.5 })).toEqual({ 人数: '人数应为整数' })
    expect(missingIn(form, { ...others, 人数: 0 })).toEqual({ 人数: '人数不能少于 1人' })
    expect(missingIn(form, { ...others, 人数: 201 })).toEqual({ 人数: '人数不能超过 200人' })
  })
})

describe('the server’s refusal', () => {
  const refused = (...paths: string[]): ProblemBody => ({
    code: 'badInput',
    message: '',
    details: { fields: paths.map((path) => ({ path, message: `错在 ${path}` })) },
  })

  test('stands at the field it speaks of, also below a list and with a slash in the key', () => {
    const paths = ['/content/payload/values/人数', '/content/payload/values/找谁/陪同/3']
    expect(faultsIn(form, refused(...paths))).toEqual({
      人数: `错在 ${paths[0]}`,
      '找谁/陪同': `错在 ${paths[1]}`,
    })
  })

  test('stands at a built-in form’s field, whose values are the payload itself, and at the day', () => {
    expect(faultsIn(form, refused('/content/payload/来人'))).toHaveProperty('来人')
    expect(faultsIn(form, refused('/content/payload/on'), ['on'])).toHaveProperty('on')
  })

  test('that speaks of no field stands at none', () => {
    expect(faultsIn(form, refused('/content/payload/values/没有这一项', '/id'))).toEqual({})
    expect(faultsIn(form, { code: 'notAllowed', message: '', details: {} })).toEqual({})
  })

  test('of two faults at one field the first is shown', () => {
    const problem = refused('/content/payload/values/人数')
    const details = {
      fields: [
        ...(problem.details.fields as object[]),
        { path: '/content/payload/values/人数', message: '又' },
      ],
    }
    expect(faultsIn(form, { ...problem, details })).toEqual({ 人数: '错在 /content/payload/values/人数' })
  })
})

describe('a number as typed', () => {
  test('is a number when it means one, and stays as typed when it does not', () => {
    expect(['12', ' 3 ', '007', '-1', '2.5', ''].map(numberTyped)).toEqual([12, 3, 7, -1, 2.5, null])
    expect(['3.', '三', '1e9', '0x1f', 'NaN', '1'.repeat(13)].map(numberTyped)).toEqual([
      '3.',
      '三',
      '1e9',
      '0x1f',
      'NaN',
      '1'.repeat(13),
    ])
  })
})
