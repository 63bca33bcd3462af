-- Imports 2009-2020 by principal commodity from the nine-digit lines: fixed months in place of the lumps of 2019 and
-- 2020, and quantities. build.py runs this behind build.sql; import_line are the lines on disk, fact_principal says
-- which of them make up a principal commodity (found by exact fit; not official).

create temp table principal as
select c.code as commodity, c.unit, f.hs9, split_part(edition, '-', 1)::integer as first_year,
       split_part(edition, '-', 2)::integer as last_year
from fact_principal f join commodities c on c.import_label = f.goods;

-- A quantity in the smallest piece of its kind: grams, kilolitres, pieces; none where a unit is of another kind.
create temp macro in_pieces(quantity, unit, wanted) as
case when wanted in ('t', 'kg') then
         case unit when 'MT' then quantity * 1000000 when 'KG' then quantity * 1000 when 'GR' then quantity end
     when wanted = 'kl' then case unit when 'KL' then quantity end
     when wanted in ('units', 'pieces') then case unit when 'NO' then quantity end end;

create temp macro pieces_in(wanted) as case wanted when 't' then 1000000 when 'kg' then 1000 else 1 end;

create temp table principal_month as
select commodity, first_year, month, country, any_value(p.unit) as unit, sum(value_kyen)::bigint as value_kyen,
       sum(coalesce(in_pieces(quantity2, unit2, p.unit), in_pieces(quantity1, unit1, p.unit)))::bigint as pieces,
       bool_and(in_pieces(quantity2, unit2, p.unit) is not null or in_pieces(quantity1, unit1, p.unit) is not null)
           as measured
from import_line l join principal p on p.hs9 = l.hs9 and year(month) between first_year and last_year
group by all;

-- Where any line of a commodity has no unit of its kind, the commodity has no quantities.
create temp table unmeasured as
select distinct commodity, first_year from principal_month where not measured;

