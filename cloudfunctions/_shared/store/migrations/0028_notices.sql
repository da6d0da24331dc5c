-- Announcements from the first word to the last: drafts, approval, publishing at a time, corrections, receipts and files.

alter table youju.notice
  -- What is issued comes out at published_at; before that it is scheduled, and nothing but the clock brings it out.
  add column state text not null default 'issued' check (state in ('draft', 'awaiting', 'returned', 'issued', 'withdrawn')),
  add column revision int not null default 1,
  add column changed_at timestamptz not null default now(),
  -- Of the content as its author last handed it in: the same once more is the same announcement.
  add column content_hash text not null default '',
  -- [{who, unitId, post?}]
  add column audience jsonb not null default '[]',
  -- The time its author asks for; null is at once.
  add column publish_at timestamptz,
  add column last_on date,
  add column pinned_until date,
  add column receipt_asked boolean not null default false,
  -- [{planId, ruleId}] as chosen, and what was told of them when it was issued.
  add column figures jsonb not null default '[]',
  add column told jsonb not null default '[]',
  add column decided_by uuid,
  add column returned_because text not null default '',
  add column withdrawn_because text not null default '',
  -- [{at, because}], the latest first; what it said before stands in the journal.
  add column corrections jsonb not null default '[]',
  -- Who has read or acknowledged it before then has not read what it says now.
  add column retold_at timestamptz,
  -- Whether the platform has looked at its words.
  add column content_check text not null default 'none' check (content_check in ('none', 'passed')),
  alter column published_at drop not null,
  alter column published_at drop default,
  -- Who wrote it never approves it.
  add constraint decided_by_another check (decided_by <> publisher_id),
  add constraint issued_at_a_time check (state <> 'issued' or published_at is not null);

update youju.notice n
   set state = case when n.withdrawn_at is null then 'issued' else 'withdrawn' end,
       changed_at = coalesce(n.withdrawn_at, n.published_at),
       audience = coalesce((select jsonb_agg(jsonb_build_object('who', a.who, 'unitId', a.unit_id) order by a.who, a.unit_id)
                              from youju.notice_audience a where a.district_id = n.district_id and a.notice_id = n.id), '[]');
alter table youju.notice alter column state drop default;

-- s: staff, p: parents; a post stands behind the unit.
create function youju.audience_key(p_who text, p_unit uuid, p_post text) returns text language sql immutable parallel safe
  return case p_who when 'staff' then 's:' else 'p:' end || p_unit || coalesce(':' || p_post, '');
create function youju.audience_keys(p_audience jsonb) returns text[] language sql immutable parallel safe
  return (select coalesce(array_agg(youju.audience_key(t ->> 'who', (t ->> 'unitId')::uuid, t ->> 'post')), '{}')
            from jsonb_array_elements(p_audience) t);

drop policy read on youju.notice;
drop policy publish on youju.notice;
drop policy withdraw on youju.notice;
drop policy own on youju.receipt;
drop policy acknowledge on youju.receipt;
drop table youju.notice_audience;
drop function youju.publishes;

alter table youju.notice
  add column hears text[] not null generated always as (youju.audience_keys(audience)) stored;

alter table youju.receipt
  add column acknowledged_at timestamptz;
-- Lists look at every announcement of a school and at no words of any: those lie apart.
alter table youju.notice alter column body set storage external, set (toast_tuple_target = 256);
create index receipt_by_person on youju.receipt (district_id, person_id, notice_id, read_at);
create index notice_unfinished on youju.notice (district_id, school_id, changed_at desc) where state in ('draft', 'awaiting', 'returned');

-- The civil date in China of the caller's now.
create function youju.today() returns date language sql stable parallel safe
  return (youju.now() at time zone 'Asia/Shanghai')::date;

-- Posts and memberships that people of a school hold on a day, also in somebody's stead.
create function youju.held_on(p_district uuid, p_school uuid, p_today date)
  returns table (person_id uuid, unit_id uuid, post text)
  language sql stable
