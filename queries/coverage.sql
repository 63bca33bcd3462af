-- title = "Coverage"
-- summary = "what the data hold: series, first and last month, stage of the months, and those that exist only together"
-- open = "everything"
-- precedence = 50
-- layout = "holdings"
-- chart = "none"
-- dollars = false
-- say = false
-- example = ["/coverage", "/coverage lng russia"]
with chosen as (
    select id, partner, commodity, series, first_month as begins, last_month as ends from lookup
    where flow in ('export', 'import')
      and (len($partners) = 0 or list_contains($partners, partner::varchar))
      and (len($commodities) = 0 or list_contains($commodities, commodity::varchar))
),
-- Runs of months that are at one stage, one row where both flows agree.
numbered as (
    select *, row_number() over (partition by flow order by first_month)
              - row_number() over (partition by flow, stage order by first_month) as run
    from stage
),
run as (
    select flow, stage, run, min(first_month) as first_month, max(last_month) as last_month from numbered group by all
)
select series, basis_of(min(basis), max(basis)) as basis, null as flow,
       min(first_month) as first_month, max(last_month) as last_month, count(distinct partner) as partners,
       count(distinct commodity) as commodities, count(*) as observations, null as longest, null as stage
from chosen join observation using (id)
where first_month between begins and ends
group by series
union all
select distinct series, null, null, first_month, last_month, null, null, null, months, null
from chosen join observation using (id)
where series = 'monthly' and months > 1
union all
select 'monthly', null, case when count(*) = 1 then min(flow) end, first_month, last_month,
       null, null, null, null, stage
from run group by stage, first_month, last_month
