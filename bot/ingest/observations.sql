-- What is measured, from what build.sql and volumes.sql made, and the rates.

-- Estimates: IMF dollars at the monthly average rate, for the months of Japan-Russia totals that exist only inside
-- a long lump, scaled so that they add up to that official lump to the last thousand yen (running sums are rounded,
-- not the months).
create temp table estimate as
with lump as (
    select * from monthly
    where partner = 'RU' and commodity = 'total' and first_month between '2019-06-01' and '2020-12-01'
      and first_month < last_month
),
month as (
    select l.flow, l.first_month as lump_first, l.value_kyen as lump_kyen, make_date(year(d), month(d), 1) as month,
           value_musd * jpy_per_usd as weight
    from (select *, (month || '-01')::date as d from fact_imf where reporter = 'Japan' and partner = 'Russia') i
    join rates r on r.month = i.month
    join lump l on l.flow = i.flow and i.d between l.first_month and l.last_month
),
running as (
    select *, round(lump_kyen * sum(weight) over (partition by flow, lump_first order by month)
                    / sum(weight) over (partition by flow, lump_first))::bigint as upto
    from month
)
select flow, month, upto - coalesce(lag(upto) over (partition by flow, lump_first order by month), 0) as value_kyen
from running;

create temp table measured as
select flow, partner, commodity, 'annual' as series, first_month, last_month, value_kyen, quantity,
       'annual_table' as origin, date '2026-04-28' as vintage
from annual left join volume using (flow, partner, commodity, first_month, last_month)
union all
select 'import', partner, 'lng', 'hs9', month, month, value_kyen, quantity, 'hs9_file',
       case when month >= '2026-01-01' then date '2026-04-28' end -- the date of the December 2025 file is not known
from lng
union all
select 'import', 'RU', commodity, 'hs9', month, month, value_kyen, quantity, 'hs9_file', null from seafood
union all
select flow, partner, commodity, 'monthly', first_month, last_month, value_kyen, quantity, basis, vintage
from monthly left join volume using (flow, partner, commodity, first_month, last_month)
union all
select flow, 'RU', 'total', 'estimate', month, month, value_kyen, null, 'imf_dollars', null from estimate
union all
select 'export', partner, commodity, 'tabulated', first_month, last_month, null, quantity, 'tabulation', null
from tabulated
union all
select 'import', partner, 'lng', 'volume', month, month, null, quantity, 'hs9_volume', null from volume_only;

-- Yen per dollar, euro and yuan: a month at its average, a lump at the mean of its months.
create temp table span_rate as
select first_month, last_month, avg(jpy_per_usd) as jpy_per_usd, avg(jpy_per_eur) as jpy_per_eur,
       avg(jpy_per_cny) as jpy_per_cny
from (select distinct first_month, last_month from measured)
join rates r on (r.month || '-01')::date between first_month and last_month
group by all;

-- The spans whose every month has a rate.
create temp table whole_span as
select first_month, last_month
from (select distinct first_month, last_month from measured)
join rates r on (r.month || '-01')::date between first_month and last_month
group by all
having count(jpy_per_usd) = count(*) and count(jpy_per_eur) = count(*) and count(jpy_per_cny) = count(*)
   and count(*) = datediff('month', first_month, last_month) + 1;

-- A revised year: the rate that its own months give, weighted by what was traded in each.
create temp table year_rate as
select a.flow, a.partner, a.commodity, a.first_month,
       sum(m.value_kyen) / nullif(sum(m.value_kyen / r.jpy_per_usd), 0) as jpy_per_usd,
       sum(m.value_kyen) / nullif(sum(m.value_kyen / r.jpy_per_eur), 0) as jpy_per_eur,
       sum(m.value_kyen) / nullif(sum(m.value_kyen / r.jpy_per_cny), 0) as jpy_per_cny
from annual a
join monthly m on m.flow = a.flow and m.partner = a.partner and m.commodity = a.commodity
    and m.first_month >= a.first_month and m.last_month <= a.last_month
join span_rate r on r.first_month = m.first_month and r.last_month = m.last_month
group by all
having min(m.value_kyen) >= 0 and sum(m.value_kyen) > 0;

create temp table observations as
select m.*, round(coalesce(y.jpy_per_usd, r.jpy_per_usd), 6) as jpy_per_usd,
       round(coalesce(y.jpy_per_eur, r.jpy_per_eur), 6) as jpy_per_eur,
       round(coalesce(y.jpy_per_cny, r.jpy_per_cny), 6) as jpy_per_cny
from measured m
join span_rate r using (first_month, last_month)
left join year_rate y on m.series = 'annual' and y.flow = m.flow and y.partner = m.partner
    and y.commodity = m.commodity and y.first_month = m.first_month;

-- Figures printed by news agencies, in our codes where we have one; what was printed is kept word for word.
create temp table reported as
select outlet, published_date, url, period_type, period_start, period_end, p.code as partner, flow,
       coalesce(n.code, c.code) as commodity, r.commodity as commodity_as_reported, measure,
       value::decimal(24, 4) as value, exactness, note
from fact_reported r
left join partners p on p.name_en = r.partner or p.short_en = r.partner or p.mof_label = upper(r.partner)
left join commodities c on c.code = r.commodity
left join (values ('auto_parts', 'car_parts'), ('fish_seafood', 'fish'), ('energy', 'mineral_fuels'),
                  ('foods', 'foodstuff')) n(name, code)
       on n.name = r.commodity;
