import * as z from 'zod/mini'
import { contract, type OperationName } from '#core/contract/contract'
import type { FieldFault } from '#core/field-fault'
import { problem } from '#core/problem'

// The input's type follows from the name at run time; TypeScript cannot tie the two across the map of operations.
export function parseInput(name: OperationName, input: unknown): never {
  const parsed = z.safeParse(contract[name].input, input ?? {})
  if (!parsed.success) throw problem('badInput', { fields: parsed.error.issues.slice(0, 20).map(faultOf) })
  return parsed.data as never
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  const path = `/${issue.path.map(String).join('/')}`
  if (issue.code === 'unrecognized_keys') {
    return { path, message: `有不认识的项目：${issue.keys.slice(0, 5).join('、').slice(0, 100)}` }
  }
  return {
    path,
    message: issue.message === 'Invalid input' ? '提交的内容不符合要求，请检查后再试。' : issue.message,
  }
}
