-- title   = "Share"
-- summary = "how much of the country's trade, and of Japan's trade in the commodity, and what it was a year before"
-- periods = "latest fytd"
-- balance = false
-- chart   = "stacked"
-- example = ["/share lng fy2024", "/share fish 2024", "/share russia imports fy2024"]
with figure as (
    select *, max(now.jpy) filter (commodity = 'total' and flow in ('export', 'import')) over own as partner_total,
           max(before.jpy) filter (commodity = 'total' and flow in ('export', 'import')) over own as partner_total_before,
           max(now.jpy) filter (partner = 'WORLD' and flow <> 'balance') over everyone as world,
           max(before.jpy) filter (partner = 'WORLD' and flow <> 'balance') over everyone as world_before
    from figures($periods, $flows, list_append($partners, 'WORLD'), list_append($commodities, 'total'), $currency)
    window own as (partition by period, flow, partner, now.months),
           everyone as (partition by period, flow, commodity, now.months)
)
select period, flow, partner, commodity, now.months as months_available, now.jpy as value_jpy, now.usd as value_usd,
       if(commodity = 'total', null, pct_of(now.jpy, partner_total)) as share_pct,
       if(commodity = 'total', null, pct_of(before.jpy, partner_total_before)) as share_before_pct,
       if(partner = 'WORLD', null, pct_of(now.jpy, world)) as share_of_world_pct,
       if(partner = 'WORLD', null, pct_of(before.jpy, world_before)) as share_of_world_before_pct,
       basis_of(now.series) as basis, now.series as series, before.series as base_series, now.longest as longest,
       now.lowest < 0 as has_negative
from figure
where flow <> 'balance' and list_contains($partners, partner::varchar) and list_contains($commodities, commodity::varchar)
