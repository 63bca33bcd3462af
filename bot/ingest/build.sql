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

-- 9-digit LNG. The file is complete: a country of the area table without a line in a month imported none, and the world
-- is the sum.
create temp table lng as
with line as (
    select (month || '-01')::date as month, p.code as partner, tonnes, value_kyen
    from fact_lng f join partners p using (customs_code)
),
every as (
    select month, p.code as partner
    from (select distinct month from line) cross join partners p
    where customs_code is not null and (mof_label is not null or code in (select partner from line))
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
