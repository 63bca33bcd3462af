-- The nine sections add up to the total exactly, for every area, flow, series and span. Where months of nine digits
-- took the place of some of them (imports of 2019 and 2020), the years do.
with value as (
    select o.*, level, year(first_month) as year,
           bool_or(origin = 'hs9_fixed') over (partition by series, flow, partner, year(first_month)) as has_fixed
    from observations o join commodities on code = commodity
    where series in ('annual', 'monthly') and level in ('total', 'section')
)
select series, flow, partner, if(has_fixed, make_date(year, 1, 1), first_month) as first_month,
       if(has_fixed, make_date(year, 12, 1), last_month) as last_month,
       sum(value_kyen) filter (level = 'total') as total, sum(value_kyen) filter (level = 'section') as sections
from value
group by all
having total is distinct from sections
