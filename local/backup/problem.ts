/** Why a backup cannot be made, trusted or restored, and what to do about it. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'

  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** What a backup holds is not what was written into it. */
export function damaged(what: string): BackupProblem {
  return new BackupProblem(
    `这份备份不完整或被改动过：${what}。`,
    '请换一份备份；没有别的备份时请联系技术支持，不要改动这个文件夹。',
  )
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘配额用完了',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  EXDEV: '它跨了两块磁盘',
}

/** A refusal of the file system in words; anything else as it came. */
export function asBackupProblem(error: unknown, folder: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException | null)?.code ?? '']
  if (reason === undefined) return error
  return new BackupProblem(
    `文件夹 ${folder} 写不进去：${reason}。`,
    '请清理磁盘、修改权限，或换一个文件夹再试。',
    {
      cause: error,
    },
  )
}
