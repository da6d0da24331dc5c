import { device, unlinkFrom, writeFileTo } from './device'

interface Ends {
  readonly success?: (result: never) => void
  readonly fail?: (fault: { errMsg: string }) => void
  readonly complete?: () => void
}

/** In WeChat's manner: never within the call itself, and a dead app hears of nothing. */
function later<E extends Ends>(options: E, act: () => unknown): void {
  const target = device()
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

function bytesAt(path: string): Uint8Array {
  const bytes = device().files.get(path)
  if (!bytes) throw new Error(`no such file or directory, open ${path}`)
  return bytes
}

export const fileSystem = {
  mkdir: (options: Ends) => later(options, () => ({})),
  writeFile: (options: Ends & { filePath: string; data: ArrayBuffer }) =>
    later(options, () => writeFileTo(device(), options.filePath, new Uint8Array(options.data.slice(0)))),
  readFile: (options: Ends & { filePath: string; position?: number; length?: number }) =>
    later(options, () => {
      const { filePath, position = 0, length } = options
      const bytes = bytesAt(filePath)
      if (length === 0) throw new Error('invalid length')
      return { data: bytes.slice(position, position + (length ?? bytes.length)).buffer }
    }),
  getFileInfo: (options: Ends & { filePath: string }) =>
    later(options, () => ({ size: bytesAt(options.filePath).length })),
  unlink: (options: Ends & { filePath: string }) =>
    later(options, () => {
      bytesAt(options.filePath)
      unlinkFrom(device(), options.filePath)
    }),
  readdir: (options: Ends & { dirPath: string }) =>
    later(options, () => ({
      files: [...device().files.keys()].map((path) => path.slice(options.dirPath.length + 1)),
    })),
}
