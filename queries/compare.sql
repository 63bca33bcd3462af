-- title = "Comparison"
-- summary = "periods, countries or commodities side by side; periods with the change from one to the next"
-- periods = "fytd"
-- against = "year_before"
-- in_time = true
-- menu = "all"
-- precedence = 70
-- arranges = true
-- say = false
-- example = ["/compare lng fy2024 vs fy2023", "/compare lng russia australia usa 2024",
--            "/compare total fy2019..fy2024"]
with stepped as (
    select *, lag(shown) over step as before, lag(months_available) over step as months_before,
           lag(period) over step as compared_with, lag(last_month) over step as last_before
    from trade($periods, $flows, $partners, $commodities, $currency)
    window step as (partition by flow, partner, commodity order by first_month, last_month)
)
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_shown,
       value_yoy_pct, value_change_jpy, base_value_jpy,
       compared_with,
       case when flow <> 'balance' and months_available = months_before and first_month > last_before
            then pct_change(shown, before) end as step_pct,
       quantity, quantity_unit, quantity_yoy_pct, share_pct, share_of_world_pct,
       basis, stage, series, base_series, longest, has_negative
from stepped
