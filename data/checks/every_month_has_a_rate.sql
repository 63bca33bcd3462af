-- Every month that an observation covers has an exchange rate, and the rate of a lone month is that month's. Behind the
-- last month that rates are known for there is none; a month that was imported without one gets it with the next
-- import.
with known as (select max(month) as last_month from rates)
select distinct o.first_month, o.last_month, o.jpy_per_usd, r.jpy_per_usd as rate
from observations o
cross join known k
cross join generate_series(o.first_month, o.last_month, interval 1 month) as g(month)
left join rates r on r.month = strftime(g.month, '%Y-%m')
where case when strftime(o.last_month, '%Y-%m') > k.last_month then o.jpy_per_usd is not null
           else r.month is null or (o.jpy_per_usd is null and o.origin not in ('area_file', 'hs9_release'))
               or (o.first_month = o.last_month and abs(o.jpy_per_usd - r.jpy_per_usd) > 0.000001) end
