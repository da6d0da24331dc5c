// What CloudBase's runtime does with event functions, for all of them in one process: loads a function's entry once, when it
// is first called, and calls `main` for every event, also at once.
const { existsSync } = require('node:fs')
const { createServer } = require('node:http')
const path = require('node:path')

const [folder] = process.argv.slice(2)

async function run(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const { event, context } = JSON.parse(Buffer.concat(chunks).toString())
  return require(path.join(folder, path.basename(request.url))).main(event, context)
}

const server = createServer((request, response) => {
  const exists = existsSync(path.join(folder, path.basename(request.url), 'index.js'))
  const answered = exists ? run(request) : Promise.resolve({ noFunction: true })
  answered.then(
    (answer) => response.end(JSON.stringify(answer)),
    (error) => {
      console.error(error)
      response.statusCode = 500
      response.end(JSON.stringify({ threw: String(error) }))
    },
  )
})
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`))
process.on('SIGTERM', () => process.exit())
