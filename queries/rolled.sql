-- title = "Rolling sum"
-- summary = "for every month the sum of so many months up to it"
-- periods = "last 24m"
-- menu = "none"
-- precedence = 208
-- looks = "rolling"
-- works = ["rolling"]
-- layout = "list"
-- balance = false
-- beside = ["change_pct"]
-- heading = "{subject}, rolling sums"
-- say = false
-- example = ["/exports rolling 12m last 24m", "/lng rolling 3m 2025"]
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       base as compared_with, case when flow <> 'balance' then pct_change(shown, shown_before) end as change_pct,
       quantity, case when quantity is not null then unit end as quantity_unit,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from cells($spans, $parts, $currency)
