-- title = "Share"
-- summary = "how much of the country's trade, and of Japan's trade in the commodity, and what it was a year before"
-- periods = "latest fytd"
-- balance = false
-- precedence = 30
-- direction = "as_traded"
-- measure = ["share_pct", "share_of_world_pct"]
-- chart = "parts"
-- heading_of_several = "Shares: {subject.inside}"
-- sentence = "{part} accounted for {percent} {whole} {when}"
-- example = ["/share lng fy2024", "/share fish 2024", "/share russia imports fy2024"]
select period, flow, partner, commodity, months as months_available, jpy as value_jpy, usd as value_usd,
       shown as value_shown,
       pct_of(jpy, partner_total) as share_pct, pct_of(jpy_before, partner_total_before) as share_before_pct,
       pct_of(jpy, world_total) as share_of_world_pct,
       pct_of(jpy_before, world_total_before) as share_of_world_before_pct,
       basis, stage, series, base_series, longest, lowest < 0 as has_negative
from figures($periods, $flows, $partners, $commodities, $currency)
where flow <> 'balance'
