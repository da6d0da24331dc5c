import * as z from 'zod/mini'
import {
  FIELD_TYPES,
  type FieldType,
  FORM_UNITS,
  type FormRole,
  type FormUnit,
  HOW_OFTEN,
  type HowOften,
} from '../form/form'
import { POSTS } from '../org/post'

const keysOf = <K extends string>(labels: Readonly<Record<K, string>>) => Object.keys(labels) as K[]
const role = z.enum<FormRole[]>([...keysOf(POSTS), 'staff'])

const field = z.strictObject({
  key: z.string(),
  label: z.string(),
  type: z.enum<FieldType[]>(keysOf(FIELD_TYPES)),
  required: z.boolean(),
  options: z.array(z.string()),
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
  unit: z.string(),
  sensitive: z.boolean(),
  hint: z.string(),
  when: z.nullable(z.strictObject({ key: z.string(), is: z.array(z.string()) })),
})

/** Form of core/form/form.ts, field by field: what draws an entry and checks it before it is sent. */
export const form = z.strictObject({
  name: z.string(),
  clause: z.string(),
  about: z.enum<FormUnit[]>(keysOf(FORM_UNITS)),
  often: z.enum<HowOften[]>(keysOf(HOW_OFTEN)),
  byException: z.boolean(),
  writers: z.array(role),
  readers: z.array(role),
  sealed: z.boolean(),
  keepMonths: z.nullable(z.number()),
  hint: z.string(),
  fields: z.array(field),
})

export const rubric = z.strictObject({
  name: z.string(),
  dimensions: z.array(z.strictObject({ name: z.string(), cap: z.number(), hint: z.string() })),
})
