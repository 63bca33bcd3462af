-- Months that were put together of nine-digit lines are there for the whole of a year, and add up to the annual table;
-- a release may have taken the place of some of them.
with year as (
    select flow, partner, commodity, year(first_month) as year, count(*) as months, sum(value_kyen) as kyen
    from observations where series = 'monthly'
    group by all
    having bool_and(origin = 'hs9_fixed')
)
select y.*, a.value_kyen as year_kyen
from year y
left join observations a on a.series = 'annual' and a.flow = y.flow and a.partner = y.partner
    and a.commodity = y.commodity and year(a.first_month) = y.year
where months <> 12 or kyen is distinct from a.value_kyen
