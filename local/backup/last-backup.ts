import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod/mini'

const shape = z.object({ at: z.string(), folder: z.string() })

export type LastBackup = z.infer<typeof shape>

const fileIn = (dataFolder: string) => path.join(dataFolder, 'last-backup.json')

/** So that `youju doctor` can tell how long ago it was. */
export async function noteBackup(dataFolder: string, last: LastBackup): Promise<void> {
  await writeFile(fileIn(dataFolder), `${JSON.stringify(last)}\n`, { mode: 0o600 })
}

/** Null where none was made, or its note cannot be read. */
export async function lastBackup(dataFolder: string): Promise<LastBackup | null> {
  try {
    return shape.safeParse(JSON.parse(await readFile(fileIn(dataFolder), 'utf8'))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
