-- A group of 9-digit lines is the sum of the lines below it, in value and in quantity, for every partner. An import
-- leaves a group out where its file has lines without a name under the same headings; it is never there without its
-- lines.
with recursive below as (
    select code as grp, code, level from commodities where level = 'group'
    union all
    select grp, c.code, c.level from below b join commodities c on c.parent = b.code
),
lines as (
    select grp, partner, first_month, sum(value_kyen) as kyen, sum(quantity) as quantity,
           bool_or(origin = 'hs9_release') as imported
    from below b join observations o on o.commodity = b.code and o.series = 'hs9'
    where b.level = 'hs9' group by all
)
select o.commodity, o.partner, o.first_month, o.value_kyen, kyen, o.quantity, l.quantity as lines_quantity
from lines l full join (select * from observations join commodities on code = commodity where level = 'group') o
    on o.commodity = l.grp and o.partner = l.partner and o.first_month = l.first_month
where (o.value_kyen is distinct from kyen or o.quantity is distinct from l.quantity)
  and not (o.commodity is null and imported)
