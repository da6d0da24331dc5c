// What CloudBase's runtime does with a function: loads its entry once and calls `main` for every event, also at once.
const { main } = require(process.argv[2])

process.on('message', ({ id, event, context }) => {
  main(event, context).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, failed: String(error?.message ?? error) }),
  )
})
process.send({ ready: true })
