-- Standing in for somebody, reading what is sealed, and a little less for the clerk.

-- Posts of the staff; who holds none of them works here no longer.
create function youju.staff_posts() returns text[] language sql immutable parallel safe
  return array['principal', 'teachingPrincipal', 'director', 'groupLead', 'gradeLead', 'classTeacher', 'teacher', 'instructor',
               'clerk', 'officer', 'support'];
-- Posts that can be handed over for some days: those that open something to be done for others.
create function youju.delegable_posts() returns text[] language sql immutable parallel safe
  return array['principal', 'teachingPrincipal', 'director', 'groupLead', 'gradeLead', 'classTeacher', 'clerk', 'officer'];
-- Those in whose posts the caller acts today besides the own ones; the journal keeps them with every act.
create function youju.acting_for() returns uuid[] language sql stable parallel safe
  return coalesce(youju.setting('acting_for')::uuid[], '{}');

-- Whoever acts is named by actor_id; here for whom, when posts of others are acted in at that moment. Not where an act is
-- written down in nobody's name: for whom somebody acts would tell who it was. Its name puts it before the one that hashes.
create function youju.name_acting_for() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.acting_for := case when new.actor_id = youju.me() then nullif(youju.acting_for(), '{}') end;
  return new;
end
$$;
create trigger acting_for before insert on youju.journal for each row execute function youju.name_acting_for();

create function youju.is_appointed(p_person uuid, p_posts text[], p_on date) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.appointment a
   where a.district_id = youju.district() and a.school_id = youju.school() and a.person_id = p_person and a.post = any (p_posts)
     and a.from_on <= p_on and (a.to_on is null or p_on <= a.to_on)
);

-- Lets a colleague act in a post that the caller holds by appointment: what is itself delegated is handed on by nobody.
-- Outcomes: given, same, idTaken, notHeld, unknownTaker, wrongDays, overlaps.
create function youju.give_delegation(
  p_id uuid, p_post text, p_taker uuid, p_from date, p_to date, p_reason text, p_journal jsonb
) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_today date := (youju.now() at time zone 'Asia/Shanghai')::date;
  v youju.delegation;
begin
  if not youju.is_staff() then raise exception 'not on the staff' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('delegations of ' || youju.me(), 0));
  select * into v from youju.delegation where district_id = youju.district() and id = p_id;
  if found then
    return case when v.giver_id = youju.me() and v.school_id = youju.school()
                     and (v.post, v.taker_id, v.from_on, v.to_on, v.reason) = (p_post, p_taker, p_from, p_to, p_reason)
                then 'same' else 'idTaken' end;
  end if;
  if p_post <> all (youju.delegable_posts()) or not youju.is_appointed(youju.me(), array[p_post], v_today) then
    return 'notHeld';
  end if;
  if p_taker = youju.me() or not youju.is_appointed(p_taker, youju.staff_posts(), v_today) then return 'unknownTaker'; end if;
  if p_from < v_today or p_to < p_from or p_to - p_from >= 60 then return 'wrongDays'; end if;
  if exists (select from youju.delegation d
              where d.district_id = youju.district() and d.school_id = youju.school() and d.giver_id = youju.me()
                and d.post = p_post and d.ended_at is null and d.from_on <= p_to and p_from <= d.to_on) then
    return 'overlaps';
  end if;
  insert into youju.delegation (district_id, id, school_id, post, giver_id, taker_id, from_on, to_on, reason, made_at)
  values (youju.district(), p_id, youju.school(), p_post, youju.me(), p_taker, p_from, p_to, p_reason, youju.now())
  on conflict do nothing returning * into v;
  if not found then return 'idTaken'; end if;
  perform youju.keep_journal(v.district_id, v.school_id, 'delegation', v.id,
                             p_journal || jsonb_build_object('actorId', youju.me()), null, to_jsonb(v));
  return 'given';
end
$$;

