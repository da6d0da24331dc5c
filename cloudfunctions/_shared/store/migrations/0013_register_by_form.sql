-- The book of a register: entries of one form, the newest first.
create index record_by_form on youju.record (district_id, school_id, (payload ->> 'form'), happened_on desc, id desc)
  where kind = 'register';
