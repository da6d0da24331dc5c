import {
  CamelCasePlugin,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Tx } from '../store/store'
import type { Tables } from '../store/tables'

/** An operation that came together with others asked the database for something: it has to begin anew, alone. */
export class NeedsOwnTransaction extends Error {
  constructor() {
    super('asked the database for something while the transaction was not its own')
    this.name = 'NeedsOwnTransaction'
  }
}

class NobodysDriver extends DummyDriver {
  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.reject(new NeedsOwnTransaction())
  }
}

/** In place of a transaction while that is the turn of no caller in particular: whatever is asked of it is refused. */
export const NO_TRANSACTION = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new NobodysDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
}).withSchema('youju') as Tx
