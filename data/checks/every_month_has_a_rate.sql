-- Every month that an observation covers has an exchange rate of each currency, and the rate of a lone month is that
-- month's. Behind the last month that rates are known for there is none; a month that was imported without one gets it
-- with the next import, and so do the figures of a release that knew dollars only.
with rate as (
    select 'usd' as currency, month, jpy_per_usd::double as rate from rates where jpy_per_usd is not null
    union all
    select 'eur', month, jpy_per_eur::double from rates where jpy_per_eur is not null
    union all
    select 'cny', month, jpy_per_cny::double from rates where jpy_per_cny is not null
),
known as (select currency, max(month) as last_month from rate group by currency),
span as (
    select distinct first_month, last_month, origin, jpy_per_usd, jpy_per_eur, jpy_per_cny from observations
),
observed as (
    select distinct 'usd' as currency, first_month, last_month, origin, jpy_per_usd as observed from span
    union all
    select distinct 'eur', first_month, last_month, origin, jpy_per_eur from span
    union all
    select distinct 'cny', first_month, last_month, origin, jpy_per_cny from span
)
select distinct o.currency, o.first_month, o.last_month, o.observed, r.rate
from observed o
join known k using (currency)
cross join generate_series(o.first_month, o.last_month, interval 1 month) as g(month)
left join rate r on r.currency = o.currency and r.month = strftime(g.month, '%Y-%m')
where (o.currency = 'usd' or o.currency in (select currency from observed where observed is not null))
  and case when strftime(o.last_month, '%Y-%m') > k.last_month then o.observed is not null
           else r.month is null or (o.observed is null and o.origin not in ('area_file', 'hs9_release'))
               or (o.first_month = o.last_month and abs(o.observed - r.rate) > 0.000001) end
