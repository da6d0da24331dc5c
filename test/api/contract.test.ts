import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { contract, type OperationName } from '#core/contract/contract'
import { openApi } from '#core/contract/openapi'
import { operations } from '../../cloudfunctions/operations'
import { everyOperation } from './school/every-operation'
import { type TestSchool, testSchool } from './school/test-school'
import { weekTwelve } from './school/week-twelve'

const NAMES = Object.keys(contract) as OperationName[]

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await weekTwelve(school)
})
afterAll(() => school.close())

test('every operation of the contract is served, and no other', () => {
  expect([...operations.keys()].sort()).toEqual([...NAMES].sort())
})

test('what each operation takes and answers is what the published document says', async () => {
  const record = school.observation({ periods: [6] })
  await school.call('wang', 'record.submit', record)
  const notice = { id: uuidv7(), title: '通知', text: '正文' }
  const audience = [{ who: 'parents' as const, unitId: school.units.class1 }]
  await school.call('qian', 'notice.publish', { ...notice, audience })
  const examples = everyOperation(school, record.id, notice.id)
  // Withdrawing and closing come last, so that the others have something to answer.
  const last: OperationName[] = ['record.decide', 'record.withdraw', 'notice.withdraw', 'session.close']
  for (const name of [...NAMES.filter((each) => !last.includes(each)), ...last]) {
    const { who, input } = examples[name]
    const { takes, answers } = published(name)
    expect(takes.safeParse(input).error, name).toBeUndefined()
    const { body } = await school.ask(who, name, input)
    expect(answers[body.ok ? 'data' : 'problem'].safeParse(body).error, name).toBeUndefined()
  }
})

interface Document {
  readonly paths: Record<
    string,
    { post: { requestBody: Content; responses: Record<'200' | 'default', Content> } }
  >
  readonly components: { readonly schemas: { readonly Problem: object } }
}

interface Content {
  readonly content: { readonly 'application/json': { readonly schema: object } }
}

const document = JSON.parse(JSON.stringify(openApi('1.0.0'))) as Document

function published(name: OperationName) {
  const post = document.paths[`/api/${name.replace('.', '/')}`]?.post
  // A JSON Schema reader looks for definitions beside the schema, not in an OpenAPI document.
  const schemaOf = (content: Content | undefined) => {
    const schema = JSON.stringify({
      ...content?.content['application/json'].schema,
      $defs: document.components.schemas,
    })
    return z.fromJSONSchema(JSON.parse(schema.replaceAll('#/components/schemas/', '#/$defs/')))
  }
  return {
    takes: schemaOf(post?.requestBody),
    answers: { data: schemaOf(post?.responses['200']), problem: schemaOf(post?.responses.default) },
  }
}
