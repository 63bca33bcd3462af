-- From the compiled official facts to the dataset's own table of observations. build.py runs this on one connection
-- with one thread, after it has made the views fact_* (the facts) and the tables commodities, partners and rates.
-- Values stay exact: thousand yen. Quantities in the unit of the commodity (LNG: tonnes, seafood: kilograms).

create temp table goods_code as
select 'export' as flow, export_label as goods, code as commodity from commodities where export_label is not null
union all
select 'import', import_label, code from commodities where import_label is not null;

create temp table monthly as
select flow, p.code as partner, commodity, first_month, last_month, value_kyen, basis, vintage
from fact_monthly f
join partners p on p.mof_label = f.area
join goods_code using (flow, goods);

-- A goods line or an area that began or ended inside a year has a shorter "year": the months it really has.
-- The year that is still running is left out: its months say the same and go on changing.
create temp table annual as
with span as (
    select flow, partner, commodity, year(first_month) as year,
           min(first_month) as first_month, max(last_month) as last_month
    from monthly group by all
)
select f.flow, p.code as partner, g.commodity, first_month, last_month, value_kyen
from fact_annual f
join partners p on p.mof_label = f.area
join goods_code g on g.flow = f.flow and g.goods = f.goods
join span s on s.flow = f.flow and s.partner = p.code and s.commodity = g.commodity and s.year = f.year
where f.year < (select year(max(last_month) + interval 1 month) from monthly);

-- 9-digit LNG. The file is complete: a country without a line in a month imported none, and the world is the sum.
create temp table lng as
with line as (
    select (month || '-01')::date as month, p.code as partner, tonnes, value_kyen
    from fact_lng f join partners p using (customs_code)
),
every as (
    select month, p.code as partner
    from (select distinct month from line) cross join partners p where customs_code is not null
)
select month, partner, coalesce(tonnes, 0)::bigint as quantity, coalesce(value_kyen, 0)::bigint as value_kyen
from every left join line using (month, partner)
union all
select month, 'WORLD', sum(tonnes)::bigint, sum(value_kyen)::bigint from line group by month;

-- Where the 9-digit months of LNG add up to a two-month lump exactly, the lump gives way to them.
create temp table split as
select m.*
from monthly m join lng l on l.partner = m.partner and l.month between m.first_month and m.last_month
where m.flow = 'import' and m.commodity = 'lng' and m.first_month < m.last_month
group by all
having sum(l.value_kyen) = m.value_kyen and count(*) = datediff('month', m.first_month, m.last_month) + 1;

delete from monthly m using split s
where m.flow = s.flow and m.partner = s.partner and m.commodity = s.commodity and m.first_month = s.first_month;

insert into monthly
select s.flow, s.partner, s.commodity, l.month, l.month, l.value_kyen, 'hs9_months_of_lump', s.vintage
from split s join lng l on l.partner = s.partner and l.month between s.first_month and s.last_month;

-- 9-digit seafood from Russia.
create temp table seafood_line as
select c.code as commodity, make_date(year::integer, month, 1) as month,
       quantity::bigint as quantity, value_kyen::bigint as value_kyen
from months_of('fact_seafood') f join commodities c on c.hs9 = trim(f.hs, '''');

-- Groups of 9-digit lines (crab, salmon …) are the sums of the lines below them in the tree.
create temp table seafood as
with recursive below as (
    select code as grp, code from commodities where level = 'group'
    union all
    select grp, c.code from below b join commodities c on c.parent = b.code
)
select commodity, month, quantity, value_kyen from seafood_line
union all
select grp, month, sum(quantity)::bigint, sum(value_kyen)::bigint
from below join seafood_line on commodity = code group by grp, month;

-- Estimates: IMF dollars at the monthly average rate, for the months of Japan-Russia totals that exist only inside
-- a long lump, scaled so that they add up to that official lump to the last thousand yen (running sums are rounded,
-- not the months).
create temp table estimate as
with lump as (
    select * from monthly
    where partner = 'RU' and commodity = 'total' and first_month between '2019-06-01' and '2020-12-01'
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
select flow, partner, commodity, 'annual' as series, first_month, last_month, value_kyen, null::bigint as quantity,
       'annual_table' as origin, date '2026-04-28' as vintage
from annual
union all
select 'import', partner, 'lng', 'hs9', month, month, value_kyen, quantity, 'hs9_file',
       case when month >= '2026-01-01' then date '2026-04-28' end -- the date of the December 2025 file is not known
from lng
union all
select 'import', 'RU', commodity, 'hs9', month, month, value_kyen, quantity, 'hs9_file', null from seafood
union all
select flow, partner, commodity, 'monthly', first_month, last_month, value_kyen, null, basis, vintage from monthly
union all
select flow, 'RU', 'total', 'estimate', month, month, value_kyen, null, 'imf_dollars', null from estimate;

-- Yen per dollar: a month at its average, a lump at the mean of its months.
create temp table span_rate as
select first_month, last_month, avg(jpy_per_usd) as jpy_per_usd
from (select distinct first_month, last_month from measured)
join rates r on (r.month || '-01')::date between first_month and last_month
group by all;

-- The spans whose every month has a rate.
create temp table whole_span as
select first_month, last_month
from (select distinct first_month, last_month from measured)
join rates r on (r.month || '-01')::date between first_month and last_month
group by all
having count(*) = datediff('month', first_month, last_month) + 1;

-- A revised year: the rate that its own months give, weighted by what was traded in each.
create temp table year_rate as
select a.flow, a.partner, a.commodity, a.first_month,
       sum(m.value_kyen) / nullif(sum(m.value_kyen / r.jpy_per_usd), 0) as jpy_per_usd
from annual a
join monthly m on m.flow = a.flow and m.partner = a.partner and m.commodity = a.commodity
    and m.first_month >= a.first_month and m.last_month <= a.last_month
join span_rate r on r.first_month = m.first_month and r.last_month = m.last_month
group by all
having min(m.value_kyen) >= 0 and sum(m.value_kyen) > 0;

create temp table observations as
select m.*, round(coalesce(y.jpy_per_usd, r.jpy_per_usd), 6) as jpy_per_usd
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
