import type { Wx } from './wx/api'

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void
  fail?: (fault: { errMsg: string }) => void
  complete?: () => void
}

/** A phone's album and the mini-program's own files, which outlive a killed app. */
export class PhoneFiles {
  readonly files = new Map<string, Buffer>()

  constructor(photo: Buffer) {
    this.files.set('wxfile://tmp/photo.jpg', photo)
  }

  /** What a mini-program reaches them by. */
  wx(): Wx {
    const chosen = { tempFilePath: 'wxfile://tmp/photo.jpg', size: 1, fileType: 'image' }
    return {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      chooseMedia: this.answering(() => ({ type: 'image', tempFiles: [chosen] })),
      getImageInfo: this.answering(() => ({ width: 1200, height: 800 })),
      compressImage: this.answering(({ src }) => ({ tempFilePath: src })),
      getFileSystemManager: () => ({
        mkdir: this.answering(() => ({})),
        readdir: this.answering(({ dirPath }) => ({
          files: [...this.files.keys()]
            .filter((path) => path.startsWith(`${dirPath}/`))
            .map((path) => path.slice(`${dirPath}/`.length)),
        })),
        getFileInfo: this.answering(({ filePath }) => ({ size: this.at(filePath).length })),
        writeFile: this.answering(({ filePath, data }) => {
          this.files.set(String(filePath), Buffer.from(data as ArrayBuffer))
          return {}
        }),
        readFile: this.answering(({ filePath, position = 0, length }) => {
          const bytes = this.at(filePath)
          const end = length === undefined ? bytes.length : Number(position) + Number(length)
          return { data: new Uint8Array(bytes.subarray(Number(position), end)).buffer }
        }),
        unlink: this.answering(({ filePath }) => {
          this.files.delete(String(filePath))
          return {}
        }),
      }),
    }
  }

  private at(path: unknown): Buffer {
    const bytes = this.files.get(String(path))
    if (!bytes) throw new Error(`no such file or directory ${String(path)}`)
    return bytes
  }

  /** As WeChat does it: never within the call itself, and a promise for whoever brings nothing to be called back. */
  private answering(perform: (options: Options) => unknown) {
    return (options: Options): Promise<unknown> | undefined => {
      const answer = new Promise((resolve) => setTimeout(resolve)).then(() => perform(options))
      if (!options.success && !options.fail && !options.complete) return answer
      answer
        .then(options.success, (error: unknown) => options.fail?.({ errMsg: String(error) }))
        .finally(options.complete)
      return undefined
    }
  }
}