begin atomic
  select a.person_id, a.unit_id, a.post from youju.appointment a
   where a.district_id = p_district and a.school_id = p_school and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
  union all
  select d.taker_id, a.unit_id, a.post
    from youju.delegation d
    join youju.appointment a on a.district_id = d.district_id and a.person_id = d.giver_id and a.post = d.post
         and a.school_id = d.school_id and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
   where d.district_id = p_district and d.school_id = p_school and d.ended_at is null and p_today between d.from_on and d.to_on;
end;

-- Posts that make somebody one of the staff (youju.enter); membership of a group alone does not.
create function youju.is_staff_post(p_post text) returns boolean language sql immutable parallel safe
  return p_post in ('principal', 'teachingPrincipal', 'director', 'groupLead', 'gradeLead', 'classTeacher', 'teacher',
                    'instructor', 'clerk', 'officer', 'support');
create function youju.belongs(p_post text) returns boolean language sql immutable parallel safe
  return p_post in ('member', 'groupLead', 'gradeLead');

-- Whom the caller is addressed as at this moment: as one of the staff, of a group, in a post there or below, and as a
-- parent of a class, its grade and school. Runs as the owner: parents do not read the staff's posts.
create function youju.hears() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with recursive held as (
    select h.unit_id, h.post from youju.held_on(youju.district(), youju.school(), youju.today()) h
     where h.person_id = youju.me() and youju.is_staff()
  ), above as (
    select u.id, u.parent_id, h.post from held h join youju.org_unit u on u.district_id = youju.district() and u.id = h.unit_id
     where youju.is_staff_post(h.post)
    union
    select u.id, u.parent_id, a.post from above a
      join youju.org_unit u on u.district_id = youju.district() and u.id = a.parent_id and u.kind in ('grade', 'school')
  ), child as (
    select u.id, u.parent_id from youju.guardianship g
      join youju.org_unit u on u.district_id = g.district_id and u.id = g.class_id
     where g.district_id = youju.district() and g.school_id = youju.school() and g.person_id = youju.me() and g.state = 'joined'
    union
    select u.id, u.parent_id from child c
      join youju.org_unit u on u.district_id = youju.district() and u.id = c.parent_id and u.kind in ('grade', 'school')
  )
  select coalesce(array_agg(distinct key), '{}') from (
    select youju.audience_key('staff', youju.school(), null) as key where youju.is_staff()
    union all
    select youju.audience_key('staff', unit_id, null) from held where youju.belongs(post)
    union all
    select youju.audience_key('staff', id, post) from above
    union all
    select youju.audience_key('parents', id, null) from child
  ) keys;
end;

-- What the parents of the caller's own classes hear: the class teacher is told it too, and follows it up.
create function youju.hears_of_classes() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with recursive class as (
    select u.id, u.parent_id from youju.org_unit u where u.district_id = youju.district() and u.id = any (youju.classes())
    union
    select u.id, u.parent_id from class c
      join youju.org_unit u on u.district_id = youju.district() and u.id = c.parent_id and u.kind in ('grade', 'school')
  )
  select coalesce(array_agg(youju.audience_key('parents', id, null)), '{}') from class;
end;

-- School leaders, and officers at their office: they approve, and see all that ever came out.
create function youju.leads_notices() returns boolean language sql stable parallel safe
  return youju.leads_school() or youju.is_officer();

