import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entered } from './school/entered'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

describe('the application’s role', () => {
  test('is powerless: no superuser, no bypass of row security, member of no other role', async () => {
    expect(
      await school.rows(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
                (select count(*)::int from pg_auth_members where member = r.oid) memberships
           from pg_roles r where rolname = 'youju_app'`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        memberships: 0,
      },
    ])
  })

  test('owns nothing', async () => {
    const owned = `select relname from pg_class where relowner = 'youju_app'::regrole
      union all select proname from pg_proc where proowner = 'youju_app'::regrole
      union all select nspname from pg_namespace where nspowner = 'youju_app'::regrole`
    expect(await school.rows(owned)).toEqual([])
  })

  test.each([
    'set role youju_owner',
    'alter table youju.record disable row level security',
    'drop policy read on youju.record',
    'create table youju.more (id int)',
    'create table public.more (id int)',
    'create temp table more (id int)',
    'grant select on youju.account to youju_app',
    `create function youju.me() returns uuid language sql as 'select null::uuid'`,
    'select * from public.migration',
    'select rolpassword from pg_authid',
  ])('cannot %s', async (statement) => {
    const outcome = await entered(school, 'qian', (as) => as.tries(statement))
    expect(outcome).toBe('denied')
  })

  test('cannot look past the policies by asking the database to leave them out', async () => {
    const seen = entered(school, 'wang', async (as) => {
      await as.rows('set local row_security = off')
      return as.tries('select from youju.record')
    })
    expect(await seen).toBe('denied')
  })
})

describe('the schema', () => {
  test('has row security on every table', async () => {
    const bare = `select relname from pg_class where relnamespace = 'youju'::regnamespace and relkind = 'r' and not relrowsecurity`
    expect(await school.rows(bare)).toEqual([])
  })

  test('says of every table who reads it: by a policy, or the application has no grant on it', async () => {
    const unsaid = `select c.relname from pg_class c
      where c.relnamespace = 'youju'::regnamespace and c.relkind in ('r', 'p')
        and has_any_column_privilege('youju_app', c.oid, 'select, insert, update')
        and not exists (select from pg_policy p where p.polrelid = c.oid)`
    expect(await school.rows(unsaid)).toEqual([])
  })

  test('asks each command that the application may give of a policy of its own', async () => {
    const unasked = `select c.relname, privilege_type from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace = 'youju'::regnamespace and c.relkind in ('r', 'p') and a.grantee = 'youju_app'::regrole
        and not exists (select from pg_policy p where p.polrelid = c.oid
                          and p.polcmd in ('*', case privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a'
                                                      when 'UPDATE' then 'w' when 'DELETE' then 'd' end))`
    expect(await school.rows(unasked)).toEqual([])
  })

  test('lets no view look at tables as their owner', async () => {
    const views = `select relname from pg_class where relnamespace = 'youju'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions::text like '%security_invoker=true%', false)`
    expect(await school.rows(views)).toEqual([])
  })

  test('gives nothing to everybody', async () => {
    const open = `select relname from pg_class c, aclexplode(relacl) a where relnamespace = 'youju'::regnamespace and a.grantee = 0
      union all
      select proname from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
       where pronamespace = 'youju'::regnamespace and a.grantee = 0`
    expect(await school.rows(open)).toEqual([])
  })

  test('runs nothing as the owner without a fixed search path', async () => {
    const loose = `select proname from pg_proc where pronamespace = 'youju'::regnamespace and prosecdef
      and not coalesce(proconfig::text like '%search_path=pg_catalog, pg_temp%', false)`
    expect(await school.rows(loose)).toEqual([])
  })
})

describe('entering', () => {
  const settings = `select current_setting('youju.person', true) as person`

  test('is forgotten at the end of the transaction: the next request on the connection begins as nobody', async () => {
    await entered(school, 'qian', async (as) => {
      expect(await as.rows(settings)).toEqual([{ person: school.people.qian }])
      await as.rows('commit')
      expect(await as.rows('select id from youju.record')).toEqual([])
      const [{ person } = { person: null }] = await as.rows<{ person: string | null }>(settings)
      expect(person ?? '').toBe('')
    })
  })

  test('with a session that does not exist, of another district or of a closed one lets nobody in', async () => {
    const other = await testSchool()
    await other.rows('update youju.session set closed_at = now() where id = $1', [other.sessions.li])
    const attempts = [
      [school.districtId, uuidv7()],
      [other.districtId, school.sessions.qian],
      [other.districtId, other.sessions.li],
    ]
    for (const attempt of attempts) {
      await entered(school, null, async (as) => {
        expect(await as.rows('select youju.enter($1, $2, $3) as caller', [...attempt, '2026-11-18'])).toEqual(
          [{ caller: null }],
        )
        expect(await as.tries('select from youju.person')).toBe(0)
      })
    }
    await other.close()
  })

  test('on a day on which the person holds no post lets them see themselves and the term at most', async () => {
    await entered(school, null, async (as) => {
      await as.rows('select youju.enter($1, $2, $3)', [school.districtId, school.sessions.he, '2026-11-08'])
      expect(await as.rows(`select current_setting('youju.reach') as reach`)).toEqual([{ reach: 'nobody' }])
      expect(await as.tries('select from youju.person')).toBe(1)
      expect(await as.tries('select from youju.record')).toBe(0)
      expect(await as.tries('select from youju.timetable_slot')).toBe(0)
    })
  })
})