-- Ends one before its last day, from this moment on. Outcomes: ended, same, notFound, notYours.
create function youju.end_delegation(p_id uuid, p_journal jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before youju.delegation;
  v youju.delegation;
begin
  if not youju.is_staff() then raise exception 'not on the staff' using errcode = '42501'; end if;
  select * into v_before from youju.delegation
   where district_id = youju.district() and school_id = youju.school() and id = p_id for update;
  if not found then return 'notFound'; end if;
  if youju.me() not in (v_before.giver_id, v_before.taker_id) and not youju.leads_school() and not youju.is_officer() then
    return 'notYours';
  end if;
  if v_before.ended_at is not null or v_before.to_on < (youju.now() at time zone 'Asia/Shanghai')::date then return 'same'; end if;
  update youju.delegation set ended_at = youju.now() where district_id = v_before.district_id and id = p_id returning * into v;
  perform youju.keep_journal(v.district_id, v.school_id, 'delegation', v.id,
                             p_journal || jsonb_build_object('actorId', youju.me()), to_jsonb(v_before), to_jsonb(v));
  return 'ended';
end
$$;

-- What few may read of a sealed record comes to its readers through this function alone, which writes down who opened what:
-- one row for one record, one a form for a page of them, once a
-- request. It answers nothing of records that the caller may not read; authors
-- read their own without it.
create function youju.open_sealed(p_records uuid[], p_journal jsonb) returns table (record_id uuid, payload jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_before uuid[] := coalesce(youju.setting('opened')::uuid[], '{}');
  v_form record;
begin
  if not youju.is_staff() then return; end if;
  for v_form in
    select r.payload ->> 'form' as form, array_agg(r.id order by r.id) as ids
      from youju.record r
     where r.district_id = youju.district() and r.school_id = youju.school() and r.id = any (p_records)
       and r.sealed and r.author_id <> youju.me() and r.readers && youju.posts()
     group by r.payload ->> 'form'
     order by 1
  loop
    if not v_form.ids <@ v_before then
      perform youju.keep_journal(
        youju.district(), youju.school(), 'reading',
        case when cardinality(v_form.ids) = 1 then v_form.ids[1] else youju.school() end,
        p_journal || jsonb_build_object('actorId', youju.me(), 'did', 'read'), null,
        jsonb_build_object('form', v_form.form, 'records', v_form.ids));
      v_before := v_before || v_form.ids;
      perform set_config('youju.opened', v_before::text, true);
    end if;
    return query
      select s.record_id, s.payload from youju.record_private s
       where s.district_id = youju.district() and s.record_id = any (v_form.ids);
  end loop;
end
$$;

alter policy read on youju.record_private using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = record_private.district_id and r.id = record_private.record_id
                 and (r.author_id = (select youju.me())
                      or not r.sealed and ((select youju.leads_school())
                                           or (select youju.reach()) = 'school' and r.kind <> 'research'
                                           or r.about_id = any ((select youju.led())::uuid[])))));

-- Session by session, a credit for having been there tells who was not; the clerk reads those of groups and of the school.
alter policy read on youju.credit using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = credit.district_id and r.id = credit.record_id
                 and (credit.subject_id = (select youju.me()) or r.author_id = (select youju.me())
                      or (select youju.leads_school()) or (select youju.is_officer())
                      or (select youju.reach()) = 'school' and r.kind <> 'research'
                      or credit.subject_id = any ((select youju.people())::uuid[])
                      or r.about_id = any ((select youju.led())::uuid[])
                      or exists (select from youju.org_unit u
                                  where u.district_id = credit.district_id and u.id = credit.subject_id))));

-- As in 0028; besides, as in 0021, officers look at what was put to a material before they accept it.
alter policy read on youju.file using (
  district_id = (select youju.district())
  and (school_id = (select youju.school())
       and (owner_id = (select youju.me()) and (select youju.is_staff())
            or state = 'kept' and removed_at is null
               and (record_id is not null and (select youju.is_staff())
                    and exists (select from youju.record r
                                 where r.district_id = file.district_id and r.id = file.record_id and r.author_id = file.owner_id)
                    or notice_id is not null
                    and exists (select from youju.notice n where n.district_id = file.district_id and n.id = file.notice_id)))
       or (select youju.is_officer()) and record_id is not null and state = 'kept' and removed_at is null
          and exists (select from youju.record r
                       where r.district_id = file.district_id and r.id = file.record_id and r.author_id = file.owner_id)));

revoke execute on function youju.name_acting_for, youju.staff_posts, youju.delegable_posts, youju.acting_for, youju.is_appointed, youju.give_delegation,
  youju.end_delegation, youju.open_sealed from public;
grant execute on function youju.staff_posts, youju.delegable_posts, youju.acting_for, youju.give_delegation, youju.end_delegation,
  youju.open_sealed to youju_app;
