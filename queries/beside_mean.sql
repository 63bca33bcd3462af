-- title = "Beside the mean"
-- summary = "figures set against the mean of the same months of the years before"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 218
-- works = ["mean_before"]
-- balance = false
-- beside = ["change_pct"]
-- say = false
-- example = ["/lng imports latest vs 5y average", "/price lng 2020 vs 3y average"]
-- Each span is the period beside one of the years before, labelled with both. The mean is there where all of them are.
-- Of prices it is the value of all of them over their quantity.
with before as (
    select split_part(period, ' ', 1) as period, flow, partner, commodity, first_month, any_value(months) as months,
           any_value(jpy) as jpy, any_value(usd) as usd, any_value(shown) as shown, any_value(quantity) as quantity,
           any_value(unit) as unit,
           count(*) as asked, count(shown_before) as counted, sum(jpy_before) as all_jpy, sum(usd_before) as all_usd,
           sum(shown_before) as all_shown,
           case when count(quantity_before) = count(*) then sum(quantity_before) end as all_quantity,
           bool_and(months = months_before) as is_like, any_value(basis) as basis, any_value(stage) as stage,
           any_value(series) as series,
           case when bool_or(base_series = 'estimate') then 'estimate' else min(base_series) end as base_series,
           max(longest) as longest, min(lowest) as lowest
    from cells($spans, $parts, $currency)
    group by split_part(period, ' ', 1), flow, partner, commodity, first_month
),
figured as (
    select *, $measure = 'price' as priced, shown / nullif(quantity, 0)::double as price,
           all_shown / nullif(all_quantity, 0)::double as price_before
    from before
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       if(counted = asked, (all_jpy / counted)::bigint, null) as base_value_jpy,
       if(counted = asked, all_usd / counted, null) as base_value_usd,
       if(counted = asked, all_shown / counted, null) as base_value_shown,
       if(counted = asked and is_like, jpy - (all_jpy / counted)::bigint, null) as value_change_jpy,
       case when flow <> 'balance' and counted = asked and is_like and not priced
            then pct_change(shown, all_shown / counted) end as change_pct,
       case when flow <> 'balance' and counted = asked and is_like
            then pct_of(shown, all_shown / counted) end as ratio_pct,
       if(priced, price, null) as unit_price,
       if(priced and counted = asked, price_before, null) as base_unit_price,
       if(priced and counted = asked, pct_change(price, price_before), null) as unit_price_change_pct,
       if(counted = asked, counted, null)::double as averaged_over,
       quantity, case when quantity is not null then unit end as quantity_unit,
       if(counted = asked, (all_quantity / counted)::bigint, null) as base_quantity,
       if(counted = asked and is_like, pct_change(quantity, all_quantity / counted::double), null)
           as quantity_change_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from figured
