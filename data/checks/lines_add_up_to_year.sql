-- The nine-digit lines of a year that is there whole add up to the annual area table, for the world and for every area
-- that is one country, to the last thousand yen. Both are fixed until 2020; later years may be of two stages.
with whole as (
    select flow, year from line_chapter where year < 2021
    group by all having count(*) = 97 and min(last_month) = 12
),
line as (
    select 'import' as flow, year(month) as year, country, sum(value_kyen)::bigint as kyen
    from import_lines group by all
    union all
    select 'export', year(month), country, sum(value_kyen)::bigint
    from export_lines group by all
),
added as (
    select flow, year, code as partner, kyen from line join partners on customs_code = country
    union all
    select flow, year, 'WORLD', sum(kyen)::bigint from line group by all
)
select o.flow, o.partner, w.year, o.value_kyen, coalesce(a.kyen, 0) as lines
from whole w
join observations o on o.flow = w.flow and o.series = 'annual' and o.commodity = 'total'
    and year(o.first_month) = w.year and month(o.first_month) = 1 and month(o.last_month) = 12
left join added a on a.flow = w.flow and a.year = w.year and a.partner = o.partner
where coalesce(a.kyen, 0) <> o.value_kyen
  and (o.partner = 'WORLD' or exists (from partners where code = o.partner and customs_code is not null))
