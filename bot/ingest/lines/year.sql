-- The files of one flow and year, and what is held of it → the year's next lines, and what they change. year.py runs
-- this on `sheet` (see sheet.py), `part` (the number, name and last month of each of its files), `held_line` and
-- `held_chapter` (the year as it is held; empty where it is new). The variable `year` is the year.

-- A row for a month with anything in it; no quantity where there is no unit. A line and country with nothing in any
-- month keeps a January of zeros, so that nothing of a file is lost.
create temp table fresh as
with wide as (
    select file, trim("HS", ' ''') as hs9, trim("Country") as country,
           nullif(trim("Unit1"), '') as unit1, nullif(trim("Unit2"), '') as unit2,
           "Quantity1-Year"::bigint + "Quantity2-Year"::bigint + "Value-Year"::bigint = 0 as is_nothing,
           [*columns('^Quantity1-...$')] as quantity1, [*columns('^Quantity2-...$')] as quantity2,
           [*columns('^Value-...$')] as value_kyen
    from sheet
),
tall as (
    select * replace (
               unnest(quantity1)::bigint as quantity1, unnest(quantity2)::bigint as quantity2,
               unnest(value_kyen)::bigint as value_kyen
           ),
           unnest(range(1, 13))::integer as number
    from wide
)
select file, make_date(getvariable('year'), number, 1) as month, hs9, country,
       if(unit1 is null and quantity1 = 0, null, quantity1) as quantity1,
       if(unit2 is null and quantity2 = 0, null, quantity2) as quantity2, value_kyen, unit1, unit2
from tall
where quantity1 > 0 or quantity2 > 0 or value_kyen > 0 or (is_nothing and number = 1);

-- A file speaks for the chapters in it, up to its last month.
create temp table fresh_chapter as
select hs9[:2] as chapter, min(last_month) as last_month, string_agg(distinct name, ' ' order by name) as file
from (select distinct hs9[:2] as hs9, file from fresh) join part using (file)
group by chapter;

create temp table next_chapter as
select chapter, greatest(f.last_month, h.last_month) as last_month, coalesce(f.file, h.file) as file
from fresh_chapter f full join held_chapter h using (chapter);

-- Later months of a chapter, and the other chapters, stay as they are held.
create temp table next_line as
select * exclude (file) from fresh
union all by name
select h.* from held_line h left join fresh_chapter c on c.chapter = h.hs9[:2]
where c.chapter is null or month(h.month) > c.last_month;

-- What was held of the months that both have, where it is another now. What is not there is zero.
create temp table change as
with gone as (
    select h.* from held_line h join fresh_chapter c on c.chapter = h.hs9[:2] where month(h.month) <= c.last_month
),
come as (
    select f.* from fresh f join held_chapter h on h.chapter = f.hs9[:2] where month(f.month) <= h.last_month
)
select month, hs9, country, if(g.hs9 is null, 0, g.quantity1) as quantity1,
       if(g.hs9 is null, 0, g.quantity2) as quantity2, coalesce(g.value_kyen, 0) as value_kyen,
       if(g.hs9 is null, c.unit1, g.unit1) as unit1,
       if(g.hs9 is null, c.unit2, g.unit2) as unit2
from gone g full join come c using (month, hs9, country)
where coalesce(g.quantity1, 0) <> coalesce(c.quantity1, 0) or coalesce(g.quantity2, 0) <> coalesce(c.quantity2, 0)
   or coalesce(g.value_kyen, 0) <> coalesce(c.value_kyen, 0)
   or (g.hs9 is not null and c.hs9 is not null and (g.unit1, g.unit2) is distinct from (c.unit1, c.unit2));
