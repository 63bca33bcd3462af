-- title = "Year to date"
-- summary = "the fiscal and the calendar year up to a month, against the same months a year before"
-- periods = "fytd cytd"
-- to_date = true
-- precedence = 60
-- example = ["/ytd cars", "/ytd lng 2025-10"]
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_shown,
       value_yoy_pct, value_change_jpy, base_value_jpy,
       quantity, quantity_unit, quantity_yoy_pct,
       basis, stage, series, base_series, longest, has_negative
from trade($periods, $flows, $partners, $commodities, $currency)