-- Whether the caller may address all of an audience: leaders their school, class teachers the parents of the own class,
-- leads the staff of the own group.
create function youju.may_address(p_audience jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
return not exists (
  select from jsonb_array_elements(p_audience) t
   where not case
     when youju.leads_notices() then exists (
       select from youju.org_unit u
        where u.district_id = youju.district() and u.id = (t ->> 'unitId')::uuid
          and coalesce(u.school_id, u.id) = youju.school())
     when t ->> 'who' = 'parents' then (t ->> 'unitId')::uuid = any (youju.classes())
     else t ->> 'post' is null and (t ->> 'unitId')::uuid = any (youju.led())
          and exists (select from youju.org_unit u
                       where u.district_id = youju.district() and u.id = (t ->> 'unitId')::uuid and u.kind in ('group', 'grade'))
   end
);

grant update (title, body, state, revision, changed_at, content_hash, audience, publish_at, published_at, last_on, pinned_until,
              receipt_asked, figures, told, decided_by, returned_because, withdrawn_because, corrections, retold_at,
              content_check) on youju.notice to youju_app;
grant update (read_at, acknowledged_at) on youju.receipt to youju_app;

-- One's own in every state; what has come out and is for the caller, also after its last day, for it may be open before
-- somebody; leaders what waits for them and all that was ever issued, never another's draft.
create policy read on youju.notice for select using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (publisher_id = (select youju.me()) and (select youju.is_staff())
       or state = 'issued' and published_at <= (select youju.now())
          and (hears && (select youju.hears()) or hears && (select youju.hears_of_classes()))
       or (select youju.leads_notices()) and (state in ('awaiting', 'returned') or published_at is not null)));
create policy write on youju.notice for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and publisher_id = (select youju.me()) and state in ('draft', 'awaiting', 'issued') and decided_by is null
  and (state = 'draft' or youju.may_address(audience)));
create policy go_on on youju.notice for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (publisher_id = (select youju.me()) or (select youju.leads_notices())))
  with check (state in ('draft', 'withdrawn') or youju.may_address(audience));

-- What no policy can say, because it asks what was there before.
create function youju.guard_notice() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_out boolean := tg_op = 'UPDATE' and old.state = 'issued' and old.published_at <= youju.now();
  v_said boolean := tg_op = 'INSERT'
    or (new.title, new.body, new.figures) is distinct from (old.title, old.body, old.figures) or new.audience <> old.audience;
begin
  -- The owner of the tables, who has not entered.
  if youju.me() is null then return new; end if;
  if tg_op = 'UPDATE' then
    if old.state = 'withdrawn' and to_jsonb(new) - 'hears' <> to_jsonb(old) - 'hears' then
      raise exception 'what is withdrawn stays withdrawn' using errcode = '42501';
    end if;
    if v_said and old.publisher_id <> youju.me() and not v_out then
      raise exception 'nobody rewrites what another has not published' using errcode = '42501';
    end if;
    if v_out and (new.state not in ('issued', 'withdrawn') or new.audience <> old.audience or new.published_at <> old.published_at) then
      raise exception 'what is out stays out, for the same people, until it is withdrawn' using errcode = '42501';
    end if;
    if v_out and v_said and jsonb_array_length(new.corrections) <= jsonb_array_length(old.corrections) then
      raise exception 'what is out is corrected, and says so' using errcode = '42501';
    end if;
  end if;
  -- Where a school asks for approval, another brings it out.
  if new.state = 'issued' and new.publisher_id = youju.me() and (v_said or old.state <> 'issued')
     and exists (select from youju.setting s
                  where s.district_id = new.district_id and s.school_id = new.school_id and not s.is_on
                    and s.key = case when youju.leads_notices() then 'noticeDirect' else 'leadNoticeDirect' end) then
    raise exception 'the school asks for approval' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on youju.notice for each row execute function youju.guard_notice();

-- Whether somebody has read or acknowledged is theirs to see; publishers are told numbers and, some, names by the
-- functions below.
create policy own on youju.receipt for select using (
  district_id = (select youju.district()) and person_id = (select youju.me()));
create policy read_it on youju.receipt for insert with check (
  district_id = (select youju.district()) and person_id = (select youju.me())
  and exists (select from youju.notice n
               where n.district_id = receipt.district_id and n.id = receipt.notice_id and n.state = 'issued'
                 and n.published_at <= (select youju.now()) and n.hears && (select youju.hears())));
