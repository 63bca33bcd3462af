-- title = "Price and volume"
-- summary = "how much of a change in value is price and how much is volume"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 206
-- works = ["effects"]
-- needs = "quantity"
-- balance = false
-- measure = ["value_change"]
-- beside = ["price_effect", "unit_price_change_pct", "volume_effect", "quantity_change_pct"]
-- heading = "Price and volume: {subject.inside}"
-- sentence = "{subject} changed by {figure} {when} ({beside})"
-- say = false
-- example = ["/lng effects 2026-03", "/lng effects 2026q1 vs previous"]
-- The change in price times the mean of both volumes, and the change in volume times the mean of both prices: the two
-- add up to the change in value, with nothing left over.
with priced as (
    select *, shown / nullif(quantity, 0)::double as price,
           shown_before / nullif(quantity_before, 0)::double as price_before
    from cells($spans, $parts, $currency)
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       base as compared_with, jpy_before as base_value_jpy, jpy - jpy_before as value_change_jpy,
       usd - usd_before as value_change_usd, shown - shown_before as value_change_shown,
       pct_change(shown, shown_before) as change_pct,
       (price - price_before) * (quantity + quantity_before) / 2 as price_effect,
       (quantity - quantity_before) * (price + price_before) / 2 as volume_effect,
       price as unit_price, pct_change(price, price_before) as unit_price_change_pct,
       quantity, unit as quantity_unit, pct_change(quantity, quantity_before) as quantity_change_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from priced
where quantity is not null
