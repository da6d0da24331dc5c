import type { CloudBase } from '@cloudbase/node-sdk'
import { FILE_TYPES } from '#core/file/file'
import type { Files } from '../endpoint/platform'
import { inThisEnvironment } from './cloud-environment'

/** Apart from whatever else lies in the environment's storage, so that its rules can name this folder. */
const FOLDER = 'records'

/**
 * Files in CloudBase's storage. Its rule for the folder must be "nobody but the functions" (ADMINONLY): who may read a
 * file is decided by the record it belongs to, and clients only ever get links that are soon over.
 */
export function cloudFiles(storage: () => Promise<CloudBase> = inThisEnvironment): Files {
  return {
    async put(key, bytes, type) {
      const cloudPath = `${FOLDER}/${key}.${FILE_TYPES[type].extensions[0]}`
      const app = await storage()
      const { fileID } = await app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })
      if (!fileID) throw new Error('the storage did not take the file')
      return fileID
    },
    async link(place, _name, _type, seconds) {
      const app = await storage()
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: place, maxAge: seconds }] })
      const { code, tempFileURL } = fileList[0] ?? {}
      if (code !== 'SUCCESS' || !tempFileURL) throw new Error(`the storage gave no link: ${code}`)
      return tempFileURL
    },
    async remove(place) {
      const app = await storage()
      const { fileList } = await app.deleteFile({ fileList: [place] })
      const code = fileList[0]?.code
      if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST') {
        throw new Error(`the storage did not remove the file: ${code}`)
      }
    },
  }
}
