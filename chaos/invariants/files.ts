import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256Of } from '../../test/api/school/uploads'
import type { Invariant } from './invariant'

/** Bytes and rows say the same. Only what was cut in the middle may leave bytes behind, which are swept after a week. */
export const files: Invariant = {
  name: 'files are what their rows say',
  async broken({ school, book, rows, cuts }) {
    const { districtId } = school.key
    const folder = path.join(school.stage.place.files, districtId)
    const lying = await readdir(folder).catch(() => [])
    const kept = await rows<{ id: string; sha256: string; removed: boolean }>(
      `select id, sha256, removed_at is not null as removed from youju.file where district_id = $1 and state = 'kept'`,
      [districtId],
    )
    const byId = new Map(kept.map((row) => [row.id, row]))
    const wrong: string[] = []
    for (const { id, removed } of book.files.values()) {
      if (byId.get(id)?.removed !== removed) wrong.push(`the file ${id} is not as acknowledged`)
    }
    for (const { id, sha256, removed } of kept) {
      if (!book.files.has(id)) wrong.push(`the file ${id} was never acknowledged`)
      const bytes = removed ? undefined : await readFile(path.join(folder, id)).catch(() => Buffer.alloc(0))
      if (bytes && sha256Of(bytes) !== sha256) wrong.push(`the file ${id} has other bytes than its row says`)
    }
    const orphans = lying.filter((name) => byId.get(name)?.removed !== false)
    if (orphans.length > cuts * 4) wrong.push(`${orphans.length} files without a row after ${cuts} cuts`)
    return wrong
  },
}
