-- title = "Growth a year"
-- summary = "the average growth a year between the first and the last year (CAGR)"
-- periods = "2021 2025"
-- menu = "none"
-- precedence = 214
-- works = ["growth"]
-- answers = "some"
-- in_time = true
-- balance = false
-- measure = ["growth_pct"]
-- beside = ["change_pct"]
-- heading = "Growth a year: {subject.inside}"
-- sentence = "{subject} changed by {figure} {worked}"
-- say = false
-- example = ["/fish growth 2009..2025", "/exports growth fy2021..fy2025"]
-- The rate at which the first year's figure would have become the last one's, the same every year. A year that runs
-- is no end of it, nor is a month beside years.
with whole as (
    select *, max(months) over (partition by flow, partner, commodity) as longest_asked
    from cells($spans, $parts, $currency)
    where shown is not null and months > datediff('month', first_month, last_month)
),
ends as (
    select *, row_number() over (partition by flow, partner, commodity order by first_month) as nth,
           row_number() over (partition by flow, partner, commodity order by first_month desc) as age
    from whole where months = longest_asked
)
select l.period, l.flow, l.partner, l.commodity, l.months as months_available, l.jpy as value_jpy, l.usd as value_usd,
       l.shown as value_shown,
       f.period as compared_with, f.jpy as base_value_jpy, f.usd as base_value_usd, f.shown as base_value_shown,
       pct_change(l.shown, f.shown) as change_pct, datediff('month', f.first_month, l.first_month) / 12.0 as years,
       case when f.shown > 0 and l.shown > 0 and l.first_month > f.first_month
            then 100 * (pow(l.shown / f.shown::double, 12.0 / datediff('month', f.first_month, l.first_month)) - 1)
            end as growth_pct,
       l.basis, l.stage, l.series, f.series as base_series, l.longest, l.lowest < 0 as has_negative
from ends l join ends f using (flow, partner, commodity)
where l.age = 1 and f.nth = 1
