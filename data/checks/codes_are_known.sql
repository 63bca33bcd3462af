-- Every code is in its table, every parent exists, and a commodity with quantities has a unit.
select 'observation' as what, o.partner || ' ' || o.commodity as code
from (select distinct partner, commodity, quantity is not null as measured from observations) o
left join commodities c on c.code = o.commodity left join partners p on p.code = o.partner
where c.code is null or p.code is null or (measured and c.unit is null)
union all
select 'parent', c.code from commodities c left join commodities p on p.code = c.parent
where c.code <> 'total' and p.code is null
union all
select 'source', o.series from (select distinct series from observations) o
where not exists (from sources s where list_contains(string_split(s.series, '|'), o.series))
