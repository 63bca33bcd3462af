-- title = "Price"
-- summary = "value per unit of quantity, where quantities exist, beside the price from all countries"
-- periods = "latest fytd"
-- needs = "quantity"
-- precedence = 20
-- measure = ["unit_price"]
-- averaged = true
-- heading = "Price of {goods.of} {partners.from_}"
-- sentence = "The average price of {goods.of} that Japan imported {partners.from_} was {figure} {when}"
-- example = ["/price lng 2025", "/price crab 2025", "/price lng australia russia fy2025 usd"]
-- Value and quantity are of one series; a price is the ratio of their sums, never a mean of monthly prices.
with measured as (
    from tiles($periods, $flows, $partners, $commodities, $currency)
    where quantity is not null
),
best as (
    select period, last_month, line,
           min(case when role = 'now' then series end) as series,
           arg_min(case when role = 'now' then months end, series) as months,
           arg_min(case when role = 'now' then jpy end, series) as jpy,
           arg_min(case when role = 'now' then usd end, series) as usd,
           arg_min(case when role = 'now' then shown end, series) as shown,
           arg_min(case when role = 'now' then shown end, series)
               / nullif(arg_min(case when role = 'now' then quantity end, series), 0) as price,
           arg_min(case when role = 'now' then quantity end, series) as quantity,
           arg_min(case when role = 'now' then basis end, series) as basis,
           arg_min(case when role = 'now' then longest end, series) as longest,
           arg_min(case when role = 'now' then lowest end, series) as lowest,
           min(case when role = 'before' then series end) as base_series,
           arg_min(case when role = 'before' then shown end, series)
               / nullif(arg_min(case when role = 'before' then quantity end, series), 0) as price_before,
           arg_min(case when role = 'before' then quantity end, series) as quantity_before,
           arg_min(case when role = 'world' then months end, series) as world_months,
           arg_min(case when role = 'world' then shown end, series)
               / nullif(arg_min(case when role = 'world' then quantity end, series), 0) as world_price
    from measured
    group by period, last_month, line
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       quantity, unit as quantity_unit,
       case when months <= 12 then pct_change(quantity, quantity_before) end as quantity_yoy_pct,
       price as unit_price, case when months <= 12 then pct_change(price, price_before) end as unit_price_yoy_pct,
       case when world_months = months then world_price end as world_unit_price,
       basis, stage_of(series, basis, last_month, longest) as stage,
       series, base_series, longest, lowest < 0 as has_negative
from best join line using (line)
where months is not null
