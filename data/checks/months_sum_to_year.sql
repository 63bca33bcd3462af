-- Until 2018 the months published add up to the annual table; in 2019 and 2020 the lumps make them do so.
with year as (
    select flow, partner, commodity, first_month, last_month, value_kyen from observations
    where series = 'annual' and first_month < '2021-01-01'
)
select y.flow, y.partner, y.commodity, y.first_month, y.value_kyen, sum(m.value_kyen) as months
from year y join observations m on m.series = 'monthly' and m.flow = y.flow and m.partner = y.partner
    and m.commodity = y.commodity and m.first_month >= y.first_month and m.last_month <= y.last_month
group by all
having months is distinct from y.value_kyen
