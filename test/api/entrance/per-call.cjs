// Preloaded into the processes that run the bundles. In the cloud the time and the storage are the same for a whole process;
// here every test school has its own, so they come with each request, in headers that the bundles know nothing of.
const { AsyncLocalStorage } = require('node:async_hooks')
const { Server } = require('node:http')
const { register } = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const school = new AsyncLocalStorage()

const realNow = Date.now
Date.now = () => school.getStore()?.now ?? realNow()

const { emit } = Server.prototype
Server.prototype.emit = function (event, ...rest) {
  if (event !== 'request') return emit.call(this, event, ...rest)
  const { 'x-test-now': now, 'x-test-files': files } = rest[0].headers
  return school.run({ now: Number(now), files: decodeURIComponent(files) }, () =>
    emit.call(this, event, ...rest),
  )
}

// The bundles import the SDK when they first need it, and find a stand-in of its storage.
globalThis.filesOfTest = () => school.getStore().files
const storage = pathToFileURL(path.join(__dirname, 'storage.cjs'))
const hook = `export const resolve = (name, from, next) => name === '@cloudbase/node-sdk' && from.parentURL !== '${storage}'
  ? { url: '${storage}', format: 'commonjs', shortCircuit: true } : next(name, from)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
