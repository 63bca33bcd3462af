-- The lines of a 9-digit file that the dataset has names for, as cells. hs9.py runs this on the views of known.py and
-- on `wide`, the file as it is, all text. $partners and $hs are what is kept (codes, beginnings of lines); empty lists
-- keep all.

-- The rows that matter: named lines, and lines without a name in a chapter that groups are made of.
create temp table row_of as
with recursive named as (select hs9, code, unit from commodities where hs9 is not null),
tree as (
    select code from commodities where level = 'group'
    union
    select c.code from tree t join commodities c on c.parent = t.code
),
chapter as (select distinct hs9[:2] as hs2 from named where code in (from tree))
select trim(w."HS", ' ''') as hs9, trim(w."Country") as country, n.code as commodity, n.unit, w."Unit2" as unit2, w.*
from wide w
left join named n on n.hs9 = trim(w."HS", ' ''')
where (n.code is not null or trim(w."HS", ' ''')[:2] in (select hs2 from chapter))
  and $flow = 'import' -- the names are those of the import list; the export list has other lines
  and (len($hs) = 0 or list_bool_or([starts_with(trim(w."HS", ' '''), beginning) for beginning in $hs]));

create temp table line as
select hs9, country, p.code as partner, commodity, make_date($year, month, 1) as month,
       quantity::bigint as quantity, value_kyen::bigint as value_kyen
from months_of('row_of')
left join partners p on p.customs_code = country
where month <= $last;

-- A file has all countries where its LNG, a principal commodity, is Japan's imports of the months in the area files
-- (revisions stay below 2 %); without LNG of known months where it has many. Else it is a part, and nothing is said of
-- the world.
create temp table whole as
with lng as (
    select abs(sum(l.value_kyen) - h.value_kyen) <= 0.02 * h.value_kyen as agrees
    from line l
    join held h on h.series = 'monthly' and h.flow = 'import' and h.partner = 'WORLD' and h.commodity = l.commodity
        and h.first_month = l.month and h.last_month = l.month
    where l.commodity = 'lng' group by l.month, h.value_kyen
)
select coalesce((select bool_and(agrees) from lng), (select count(distinct "Country") >= 20 from wide)) as is_whole;

-- The world is the sum of all countries, those without a code of ours included. Of LNG every country is known: one
-- without a line imported none.
create temp table measured as
with month as (select distinct month from line),
world as (
    select 'WORLD' as partner, commodity, month,
           sum(quantity)::bigint as quantity, sum(value_kyen)::bigint as value_kyen
    from line, whole where is_whole and commodity is not null group by all
),
none as (
    select p.code as partner, 'lng' as commodity, month.month, 0::bigint as quantity, 0::bigint as value_kyen
    from partners p, month, whole
    where is_whole and p.customs_code is not null and exists (from line where commodity = 'lng')
      and p.code not in (select partner from line where commodity = 'lng' and partner is not null)
)
select partner, commodity, month, quantity, value_kyen from line where commodity is not null and partner is not null
union all from world union all from none;

-- Groups (crab, salmon …) are sums of the lines below them. One that would lack a line without a name is left out, and
-- so is one of which $hs keeps only some lines.
create temp table below as
with recursive tree as (
    select code as grp, code from commodities where level = 'group'
    union all
    select grp, c.code from tree t join commodities c on c.parent = t.code
)
select grp, code, hs9, len($hs) = 0 or list_bool_or([starts_with(hs9, beginning) for beginning in $hs]) as kept
from tree join commodities using (code) where hs9 is not null;

delete from below where grp in (select grp from below where not kept);

-- A line without a name may belong to the groups that have lines under its heading; under a heading that no named line
-- has, to any group of its kind (fish, crustaceans, molluscs and the like).
create temp macro kind_of(hs) as
case when hs[:4] <= '0305' then 'fish' when hs[:4] = '0306' then 'crustaceans' else 'molluscs' end;

create temp table incomplete as
with unnamed as (
    select distinct hs9[:6] as hs6, coalesce(partner, '') as partner
    from line where commodity is null and value_kyen > 0
),
whose as (
    select hs6, partner from unnamed where partner <> ''
    union all select hs6, 'WORLD' from unnamed, whole where is_whole
),
heading as (select distinct hs9[:6] as hs6 from commodities where hs9 is not null)
select distinct grp, partner
from below b join whose w on w.hs6 = b.hs9[:6] or (w.hs6 not in (from heading) and kind_of(w.hs6) = kind_of(b.hs9))
where len($partners) = 0 or list_contains($partners, partner);

create temp table kept_cell as
with every as (
    from measured
    union all by name
    select partner, grp as commodity, month, sum(quantity)::bigint as quantity, sum(value_kyen)::bigint as value_kyen
    from measured m join below b on b.code = m.commodity
    where (grp, partner) not in (select (grp, partner) from incomplete)
    group by all
)
select partner, commodity, 'hs9' as series, month as first_month, month as last_month, value_kyen, quantity
from every
where len($partners) = 0 or list_contains($partners, partner);

-- Lines that the dataset has of the year and that are no longer in a file with the other lines of their chapter and
-- partner.
create temp table lost as
select distinct h.partner, h.commodity
from held h join commodities c on c.code = h.commodity
where h.series = 'hs9' and h.flow = $flow and year(h.first_month) = $year and c.hs9 is not null
  and c.hs9[:2] in (select distinct hs9[:2] from line)
  and (h.partner in (select partner from line where partner is not null)
       or (h.partner = 'WORLD' and (select is_whole from whole)))
  and (len($partners) = 0 or list_contains($partners, h.partner))
  and (len($hs) = 0 or list_bool_or([starts_with(c.hs9, beginning) for beginning in $hs]))
  and (h.partner, h.commodity) not in (select (partner, commodity) from kept_cell);
