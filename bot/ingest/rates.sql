-- Yen per dollar, euro and yuan by month, of the Federal Reserve; behind its last month dollars of the Bank of Japan.
-- The two are a tenth of a percent apart, which is why `source` says where the one ends.
create temp table rates as
select month, f.jpy_per_usd, c.jpy_per_eur, c.jpy_per_cny, 'fed_fx' as source
from fact_fed f left join fact_cross c using (month)
union all
select month, jpy_per_usd_boj, null, null, 'boj_fx' from fact_boj
where month > (select max(month) from fact_fed);
