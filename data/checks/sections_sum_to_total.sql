-- The nine sections add up to the total exactly, for every area, flow, series and span.
select series, flow, partner, first_month, last_month,
       sum(value_kyen) filter (level = 'total') as total, sum(value_kyen) filter (level = 'section') as sections
from observations join commodities on code = commodity
where series in ('annual', 'monthly') and level in ('total', 'section')
group by all
having total is distinct from sections
