import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract, type OperationName } from '#core/contract/contract'
import { openApi } from '#core/contract/openapi'
import { problemCodes } from '#core/problem'

interface Described {
  readonly openapi: string
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, { readonly post: DescribedOperation }>>
  readonly components: {
    readonly schemas: { readonly Problem: { readonly properties: { readonly code: object } } }
  }
}

interface DescribedOperation {
  readonly operationId: string
  readonly summary: string
  readonly security?: unknown
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: object } } }
  readonly responses: {
    readonly '200': { readonly content: { readonly 'application/json': { readonly schema: object } } }
  }
}

// As a client gets it: over the wire.
const document = JSON.parse(JSON.stringify(openApi('1.2.3'))) as Described
const names = Object.keys(contract) as OperationName[]

describe('the published contract', () => {
  test('is OpenAPI 3.1 of the version asked for', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } })
  })

  test('describes every operation once, under its path, with a summary', () => {
    expect(Object.keys(document.paths).sort()).toEqual(
      names.map((name) => `/api/${name.replace('.', '/')}`).sort(),
    )
    const described = Object.values(document.paths).map(({ post }) => post)
    expect(described.map(({ operationId }) => operationId).sort()).toEqual([...names].sort())
    expect(described.filter(({ summary }) => summary.trim() === '')).toEqual([])
  })

  test('asks for a token everywhere but where anybody may call', () => {
    const open = Object.values(document.paths).filter(({ post }) => post.security === undefined)
    expect(open.map(({ post }) => post.operationId).sort()).toEqual([
      'client.report',
      'session.class',
      'session.invitation',
      'session.join',
      'session.joinClass',
      'session.open',
      'session.renew',
      'session.ways',
    ])
  })

  test('points nowhere but to the one problem schema, which lists every code', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, target]) => target,
    )
    expect([...new Set(references)]).toEqual(['#/components/schemas/Problem'])
    expect(document.components.schemas.Problem.properties.code).toEqual({
      enum: problemCodes().map(({ code }) => code),
    })
  })

  test.each(names)('%s: both of its schemas can be read back as JSON Schema', (name) => {
    const { post } = document.paths[`/api/${name.replace('.', '/')}`] ?? {}
    const schemas = [post?.requestBody, post?.responses['200']].map(
      (each) => each?.content['application/json'].schema,
    )
    for (const schema of schemas) expect(() => z.fromJSONSchema(schema as never)).not.toThrow()
  })

  test('refuses unknown keys in every input', () => {
    for (const name of names) {
      const { post } = document.paths[`/api/${name.replace('.', '/')}`] ?? {}
      const input = z.fromJSONSchema(post?.requestBody.content['application/json'].schema as never)
      expect(input.safeParse({ unheardOf: 1 }).success, name).toBe(false)
    }
  })
})