create policy read_again on youju.receipt for update using (
  district_id = (select youju.district()) and person_id = (select youju.me()))
  with check (exists (select from youju.notice n
               where n.district_id = receipt.district_id and n.id = receipt.notice_id and n.state = 'issued'
                 and n.published_at <= (select youju.now()) and n.hears && (select youju.hears())));

-- All of whom every audience of a school consists on a day, as hears() says of one of them; the unit is the class for
-- parents, the group, grade or school for staff.
create function youju.hearing(p_district uuid, p_school uuid, p_today date)
  returns table (key text, who text, person_id uuid, unit_id uuid)
  language sql stable
begin atomic
  with recursive held as materialized (
    select h.person_id, h.unit_id, h.post from youju.held_on(p_district, p_school, p_today) h
  ), staff as (
    select distinct h.person_id from held h where youju.is_staff_post(h.post)
  ), up as (
    select u.id as unit_id, u.id as above_id, u.parent_id from youju.org_unit u
     where u.district_id = p_district and coalesce(u.school_id, u.id) = p_school
       and (u.from_on is null or u.from_on <= p_today) and (u.to_on is null or u.to_on >= p_today)
    union all
    select up.unit_id, u.id, u.parent_id from up
      join youju.org_unit u on u.district_id = p_district and u.id = up.parent_id and u.kind in ('grade', 'school')
  )
  select youju.audience_key('parents', up.above_id, null), 'parents', g.person_id, g.class_id
    from youju.guardianship g join up on up.unit_id = g.class_id
   where g.district_id = p_district and g.school_id = p_school and g.state = 'joined'
  union all
  select youju.audience_key('staff', p_school, null), 'staff', s.person_id, p_school from staff s
  union all
  select youju.audience_key('staff', h.unit_id, null), 'staff', h.person_id, h.unit_id
    from held h join staff s on s.person_id = h.person_id where youju.belongs(h.post)
  union all
  select youju.audience_key('staff', up.above_id, h.post), 'staff', h.person_id, h.unit_id
    from held h join up on up.unit_id = h.unit_id where youju.is_staff_post(h.post);
end;

