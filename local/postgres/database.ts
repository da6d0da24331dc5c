import type pg from 'pg'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'
import { readPasswords } from './passwords'
import { configOf, DATABASE, type Site } from './site'

/** Raise it when the rights below change; every data folder catches up at its next start. */
const RIGHTS_VERSION = 'youju rights 1'
const SETTING_UP = 0x796f756b

/**
 * Creates the roles and the database. Every step may be repeated, and the mark comes last, so a start that was cut off
 * in the middle is completed by the next one.
 */
export async function ensureDatabase(site: Site, admin: pg.Client) {
  if (await isReady(admin)) return
  await admin.query(`select pg_advisory_lock(${SETTING_UP})`)
  try {
    if (await isReady(admin)) return
    await createRoles(site, admin)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await admin.query(`create database ${DATABASE} template template0 encoding 'UTF8'`)
    await grantRights(admin)
    await grantInside(site)
    await admin.query(`comment on database ${DATABASE} is '${RIGHTS_VERSION}'`)
  } finally {
    await admin.query(`select pg_advisory_unlock(${SETTING_UP})`)
  }
}

async function isReady(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query(
    `select from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = $2`,
    [DATABASE, RIGHTS_VERSION],
  )
  return rowCount === 1
}

/** Neither role can change roles, make databases, or look past row security. */
async function createRoles({ layout }: Site, admin: pg.Client) {
  const passwords = readPasswords(layout.passwords)
  const POWERLESS = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit'
  for (const [role, password] of [
    ['youju_owner', passwords.owner],
    ['youju_app', passwords.app],
  ] as const) {
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await admin.query(`${verb} role ${role} ${POWERLESS} password ${admin.escapeLiteral(password)}`)
  }
}

async function grantRights(admin: pg.Client) {
  await admin.query(`
    revoke all on database ${DATABASE}, postgres, template1 from public;
    grant connect, create, temporary on database ${DATABASE} to youju_owner;
    grant connect on database ${DATABASE} to youju_app;
  `)
}

/** The application sees the schema; the rights on each table are granted by the migration that creates it. */
async function grantInside(site: Site) {
  const client = singleConnection(configOf(site, 'admin'))
  await client.connect()
  try {
    await client.query(`
      revoke all on schema public from public;
      grant usage, create on schema public to youju_owner;
      grant usage on schema public to youju_app;
    `)
  } finally {
    await client.end()
  }
}
