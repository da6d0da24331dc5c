import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { hasOfficer } from '../_shared/store/officer'

type Outcome = 'written' | 'known' | 'taken' | 'tooMany' | null

export const submit = operation('suggestion.submit', async (input, { tx, caller, today, requestId }) => {
  const { id, kind, to, anonymous } = input
  const toDistrict = to === 'district'
  if (toDistrict && !(await hasOfficer(tx, caller, today))) throw problem('noOfficer')
  const { rows } = await sql<{ outcome: Outcome }>`
    select youju.write_suggestion(${id}::uuid, ${kind}, ${toDistrict}, ${anonymous}, ${input.text.trim()},
                                  ${today}::date, ${requestId}) as outcome`.execute(tx)
  switch (rows[0]?.outcome ?? null) {
    case 'written':
    case 'known':
      return { id }
    case 'taken':
      throw problem('idTaken')
    case 'tooMany':
      throw problem('tooManySuggestions')
    case null:
      throw problem('notAllowed')
  }
})
