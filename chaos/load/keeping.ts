import { writePlan } from '../../core/plan/parse/write-plan'
import { Broken } from '../broken'
import { PLAN } from '../stage/school'
import { type Act, markOf, newId } from './person'

/** A new colleague, on the roster from tomorrow on. */
export const addColleague: Act = async ({ who, school, client, book, random }) => {
  const [id, name] = [newId(), `新${markOf(random)}`]
  const { units } = school.ids
  await client.get(who, 'roster.addPerson', {
    ...{ id, name, staffNo: '', subject: '数学', birthDate: null, teachingSince: null, from: '2026-11-23' },
    posts: [
      { post: 'teacher', unitId: units.school },
      { post: 'member', unitId: units.maths },
    ],
  })
  book.things.push({ what: 'person', id, name })
}

/** A draft with one number changed, published and counted to the end while everybody goes on recording. */
export const publishPlan: Act = async ({ who, client, book, random }) => {
  const draftId = newId()
  const title = `${PLAN.title}${markOf(random)}`
  const content = { markdown: writePlan({ ...PLAN, title }) }
  await client.get(who, 'plan.saveDraft', { id: draftId, name: '计划.md', content, revision: null })
  book.things.push({ what: 'draft', id: draftId, name: title })
  const publishing = {
    draftId,
    revision: 1,
    effectiveFrom: '2026-11-23',
    acceptWarnings: true,
    reason: '期中调整',
  }
  const begun = await client.ask(who, 'plan.publish', publishing)
  if (!begun.ok) throw new Broken('what is right is not refused', `plan.publish: ${begun.problem.code}`)
  let { data: state } = begun
  book.published.set(draftId, state.version)
  while (!state.finished) state = await client.get(who, 'plan.recount', { version: state.version })
}
