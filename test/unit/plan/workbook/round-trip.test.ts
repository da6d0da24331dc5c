import * as fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import {
  readPlanWorkbook,
  writePlanWorkbook,
} from '../../../../cloudfunctions/_shared/workbook/plan-workbook'
import { anyPlan, anyScope } from '../arbitrary-plan'
import { FULL_SAMPLE } from '../full-sample'
import { textOf } from '../sample-plan'

test('a plan that is written as a workbook and read again is the same plan', () =>
  fc.assert(
    fc.asyncProperty(anyPlan, anyScope, async (original, writtenFor) => {
      const reading = await readPlanWorkbook(await writePlanWorkbook(original, writtenFor))
      expect(reading.faults).toEqual([])
      expect(reading.plan).toEqual(original)
      expect(reading.scope).toEqual(writtenFor)
    }),
    { numRuns: 30 },
  ))

test('closed columns offer their words in a list', async () => {
  const { plan } = parsePlan(textOf(FULL_SAMPLE))
  if (!plan) throw new Error('the sample has a fault')
  const { sheets } = await readXlsx(await writePlanWorkbook(plan))
  const rules = sheets.find(({ name }) => name === '指标')
  expect(sheets.map(({ name }) => name)).toEqual([
    ...['设置', '条款', '指标', '调整', '登记表', '计入', '选项', '量表', '流程', '检查表'],
  ])
  expect(rules?.dataValidations).toContainEqual(
    expect.objectContaining({
      type: 'list',
      values: ['必达', '力争'],
      range: expect.stringMatching(/^H2:H\d+$/),
    }),
  )
})
