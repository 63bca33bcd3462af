-- title = "Trade"
-- summary = "value, change on the year before, shares; the answer when only a commodity, country or period is named"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 90
-- arranges = true
-- example = ["/lng fy2024", "/total 2025-03", "/cars 2024-10", "/australia coal 2024 usd"]
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_shown,
       value_yoy_pct, value_change_jpy, base_value_jpy,
       quantity, quantity_unit, quantity_yoy_pct, unit_price, share_pct, share_of_world_pct,
       basis, stage, series, base_series, longest, has_negative
from trade($periods, $flows, $partners, $commodities, $currency)
