import * as z from 'zod/mini'
import { GUARDIAN_STATES } from '../parent/guardian-state'
import { operation } from './operation'
import { guardianName, joinCode } from './session'
import { civilDate, cursor, id, nothing, page, requiredText } from './shapes'

const state = z.enum(Object.keys(GUARDIAN_STATES) as (keyof typeof GUARDIAN_STATES)[])

const member = z.strictObject({ id, name: z.string(), classId: id, class: z.string(), state, at: z.string() })

export const parentOperations = {
  'parent.classes': operation({
    summary: 'The classes that the caller is a parent in, or has asked to join, in this school',
    input: nothing,
    output: z.strictObject({
      classes: z.array(
        z.strictObject({
          id,
          classId: id,
          school: z.string(),
          class: z.string(),
          /** What the parent is called there. */
          name: z.string(),
          state,
          at: z.string(),
        }),
      ),
    }),
  }),
  'parent.join': operation({
    summary:
      'Ask to join a further class by its code, in this school or another; asking twice is asking once. In another ' +
      'school a place is added under the same ways in',
    input: z.strictObject({ code: joinCode, name: guardianName }),
    output: z.strictObject({ id, state, school: z.string(), class: z.string(), accountId: id }),
  }),
  'parent.leave': operation({
    summary: 'Leave a class, or take the asking back; what it let one see is closed with the next call',
    input: z.strictObject({ id }),
    output: nothing,
  }),
  'parent.code': operation({
    summary: "A class's open code, for the wall or the class's chat; null when there is none",
    input: z.strictObject({ classId: id }),
    output: z.strictObject({
      class: z.string(),
      code: z.nullable(z.strictObject({ code: z.string(), lastOn: z.string() })),
    }),
  }),
  'parent.openCode': operation({
    summary: 'Make a new code for a class, good until the end of a day; the one before ends',
    input: z.strictObject({ classId: id, lastOn: civilDate }),
    output: z.strictObject({ code: z.string(), lastOn: z.string() }),
  }),
  'parent.closeCode': operation({
    summary: "End a class's code; who has joined stays",
    input: z.strictObject({ classId: id }),
    output: nothing,
  }),
  'parent.units': operation({
    summary: 'The classes whose parents the caller looks after, with how many are in and how many wait',
    input: nothing,
    output: z.strictObject({
      classes: z.array(
        z.strictObject({ classId: id, class: z.string(), joined: z.number(), asked: z.number() }),
      ),
    }),
  }),
  'parent.members': operation({
    summary: 'Parents of a class, or those who wait in all of them',
    input: z.strictObject({
      classId: z.nullable(id),
      state: z.enum(['asked', 'joined']),
      cursor,
    }),
    output: page(member),
  }),
  'parent.decide': operation({
    summary: 'Admit a parent who asked, or refuse',
    input: z.strictObject({ id, decision: z.enum(['admit', 'refuse']) }),
    output: z.strictObject({ id, state }),
  }),
  'parent.remove': operation({
    summary: 'Take a parent out of a class, with the reason',
    input: z.strictObject({ id, reason: requiredText(200, '原因') }),
    output: z.strictObject({ id, state }),
  }),
}
