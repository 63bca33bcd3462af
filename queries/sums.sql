-- title = "Together"
-- summary = "sums of goods or countries, what is left when some are left out, and figures set against any period"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 212
-- works = ["sum"]
-- beside = ["change_pct"]
-- say = false
-- example = ["/lng+coal+crude_oil fy2025", "/total -lng imports 2025", "/cars 2025 vs 2021"]
-- What is added up takes one series for all its parts where one has them all. The change is on the period in
-- compared_with.
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       base as compared_with, jpy_before as base_value_jpy, usd_before as base_value_usd,
       shown_before as base_value_shown,
       if(months = months_before, jpy - jpy_before, null) as value_change_jpy,
       case when flow <> 'balance' and months = months_before then pct_change(shown, shown_before) end as change_pct,
       case when flow <> 'balance' and months = months_before then pct_of(shown, shown_before) end as ratio_pct,
       quantity, case when quantity is not null then unit end as quantity_unit, quantity_before as base_quantity,
       if(months = months_before, pct_change(quantity, quantity_before), null) as quantity_change_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from cells($spans, $parts, $currency)
