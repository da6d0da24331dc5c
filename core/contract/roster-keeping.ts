import * as z from 'zod/mini'
import { GROUP_KINDS } from '../org/person'
import { ABSENCES, POSTS } from '../org/post'
import { operation } from './operation'
import { civilDate, cursor, id, page, post, requiredText, text } from './shapes'

const absence = z.enum(Object.keys(ABSENCES) as (keyof typeof ABSENCES)[], '请选择请假或离岗的类别')
/** A post that a clerk puts people on, or membership of a group. Parents are admitted by classes. */
const heldPost = z.enum(
  [...(Object.keys(POSTS) as (keyof typeof POSTS)[]).filter((each) => each !== 'parent'), 'member'] as const,
  '请选择任职',
)
const groupKind = z.enum(Object.keys(GROUP_KINDS) as (keyof typeof GROUP_KINDS)[], '请选择组的类别')

const held = z.strictObject({
  id,
  post: z.string(),
  label: z.string(),
  unitId: id,
  unit: z.string(),
  from: z.string(),
  /** The last day; null while it lasts. */
  to: z.nullable(z.string()),
})

/** What a person is put on; the units are the school's own. */
const posting = z.strictObject({ post: heldPost, unitId: id })

const personFacts = {
  name: requiredText(40, '姓名'),
  staffNo: text(40, '工号'),
  subject: text(20, '学科'),
  birthDate: z.nullable(civilDate),
  teachingSince: z.nullable(civilDate),
}

const unit = z.strictObject({
  id,
  kind: z.enum(['grade', 'class', 'group']),
  groupKind: z.nullable(groupKind),
  name: z.string(),
  subject: z.string(),
  parentId: z.nullable(id),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** The class of the year before that goes on in this one. */
  continues: z.nullable(id),
  /** Staff members of a group, or parents in a class. */
  people: z.number(),
  /** Heads of groups and grades, class teachers. */
  heads: z.array(z.string()),
})

/** Keeping people, posts and units day by day; posts are dated and never overwritten. */
export const rosterKeepingOperations = {
  'roster.people': operation({
    summary: 'The staff for those who keep the roster: who is here, away or gone, and on which posts today',
    input: z.strictObject({
      query: z.optional(text(40, '姓名')),
      unitId: z.optional(id),
      post: z.optional(post),
      show: z.enum(['here', 'away', 'gone']),
      cursor,
    }),
    output: page(
      z.strictObject({
        id,
        name: z.string(),
        staffNo: z.string(),
        subject: z.string(),
        /** 语文教研组长、三年级2班班主任; or since when away or gone. */
        posts: z.string(),
        /** What the roster should know and does not: 出生日期, 任教起始. */
        missing: z.array(z.string()),
      }),
    ),
  }),
  'roster.person': operation({
    summary: 'One colleague as the roster has them, with all posts that were and will be',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      name: z.string(),
      staffNo: z.string(),
      subject: z.string(),
      birthDate: z.nullable(z.string()),
      teachingSince: z.nullable(z.string()),
      posts: z.array(held),
      tags: z.array(z.strictObject({ tag: z.string(), from: z.string(), to: z.nullable(z.string()) })),
      mayChange: z.boolean(),
    }),
  }),
  'roster.addPerson': operation({
    summary:
      'Add a colleague under an id made by the client, with posts from a day on; the same twice is one',
    input: z.strictObject({
      id,
      ...personFacts,
      from: civilDate,
      posts: z.array(posting).check(z.minLength(1, '请至少选择一个任职'), z.maxLength(20, '任职过多')),
    }),
    output: z.strictObject({ id }),
  }),
  'roster.changePerson': operation({
    summary: 'One change to a colleague; posts are begun and ended on days, never overwritten',
    input: z.strictObject({
      id,
      change: z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('facts'), ...personFacts }),
        z.strictObject({
          what: z.literal('appoint'),
          ...posting.shape,
          from: civilDate,
          to: z.nullable(civilDate),
        }),
        /** The last day of a post, a membership or an absence; null opens its end again. */
        z.strictObject({ what: z.literal('end'), appointmentId: id, to: z.nullable(civilDate) }),
        /** Begun by mistake, and nothing counted by it yet. */
        z.strictObject({ what: z.literal('undo'), appointmentId: id }),
        z.strictObject({ what: z.literal('leave'), absence, from: civilDate, to: z.nullable(civilDate) }),
        z.strictObject({ what: z.literal('return'), on: civilDate }),
        /** All posts end with a last day, and the ways in with it. */
        z.strictObject({ what: z.literal('depart'), lastOn: civilDate }),
        /** As `depart`, and the other school of the district has the person from the day after, waiting for posts. */
        z.strictObject({ what: z.literal('transfer'), lastOn: civilDate, schoolId: id }),
        z.strictObject({
          what: z.literal('tag'),
          tag: requiredText(20, '标签'),
          from: civilDate,
          to: z.nullable(civilDate),
        }),
        z.strictObject({ what: z.literal('untag'), tag: requiredText(20, '标签'), from: civilDate }),
      ]),
      reason: text(200, '原因'),
    }),
    /** What is now otherwise, in words. */
    output: z.strictObject({ changed: z.array(z.string()) }),
  }),
  'roster.structure': operation({
    summary:
      'Grades, classes and groups of a day with who heads them, for those who keep the roster; schools of the district for transfers',
    input: z.strictObject({ on: z.optional(civilDate) }),
    output: z.strictObject({
      units: z.array(unit),
      schools: z.array(z.strictObject({ id, name: z.string() })),
      /** Groupings across the district (片区, 结对校, 学区共同体) with the schools that are in them that day. */
      clusters: z.array(z.strictObject({ id, name: z.string(), schools: z.array(z.string()) })),
    }),
  }),
  'roster.saveUnit': operation({
    summary:
      'Add a grade, class or group under an id made by the client, or rename or end it; what is ended is kept with its history',
    input: z.strictObject({
      id,
      kind: z.enum(['grade', 'class', 'group']),
      groupKind: z.nullable(groupKind),
      name: requiredText(40, '名称'),
      subject: text(20, '学科'),
      parentId: z.nullable(id),
      from: z.nullable(civilDate),
      to: z.nullable(civilDate),
    }),
    output: z.strictObject({ id }),
  }),
  'roster.promote': operation({
    summary:
      'A new school year: each class goes on as one of the grade above from a day on, with its parents and if asked its ' +
      'class teacher; the highest grade leaves. Dry, it only tells what would be',
    input: z.strictObject({
      from: civilDate,
      dry: z.boolean(),
      keepClassTeachers: z.boolean(),
      /** First-grade classes that begin; how many. */
      newClasses: z.number().check(z.int('班数应为整数'), z.gte(0, '班数不能为负'), z.lte(60, '班数过多')),
    }),
    output: z.strictObject({
      classes: z.array(
        z.strictObject({
          before: z.nullable(z.string()),
          /** Null for classes that leave. */
          after: z.nullable(z.string()),
          parents: z.number(),
          classTeacher: z.nullable(z.string()),
          /** What whoever keeps the roster should look at; empty when nothing is doubtful. */
          note: z.string(),
        }),
      ),
      done: z.boolean(),
    }),
  }),
}
