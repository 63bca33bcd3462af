-- title   = "Price"
-- summary = "value per unit of quantity, where quantities exist, beside the price from all countries"
-- periods = "latest fytd"
-- needs   = "quantity"
-- chart   = "line"
-- example = ["/price lng 2025", "/price crab 2025", "/price lng australia russia fy2025 usd"]
-- Value and quantity are of one series; a price is the ratio of their sums, never a mean of monthly prices.
with figure as (
    select *, if($currency = 'usd', priced.usd, priced.jpy) / nullif(priced.quantity, 0) as price,
           if($currency = 'usd', base_priced.usd, base_priced.jpy) / nullif(base_priced.quantity, 0) as base_price
    from figures($periods, $flows, list_append($partners, 'WORLD'), $commodities)
    where priced is not null
),
beside as (
    select *, max(price) filter (partner = 'WORLD') over (partition by period, flow, commodity) as world_price from figure
)
select period, flow, partner, b.commodity, months_available, priced.jpy as value_jpy, priced.usd as value_usd,
       priced.quantity as quantity, c.unit as quantity_unit, pct_change(priced.quantity, base_priced.quantity) as quantity_yoy_pct,
       price as unit_price, pct_change(price, base_price) as unit_price_yoy_pct,
       if(partner = 'WORLD', null, world_price) as world_unit_price,
       basis_of(priced.series) as basis, priced.series as series, base_priced.series as base_series, longest, has_negative
from beside b join commodity c on c.code = b.commodity::varchar
where list_contains($partners, partner::varchar)
