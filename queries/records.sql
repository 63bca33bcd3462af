-- title = "Record"
-- summary = "since when a figure has not been so high or so low"
-- periods = "latest"
-- menu = "none"
-- precedence = 207
-- looks = "back"
-- works = ["record"]
-- answers = "some"
-- balance = false
-- beside = ["change_pct"]
-- sentence = "{subject} stood at {figure} {when}, {worked}"
-- say = false
-- example = ["/lng record", "/imports 2025-11 record", "/exports fy2025 record by fy"]
-- The newest figure against all before it, back to the first in the data: the last one that was as high, and as low.
with measured as (
    select *, case when $measure = 'volume' then quantity::double else shown::double end as measured
    from cells($spans, $parts, $currency)
),
newest as (
    select *, row_number() over (partition by flow, partner, commodity order by first_month desc) as age
    from measured where measured is not null
),
judged as (select * from newest where age = 1),
earlier as (
    select j.flow, j.partner, j.commodity, count(*) as looked_at,
           arg_max(n.period, n.first_month) filter (n.measured >= j.measured) as as_high,
           arg_max(n.jpy, n.first_month) filter (n.measured >= j.measured) as as_high_jpy,
           arg_max(n.period, n.first_month) filter (n.measured <= j.measured) as as_low,
           arg_max(n.jpy, n.first_month) filter (n.measured <= j.measured) as as_low_jpy
    from judged j join newest n on n.flow = j.flow and n.partner = j.partner and n.commodity = j.commodity and n.age > 1
    group by all
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       base as compared_with, case when flow <> 'balance' then pct_change(shown, shown_before) end as change_pct,
       as_high as highest_since, as_high_jpy as highest_since_jpy, as_low as lowest_since,
       as_low_jpy as lowest_since_jpy, looked_at::integer as looked_at,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from judged left join earlier using (flow, partner, commodity)
