-- title   = "Price"
-- summary = "value per unit of quantity, where quantities exist, beside the price from all countries"
-- periods = "latest fytd"
-- needs   = "quantity"
-- chart   = "line"
-- example = ["/price lng 2025", "/price crab 2025", "/price lng australia russia fy2025 usd"]
-- Value and quantity are of one series; a price is the ratio of their sums, never a mean of monthly prices.
with figure as (
    select *, measured.shown / nullif(measured.quantity, 0) as price,
           measured_before.shown / nullif(measured_before.quantity, 0) as price_before
    from figures($periods, $flows, list_append($partners, 'WORLD'), $commodities, $currency)
    where measured is not null
),
beside as (
    select *, max(price) filter (partner = 'WORLD') over (partition by period, flow, commodity, measured.months) as world_price from figure
)
select period, flow, partner, commodity, measured.months as months_available, measured.jpy as value_jpy,
       measured.usd as value_usd, measured.quantity as quantity, unit as quantity_unit,
       if(measured.months > 12, null, pct_change(measured.quantity, measured_before.quantity)) as quantity_yoy_pct,
       price as unit_price, if(measured.months > 12, null, pct_change(price, price_before)) as unit_price_yoy_pct,
       if(partner = 'WORLD', null, world_price) as world_unit_price,
       basis_of(measured.series) as basis, measured.series as series, measured_before.series as base_series,
       measured.longest as longest, measured.lowest < 0 as has_negative
from beside
where list_contains($partners, partner::varchar)
