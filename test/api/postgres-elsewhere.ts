import { startPostgres } from '../../local/postgres/start-postgres'

const [, , dataFolder = ''] = process.argv
startPostgres({ dataFolder, say: () => undefined }).then(
  ({ started }) => console.log(started),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
