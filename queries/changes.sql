-- title = "Revisions"
-- summary = "the months that the newest release revised, largest first: before, now, and the change"
-- open = "everything"
-- precedence = 10
-- layout = "revisions"
-- chart = "none"
-- dollars = false
-- say = false
-- example = ["/changes", "/changes lng russia", "/changes coal 2025"]
-- Years are left out: a year is the sum of its months. A month that two series have with the same change is shown once.
with chosen as (
    select r.*,
           row_number() over (
               partition by r.flow, r.partner, r.commodity, r.first_month, r.last_month, before_kyen, r.value_kyen
               order by quantity is null
           ) as copy
    from revision r
    where release = (select release from newest_change)
      and (len($flows) = 0 or list_contains($flows, flow::varchar))
      and (len($partners) = 0 or list_contains($partners, partner::varchar))
      and (len($commodities) = 0 or list_contains($commodities, within))
      and (len($periods) = 0 or list_bool_or([first_month >= p.first_month and last_month <= p.last_month
               for p in $periods::struct(label varchar, first_month date, last_month date)[]]))
),
ranked as (
    select *,
           row_number() over (
               order by abs(value_kyen - before_kyen) desc, flow, partner, commodity, first_month, series
           ) as rank,
           count(*) over () as revisions
    from chosen where copy = 1
)
select flow, partner, commodity, series, first_month, last_month,
       rank::integer as rank, revisions::integer as revisions, before_kyen * 1000 as value_before_jpy,
       value_kyen * 1000 as value_jpy, (value_kyen - before_kyen) * 1000 as value_change_jpy,
       pct_change(value_kyen, before_kyen) as revised_pct,
       quantity_before, quantity, case when quantity is not null then unit end as quantity_unit,
       known_since, released
from ranked where rank <= case when $top = 0 then 1000 else $top end
