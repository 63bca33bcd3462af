-- title   = "Coverage"
-- summary = "what the data hold: series, first and last month, and the months that exist only together"
-- open    = "everything"
-- shape   = "coverage"
-- example = ["/coverage", "/coverage lng russia"]
with chosen as (
    select id, partner, commodity, series, first_month as begins, last_month as ends from lookup
    where flow in ('export', 'import')
      and (len($partners) = 0 or list_contains($partners, partner::varchar))
      and (len($commodities) = 0 or list_contains($commodities, commodity::varchar))
)
select series, basis_of(min(basis), max(basis)) as basis, min(first_month) as first_month, max(last_month) as last_month,
       count(distinct partner) as partners, count(distinct commodity) as commodities, count(*) as observations, null as longest
from chosen join observation using (id)
where first_month between begins and ends
group by series
union all
select distinct series, null, first_month, last_month, null, null, null, months
from chosen join observation using (id)
where series = 'monthly' and months > 1
