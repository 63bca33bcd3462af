-- Every month that an observation covers has an exchange rate, up to the last month that rates are known for, and the rate of a
-- lone month is that month's.
select distinct o.first_month, o.last_month, o.jpy_per_usd, r.jpy_per_usd as rate
from observations o
cross join generate_series(o.first_month, o.last_month, interval 1 month) as g(month)
left join rates r on r.month = strftime(g.month, '%Y-%m')
where strftime(o.last_month, '%Y-%m') <= (select max(month) from rates)
  and (r.month is null or o.jpy_per_usd is null
       or (o.first_month = o.last_month and abs(o.jpy_per_usd - r.jpy_per_usd) > 0.000001))
