import { useEffect, useRef } from 'react'
import { FILE_LIMITS } from '#core/file/file'
import { useQuery } from '@/services/query'
import { type UploadRow, useUploads } from '@/services/uploads/use-uploads'

/** The pictures and files of an announcement: those the server has, and those on their way to it. */
export function useFiles(noticeId: string, isSaved: boolean) {
  const query = useQuery('notice.read', { id: noticeId }, { when: isSaved })
  const rows = useUploads(noticeId).rows.filter(({ state }) => state !== 'kept')
  const here = useRef(rows.length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only how many wait matters, not which function is new
  useEffect(() => {
    // One that was on its way has arrived.
    if (rows.length < here.current && isSaved) void query.reload()
    here.current = rows.length
  }, [rows.length])
  const kept = query.data?.files ?? []
  return {
    noticeId,
    kept,
    rows,
    room: FILE_LIMITS.perRecord - kept.length - rows.length,
    names: [...kept.map(({ name }) => name), ...rows.map(({ item }) => item.name)],
    /** Why it cannot go out yet: its readers would find less than was put to it. */
    waits: waitsIn(rows),
    reload: query.reload,
  }
}

export type NoticeFiles = ReturnType<typeof useFiles>

function waitsIn(rows: readonly UploadRow[]): string | null {
  if (rows.some(({ state }) => state === 'refused')) return '有附件没有收下，请返回删掉或重试。'
  return rows.length > 0 ? `还有 ${rows.length} 个附件没有传完，传完就可以发出。` : null
}
