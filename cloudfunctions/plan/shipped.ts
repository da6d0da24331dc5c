import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '#core/problem'

/** Texts that come with the program: beside the bundle of the function, else in the project. */
const PLACES = [import.meta.dirname, path.resolve(import.meta.dirname, '../..')]
const HELP = 'docs/PLAN-FORMAT.md'

export async function planFormat(): Promise<string> {
  return readFile(path.join(await root(), HELP), 'utf8')
}

/** The ids of the plans in `plans/`: those with tables, by their files' names. */
export async function shippedPlanIds(): Promise<string[]> {
  const files = await readdir(path.join(await root(), 'plans'))
  return files
    .filter((file) => /^[a-z0-9-]+\.md$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort()
}

/** The text of one of them; only names that are listed reach the file system. */
export async function shippedPlan(id: string): Promise<string> {
  const known = await shippedPlanIds()
  if (!known.includes(id)) throw problem('notFound')
  return readFile(path.join(await root(), 'plans', `${id}.md`), 'utf8')
}

async function root(): Promise<string> {
  for (const place of PLACES) {
    const found = await readFile(path.join(place, HELP)).then(
      () => true,
      () => false,
    )
    if (found) return place
  }
  throw new Error(`${HELP} is not beside the program`)
}
