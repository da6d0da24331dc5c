-- What is to be said to people (domain.md section 3, reminders), filled in the transaction of the fact it speaks of and
-- sent later; who consented to how many messages; and when each job ran last.

-- A reminder waits in the app from the moment it is made. One that may be pushed is also sent, at least once, each try under
-- the same id; what could not be sent stays in the app.
create table youju.reminder (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('digest', 'due', 'returned')),
  -- What it is about: the week of a digest (2026-11-16), the promise and the day of a due date (…/2026-12-20/T-7), a record.
  about text not null,
  line text not null,
  page text not null,
  due_on date,
  made_at timestamptz not null,
  -- Shown and sent from here on: never at night, never on a day without lessons.
  not_before timestamptz not null,
  read_at timestamptz,
  -- inApp: never to be sent; waiting; sent; dead: given up, for the clerk to see; dropped: no longer true or wanted.
  state text not null check (state in ('inApp', 'waiting', 'sent', 'dead', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz,
  -- Held by one sender until then, so that two never send the same one.
  leased_until timestamptz,
  -- The platform's reason for the last failure, as a code of core/reminder; never its own words.
  failure text,
  sent_at timestamptz,
  primary key (district_id, id),
  unique (district_id, school_id, person_id, kind, about)
);

create table youju.reminder_choice (
  district_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  digest boolean not null,
  due boolean not null,
  primary key (district_id, school_id, person_id)
);

-- One consent is one message. Taken off when a message goes out, not when it is planned.
create table youju.message_consent (
  district_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('digest', 'due')),
  consents int not null check (consents >= 0),
  primary key (district_id, school_id, person_id, kind)
);
-- Answers of WeChat's question that were counted already.
create table youju.message_asking (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (district_id, id)
);

-- Each job of each school by name: which of its times was the last to be carried out. A time that was missed is caught up once.
create table youju.job (
  district_id uuid not null,
  school_id uuid not null,
  name text not null,
  last_due timestamptz not null,
  finished_at timestamptz,
  failures int not null default 0,
  primary key (district_id, school_id, name)
);
