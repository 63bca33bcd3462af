-- The estimated months add up to the official lump that they fill, to the last thousand yen.
select m.flow, m.first_month, m.value_kyen, sum(e.value_kyen) as estimated
from observations m join observations e on e.series = 'estimate' and e.flow = m.flow and e.partner = m.partner
    and e.commodity = m.commodity and e.first_month between m.first_month and m.last_month
where m.series = 'monthly'
group by all
having estimated is distinct from m.value_kyen or count(*) <> datediff('month', m.first_month, m.last_month) + 1
