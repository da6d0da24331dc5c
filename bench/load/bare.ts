import pg from 'pg'

/** So many connections that insert rows as long as a record's, each in a transaction of its own. */
export interface BareOrder {
  readonly owner: pg.ClientConfig
  readonly connections: number
  readonly seconds: number
  readonly rowBytes: number
}

export interface BareReport {
  readonly perSecond: number
}

process.on('message', async ({ owner, connections, seconds, rowBytes }: BareOrder) => {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(owner)
      await client.connect()
      return client
    }),
  )
  await clients[0]?.query('create table if not exists bare (id uuid primary key, body text not null)')
  // The id takes 16 bytes of the row; each body is another one, so that nothing is the same twice.
  const body = 'x'.repeat(rowBytes - 32)
  const begun = performance.now()
  let written = 0
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - begun < seconds * 1000) {
        const values = [crypto.randomUUID(), body + String(written).padStart(16, '0')]
        await client.query({ name: 'bare', text: 'insert into bare values ($1, $2)', values })
        written += 1
      }
    }),
  )
  const perSecond = written / ((performance.now() - begun) / 1000)
  await Promise.all(clients.map((client) => client.end()))
  process.send?.({ perSecond } satisfies BareReport)
})
process.once('disconnect', () => process.exit(0))
