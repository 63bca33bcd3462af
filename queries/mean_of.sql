-- title = "Average"
-- summary = "the average month, quarter or year of a period"
-- periods = "fytd"
-- menu = "none"
-- precedence = 204
-- looks = "whole"
-- works = ["average"]
-- averaged = true
-- balance = false
-- measure = ["average"]
-- heading = "{subject}, on average"
-- sentence = "{subject} averaged {figure} {when} ({worked})"
-- say = false
-- example = ["/lng average 2025", "/imports average by quarter fy2024", "/cars average by year 2021..2025"]
-- The sum, divided by how many months, quarters or years it is of: a mean of the parts of a sum is the sum over
-- their number.
with unit as (
    select case $cut when 'quarter' then 3 when 'half' then 6
                when 'year' then 12 when 'fiscal' then 12 else 1 end as size
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       jpy * size / months::double as average_jpy, usd * size / months as average_usd,
       shown * size / months as average_shown,
       months / size::double as averaged_over, base as compared_with,
       case when flow <> 'balance' then pct_change(shown, shown_before) end as change_pct,
       quantity, case when quantity is not null then unit end as quantity_unit,
       quantity * size / months::double as average_quantity,
       if(months = months_before, pct_change(quantity, quantity_before), null) as quantity_change_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from cells($spans, $parts, $currency), unit
