-- Keeping the roster and the calendar day by day: units, people, posts, terms. The application's role writes none of their tables;
-- these functions check the caller again and force district and school.

alter table youju.person add column if not exists staff_no text not null default '';

-- A unit, person or post that is no more is not deleted; who was gone before the running term is out of the choosers.
create function youju.left_before_term(p_district uuid, p_person uuid, p_today date) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from youju.appointment a where a.district_id = p_district and a.person_id = p_person)
     and not exists (
       select from youju.appointment a
        where a.district_id = p_district and a.person_id = p_person
          and (a.to_on is null
               or a.to_on >= coalesce((select max(t.start_on) from youju.term t
                                        where t.district_id = a.district_id and t.school_id = a.school_id and t.start_on <= p_today),
                                      p_today)));
end;
revoke execute on function youju.left_before_term from public;
grant execute on function youju.left_before_term to youju_app;

-- As in 0020, as texts: columns that tables have got since, and will get, are told too.
create or replace function youju.told_schools() returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.kind = 'school'
$$;

create or replace function youju.told_org_unit(p_school uuid) returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.school_id = p_school
$$;

create or replace function youju.told_term(p_school uuid) returns setof youju.term
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select t.* from youju.term t
   where youju.sees_district() and t.district_id = youju.district() and t.school_id = p_school
$$;

create or replace function youju.told_appointment(p_school uuid) returns setof youju.appointment
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select a.* from youju.appointment a
   where youju.sees_district() and a.district_id = youju.district() and a.school_id = p_school and a.post <> 'parent'
$$;

