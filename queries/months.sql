-- title = "By month"
-- summary = "every month of a run, with its change on the year before"
-- periods = "last 12m"
-- each = "month"
-- balance = false
-- menu = "all"
-- precedence = 80
-- arranges = true
-- layout = "list"
-- say = false
-- example = ["/months lng 2024", "/months cars 2024-04..2025-03", "/months total last 6m"]
-- Months that exist only together come as one row, where no other series has them apart.
with figure as (from trade($periods, $flows, $partners, $commodities, $currency)),
single as (select flow, partner, commodity, first_month as month from figure where first_month = last_month)
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_shown,
       value_yoy_pct, value_change_jpy, base_value_jpy,
       quantity, quantity_unit, quantity_yoy_pct,
       basis, stage, series, base_series, longest, has_negative
from figure f
anti join single s on f.first_month <> f.last_month and s.flow = f.flow and s.partner = f.partner
    and s.commodity = f.commodity and s.month between f.first_month and f.last_month
