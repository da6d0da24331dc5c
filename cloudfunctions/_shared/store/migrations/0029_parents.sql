-- How parents come to a class and leave it, and what people suggest or complain about. The application's role reads here
-- what row security lets it, and writes nothing: each change runs as the owner, checks the caller again and journals itself.

-- A class's code, for the wall or the class's chat: it lets one ask to join, no more. Readable to those who keep it, for it
-- is shown again and again; looked up by its hash alone. One a class: a new one takes the place of the one before.
create table youju.class_code (
  district_id uuid not null,
  class_id uuid not null,
  school_id uuid not null,
  -- Crockford's base 32: nothing that can be read as something else.
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  hash bytea not null unique generated always as (sha256(decode(code, 'escape'))) stored,
  last_on date not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  primary key (district_id, class_id)
);

create function youju.keeps_parents_of(p_class uuid) returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp
return youju.reach() = 'school' or p_class = any (youju.classes());

-- What every act of the caller's is journalled by.
create function youju.act_of_mine(p_did text, p_request text, p_reason text default '') returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp
return jsonb_build_object('actorId', youju.me(), 'at', youju.now(), 'did', p_did, 'reason', p_reason, 'requestId', p_request);

create function youju.open_class_code(p_class uuid, p_code text, p_last_on date, p_request text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not youju.keeps_parents_of(p_class) then return false; end if;
  insert into youju.class_code (district_id, class_id, school_id, code, last_on, opened_by, opened_at)
  select u.district_id, u.id, u.school_id, p_code, p_last_on, youju.me(), youju.now() from youju.org_unit u
   where u.district_id = youju.district() and u.school_id = youju.school() and u.kind = 'class' and u.id = p_class
  on conflict (district_id, class_id) do update
     set code = excluded.code, last_on = excluded.last_on, opened_by = excluded.opened_by, opened_at = excluded.opened_at;
  if not found then return false; end if;
  perform youju.keep_journal(youju.district(), youju.school(), 'guardianship', p_class, youju.act_of_mine('codeOpened', p_request),
                             null, jsonb_build_object('class_id', p_class, 'last_on', p_last_on));
  return true;
end
$$;

create function youju.close_class_code(p_class uuid, p_request text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not youju.keeps_parents_of(p_class) then return; end if;
  delete from youju.class_code where district_id = youju.district() and school_id = youju.school() and class_id = p_class;
  if not found then return; end if;
  perform youju.keep_journal(youju.district(), youju.school(), 'guardianship', p_class, youju.act_of_mine('codeClosed', p_request),
                             null, jsonb_build_object('class_id', p_class));
end
$$;

-- The class that a code stands for on a day, {wait: seconds} while there are too many wrong ones, {} for a wrong one. Wrong
-- ones are counted by who or what asks, as wrong passwords are (0012): ten close it for a quarter of an hour. A right one
-- costs nothing, for a whole class may come in the same minute.
create function youju.class_of_code(p_code text, p_asks text, p_today date) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_asks constant bytea := sha256(convert_to('class code / ' || p_asks, 'UTF8'));
  v_attempt youju.sign_in_attempt;
  v_class jsonb;
begin
  select * into v_attempt from youju.sign_in_attempt where login_hash = v_asks;
  if v_attempt.locked_until > now() then
    return jsonb_build_object('wait', ceil(extract(epoch from v_attempt.locked_until - now())));
  end if;
  select jsonb_build_object('districtId', u.district_id, 'schoolId', s.id, 'classId', u.id, 'school', s.name, 'class', u.name)
    into v_class
    from youju.class_code c
    join youju.org_unit u on u.district_id = c.district_id and u.id = c.class_id
    join youju.org_unit s on s.district_id = c.district_id and s.id = c.school_id
   where c.hash = sha256(decode(p_code, 'escape')) and p_today <= c.last_on and (u.to_on is null or p_today <= u.to_on);
  if found then return v_class; end if;
  insert into youju.sign_in_attempt (login_hash, failed, last_at) values (v_asks, 1, now())
    on conflict (login_hash) do update
       set failed = case when sign_in_attempt.locked_until is null then sign_in_attempt.failed else 0 end + 1,
           locked_until = case when sign_in_attempt.locked_until is null and sign_in_attempt.failed + 1 >= 10
                               then now() + interval '15 minutes' end,
           last_at = now();
  return '{}';
end
$$;

-- A person asks to join the class of a code; who is nobody yet becomes a guardian at its school. {refused: why} where it
-- cannot be.
create function youju.ask_class(
  p_code text, p_person uuid, p_id uuid, p_name text, p_today date, p_now timestamptz, p_request text
) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  c youju.class_code;
  g youju.guardianship;
  v_act jsonb := jsonb_build_object('actorId', p_person, 'at', p_now, 'did', 'asked', 'requestId', p_request);
begin
  -- One after the other of a person, and then of a class: a limit is a limit also for what comes at once.
  perform pg_advisory_xact_lock(hashtextextended(p_person::text, 29));
  -- The lock on the code makes who closes it wait, or be waited for.
  select k.* into c from youju.class_code k
    join youju.org_unit u on u.district_id = k.district_id and u.id = k.class_id and (u.to_on is null or p_today <= u.to_on)
   where k.hash = sha256(decode(p_code, 'escape')) and p_today <= k.last_on for share of k;
  if not found then return jsonb_build_object('refused', 'code'); end if;
  perform pg_advisory_xact_lock(hashtextextended(c.class_id::text, 30));

  select * into g from youju.guardianship
   where district_id = c.district_id and class_id = c.class_id and person_id = p_person
   order by state in ('asked', 'joined') desc, asked_at desc limit 1;
  if g.state = 'joined' then return jsonb_build_object('id', g.id, 'state', g.state); end if;
  if g.state = 'asked' then
    update youju.guardianship set name = p_name where district_id = g.district_id and id = g.id;
    return jsonb_build_object('id', g.id, 'state', g.state);
  end if;
  if g.state in ('refused', 'removed') and coalesce(g.ended_at, g.decided_at) > p_now - interval '1 day' then
    return jsonb_build_object('refused', 'again');
  end if;
  if (select count(*) from youju.guardianship
       where district_id = c.district_id and person_id = p_person and state = 'asked') >= 10 then
    return jsonb_build_object('refused', 'many');
  end if;
  if (select count(*) from youju.guardianship
       where district_id = c.district_id and class_id = c.class_id and state in ('asked', 'joined')) >= 300 then
    return jsonb_build_object('refused', 'full');
  end if;

  insert into youju.person (district_id, id, school_id, kind, name)
  values (c.district_id, p_person, c.school_id, 'guardian', p_name) on conflict do nothing;
  perform from youju.person where district_id = c.district_id and id = p_person and school_id = c.school_id;
  if not found then return jsonb_build_object('refused', 'code'); end if;
  insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
  values (c.district_id, p_id, c.school_id, p_person, c.class_id, p_name, 'asked', p_now);
  perform youju.keep_journal(c.district_id, c.school_id, 'guardianship', p_id, v_act, null,
                             jsonb_build_object('class_id', c.class_id, 'person_id', p_person, 'state', 'asked'));
  return jsonb_build_object('id', p_id, 'state', 'asked');
end
$$;

-- Somebody asks, by a way in (0025: place_account) or, without one, as who is signed in. Of whom the school knows already,
-- staff or parent, it is the same person; anybody else gets a place there under the same way in. Answers the account.
create function youju.join_class(
  p_code text, p_way jsonb, p_id uuid, p_name text, p_today date, p_now timestamptz, p_request text
) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_way constant jsonb := coalesce(p_way, jsonb_build_object('identityId', youju.my_identity()));
  c youju.class_code;
  v_known youju.account;
  v_person uuid;
  v_asked jsonb;
begin
  -- The same lock as place_account takes: who asks twice at once must not become two people.
  perform pg_advisory_xact_lock(hashtextextended(coalesce(v_way ->> 'login', v_way ->> 'openId', v_way ->> 'identityId', ''), 25));
  select * into c from youju.class_code where hash = sha256(decode(p_code, 'escape'));
  select a.* into v_known from youju.account a
   where a.district_id = c.district_id and a.school_id = c.school_id
     and a.identity_id = coalesce((v_way ->> 'identityId')::uuid,
                                  (select w.identity_id from youju.account w where w.wechat_openid = v_way ->> 'openId'))
   order by a.id limit 1;
  v_person := case when p_way is null and c.district_id = youju.district() and c.school_id = youju.school() then youju.me()
                   else v_known.person_id end;
  -- Who is signed in without an account has no ways in to take along.
  if v_person is null and p_way is null and youju.my_identity() is null then return jsonb_build_object('refused', 'code'); end if;
  v_asked := youju.ask_class(p_code, coalesce(v_person, gen_random_uuid()), p_id, p_name, p_today, p_now, p_request);
  if v_asked ? 'refused' then return v_asked; end if;
  if v_person is null then
    select person_id into v_person from youju.guardianship where district_id = c.district_id and id = p_id;
    v_known.id := youju.place_account(c.district_id, c.school_id, v_person, v_way);
  end if;
  return v_asked || jsonb_build_object('accountId', coalesce(v_known.id, v_person));
end
$$;

-- What becomes of somebody in a class becomes of them in the class that it goes on in, where that is planned already (0032).
create function youju.move_guardianship(g youju.guardianship, p_state text, p_act jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update youju.guardianship m
     set state = p_state,
         decided_at = case when p_state in ('joined', 'refused') then youju.now() else m.decided_at end,
         decided_by = case when p_state in ('joined', 'refused') then youju.me() else m.decided_by end,
         ended_at = case when p_state in ('left', 'removed') then youju.now() end
   where m.district_id = g.district_id and m.person_id = g.person_id
     and (m.id = g.id or m.state in ('asked', 'joined') and m.class_id in (
           select u.id from youju.org_unit u
            where u.district_id = g.district_id and u.continues_id = g.class_id and u.from_on > youju.today()));
  if p_state = 'joined' then
    insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at, decided_at, decided_by)
    select g.district_id, gen_random_uuid(), g.school_id, g.person_id, u.id, g.name, 'joined', g.asked_at, youju.now(), youju.me()
      from youju.org_unit u
     where u.district_id = g.district_id and u.continues_id = g.class_id and u.from_on > youju.today()
    on conflict do nothing;
  end if;
  perform youju.keep_journal(g.district_id, g.school_id, 'guardianship', g.id, p_act,
                             jsonb_build_object('class_id', g.class_id, 'person_id', g.person_id, 'state', g.state),
                             jsonb_build_object('class_id', g.class_id, 'person_id', g.person_id, 'state', p_state));
end
$$;

-- Admits or refuses who asks, takes out who has joined. Answers the state it finds where that is another, null for what the
-- caller does not keep. What was decided so already stays as it is.
create function youju.decide_guardianship(p_id uuid, p_state text, p_reason text, p_request text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  g youju.guardianship;
begin
  select * into g from youju.guardianship
   where district_id = youju.district() and school_id = youju.school() and id = p_id for update;
  if not found or not youju.keeps_parents_of(g.class_id) then return null; end if;
  if g.state <> (case p_state when 'joined' then 'asked' when 'refused' then 'asked' when 'removed' then 'joined' end) then
    return g.state;
  end if;
  perform youju.move_guardianship(
    g, p_state, youju.act_of_mine(case p_state when 'joined' then 'admitted' else p_state end, p_request, p_reason));
  return p_state;
end
$$;

-- The caller's own: a child that left, or an asking taken back.
create function youju.leave_class(p_id uuid, p_request text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  g youju.guardianship;
begin
  select * into g from youju.guardianship
   where district_id = youju.district() and school_id = youju.school() and id = p_id and person_id = youju.me() for update;
  if not found then return false; end if;
  if g.state in ('asked', 'joined') then perform youju.move_guardianship(g, 'left', youju.act_of_mine('left', p_request)); end if;
  return true;
end
$$;

-- The caller's own, one a class: also of classes that have not admitted them yet, whose names they know by the code. What
-- was refused or taken away is told for a month, what one left not at all.
create function youju.classes_asked() returns table (id uuid, class_id uuid, class text, name text, state text, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select g.id, g.class_id, u.name, g.name, g.state, coalesce(g.ended_at, g.decided_at, g.asked_at)
    from (select distinct on (class_id) * from youju.guardianship
           where district_id = youju.district() and school_id = youju.school() and person_id = youju.me()
           order by class_id, state in ('asked', 'joined') desc, asked_at desc) g
    join youju.org_unit u on u.district_id = g.district_id and u.id = g.class_id
   where (u.from_on is null or u.from_on <= youju.today()) and (u.to_on is null or u.to_on >= youju.today())
     and (g.state in ('asked', 'joined')
      or g.state in ('refused', 'removed') and coalesce(g.ended_at, g.decided_at) > youju.now() - interval '1 month')
   order by g.asked_at, g.id;
end;

-- Said to the school, or to the district about it. Whoever wrote it reads it with its answer; whoever answers it reads it
-- through youju.suggestions_told(), which leaves out who wrote what is anonymous.
create table youju.suggestion (
  district_id uuid not null,
  id uuid not null,
  -- What its readers call it: the id is made on the writer's device and tells the moment.
  told_as uuid not null default gen_random_uuid(),
  writer_id uuid not null,
  -- Where it was written, and the school or the district's office that it is for.
  school_id uuid not null,
  recipient_id uuid not null check (recipient_id in (school_id, district_id)),
  kind text not null check (kind in ('suggestion', 'complaint', 'burden')),
  anonymous boolean not null,
  text text not null,
  at timestamptz not null,
  answer text,
  answered_by uuid,
  -- Answers are read by people who do not know the school's staff.
  answered_by_name text,
  answered_at timestamptz,
  primary key (district_id, id),
  check ((answer is null) = (answered_at is null))
);
create unique index suggestion_told_as on youju.suggestion (district_id, told_as);
create index suggestion_by_recipient on youju.suggestion (district_id, recipient_id, at);
create index suggestion_by_writer on youju.suggestion (district_id, writer_id, at);

-- The leaders of a school, the officers of the district's office; not those who keep the rosters.
create function youju.answers_suggestions() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp
return youju.leads_school() or youju.sees_district() and 'officer' = any (youju.posts());

-- written, known (the same again), taken (the id is something else's) or tooMany: ten a day. The journal names neither text
-- nor, of what is anonymous, the writer; what is for the district is journalled there, where the school does not read.
create function youju.write_suggestion(
  p_id uuid, p_kind text, p_to_district boolean, p_anonymous boolean, p_text text, p_today date, p_request text
) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s youju.suggestion;
  v_recipient uuid := case when p_to_district then youju.district() else youju.school() end;
begin
  if not (youju.is_staff() or youju.reach() = 'guardian') then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(youju.me()::text, 31));
  select * into s from youju.suggestion where district_id = youju.district() and id = p_id;
  if found then
    return case when s.writer_id = youju.me() and s.kind = p_kind and s.recipient_id = v_recipient
                     and s.anonymous = p_anonymous and s.text = p_text then 'known' else 'taken' end;
  end if;
  if (select count(*) from youju.suggestion
       where district_id = youju.district() and writer_id = youju.me()
         and (at at time zone 'Asia/Shanghai')::date = p_today) >= 10 then
    return 'tooMany';
  end if;
  insert into youju.suggestion (district_id, id, writer_id, school_id, recipient_id, kind, anonymous, text, at)
  values (youju.district(), p_id, youju.me(), youju.school(), v_recipient, p_kind, p_anonymous, p_text, youju.now())
  returning * into s;
  perform youju.keep_journal(
    s.district_id, s.recipient_id, 'suggestion', s.told_as,
    youju.act_of_mine('suggested', case when p_anonymous then '' else p_request end)
      || case when p_anonymous then jsonb_build_object('actorId', '00000000-0000-0000-0000-000000000000',
                                                       'at', p_today::timestamp at time zone 'Asia/Shanghai') else '{}' end,
    null, jsonb_build_object('kind', p_kind, 'anonymous', p_anonymous));
  return 'written';
end
$$;

-- What the caller answers: what waits, the oldest first, or what is answered, the latest first; from a place on. Of an
-- anonymous one only the day is told.
create function youju.suggestions_told(p_answered boolean, p_place text, p_most int)
  returns table (id uuid, kind text, recipient text, words text, writer text, at timestamptz,
                 answer text, answered_by_name text, answered_at timestamptz, place text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select t.id, t.kind, t.recipient, t.text, t.writer, t.at, t.answer, t.answered_by_name, t.answered_at, t.place
    from (
      select s.told_as as id, s.kind, case when s.recipient_id = s.district_id then 'district' else 'school' end as recipient, s.text,
             case when not s.anonymous then p.name || coalesce((
               select '（' || string_agg(u.name, '、' order by u.position, u.id) || '家长）'
                 from youju.guardianship g
                 join youju.org_unit u on u.district_id = g.district_id and u.id = g.class_id
                where p.kind = 'guardian' and g.district_id = p.district_id and g.person_id = p.id and g.state = 'joined'), '')
             end as writer,
             case when s.anonymous then date_trunc('day', s.at, 'Asia/Shanghai') else s.at end as at,
             s.answer, s.answered_by_name, s.answered_at,
             to_char(coalesce(s.answered_at, date_trunc('day', s.at, 'Asia/Shanghai')) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               || '/' || s.told_as as place
        from youju.suggestion s
        left join youju.person p on p.district_id = s.district_id and p.id = s.writer_id
       where youju.answers_suggestions() and s.district_id = youju.district() and s.recipient_id = youju.school()
         and (s.answer is not null) = p_answered
    ) t
   where p_place is null or case when p_answered then t.place < p_place else t.place > p_place end
   order by case when p_answered then t.place end collate "C" desc, case when not p_answered then t.place end collate "C"
   limit p_most;
end;

create function youju.suggestions_waiting() returns int
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select count(*)::int from youju.suggestion s
         where youju.answers_suggestions() and s.district_id = youju.district() and s.recipient_id = youju.school()
           and s.answer is null);

-- The same answer again changes nothing; false for what the caller does not answer.
create function youju.answer_suggestion(p_told_as uuid, p_text text, p_request text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s youju.suggestion;
begin
  if not youju.answers_suggestions() then return false; end if;
  select * into s from youju.suggestion
   where district_id = youju.district() and recipient_id = youju.school() and told_as = p_told_as for update;
  if not found then return false; end if;
  if s.answer = p_text then return true; end if;
  update youju.suggestion
     set answer = p_text, answered_at = youju.now(), answered_by = youju.me(),
         answered_by_name = (select name from youju.person where district_id = s.district_id and id = youju.me())
   where district_id = s.district_id and id = s.id;
  perform youju.keep_journal(s.district_id, s.recipient_id, 'suggestion', s.told_as, youju.act_of_mine('answered', p_request),
                             case when s.answer is not null then jsonb_build_object('answer', s.answer) end,
                             jsonb_build_object('answer', p_text));
  return true;
end
$$;

alter table youju.class_code enable row level security;
alter table youju.suggestion enable row level security;
grant select on youju.class_code to youju_app;
grant select (district_id, id, writer_id, school_id, recipient_id, kind, anonymous, text, at, answer, answered_by_name, answered_at)
  on youju.suggestion to youju_app;

create policy read on youju.class_code for select using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and ((select youju.reach()) = 'school' or class_id = any ((select youju.classes())::uuid[])));

-- Whoever wrote it: nobody else's row is ever seen, by leaders neither.
create policy own on youju.suggestion for select using (
  district_id = (select youju.district()) and writer_id = (select youju.me()));

revoke execute on function youju.keeps_parents_of, youju.act_of_mine, youju.open_class_code, youju.close_class_code, youju.class_of_code,
  youju.ask_class, youju.join_class, youju.move_guardianship, youju.decide_guardianship, youju.leave_class, youju.classes_asked,
  youju.answers_suggestions,
  youju.write_suggestion, youju.suggestions_told, youju.suggestions_waiting, youju.answer_suggestion from public;
grant execute on function youju.open_class_code, youju.close_class_code, youju.class_of_code, youju.join_class,
  youju.decide_guardianship, youju.leave_class, youju.classes_asked, youju.write_suggestion, youju.suggestions_told, youju.suggestions_waiting,
  youju.answer_suggestion to youju_app;
