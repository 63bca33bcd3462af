-- title = "Index"
-- summary = "figures as an index: a month, quarter or year is 100"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 217
-- works = ["index"]
-- balance = false
-- measure = ["index_number"]
-- heading = "Index: {subject.inside}"
-- sentence = "the index of {subject.inside} stood at {figure} {when} ({worked})"
-- say = false
-- example = ["/cars exports ru 2019..2025 index 2021", "/total exports ru index 2021 by year 2021..2025"]
-- Of periods that are not equally long the average months are set against each other, as statistical offices do.
with measured as (
    select *, if($measure = 'volume', quantity, shown)::double as figure,
           if($measure = 'volume', quantity_before, shown_before)::double as figure_before
    from cells($spans, $parts, $currency)
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       base as compared_with, jpy_before as base_value_jpy, usd_before as base_value_usd,
       shown_before as base_value_shown,
       if(months = months_before, jpy - jpy_before, null) as value_change_jpy,
       case when flow <> 'balance' and months = months_before then pct_change(shown, shown_before) end as change_pct,
       case when flow <> 'balance' and months = months_before then pct_of(shown, shown_before) end as ratio_pct,
       case when flow <> 'balance' then pct_of(figure / months, figure_before / months_before) end as index_number,
       quantity, case when quantity is not null then unit end as quantity_unit, quantity_before as base_quantity,
       if(months = months_before, pct_change(quantity, quantity_before), null) as quantity_change_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from measured
