-- As before (0028_notices.sql); what an announcement is for is held against all that the caller hears at once, not first against what is
-- said to them and then against what is said of their classes: this is asked of every announcement of a school.
alter policy read on youju.notice using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (publisher_id = (select youju.me()) and (select youju.is_staff())
       or state = 'issued' and published_at <= (select youju.now())
          and hears && (select youju.hears() || youju.hears_of_classes())
       or (select youju.leads_notices()) and (state in ('awaiting', 'returned') or published_at is not null)));