-- How many people each audience of the school is today, for who chooses among them.
create function youju.audience_sizes() returns table (key text, people int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select h.key, count(distinct h.person_id) from youju.hearing(youju.district(), youju.school(), youju.today()) h
   where youju.is_staff() group by h.key;
end;

-- How far the caller follows an announcement up: all it was sent to, the parents of the own classes, or nobody.
create function youju.follows_up(n youju.notice) returns text language sql stable
  return case
    when n.district_id <> youju.district() or n.school_id <> youju.school() or not youju.is_staff()
         or n.published_at is null or n.published_at > youju.now() then null
    when youju.leads_notices() then 'all'
    when n.publisher_id = youju.me() and youju.may_address(n.audience) then 'own'
    when n.state = 'issued' and n.hears && youju.hears_of_classes() then 'classes'
  end;

-- Everybody once, with whether they have read what it says now and given the receipt; who wrote it is not waited for.
create function youju.followed_up(p_notice uuid)
  returns table (who text, person_id uuid, unit_id uuid, read boolean, acknowledged boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct on (h.person_id) h.who, h.person_id, h.unit_id,
         r.read_at is not null and (n.retold_at is null or r.read_at >= n.retold_at),
         r.acknowledged_at is not null and (n.retold_at is null or r.acknowledged_at >= n.retold_at)
    from youju.notice n
    join youju.hearing(youju.district(), youju.school(), youju.today()) h on h.key = any (n.hears)
    left join youju.org_unit u on u.district_id = n.district_id and u.id = h.unit_id
    left join youju.receipt r on r.district_id = n.district_id and r.notice_id = n.id and r.person_id = h.person_id
   where n.district_id = youju.district() and n.id = p_notice and h.person_id <> n.publisher_id
     and (youju.follows_up(n) in ('all', 'own')
          or youju.follows_up(n) = 'classes' and h.who = 'parents' and h.unit_id = any (youju.classes()))
   order by h.person_id, h.who, u.position, u.id;
end;

-- Numbers, for publishers, leaders and class teachers.
create function youju.notice_counts(p_notice uuid) returns table (people int, read int, acknowledged int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*), count(*) filter (where f.read), count(*) filter (where f.acknowledged) from youju.followed_up(p_notice) f;
end;

-- By name, for leaders and for class teachers of their own class: staff in roster order, then parents by class under the
-- name they gave the class.
create function youju.notice_missing(p_notice uuid, p_what text, p_offset int, p_limit int)
  returns table (person_id uuid, name text, unit text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select f.person_id, coalesce(g.name, p.name), case when u.id = youju.school() then '' else u.name end
    from youju.followed_up(p_notice) f
    join youju.person p on p.district_id = youju.district() and p.id = f.person_id
    left join youju.org_unit u on u.district_id = youju.district() and u.id = f.unit_id
    left join youju.guardianship g on f.who = 'parents' and g.district_id = youju.district() and g.class_id = f.unit_id
         and g.person_id = f.person_id and g.state = 'joined'
   where not case p_what when 'unacknowledged' then f.acknowledged else f.read end
     and (youju.leads_notices() or f.who = 'parents' and f.unit_id = any (youju.classes()))
   order by f.who desc, u.position, u.id, p.position, coalesce(g.name, p.name), f.person_id
  offset p_offset limit p_limit;
end;

-- Files hang on a record or on an announcement.
alter table youju.file
  alter column record_id drop not null,
  add column notice_id uuid,
  add constraint hangs_on_one check (num_nonnulls(record_id, notice_id) = 1);
create index file_by_notice on youju.file (district_id, notice_id, id) where notice_id is not null;

-- Files come to what is being written: what others approve or read stays as it was.
create function youju.is_being_written(p_district uuid, p_notice uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.notice n
   where n.district_id = p_district and n.id = p_notice and n.publisher_id = youju.me() and n.state in ('draft', 'returned'));

-- Who reads a record or an announcement, which their own policies say, sees what its author has put to it.
alter policy read on youju.file using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (owner_id = (select youju.me()) and (select youju.is_staff())
       or state = 'kept' and removed_at is null
          and (record_id is not null and (select youju.is_staff())
               and exists (select from youju.record r
                            where r.district_id = file.district_id and r.id = file.record_id and r.author_id = file.owner_id)
               or notice_id is not null
               and exists (select from youju.notice n where n.district_id = file.district_id and n.id = file.notice_id))));
alter policy begin_with on youju.file with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and owner_id = (select youju.me()) and state = 'partial' and received = 0
  and (record_id is not null
       and exists (select from youju.record r
                    where r.district_id = file.district_id and r.id = file.record_id and r.author_id = (select youju.me()))
       or notice_id is not null and youju.is_being_written(district_id, notice_id)));
alter policy go_on on youju.file
  with check (removed_at is not null or record_id is not null or youju.is_being_written(district_id, notice_id));

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
            where p.pronamespace = 'youju'::regnamespace
              and p.proname in ('audience_key', 'audience_keys', 'today', 'held_on', 'is_staff_post', 'belongs', 'hears',
                                'hears_of_classes', 'leads_notices', 'may_address', 'guard_notice', 'hearing', 'audience_sizes',
                                'follows_up',
                                'followed_up', 'notice_counts', 'notice_missing', 'is_being_written')
  loop execute format('revoke execute on function %s from public', f); end loop;
end $$;
grant execute on function youju.audience_key, youju.audience_keys, youju.today, youju.hears, youju.hears_of_classes,
  youju.leads_notices, youju.may_address, youju.audience_sizes, youju.follows_up, youju.notice_counts, youju.notice_missing,
  youju.is_being_written to youju_app;
