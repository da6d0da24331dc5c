import type { Act } from './person'

/** The principal looks: whatever is wrong with it is found where its answers are compared. */
export const lookAtSchool: Act = async ({ who, client, random }) => {
  if (random.chance(0.5)) await client.get(who, 'standing.school', {})
  else await client.get(who, 'standing.clauses', {})
}
