// What CloudBase's storage does for a function, in the folder of the test school that the call is for.
const { mkdir, rm, writeFile } = require('node:fs/promises')
const path = require('node:path')
const sdk = require('@cloudbase/node-sdk')

const placeIn = (fileID) => path.join(globalThis.filesOfTest(), fileID)

const app = {
  async uploadFile({ cloudPath, fileContent }) {
    const [, district, file] = cloudPath.split('/')
    const fileID = `${district}/${path.parse(file).name}`
    await mkdir(path.dirname(placeIn(fileID)), { recursive: true })
    await writeFile(placeIn(fileID), fileContent)
    return { fileID }
  },
  async getTempFileURL({ fileList }) {
    const addressOf = ({ fileID, maxAge }) => `https://storage.example/${fileID}?seconds=${maxAge}`
    return { fileList: fileList.map((file) => ({ ...file, code: 'SUCCESS', tempFileURL: addressOf(file) })) }
  },
  async deleteFile({ fileList }) {
    for (const fileID of fileList) await rm(placeIn(fileID), { force: true })
    return { fileList: fileList.map((fileID) => ({ fileID, code: 'SUCCESS' })) }
  },
}

module.exports = { ...sdk, init: () => app }
