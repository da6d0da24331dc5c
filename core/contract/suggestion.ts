import * as z from 'zod/mini'
import { SUGGESTION_KINDS } from '../suggestion/kind'
import { operation } from './operation'
import { cursor, id, page, requiredText } from './shapes'

const kind = z.enum(Object.keys(SUGGESTION_KINDS) as (keyof typeof SUGGESTION_KINDS)[], '请选择类别')

export const suggestionOperations = {
  'suggestion.submit': operation({
    summary:
      'Tell the school, or the district about the school, under an id made by the client; the same twice is one',
    input: z.strictObject({
      id,
      kind,
      to: z.enum(['school', 'district']),
      text: requiredText(2000, '内容'),
      /** The reader is not told who wrote; the answer comes all the same. */
      anonymous: z.boolean(),
    }),
    output: z.strictObject({ id }),
  }),
  'suggestion.list': operation({
    summary: "The caller's own with their answers, or those that the caller answers",
    input: z.strictObject({ whose: z.enum(['mine', 'toAnswer', 'answered']), cursor }),
    output: page(
      z.strictObject({
        id,
        kind,
        to: z.enum(['school', 'district']),
        text: z.string(),
        /** 家长, 教师 … or the name; 匿名 where the writer asked for it. */
        from: z.string(),
        at: z.string(),
        answer: z.nullable(z.strictObject({ text: z.string(), by: z.string(), at: z.string() })),
      }),
    ),
  }),
  'suggestion.answer': operation({
    summary: 'Answer; a second answer replaces the first one, and both stand in the journal',
    input: z.strictObject({ id, text: requiredText(2000, '答复') }),
    output: z.strictObject({ id }),
  }),
}
