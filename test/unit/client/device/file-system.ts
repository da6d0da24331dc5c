import { type Device, unlinkFrom, writeFileTo } from './device'

interface Ends {
  readonly success?: (result: never) => void
  readonly fail?: (fault: { errMsg: string }) => void
  readonly complete?: () => void
}

/** In WeChat's manner: never within the call itself, and a dead app hears of nothing. */
function later<E extends Ends>(target: Device, options: E, act: () => unknown): void {
  queueMicrotask(() => {
    if (!target.alive) return
    try {
      const result = act() as never
      if (target.alive) options.success?.(result)
    } catch (fault) {
      options.fail?.({ errMsg: String(fault) })
    }
    if (target.alive) options.complete?.()
  })
}

function bytesAt({ files }: Device, path: string): Uint8Array {
  const bytes = files.get(path)
  if (!bytes) throw new Error(`no such file or directory, open ${path}`)
  return bytes
}

export const fileSystemOn = (target: Device) => ({
  mkdir: (options: Ends) => later(target, options, () => ({})),
  writeFile: (options: Ends & { filePath: string; data: ArrayBuffer }) =>
    later(target, options, () =>
      writeFileTo(target, options.filePath, new Uint8Array(options.data.slice(0))),
    ),
  readFile: (options: Ends & { filePath: string; position?: number; length?: number }) =>
    later(target, options, () => {
      const { filePath, position = 0, length } = options
      const bytes = bytesAt(target, filePath)
      if (length === 0) throw new Error('invalid length')
      return { data: bytes.slice(position, position + (length ?? bytes.length)).buffer }
    }),
  getFileInfo: (options: Ends & { filePath: string }) =>
    later(target, options, () => ({ size: bytesAt(target, options.filePath).length })),
  unlink: (options: Ends & { filePath: string }) =>
    later(target, options, () => {
      bytesAt(target, options.filePath)
      unlinkFrom(target, options.filePath)
    }),
  readdir: (options: Ends & { dirPath: string }) =>
    later(target, options, () => ({
      files: [...target.files.keys()].map((path) => path.slice(options.dirPath.length + 1)),
    })),
})
