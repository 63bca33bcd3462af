-- No month is in two spans of one series, and no month between the first and the last is in none. 9-digit files that
-- were imported have no row for what a country did not sell in a year, tabulations of others not every year, and
-- volumes alone are there of some origins: their months may have gaps.
select series, flow, partner, commodity, first_month, last_month, previous_last
from (
    select *, lag(last_month) over (partition by series, flow, partner, commodity order by first_month) as previous_last
    from observations
)
where (first_month <> (previous_last + interval 1 month)::date
       and not (origin in ('hs9_release', 'tabulation', 'hs9_volume') and first_month > previous_last))
   or first_month > last_month or day(first_month) <> 1 or day(last_month) <> 1
