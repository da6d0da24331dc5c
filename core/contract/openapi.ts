import * as z from 'zod/mini'
import { problemCodes } from '../problem'
import { POLICY } from '../rights/policy'
import { contract, type OperationName } from './contract'

type Json = Record<string, unknown>

/** The contract as OpenAPI 3.1, whose schema dialect is JSON Schema 2020-12, generated from the schemas that are enforced. */
export function openApi(version: string): Json {
  const names = Object.keys(contract) as OperationName[]
  return {
    openapi: '3.1.0',
    info: {
      title: '有据 Youju',
      version,
      description:
        'Every operation is a POST of its input as JSON. Answers are `{ok: true, data}` or `{ok: false, problem}`. ' +
        'In the cloud the same operation is the function `<noun>` called with `{action, data, token}`.',
    },
    paths: Object.fromEntries(
      names.map((name) => [`/api/${name.replace('.', '/')}`, { post: operationOf(name) }]),
    ),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema() },
    },
  }
}

function operationOf(name: OperationName): Json {
  const { summary, input, output } = contract[name]
  const who = POLICY[name]
  return {
    operationId: name,
    summary,
    tags: [name.split('.')[0]],
    // Who may call, and on which things: docs/RIGHTS.md.
    'x-rights': who,
    ...(who === 'public' ? {} : { security: [{ bearer: [] }] }),
    requestBody: { required: true, content: json(schemaOf(input, 'input')) },
    responses: {
      '200': {
        description: 'Done',
        content: json({
          type: 'object',
          required: ['ok', 'data'],
          properties: { ok: { const: true }, data: schemaOf(output, 'output') },
        }),
      },
      default: {
        description: 'Refused; nothing was changed',
        content: json({
          type: 'object',
          required: ['ok', 'problem'],
          properties: { ok: { const: false }, problem: { $ref: '#/components/schemas/Problem' } },
        }),
      },
    },
  }
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

function json(schema: Json): Json {
  return { 'application/json': { schema } }
}

function problemSchema(): Json {
  const codes = problemCodes()
  return {
    type: 'object',
    required: ['code', 'message', 'details'],
    properties: {
      code: { enum: codes.map(({ code }) => code) },
      message: { type: 'string', description: 'Chinese: what happened and what to do next' },
      details: { type: 'object' },
    },
    'x-status': Object.fromEntries(codes.map(({ code, status }) => [code, status])),
  }
}
