-- title = "Share of a whole"
-- summary = "the share of a wider line, a group, the turnover or a sum; now and before, and the points between"
-- periods = "latest fytd"
-- menu = "none"
-- precedence = 210
-- works = ["shares"]
-- balance = false
-- measure = ["share_of_whole_pct"]
-- beside = ["share_of_whole_before_pct", "share_gained_points"]
-- heading = "Share: {subject.inside}"
-- sentence = "{subject} made up {figure} {when}"
-- say = false
-- example = ["/share crab 2025 of fish", "/share crude_oil gcc 2025 of goods", "/share exports 2025 of turnover"]
with part as (from cells($spans, $parts, $currency)),
whole as (from cells($spans, $wholes, $currency)),
shared as (
    select p.*, w.jpy as whole_jpy,
           case when $measure = 'volume' then pct_of(p.quantity, w.quantity) else pct_of(p.shown, w.shown) end as now,
           case when $measure = 'volume' then pct_of(p.quantity_before, w.quantity_before)
                else pct_of(p.shown_before, w.shown_before) end as before
    from part p join whole w using (period, flow, partner, commodity)
    where p.months = w.months
)
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       whole_jpy, now as share_of_whole_pct, base as compared_with, before as share_of_whole_before_pct,
       now - before as share_gained_points, quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from shared