create temp table rolled as
with country as (
    select commodity, month, country, value_kyen, if(u.commodity is null, pieces, null) as pieces, unit
    from principal_month m left join unmeasured u using (commodity, first_year)
    union all
    select 'total', month, country, sum(value_kyen)::bigint, null, null from import_line group by month, country
),
area as (
    select commodity, month, p.code as partner, value_kyen, pieces, unit
    from country join partners p on p.customs_code = country
    union all
    select commodity, month, 'WORLD', sum(value_kyen)::bigint, sum(pieces)::bigint, any_value(unit)
    from country group by commodity, month
)
-- Of grams the running sums of a year are rounded, not the months: years are right to the kilogram.
select commodity, month, partner, value_kyen,
       ((sum(pieces) over upto + pieces_in(unit) // 2) // pieces_in(unit)
        - (coalesce(sum(pieces) over before, 0) + pieces_in(unit) // 2) // pieces_in(unit))::bigint as quantity
from area
window upto as (partition by commodity, partner, year(month) order by month rows unbounded preceding),
       before as (partition by commodity, partner, year(month) order by month
                  rows between unbounded preceding and 1 preceding);

-- The years that a commodity can be put together of, and whether it has quantities in them. A country without a line
-- bought none.
create temp table covered as
select distinct commodity, year(month) as year, quantity is not null as measured from rolled;

create temp table rolled_month as
select f.partner, f.commodity, g.month::date as month, coalesce(r.value_kyen, 0)::bigint as value_kyen,
       if(v.measured, coalesce(quantity, 0), null)::bigint as quantity
from (
    select distinct partner, commodity from monthly where flow = 'import' and partner in (
        select code from partners where customs_code is not null union all select 'WORLD')
) f
join covered v using (commodity)
cross join generate_series(make_date(v.year, 1, 1), make_date(v.year, 12, 1), interval 1 month) as g(month)
left join rolled r on r.commodity = f.commodity and r.partner = f.partner and r.month = g.month::date;

-- The months of 2019 and 2020 that add up to the annual table in both years take the place of the lumps, and of the
-- months of 2019 as they were first published. Fixed figures are out by December of the next year.
create temp table fixed as
with added as (
    select partner, commodity, year(month) as year, sum(value_kyen) as value_kyen
    from rolled_month where month >= '2019-01-01' group by all
),
exact as (
    select partner, commodity from added join annual a using (partner, commodity)
    where a.flow = 'import' and year(a.first_month) = year and a.value_kyen = added.value_kyen
    group by all having count(*) = 2
)
select 'import' as flow, partner, commodity, month as first_month, month as last_month, value_kyen,
       'hs9_fixed' as basis, make_date(year(month) + 1, 12, 1) as vintage
from rolled_month join exact using (partner, commodity) where month >= '2019-01-01';

delete from monthly m
using (select distinct flow, partner, commodity from fixed) f
where m.flow = f.flow and m.partner = f.partner and m.commodity = f.commodity
  and m.first_month between '2019-01-01' and '2020-12-01';

insert into monthly from fixed;

-- Crude oil of two months that are known only together, by area, where the two add up to it.
create temp table crude_split as
with half as (
    select p.code as partner, (month || '-01')::date as month, value_kyen
    from fact_crude_split f join partners p on p.mof_label = f.area
)
select m.partner, m.first_month, m.last_month, m.vintage, h.month, h.value_kyen
from monthly m join half h on h.partner = m.partner and h.month in (m.first_month, m.last_month)
where m.flow = 'import' and m.commodity = 'crude_oil' and m.first_month < m.last_month
qualify sum(h.value_kyen) over (partition by m.partner, m.first_month) = m.value_kyen
    and count(*) over (partition by m.partner, m.first_month) = 2;

delete from monthly m using crude_split s
where m.flow = 'import' and m.commodity = 'crude_oil' and m.partner = s.partner and m.first_month = s.first_month
  and m.last_month = s.last_month;

insert into monthly
select 'import', partner, 'crude_oil', month, month, value_kyen, 'months_of_lump', vintage from crude_split;

-- Quantities of single months, from each source. What is not reliable is left out. Where the file of a country has no
-- row, it is none only if no value was booked either.
create temp table month_volume as
select r.partner, r.commodity, r.month, r.quantity
from rolled_month r
join monthly m on m.flow = 'import' and m.partner = r.partner and m.commodity = r.commodity
    and m.first_month = r.month and m.last_month = r.month
where r.quantity is not null and r.value_kyen = m.value_kyen
union all
select p.code, 'crude_oil', (month || '-01')::date, kl
from fact_crude f join partners p on p.customs_code = f.customs_code
union all
select partner, 'lng', month, quantity from lng
union all
select m.partner, 'lng', m.first_month, coalesce(f.tonnes, 0)
from monthly m
left join fact_lng_add f on f.origin_iso2 = m.partner and f.month = strftime(m.first_month, '%Y-%m') and f.reliable = 1
where m.flow = 'import' and m.commodity = 'lng' and m.first_month = m.last_month and m.partner <> 'WORLD'
  and m.first_month in (select (month || '-01')::date from fact_lng_add)
  and m.first_month not in (select month from lng)
  and (f.tonnes > 0 or m.value_kyen = 0);

-- The quantities of spans whose every month has one; of the world's years since 2021 as the ministry's table has them.
create temp table volume as
with span as (
    select partner, commodity, first_month, last_month from monthly where flow = 'import'
    union
    select partner, commodity, first_month, last_month from annual where flow = 'import'
)
select 'import' as flow, s.partner, s.commodity, first_month, last_month, sum(quantity)::bigint as quantity
from span s join month_volume v on v.partner = s.partner and v.commodity = s.commodity
    and v.month between s.first_month and s.last_month
group by all
having count(*) = datediff('month', first_month, last_month) + 1
union all
select 'import', 'WORLD', c.code, a.first_month, a.last_month,
       f.quantity * case when f.unit = 'MT' and c.unit = 'kg' then 1000 else 1 end
from fact_world f join commodities c on c.import_label = f.goods_label
join annual a on a.flow = 'import' and a.partner = 'WORLD' and a.commodity = c.code
    and year(a.first_month) = f.year and a.value_kyen = f.value_kyen
where f.quantity is not null and not (c.code = 'lng' and f.year = 2025);

-- The quantities that were left out, by year.
create temp table unreliable as
select f.origin_iso2 as partner, 'lng' as commodity, min(f.month) as first_month, max(f.month) as last_month
from fact_lng_add f join partners p on p.code = f.origin_iso2
where f.reliable = 0 group by f.origin_iso2, left(f.month, 4);

-- Quantities of months behind the last value, of the origins that the source has them of, and reliably; with those of
-- the months before, which they are set against. An origin without a row may have sold none or be left out.
create temp table volume_only as
with later as (
    select origin_iso2 as partner, (month || '-01')::date as month, tonnes as quantity
    from fact_lng_add join partners on code = origin_iso2
    where reliable = 1 and (month || '-01')::date > (select max(month) from lng)
)
from later
union
select l.partner, l.month, l.quantity
from lng l semi join later on later.partner = l.partner;
