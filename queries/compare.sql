-- title   = "Comparison"
-- summary = "periods, countries or commodities side by side; periods with the change from one to the next"
-- periods = "fytd"
-- against = "year_before"
-- in_time = true
-- chart   = "grouped"
-- example = ["/compare lng fy2024 vs fy2023", "/compare lng russia australia usa 2024", "/compare total fy2019..fy2024"]
with figure as (from trade($periods, $flows, $partners, $commodities, $currency)),
asked as (select unnest($periods, recursive := true)),
stepped as (
    select f.*, lag(shown) over step as before, lag(months_available) over step as months_before, lag(period) over step as compared_with,
           lag(last_month) over step as last_before, first_month as begins
    from figure f join asked on label = period
    window step as (partition by flow, partner, commodity order by first_month, last_month)
)
select period, flow, partner, commodity, months_available, value_jpy, value_usd, value_yoy_pct, value_change_jpy,
       compared_with, if(flow = 'balance' or months_available <> months_before or begins <= last_before, null, pct_change(shown, before)) as step_pct,
       quantity, quantity_unit, quantity_yoy_pct, share_pct, share_of_world_pct,
       basis, series, base_series, longest, has_negative
from stepped
